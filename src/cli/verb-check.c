/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  char **customers;
  char **kinds;
  gboolean failing;
  gboolean release_held;
  gboolean due;
  char *parallel;
  gboolean progress;
} options;

static const GOptionEntry check_options[] = {
  { "customer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.customers,
    N_ ("Only this customer; may be given several times"), N_ ("NUMBER") },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.kinds,
    N_ ("Only channels of this kind; may be given several times"), N_ ("KIND") },
  { "failing", 0, 0, G_OPTION_ARG_NONE, &options.failing,
    N_ ("Only customers that are failing or need attention"), NULL },
  { "due", 0, 0, G_OPTION_ARG_NONE, &options.due,
    N_ ("All channels, if the schedule says that they are due and nobody else checks them"), NULL },
  { "release-held", 0, 0, G_OPTION_ARG_NONE, &options.release_held,
    N_ ("Try users again that are held since their log-on failed"), NULL },
  { "parallel", 0, 0, G_OPTION_ARG_FILENAME, &options.parallel,
    N_ ("Most connections to one host (default: as the distance asks for)"), N_ ("N") },
  { "progress", 0, 0, G_OPTION_ARG_NONE, &options.progress,
    N_ ("Print lines about the progress to standard error"), NULL },
  { NULL },
};

static guint
count_all (BackboneCheckJob *job)
{
  guint n = 0;

  for (int verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    n += backbone_check_job_get_count (job, verdict);

  return n;
}

static void
write_summary (BackboneCheckJob *job, CliJson *json)
{
  cli_json_begin_object (json);
  for (int verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    {
      guint n = backbone_check_job_get_count (job, verdict);

      if (n == 0 && verdict != BACKBONE_VERDICT_OK)
        continue;
      cli_json_key (json, backbone_verdict_to_id (verdict));
      cli_json_integer (json, n);
    }
  cli_json_end_object (json);
}

static void
print_json (CliContext *context, BackboneCheckJob *job)
{
  g_autoptr (CliJson) json = cli_json_new ();
  GListModel *results = backbone_check_job_get_results (job);

  cli_json_begin_object (json);
  cli_json_key (json, "run");
  cli_json_integer (json, backbone_check_job_get_run (job));
  cli_json_key (json, "results");
  cli_columns_write_list (cli_result_columns, results, json);
  cli_json_key (json, "summary");
  write_summary (job, json);
  if (options.due)
    {
      cli_json_key (json, "due");
      cli_json_boolean (json, backbone_check_job_was_due (job));
    }
  cli_json_end_object (json);
  cli_output_add_json (context->output, json);
}

/* @schedule: (nullable): somebody else is checking. */
static void
print_not_due (CliContext *context, BackboneSchedule *schedule)
{
  g_autofree char *next
      = schedule ? backbone_time_to_iso (backbone_schedule_get_next (schedule)) : NULL;

  if (schedule == NULL)
    cli_output_add_line (context->output, "%s", _ ("Another program is checking."));
  else if (!backbone_schedule_get_enabled (schedule))
    cli_output_add_line (context->output, "%s",
                         _ ("The schedule is off; see: backbonectl schedule set enabled=yes"));
  else
    /* Translators: %s is a point in time */
    cli_output_add_line (context->output, _ ("Nothing is due before %s."), next);
}

static void
print_summary (CliContext *context, BackboneCheckJob *job)
{
  guint n = count_all (job);

  if (!backbone_check_job_was_due (job))
    {
      print_not_due (context, backbone_check_job_get_schedule (job));
      return;
    }
  if (n == 0)
    {
      cli_output_add_line (context->output, "%s", _ ("There was nothing to check."));
      return;
    }

  cli_output_add_line (
      context->output,
      g_dngettext (GETTEXT_PACKAGE, "%u channel was checked:", "%u channels were checked:", n), n);
  for (int verdict = 0; verdict < BACKBONE_N_VERDICTS; verdict++)
    {
      guint count = backbone_check_job_get_count (job, verdict);
      g_autofree char *mark = cli_output_mark (context->output, backbone_verdict_to_id (verdict));

      if (count > 0)
        g_string_append_printf (context->output->text, "%6u %s\n", count, mark);
    }
}

/* What works needs nobody: people see the rest. */
static void
print_text (CliContext *context, BackboneCheckJob *job)
{
  g_autoptr (GListStore) bad = g_list_store_new (BACKBONE_TYPE_CHECK_RESULT);
  GListModel *results = backbone_check_job_get_results (job);

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BackboneCheckResult) result = g_list_model_get_item (results, i);

      if (backbone_check_result_get_verdict (result) != BACKBONE_VERDICT_OK)
        g_list_store_append (bad, result);
    }

  cli_output_print_list (context->output, cli_result_columns, G_LIST_MODEL (bad));
  if (g_list_model_get_n_items (G_LIST_MODEL (bad)) > 0)
    cli_output_add_line (context->output, "%s", "");
  print_summary (context, job);
  if (g_list_model_get_n_items (G_LIST_MODEL (bad)) > 0)
    cli_output_add_line (context->output, "%s",
                         _ ("Causes and next steps: backbonectl status --by-cause"));
}

static gboolean
configure (BackboneCheckJob *job, GError **error)
{
  g_autofree int *kinds = NULL;
  guint parallel = 0;

  if (options.due && (options.customers || options.kinds || options.failing))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--due is about all channels: it goes without --customer, --kind and "
                              "--failing"));
      return FALSE;
    }
  if (!cli_parse_kinds ((const char *const *)options.kinds, &kinds, error)
      || (options.parallel && !cli_parse_number ("--parallel", options.parallel, &parallel, error)))
    return FALSE;

  if (options.customers)
    backbone_check_job_set_customers (job, (const char *const *)options.customers);
  if (kinds)
    backbone_check_job_set_kinds (job, kinds);
  backbone_check_job_set_only_failing (job, options.failing);
  backbone_check_job_set_only_due (job, options.due);
  backbone_check_job_set_release_held (job, options.release_held);
  backbone_check_job_set_parallel (job, parallel);
  backbone_check_job_set_keep_results (job, TRUE);
  return TRUE;
}

/* A cancelled check says how much of it is kept. */
static void
explain_cancelled (BackboneCheckJob *job, GError **error)
{
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_error (error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
               _ ("It was cancelled; the results of %u of %u channels are stored"),
               backbone_job_get_done (BACKBONE_JOB (job)),
               backbone_job_get_total (BACKBONE_JOB (job)));
}

static CliStatus
run_check (CliContext *context, GError **error)
{
  g_autoptr (BackboneCheckJob) job = backbone_check_job_new (context->landscape);

  context->plain_progress = options.progress;
  if (!configure (job, error))
    return CLI_BAD_INPUT;

  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    {
      explain_cancelled (job, error);
      return CLI_FAILED;
    }

  if (context->output->format == CLI_FORMAT_JSON)
    print_json (context, job);
  else if (context->output->format == CLI_FORMAT_CSV)
    cli_output_print_list (context->output, cli_result_columns,
                           backbone_check_job_get_results (job));
  else
    print_text (context, job);

  return backbone_check_job_get_count (job, BACKBONE_VERDICT_OK) == count_all (job) ? CLI_DONE
                                                                                    : CLI_NOT_GOOD;
}

const CliVerb cli_check_verbs[] = {
  { "check", NULL, NULL, N_ ("Checks channels, all of them unless told otherwise"),
    "backbonectl check --customer 1105772 --kind portal", check_options, 0, 0, FALSE, run_check },
  { NULL },
};
