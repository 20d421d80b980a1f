/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static const CliColumn schedule_columns[] = {
  { "enabled", N_ ("Enabled"), "enabled" },
  { "interval", N_ ("Interval (minutes)"), "interval" },
  { "jitter", N_ ("Late by at most (minutes)"), "jitter" },
  { "quiet", N_ ("Quiet hours"), "quiet" },
  { "pace", N_ ("Log-ons a second"), "pace", .flags = CLI_COLUMN_ZERO_IS_NONE },
  { "last", N_ ("Last check of all"), "last", .flags = CLI_COLUMN_TIME },
  { "next", N_ ("Due at"), "next", .flags = CLI_COLUMN_TIME },
  { NULL },
};

static CliStatus
run_show (CliContext *context, GError **error)
{
  g_autoptr (BackboneList) list = backbone_landscape_list_schedule (context->landscape);
  g_autoptr (BackboneSchedule) schedule = NULL;

  if (!cli_run_list (list, error))
    return CLI_FAILED;

  schedule = g_list_model_get_item (G_LIST_MODEL (list), 0);
  cli_output_print_record (context->output, schedule_columns, schedule);

  return CLI_DONE;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  return cli_run_edit (
      context,
      backbone_schedule_edit_job_new (context->landscape, (const char *const *)context->arguments),
      _ ("The schedule was changed."), error);
}

const CliVerb cli_schedule_verbs[] = {
  { "schedule", "show", NULL, N_ ("Shows when channels are checked by themselves"),
    "backbonectl schedule show", NULL, 0, 0, FALSE, run_show },
  { "schedule", "set", "KEY=VALUE...", N_ ("Changes when channels are checked by themselves"),
    "backbonectl schedule set enabled=yes interval=60 quiet=22:00-06:00", NULL, 1, -1, FALSE,
    run_set,
    N_ ("Keys are enabled (yes or no), interval (15 to 1440 minutes), jitter (by how many minutes "
        "a "
        "check is late at\nmost), quiet (hours of the day in which nobody is told; empty for none) "
        "and pace (log-ons a second to one host,\n0 for no limit). What is due is checked by: "
        "backbonectl check --due") },
  { NULL },
};

static struct
{
  char *customer;
  char *note;
} options;

static const GOptionEntry add_options[] = {
  { "customer", 0, 0, G_OPTION_ARG_FILENAME, &options.customer,
    N_ ("Only this customer's, instead of the backbone's"), N_ ("NUMBER") },
  { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("What it is about"), N_ ("TEXT") },
  { NULL },
};

static const CliColumn maintenance_columns[] = {
  { "number", N_ ("Number"), "number" },
  { "customer", N_ ("Customer"), "customer" },
  { "from", N_ ("From"), "begins", .flags = CLI_COLUMN_TIME },
  { "until", N_ ("Until"), "ends", .flags = CLI_COLUMN_TIME },
  { "note", N_ ("Note"), "note" },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  return cli_run_print_list (context, backbone_landscape_list_maintenance (context->landscape),
                             maintenance_columns, _ ("No maintenance is planned."), error);
}

static gboolean
parse_time (const char *text, BackboneTime *time, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  if (backbone_time_parse (text, zone, time))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is no time: it must be such as 2026-11-28T20:00"), text);
  return FALSE;
}

static CliStatus
run_add (CliContext *context, GError **error)
{
  g_autoptr (BackboneMaintenance) maintenance = NULL;
  BackboneTime begins, ends;

  if (!parse_time (context->arguments[0], &begins, error)
      || !parse_time (context->arguments[1], &ends, error))
    return CLI_BAD_INPUT;

  maintenance = g_object_new (BACKBONE_TYPE_MAINTENANCE, "customer", options.customer, "begins",
                              begins, "ends", ends, "note", options.note, NULL);

  return cli_run_edit (context, backbone_maintenance_add_job_new (context->landscape, maintenance),
                       _ ("The maintenance is planned: nobody is told what is found meanwhile."),
                       error);
}

static CliStatus
run_remove (CliContext *context, GError **error)
{
  guint number;

  if (!cli_parse_number ("NUMBER", context->arguments[0], &number, error))
    return CLI_BAD_INPUT;

  return cli_run_edit (context, backbone_maintenance_remove_job_new (context->landscape, number),
                       _ ("The maintenance was removed."), error);
}

const CliVerb cli_maintenance_verbs[] = {
  { "maintenance", "list", NULL, N_ ("Lists the maintenance that is planned"),
    "backbonectl maintenance list", NULL, 0, 0, FALSE, run_list },
  { "maintenance", "add", "FROM UNTIL", N_ ("Plans maintenance, in which nobody is told"),
    "backbonectl maintenance add 2026-12-05T20:00 2026-12-06T04:00 --note \"SAP's weekend\"",
    add_options, 2, 2, FALSE, run_add,
    N_ ("Channels are checked and results stored all the same. Times are those of the local time "
        "zone unless they end\nwith another, such as Z.") },
  { "maintenance", "remove", "NUMBER", N_ ("Removes planned maintenance"),
    "backbonectl maintenance remove 3", NULL, 1, 1, FALSE, run_remove },
  { NULL },
};
