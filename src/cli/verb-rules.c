/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static const CliColumn columns[] = {
  { "bad", N_ ("Bad results till failing"), "bad" },
  { "good", N_ ("Good results till working"), "good" },
  { "warn", N_ ("Warned before an end (days)"), "warn" },
  { "parallel", N_ ("Connections to a host"), "parallel", .flags = CLI_COLUMN_ZERO_IS_NONE },
  { NULL },
};

static CliStatus
run_show (CliContext *context, GError **error)
{
  g_autoptr (BackboneList) list = backbone_landscape_list_rules (context->landscape);
  g_autoptr (BackboneRules) rules = NULL;

  if (!cli_run_list (list, error))
    return CLI_FAILED;

  rules = g_list_model_get_item (G_LIST_MODEL (list), 0);
  cli_output_print_record (context->output, columns, rules);

  return CLI_DONE;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  return cli_run_edit (
      context,
      backbone_rules_edit_job_new (context->landscape, (const char *const *)context->arguments),
      _ ("The rules of checks were changed."), error);
}

const CliVerb cli_rules_verbs[] = {
  { "rules", "show", NULL, N_ ("Shows how channels are checked and when people are told"),
    "backbonectl rules show", NULL, 0, 0, FALSE, run_show },
  { "rules", "set", "KEY=VALUE...",
    N_ ("Changes how channels are checked and when people are told"),
    "backbonectl rules set bad=3 good=2 warn=60,30,14,2", NULL, 1, -1, FALSE, run_set,
    N_ ("Keys are bad and good (how many such results in a row make a channel failing, and working "
        "again, 1 to 20), warn\n(how many days before the end of a certificate or an S-User people "
        "are warned, four times) and parallel\n(connections to one host at most, 0 to follow its "
        "distance).") },
  { NULL },
};
