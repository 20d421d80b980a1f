/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-confirm.h"
#include "cli-password.h"
#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static struct
{
  char *expiring;
  gboolean password_stdin;
  gboolean yes;
} options;

static const GOptionEntry list_options[] = {
  { "expiring", 0, 0, G_OPTION_ARG_FILENAME, &options.expiring,
    N_ ("Only those that expire within so many days, or have expired"), N_ ("DAYS") },
  { NULL },
};

static const GOptionEntry set_options[] = {
  { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &options.password_stdin,
    N_ ("Read its password from standard input and save it"), NULL },
  { NULL },
};

static const GOptionEntry remove_options[] = {
  { "yes", 0, 0, G_OPTION_ARG_NONE, &options.yes, N_ ("Do not ask"), NULL },
  { NULL },
};

static const CliColumn columns[] = {
  { "id", N_ ("S-User"), "id" },
  { "customer", N_ ("Customer"), "customer" },
  { "expires", N_ ("Expires"), "expires", .flags = CLI_COLUMN_TIME },
  { "authorisations", N_ ("Authorisations"), "authorisations" },
  { "state", N_ ("State"), "state" },
  { "software_download", N_ ("Software Download"), "software-download" },
  { "authorisations_source", NULL, "authorisations-source" },
  { "authorisations_time", NULL, "authorisations-time", .flags = CLI_COLUMN_TIME },
  { "customer_confirmed", NULL, "customer-confirmed" },
  { "has_password", N_ ("Password"), "has-password" },
  { "log_on_proven", NULL, "log-on-proven", .flags = CLI_COLUMN_TIME },
  { "held_since", N_ ("Held since"), "held-since", .flags = CLI_COLUMN_TIME },
  { "assignments", NULL, "n-assignments" },
  { NULL },
};

static const CliColumn check_columns[] = {
  { "s_user", N_ ("S-User"), "s-user" },
  { "customer", N_ ("Customer"), "customer" },
  { "verdict", N_ ("Verdict"), "verdict", .flags = CLI_COLUMN_VERDICT },
  { "software_download", N_ ("Software Download"), "software-download" },
  { "expires", N_ ("Expires"), "expires", .flags = CLI_COLUMN_TIME },
  { "authorisations", NULL, "authorisations" },
  { "evidence", N_ ("Evidence"), "evidence" },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  guint days = 0;

  if (options.expiring && !cli_parse_number ("--expiring", options.expiring, &days, error))
    return CLI_BAD_INPUT;

  return cli_run_print_list (
      context,
      backbone_landscape_list_s_users (context->landscape,
                                       options.expiring ? (int)MIN (days, 36500) : -1),
      columns, options.expiring ? _ ("No S-User expires then.") : _ ("No S-User is known."), error);
}

static gboolean
check_settings (CliContext *context, GError **error)
{
  if (!cli_context_check_settings (context, 1, error))
    return FALSE;

  if (context->n_arguments < 2 && !options.password_stdin)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("Nothing to change was given"));

  return context->n_arguments >= 2 || options.password_stdin;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  g_autofree char *id = backbone_user_id_normalize (context->arguments[0], error);
  g_autofree char *message = NULL;
  g_autoptr (BackboneSecret) password = NULL;

  if (id == NULL || !check_settings (context, error))
    return CLI_BAD_INPUT;
  if (options.password_stdin)
    {
      password = cli_password_get (TRUE, "", error);
      if (password == NULL)
        return CLI_BAD_INPUT;
    }

  /* Translators: %s is the ID of an S-User */
  message = g_strdup_printf (_ ("S-User %s was changed."), id);

  return cli_run_edit (context,
                       backbone_s_user_edit_job_new (context->landscape, id,
                                                     (const char *const *)context->arguments + 1,
                                                     password),
                       message, error);
}

