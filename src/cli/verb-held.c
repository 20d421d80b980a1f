/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static const CliColumn columns[] = {
  { "id", N_ ("User"), "id" },
  { "customer", N_ ("Customer"), "customer" },
  { "since", N_ ("Since"), "held-since", .flags = CLI_COLUMN_TIME },
  { "verdict", N_ ("Verdict"), "held-verdict", .flags = CLI_COLUMN_VERDICT },
  { "channel", N_ ("Channel"), "held-kind" },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  return cli_run_print_list (context, backbone_landscape_list_held_users (context->landscape),
                             columns, _ ("No user is held."), error);
}

static CliStatus
run_release (CliContext *context, GError **error)
{
  g_autofree char *id = backbone_user_id_normalize (context->arguments[0], error);
  g_autofree char *message = NULL;

  if (id == NULL)
    return CLI_BAD_INPUT;

  /* Translators: %s is the ID of a user */
  message = g_strdup_printf (_ ("User %s was released: the next check tries it again."), id);

  return cli_run_edit (context, backbone_held_release_job_new (context->landscape, id), message,
                       error);
}

const CliVerb cli_held_verbs[] = {
  { "held", "list", NULL, N_ ("Lists technical users that no check tries, so as not to lock them"),
    "backbonectl held list", NULL, 0, 0, FALSE, run_list },
  { "held", "release", "ID", N_ ("Lets checks try a technical user or S-User again"),
    "backbonectl held release S0018132425", NULL, 1, 1, FALSE, run_release },
  { NULL },
};
