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

static const GOptionEntry history_options[] = {
  { "limit", 0, 0, G_OPTION_ARG_FILENAME, &options.limit,
    N_ ("At most this many results (default: 60)"), N_ ("N") },
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

static CliStatus
run_history (CliContext *context, GError **error)
{
  guint limit = DEFAULT_LIMIT;
  int kind = -1;
  BackboneChannelKind parsed;

  if (options.limit && !cli_parse_number ("--limit", options.limit, &limit, error))
    return CLI_BAD_INPUT;

  if (context->n_arguments > 1)
    {
      if (!cli_parse_kind (context->arguments[1], &parsed, error))
        return CLI_BAD_INPUT;
      kind = parsed;
    }

  return cli_run_print_list (
      context,
      backbone_landscape_list_history (context->landscape, context->arguments[0], kind, limit),
      columns, _ ("It was never checked."), error);
}

const CliVerb cli_history_verbs[] = {
  { "history", NULL, "NUMBER [KIND]", N_ ("Lists what the last checks of a customer found"),
    "backbonectl history 1105772 portal", history_options, 1, 2, FALSE, run_history },
  { NULL },
};
