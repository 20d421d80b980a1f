/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-complete.h"
#include "cli-context.h"
#include "cli-help.h"
#include "cli-report.h"
#include "cli-run.h"

#include <signal.h>
#include <stdio.h>

/* Opens the landscape, runs the verb, closes it. The first error counts. */
static CliStatus
run_verb (CliContext *context, GError **error)
{
  GError *local_error = NULL;
  CliStatus status;

  if (!context->verb->without_landscape && !cli_run_open (context, error))
    return CLI_FAILED;

  status = context->verb->run (context, &local_error);
  cli_run_close (context, local_error ? NULL : &local_error);
  if (local_error)
    g_propagate_error (error, local_error);

  return status;
}

static CliStatus
run_action (CliContext *context, CliAction action, const char *text, GError **error)
{
  GError *local_error = NULL;
  CliStatus status = CLI_DONE;

  if (action == CLI_ACTION_TEXT)
    g_string_append (context->output->text, text);
  else
    status = run_verb (context, &local_error);

  cli_output_flush (context->output, local_error ? NULL : &local_error);
  if (local_error)
    g_propagate_error (error, local_error);

  return status;
}

int
main (int argc, char *argv[])
{
  g_autoptr (CliContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CliStatus status = CLI_FAILED;
  CliAction action;

  backbone_core_init ();
  g_set_prgname ("backbonectl");
  signal (SIGPIPE, SIG_IGN);
  context = cli_context_new ();

  if (argc < 2)
    {
      text = cli_help_for_usage ();
      fputs (text, stderr);
      return CLI_BAD_INPUT;
    }

  if (g_str_equal (argv[1], CLI_COMPLETE_VERB))
    {
      text = cli_complete ((const char *const *)argv + 2, context->global_options);
      fputs (text, stdout);
      return CLI_DONE;
    }

  if (cli_context_parse (context, (const char *const *)argv, &action, &text, &error))
    status = run_action (context, action, text, &error);

  if (error == NULL)
    return status;

  if (context->verb && context->verb->fail)
    return context->verb->fail (context, error);

  cli_report_error (context, error);
  return cli_report_get_status (error);
}
