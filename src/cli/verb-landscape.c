/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *description;
} options;

static const GOptionEntry set_options[] = {
  { "description", 0, 0, G_OPTION_ARG_FILENAME, &options.description,
    N_ ("What the landscape is called"), N_ ("TEXT") },
  { NULL },
};

static CliStatus
run_show (CliContext *context, GError **error)
{
  cli_output_print_record (context->output, cli_landscape_columns, context->landscape);

  return CLI_DONE;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  if (options.description == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Nothing to change: --description is missing"));
      return CLI_BAD_INPUT;
    }

  return cli_run_edit (context,
                       backbone_landscape_edit_job_new (context->landscape, options.description),
                       _ ("The landscape is renamed"), error);
}

const CliVerb cli_landscape_verbs[] = {
  { "landscape", "show", NULL, N_ ("Shows what the landscape is and where it lies"),
    "backbonectl landscape show", NULL, 0, 0, FALSE, run_show },
  { "landscape", "set", NULL, N_ ("Renames the landscape"),
    "backbonectl landscape set --description \"Our customers\"", set_options, 0, 0, FALSE,
    run_set },
  { NULL },
};
