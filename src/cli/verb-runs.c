/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_LIMIT 60

static struct
{
  char *limit;
} options;

static const GOptionEntry list_options[] = {
  { "limit", 0, 0, G_OPTION_ARG_FILENAME, &options.limit,
    N_ ("At most this many runs (default: 60)"), N_ ("N") },
  { NULL },
};

static const CliColumn run_columns[] = {
  { "run", N_ ("Run"), "number" },
  { "started", N_ ("Started"), "started", .flags = CLI_COLUMN_TIME },
  { "finished", N_ ("Finished"), "finished", .flags = CLI_COLUMN_TIME },
  { "cancelled", N_ ("Cancelled"), "cancelled" },
  { "actor", N_ ("Who"), "actor" },
  { "channels", N_ ("Channels"), "n-channels" },
  { "ok", N_ ("Good"), "n-ok" },
  { "not_ok", N_ ("Not good"), "n-not-ok" },
  { NULL },
};

static const CliColumn result_columns[] = {
  { "time", N_ ("Time"), "time", .flags = CLI_COLUMN_TIME },
  CLI_RESULT_COLUMNS,
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  g_autoptr (BackboneCheckRunList) list = NULL;
  g_autoptr (GListStore) shown = g_list_store_new (BACKBONE_TYPE_CHECK_RUN);
  guint limit = DEFAULT_LIMIT;

  if (options.limit && !cli_parse_number ("--limit", options.limit, &limit, error))
    return CLI_BAD_INPUT;

  list = backbone_check_run_list_new (context->landscape);
  backbone_check_run_list_set_fetch_all (list, TRUE);
  if (!cli_run_list (list, error))
    return CLI_FAILED;

  for (guint i = 0; i < MIN (limit, g_list_model_get_n_items (G_LIST_MODEL (list))); i++)
    {
      g_autoptr (BackboneCheckRun) run = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_list_store_append (shown, run);
    }
  cli_output_print_list (context->output, run_columns, G_LIST_MODEL (shown));
  if (g_list_model_get_n_items (G_LIST_MODEL (shown)) == 0)
    cli_output_add_line (context->output, _ ("Nothing was checked yet."));

  return CLI_DONE;
}

static CliStatus
run_show (CliContext *context, GError **error)
{
  guint run;

  if (!cli_parse_number ("RUN", context->arguments[0], &run, error))
    return CLI_BAD_INPUT;

  return cli_run_print_list (context, backbone_landscape_list_run_results (context->landscape, run),
                             result_columns, _ ("Everything that it checked was good."), error);
}

const CliVerb cli_runs_verbs[] = {
  { "runs", "list", NULL, N_ ("Lists the check runs, newest first: when, who, how many were good"),
    "backbonectl runs list --limit 10", list_options, 0, 0, FALSE, run_list },
  { "runs", "show", "RUN", N_ ("Lists what a check run found that was not good"),
    "backbonectl runs show 12", NULL, 1, 1, FALSE, run_show },
  { NULL },
};
