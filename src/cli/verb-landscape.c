/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *description;
  char *kind;
} options;

static const GOptionEntry set_options[] = {
  { "description", 0, 0, G_OPTION_ARG_FILENAME, &options.description,
    N_ ("What the landscape is called"), N_ ("TEXT") },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind, N_ ("What talks to the backbone"),
    N_ ("focused-run|solution-manager") },
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
  BackboneLandscapeKind kind;

  if (options.description == NULL && options.kind == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Nothing to change: --description or --kind is missing"));
      return CLI_BAD_INPUT;
    }

  if (options.description && options.kind)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--description and --kind are changed one at a time"));
      return CLI_BAD_INPUT;
    }
  if (options.kind)
    {
      if (!cli_parse_landscape_kind (options.kind, &kind, error))
        return CLI_BAD_INPUT;
      return cli_run_edit (context, backbone_landscape_kind_job_new (context->landscape, kind),
                           _ ("The kind of installation is changed"), error);
    }

  return cli_run_edit (context,
                       backbone_landscape_edit_job_new (context->landscape, options.description),
                       _ ("The landscape is renamed"), error);
}

const CliVerb cli_landscape_verbs[] = {
  { "landscape", "show", NULL, N_ ("Shows what the landscape is and where it lies"),
    "backbonectl landscape show", NULL, 0, 0, FALSE, run_show },
  { "landscape", "set", NULL, N_ ("Renames the landscape, or changes its kind"),
    "backbonectl landscape set --description \"Our customers\"", set_options, 0, 0, FALSE,
    run_set },
  { NULL },
};
