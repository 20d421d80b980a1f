/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  char **customers;
  char *month;
  gboolean migration;
  char *output;
  gboolean html;
  gboolean replace;
} options;

static const GOptionEntry report_options[] = {
  { "customer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.customers,
    N_ ("All about one customer, instead of the landscape; may be given several times"),
    N_ ("NUMBER") },
  { "month", 0, 0, G_OPTION_ARG_FILENAME, &options.month,
    N_ ("What happened in a month, with availability and incidents"), N_ ("YYYY-MM") },
  { "migration", 0, 0, G_OPTION_ARG_NONE, &options.migration,
    N_ ("How far the migration guide is, with the evidence of each step"), NULL },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output,
    N_ ("Write to a file; its name ends in .html, .csv, .json or .txt"), N_ ("FILE") },
  { "html", 0, 0, G_OPTION_ARG_NONE, &options.html, N_ ("Print HTML, as --format html does"),
    NULL },
  { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace,
    N_ ("Replace the file if there is one already"), NULL },
  { NULL },
};

static gboolean
set_output (BackboneReportJob *job, GError **error)
{
  g_autoptr (GFile) file = NULL;
  BackboneReportFormat format;

  if (options.output == NULL)
    return TRUE;

  if (!backbone_report_format_from_name (options.output, &format))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--output %s: the name must end in .html, .csv, .json or .txt"),
                   options.output);
      return FALSE;
    }

  file = g_file_new_for_commandline_arg (options.output);
  backbone_report_job_set_file (job, file, format, options.replace);

  return TRUE;
}

static void
print (CliContext *context, BackboneReport *report)
{
  static const BackboneReportFormat formats[] = {
    [CLI_FORMAT_TEXT] = BACKBONE_REPORT_TEXT,
    [CLI_FORMAT_JSON] = BACKBONE_REPORT_JSON,
    [CLI_FORMAT_CSV] = BACKBONE_REPORT_CSV,
  };
  gboolean is_html = options.html || context->html;
  g_autofree char *text = backbone_report_write (
      report, is_html ? BACKBONE_REPORT_HTML : formats[context->output->format]);

  g_string_append (context->output->text, text);
}

static gboolean
options_agree (GError **error)
{
  if (!options.migration || (options.customers == NULL && options.month == NULL))
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("--migration is about the whole landscape, from the beginning till now: "
                          "it goes neither with --customer nor with --month"));

  return FALSE;
}

static CliStatus
run_report (CliContext *context, GError **error)
{
  g_autoptr (BackboneReportJob) job = backbone_report_job_new (context->landscape);

  for (guint i = 0; options.customers && options.customers[i] != NULL; i++)
    backbone_report_job_add_customer (job, options.customers[i]);
  if (options.migration)
    backbone_report_job_set_migration (job);
  if (!options_agree (error)
      || (options.month && !backbone_report_job_set_month (job, options.month, error))
      || !set_output (job, error))
    return CLI_BAD_INPUT;
  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  if (options.output)
    cli_output_say (context->output, _ ("Written to %s"), options.output);
  else
    print (context, backbone_report_job_get_report (job));

  return CLI_DONE;
}

const CliVerb cli_report_verbs[] = {
  { "report", NULL, NULL,
    N_ ("Reports on the landscape, on customers, on a month or on the migration, to read or to "
        "hand "
        "on"),
    "backbonectl report --month 2026-11 --output november.html", report_options, 0, 0, FALSE,
    run_report,
    N_ ("Reports never hold passwords or keys. Months and times are those of the local "
        "time zone; in CSV and JSON, times are UTC.") },
  { NULL },
};
