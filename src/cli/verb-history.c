/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_LIMIT 60

static struct
{
  char *limit;
  char *by;
  gboolean outages;
  char *since;
  char *until;
} options;

static const GOptionEntry history_options[] = {
  { "limit", 0, 0, G_OPTION_ARG_FILENAME, &options.limit,
    N_ ("At most this many results (default: 60)"), N_ ("N") },
  { "by", 0, 0, G_OPTION_ARG_FILENAME, &options.by,
    N_ ("Rolled up by hour or by day, as far back as the history goes"), N_ ("hour|day") },
  { "outages", 0, 0, G_OPTION_ARG_NONE, &options.outages,
    N_ ("When it did not work, since when, and what had changed before"), NULL },
  { "since", 0, 0, G_OPTION_ARG_FILENAME, &options.since,
    N_ ("With --by: not before this day of the local time zone"), N_ ("YYYY-MM-DD") },
  { "until", 0, 0, G_OPTION_ARG_FILENAME, &options.until, N_ ("With --by: not after this day"),
    N_ ("YYYY-MM-DD") },
  { NULL },
};

static const CliColumn columns[] = {
  { "time", N_ ("Time"), "time", .flags = CLI_COLUMN_TIME },
  CLI_RESULT_COLUMNS,
  { "run", NULL, "run" },
  { "tls_version", NULL, "tls-version" },
  { "chain_digest", NULL, "chain-digest" },
  { NULL },
};

static void
write_phases (gpointer item, CliJson *json, const char *suffix)
{
  static const char *const names[]
      = { "name-lookup", "proxy", "connect", "tls", "wait", "receive" };

  cli_json_begin_object (json);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *property = g_strconcat (names[i], suffix, NULL);
      g_autofree char *key = g_strdelimit (g_strdup (names[i]), "-", '_');
      gint64 value;

      g_object_get (item, property, &value, NULL);
      cli_json_key (json, key);
      if (value < 0)
        cli_json_null (json);
      else
        cli_json_integer (json, value);
    }
  cli_json_end_object (json);
}

static void
write_medians (gpointer item, CliJson *json)
{
  write_phases (item, json, "-median-us");
}

static void
write_p95s (gpointer item, CliJson *json)
{
  write_phases (item, json, "-p95-us");
}

#define FIGURE_FLAGS (CLI_COLUMN_NOT_JSON | CLI_COLUMN_NEGATIVE_IS_NONE)

static const CliColumn span_columns[] = {
  { "start", N_ ("Start"), "start", .flags = CLI_COLUMN_TIME },
  { "customer", N_ ("Customer"), "customer" },
  { "channel", N_ ("Channel"), "kind" },
  { "checks", N_ ("Checks"), "n-checks" },
  { "ok", N_ ("Good"), "n-ok" },
  { "failed", N_ ("Failed"), "n-bad" },
  { "skipped", NULL, "n-skipped" },
  { "own_trouble", NULL, "n-own" },
  { "worst", N_ ("Worst"), "worst", .flags = CLI_COLUMN_VERDICT },
  { "median_us", .json = write_medians },
  { "p95_us", .json = write_p95s },
  { "name_lookup_median_us", NULL, "name-lookup-median-us", .flags = FIGURE_FLAGS },
  { "proxy_median_us", NULL, "proxy-median-us", .flags = FIGURE_FLAGS },
  { "connect_median_us", NULL, "connect-median-us", .flags = FIGURE_FLAGS },
  { "tls_median_us", NULL, "tls-median-us", .flags = FIGURE_FLAGS },
  { "wait_median_us", N_ ("Wait, median (µs)"), "wait-median-us", .flags = FIGURE_FLAGS },
  { "receive_median_us", NULL, "receive-median-us", .flags = FIGURE_FLAGS },
  { "name_lookup_p95_us", NULL, "name-lookup-p95-us", .flags = FIGURE_FLAGS },
  { "proxy_p95_us", NULL, "proxy-p95-us", .flags = FIGURE_FLAGS },
  { "connect_p95_us", NULL, "connect-p95-us", .flags = FIGURE_FLAGS },
  { "tls_p95_us", NULL, "tls-p95-us", .flags = FIGURE_FLAGS },
  { "wait_p95_us", N_ ("Wait, 95 % (µs)"), "wait-p95-us", .flags = FIGURE_FLAGS },
  { "receive_p95_us", NULL, "receive-p95-us", .flags = FIGURE_FLAGS },
  { NULL },
};

static char *
dup_duration (gpointer item)
{
  BackboneTime until = backbone_outage_get_until (item);

  return until == 0 ? g_strdup (_ ("goes on"))
                    : backbone_time_span_to_text (until - backbone_outage_get_from (item));
}

static char *
dup_changes (gpointer item)
{
  return backbone_outage_dup_changes (item);
}

static void
write_changes (gpointer item, CliJson *json)
{
  const BackboneOutageChanges changes = backbone_outage_get_changes (item);

  cli_json_begin_array (json);
  for (guint i = 0; i < BACKBONE_N_OUTAGE_CHANGES; i++)
    {
      if (changes & (1u << i))
        cli_json_string (json, backbone_outage_change_to_id (1u << i));
    }
  cli_json_end_array (json);
}

