/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean verify;
  char *limit;
  char *customer;
  char *user;
  char *since;
  char *until;
  char *search;
} options;

static const GOptionEntry audit_options[] = {
  { "verify", 0, 0, G_OPTION_ARG_NONE, &options.verify,
    N_ ("Follow the chain of the log and tell whether it is unbroken"), NULL },
  { "limit", 0, 0, G_OPTION_ARG_FILENAME, &options.limit,
    N_ ("At most this many entries (default: all)"), N_ ("N") },
  { "customer", 0, 0, G_OPTION_ARG_FILENAME, &options.customer,
    N_ ("Only what is about a customer and its users"), N_ ("NUMBER") },
  { "user", 0, 0, G_OPTION_ARG_FILENAME, &options.user,
    N_ ("Only what somebody did whose name this is part of"), N_ ("NAME") },
  { "since", 0, 0, G_OPTION_ARG_FILENAME, &options.since, N_ ("Only from this day on"),
    N_ ("YYYY-MM-DD") },
  { "until", 0, 0, G_OPTION_ARG_FILENAME, &options.until, N_ ("Only up to this day"),
    N_ ("YYYY-MM-DD") },
  { "search", 0, 0, G_OPTION_ARG_FILENAME, &options.search, N_ ("Only entries with these words"),
    N_ ("TEXT") },
  { NULL },
};

static const CliColumn columns[] = {
  { "number", N_ ("Number"), "number" },
  { "time", N_ ("Time"), "time", .flags = CLI_COLUMN_TIME },
  { "actor", N_ ("Who"), "actor" },
  { "action", N_ ("Action"), "action" },
  { "subject", N_ ("Subject"), "subject" },
  { "before", N_ ("Before"), "before" },
  { "after", N_ ("After"), "after" },
  { "digest", NULL, "digest" },
  { NULL },
};

static void
print_verified (CliContext *context, guint n_entries, gint64 first_broken)
{
  g_autofree char *entry = g_strdup_printf ("%" G_GINT64_FORMAT, first_broken);
  g_autoptr (CliJson) json = NULL;

  if (context->output->format == CLI_FORMAT_JSON)
    {
      json = cli_json_new ();
      cli_json_begin_object (json);
      cli_json_key (json, "intact");
      cli_json_boolean (json, first_broken == 0);
      cli_json_key (json, "entries");
      cli_json_integer (json, n_entries);
      cli_json_key (json, "first_broken");
      if (first_broken == 0)
        cli_json_null (json);
      else
        cli_json_integer (json, first_broken);
      cli_json_end_object (json);
      cli_output_add_json (context->output, json);
    }
  else if (first_broken == 0)
    cli_output_say (context->output,
                    g_dngettext (GETTEXT_PACKAGE, "The audit log is intact: %u entry.",
                                 "The audit log is intact: %u entries.", n_entries),
                    n_entries);
  else
    cli_output_say (context->output,
                    _ ("The audit log was changed from outside: entry %s is the first broken one."),
                    entry);
}

static CliStatus
run_verify (CliContext *context, GError **error)
{
  g_autoptr (BackboneAuditVerifyJob) job = backbone_audit_verify_job_new (context->landscape);
  gint64 first_broken;

  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  first_broken = backbone_audit_verify_job_get_first_broken (job);
  print_verified (context, backbone_audit_verify_job_get_n_entries (job), first_broken);

  return first_broken == 0 ? CLI_DONE : CLI_NOT_GOOD;
}

/* (out) @time: when the day of the local time zone begins, or the one after it if @after; 0 without
 * one. */
static gboolean
parse_day (const char *what, const char *text, gboolean after, BackboneTime *time, GError **error)
{
  g_autofree char *midnight = text ? g_strconcat (text, "T00:00:00", NULL) : NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) wanted = NULL;

  *time = 0;
  if (text == NULL)
    return TRUE;

  day = g_date_time_new_from_iso8601 (midnight, zone);
  if (day == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: an option, and what was typed for it */
                   _ ("%s %s: it must be a day, such as 2026-11-25"), what, text);
      return FALSE;
    }

  wanted = g_date_time_add_days (day, after ? 1 : 0);
  *time = g_date_time_to_unix (wanted) * G_USEC_PER_SEC;

  return TRUE;
}

static CliStatus
print_entries (CliContext *context, BackboneAuditList *list, guint limit, GError **error)
{
  g_autoptr (GListStore) shown = g_list_store_new (BACKBONE_TYPE_AUDIT_ENTRY);
  guint n_items;

  if (!cli_run_list (list, error))
    return CLI_FAILED;

  n_items = MIN (limit, g_list_model_get_n_items (G_LIST_MODEL (list)));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (BackboneAuditEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_list_store_append (shown, entry);
    }
  cli_output_print_list (context->output, columns, G_LIST_MODEL (shown));
  if (n_items == 0)
    cli_output_add_line (context->output, _ ("There are no such entries."));

  return CLI_DONE;
}

static CliStatus
run_audit (CliContext *context, GError **error)
{
  g_autoptr (BackboneAuditList) list = NULL;
  BackboneTime from, until;
  guint limit = G_MAXINT;

  if (options.verify)
    return run_verify (context, error);

  if (options.limit && !cli_parse_number ("--limit", options.limit, &limit, error))
    return CLI_BAD_INPUT;

  if (!parse_day ("--since", options.since, FALSE, &from, error)
      || !parse_day ("--until", options.until, TRUE, &until, error))
    return CLI_BAD_INPUT;

  list = backbone_audit_list_new (context->landscape);
  backbone_audit_list_set_fetch_all (list, TRUE);
  backbone_audit_list_set_customer (list, options.customer);
  backbone_audit_list_set_actor (list, options.user);
  backbone_audit_list_set_search (list, options.search);
  backbone_audit_list_set_range (list, from, until);

  return print_entries (context, list, limit, error);
}

const CliVerb cli_audit_verbs[] = {
  { "audit", NULL, NULL, N_ ("Lists who changed what, newest first, or verifies the log"),
    "backbonectl audit --verify", audit_options, 0, 0, FALSE, run_audit },
  { NULL },
};
