/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static const CliColumn columns[] = {
  { "connect", N_ ("Connect (seconds)"), "connect-seconds" },
  { "answer", N_ ("Answer (seconds)"), "answer-seconds" },
  { NULL },
};

static CliStatus
run_show (CliContext *context, GError **error)
{
  cli_output_print_record (context->output, columns, context->landscape);

  return CLI_DONE;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  return cli_run_edit (
      context,
      backbone_time_limits_edit_job_new (context->landscape,
                                         (const char *const *)context->arguments),
      _ ("The time limits were changed. Channels with limits of their own keep these."), error);
}

const CliVerb cli_time_limit_verbs[] = {
  { "time-limit", "show", NULL, N_ ("Shows how long checks wait"), "backbonectl time-limit show",
    NULL, 0, 0, FALSE, run_show },
  { "time-limit", "set", "KEY=VALUE...", N_ ("Changes how long checks wait"),
    "backbonectl time-limit set connect=5 answer=20", NULL, 1, -1, FALSE, run_set,
    N_ ("Keys are connect (for the connection and again for its encryption) and answer (from the "
        "request to the\nend of the answer), in seconds from 1 to 100. An empty value goes back to "
        "the default. Channels may have\nlimits of their own: see channel set.") },
  { NULL },
};