static const CliColumn outage_columns[] = {
  { "from", N_ ("From"), "from", .flags = CLI_COLUMN_TIME },
  { "until", N_ ("Until"), "until", .flags = CLI_COLUMN_TIME },
  { "duration", N_ ("Duration"), .text = dup_duration, .flags = CLI_COLUMN_NOT_JSON },
  { "customer", N_ ("Customer"), "customer" },
  { "channel", N_ ("Channel"), "kind" },
  { "verdict", N_ ("Verdict"), "verdict", .flags = CLI_COLUMN_VERDICT },
  { "evidence", N_ ("Evidence"), "evidence" },
  { "changed", N_ ("What had changed"), .text = dup_changes, .json = write_changes },
  { "address", NULL, "address" },
  { "proxy", NULL, "proxy" },
  { "chain_digest", NULL, "chain-digest" },
  { "credential_saved", NULL, "credential-saved", .flags = CLI_COLUMN_TIME },
  { "before", NULL, "before", .flags = CLI_COLUMN_TIME },
  { "before_address", NULL, "before-address" },
  { "before_proxy", NULL, "before-proxy" },
  { "before_chain_digest", NULL, "before-chain-digest" },
  { "before_credential_saved", NULL, "before-credential-saved", .flags = CLI_COLUMN_TIME },
  { NULL },
};

static gboolean
parse_day (const char *option, const char *text, int days, BackboneTime *time, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  *time = 0;
  if (text == NULL)
    return TRUE;
  if (backbone_day_parse (text, zone, time))
    {
      *time = backbone_day_add (*time, days, zone);
      return TRUE;
    }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: an option, and what was given for it */
               _ ("%s “%s”: it must be a day such as 2026-11-28"), option, text);
  return FALSE;
}

static CliStatus
print_spans (CliContext *context, int kind, guint limit, GError **error)
{
  BackboneTime from, until;

  if (!g_str_equal (options.by, "hour") && !g_str_equal (options.by, "day"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--by “%s”: it must be hour or day"), options.by);
      return CLI_BAD_INPUT;
    }
  if (!parse_day ("--since", options.since, 0, &from, error)
      || !parse_day ("--until", options.until, 1, &until, error))
    return CLI_BAD_INPUT;

  return cli_run_print_list (
      context,
      backbone_landscape_list_history_spans (context->landscape, context->arguments[0], kind,
                                             g_str_equal (options.by, "day"), from, until, limit),
      span_columns, _ ("It was never checked."), error);
}

static gboolean
check_options (GError **error)
{
  if ((options.by && options.outages) || ((options.since || options.until) && !options.by))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--since and --until go with --by, and --by without --outages"));
      return FALSE;
    }

  return TRUE;
}

static CliStatus
run_history (CliContext *context, GError **error)
{
  guint limit = DEFAULT_LIMIT;
  int kind = -1;
  BackboneChannelKind parsed;

  if ((options.limit && !cli_parse_number ("--limit", options.limit, &limit, error))
      || !check_options (error))
    return CLI_BAD_INPUT;

  if (context->n_arguments > 1)
    {
      if (!cli_parse_kind (context->arguments[1], &parsed, error))
        return CLI_BAD_INPUT;
      kind = parsed;
    }

  if (options.by)
    return print_spans (context, kind, limit, error);
  if (options.outages)
    return cli_run_print_list (
        context,
        backbone_landscape_list_outages (context->landscape, context->arguments[0], kind, limit),
        outage_columns, _ ("It has always worked."), error);

  return cli_run_print_list (
      context,
      backbone_landscape_list_history (context->landscape, context->arguments[0], kind, limit),
      columns, _ ("It was never checked."), error);
}

const CliVerb cli_history_verbs[] = {
  { "history", NULL, "NUMBER [KIND]", N_ ("Lists what the last checks of a customer found"),
    "backbonectl history 1105772 portal", history_options, 1, 2, FALSE, run_history,
    N_ ("Single results are kept for some days, then what they add up to by the hour and by the "
        "day: see retention.") },
  { NULL },
};

static const CliColumn retention_columns[] = {
  { "results", N_ ("Single results (days)"), "results" },
  { "hours", N_ ("By the hour (days)"), "hours" },
  { "days", N_ ("By the day (days)"), "days" },
  { NULL },
};

static CliStatus
run_retention_show (CliContext *context, GError **error)
{
  g_autoptr (BackboneList) list = backbone_landscape_list_retention (context->landscape);
  g_autoptr (BackboneRetention) retention = NULL;

  if (!cli_run_list (list, error))
    return CLI_FAILED;

  retention = g_list_model_get_item (G_LIST_MODEL (list), 0);
  cli_output_print_record (context->output, retention_columns, retention);

  return CLI_DONE;
}

static CliStatus
run_retention_set (CliContext *context, GError **error)
{
  return cli_run_edit (
      context,
      backbone_retention_edit_job_new (context->landscape, (const char *const *)context->arguments),
      _ ("How long the history is kept was changed."), error);
}

const CliVerb cli_retention_verbs[] = {
  { "retention", "show", NULL, N_ ("Shows how long the history is kept"),
    "backbonectl retention show", NULL, 0, 0, FALSE, run_retention_show },
  { "retention", "set", "KEY=VALUE...", N_ ("Changes how long the history is kept"),
    "backbonectl retention set results=30 days=730", NULL, 1, -1, FALSE, run_retention_set,
    N_ ("Keys are results, hours and days, each in days: how long single results are kept, and "
        "what they add up to by\nthe hour and by the day. What is too old is rolled up and deleted "
        "once a day, after a check.") },
  { NULL },
};
