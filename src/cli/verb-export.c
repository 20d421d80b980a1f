/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-report.h"
#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean replace;
  char **customers;
} options;

#define REPLACE_OPTION                                                                             \
  {                                                                                                \
    "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace,                                          \
        N_ ("Replace the file if there is one already"), NULL                                      \
  }

static const GOptionEntry replace_options[] = {
  REPLACE_OPTION,
  { NULL },
};

static const GOptionEntry some_options[] = {
  { "customer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.customers,
    N_ ("Only this customer; may be given again"), N_ ("NUMBER") },
  REPLACE_OPTION,
  { NULL },
};

static CliStatus
run_mass_setup (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (context->arguments[0]);
  g_autoptr (BackboneJob) job = backbone_mass_setup_export_some_job_new (
      context->landscape, (const char *const *)options.customers, file, options.replace);

  if (!cli_run_job (context, job, error))
    return CLI_FAILED;

  cli_output_say (context->output, _ ("Written to %s"), context->arguments[0]);
  cli_report_note (context,
                   _ ("Attention: %s holds passwords in clear text. Delete it as soon as it "
                      "was uploaded."),
                   context->arguments[0]);

  return CLI_DONE;
}

/* (transfer full) @job. */
static CliStatus
export_list (CliContext *context, BackboneJob *job, GError **error)
{
  g_autofree char *message = g_strdup_printf (_ ("Written to %s"), context->arguments[0]);

  return cli_run_edit (context, job, message, error);
}

static CliStatus
run_customer_numbers (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (context->arguments[0]);

  return export_list (
      context, backbone_customer_numbers_export_job_new (context->landscape, file, options.replace),
      error);
}

static CliStatus
run_assignments (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (context->arguments[0]);

  return export_list (
      context, backbone_assignments_export_job_new (context->landscape, file, options.replace),
      error);
}

static CliStatus
run_status (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (context->arguments[0]);

  return export_list (context,
                      backbone_status_export_job_new (context->landscape,
                                                      (const char *const *)options.customers, file,
                                                      options.replace),
                      error);
}

const CliVerb cli_export_verbs[] = {
  { "export", "mass-setup", "FILE.csv",
    N_ ("Writes the CSV file that SAP's mass set-up takes, with clear passwords"),
    "backbonectl export mass-setup mass-setup.csv", some_options, 1, 1, FALSE, run_mass_setup },
  { "export", "customer-numbers", "FILE",
    N_ ("Writes all customer numbers, one a line, as SM30 takes them"),
    "backbonectl export customer-numbers numbers.txt", replace_options, 1, 1, FALSE,
    run_customer_numbers },
  { "export", "assignments", "FILE.csv",
    N_ ("Writes local user;customer number;S-User, as AISUSER keeps them: without S"),
    "backbonectl export assignments assignments.csv", replace_options, 1, 1, FALSE,
    run_assignments },
  { "export", "status", "FILE.csv", N_ ("Writes how customers and their channels are"),
    "backbonectl export status status.csv --customer 1105772", some_options, 1, 1, FALSE,
    run_status },
  { NULL },
};