/* Who acts for nobody can go without a question. */
static CliStatus
confirm_removal (CliContext *context, const char *const *ids, GError **error)
{
  g_autoptr (BackboneJob) job = backbone_s_user_remove_job_new (context->landscape, ids, NULL);
  g_autofree char *question = NULL;
  guint n_assignments;

  backbone_s_user_remove_job_set_dry_run (job, TRUE);
  if (!cli_run_job (context, job, error))
    return CLI_FAILED;

  n_assignments = backbone_s_user_remove_job_get_n_assignments (job);
  question = g_strdup_printf (
      /* Translators: the ID of an S-User and a count */
      g_dngettext (GETTEXT_PACKAGE,
                   "S-User %s has %u assignment, which goes with it and becomes a gap. Remove it?",
                   "S-User %s has %u assignments, which go with it and become gaps. Remove it?",
                   n_assignments),
      ids[0], n_assignments);

  return n_assignments == 0 || cli_confirm (context, question, options.yes, error) ? CLI_DONE
                                                                                   : CLI_BAD_INPUT;
}

static CliStatus
run_remove (CliContext *context, GError **error)
{
  g_autofree char *id = backbone_user_id_normalize (context->arguments[0], error);
  const char *const ids[] = { id, NULL };
  g_autofree char *message = NULL;
  CliStatus status;

  if (id == NULL)
    return CLI_BAD_INPUT;
  status = confirm_removal (context, ids, error);
  if (status != CLI_DONE)
    return status;

  /* Translators: %s is the ID of an S-User */
  message
      = g_strdup_printf (_ ("S-User %s was removed, with its assignments and its password."), id);

  return cli_run_edit (context, backbone_s_user_remove_job_new (context->landscape, ids, NULL),
                       message, error);
}

static gboolean
are_all_well (GListModel *results)
{
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BackboneSUserCheck) result = g_list_model_get_item (results, i);

      if (backbone_s_user_check_get_verdict (result) != BACKBONE_VERDICT_OK)
        return FALSE;
    }

  return TRUE;
}

static CliStatus
run_verify (CliContext *context, GError **error)
{
  const char *const *ids
      = context->n_arguments > 0 ? (const char *const *)context->arguments : NULL;
  g_autoptr (BackboneVerifyJob) job = backbone_verify_job_new (context->landscape, ids);
  GListModel *results = backbone_verify_job_get_results (job);

  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  cli_output_print_list (context->output, check_columns, results);
  if (g_list_model_get_n_items (results) == 0)
    cli_output_add_line (context->output, "%s", _ ("No S-User is known."));

  return are_all_well (results) ? CLI_DONE : CLI_NOT_GOOD;
}

const CliVerb cli_s_user_verbs[] = {
  { "s-user", "list", NULL, N_ ("Lists S-Users, when they expire and what they may do"),
    "backbonectl s-user list --expiring 90", list_options, 0, 0, FALSE, run_list },
  { "s-user", "set", "S-USER [KEY=VALUE...]", N_ ("Says what is known of an S-User"),
    "backbonectl s-user set S0018140001 customer=1105772 expires=2027-03-01", set_options, 1, -1,
    FALSE, run_set,
    N_ ("Keys are customer, expires (YYYY-MM-DD), state (active, locked or deleted), "
        "authorisations "
        "(ObjectIds with\ncommas between them) and password (without a value: it is taken away). "
        "An empty value forgets what was known.") },
  { "s-user", "remove", "S-USER", N_ ("Removes an S-User with its assignments and its password"),
    "backbonectl s-user remove S0018140001", remove_options, 1, 1, FALSE, run_remove,
    N_ ("Assignments that use it become gaps: you are asked before, unless --yes is given.") },
  { "s-user", "verify", "[S-USER]",
    N_ ("Logs on with technical user and S-User, reads customer number and authorisations"),
    "backbonectl s-user verify S0018140001", NULL, 0, 1, FALSE, run_verify,
    N_ ("Each S-User is tried once. A log-on that fails holds it: save its new password, or "
        "release "
        "it.") },
  { NULL },
};
