/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"
#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean password_stdin;
  gboolean try_held;
  gboolean s_user;
} options;

static const GOptionEntry rotate_options[] = {
  { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &options.password_stdin,
    N_ ("Read the new password from standard input"), NULL },
  { "try-held", 0, 0, G_OPTION_ARG_NONE, &options.try_held,
    N_ ("Try it even if the user is held since a log-on failed"), NULL },
  { "s-user", 0, 0, G_OPTION_ARG_NONE, &options.s_user,
    N_ ("The user is an S-User, tried together with the technical user of its customer"), NULL },
  { NULL },
};

static const CliColumn list_columns[] = {
  { "kind", N_ ("Kind"), "kind" },
  { "id", N_ ("Of"), "id" },
  { "customer", N_ ("Customer"), "customer" },
  { "customers", NULL, "n-customers" },
  { "saved", N_ ("Saved"), "saved", .flags = CLI_COLUMN_TIME },
  { "last_success", N_ ("Last success"), "last-success", .flags = CLI_COLUMN_TIME },
  { "state", N_ ("State"), "state" },
  { "held_since", N_ ("Held since"), "held-since", .flags = CLI_COLUMN_TIME },
  { NULL },
};

/* S-Users without a password are no fault: jobs here need none of them. */
static gboolean
is_well (BackboneStoredSecret *secret)
{
  BackboneSecretState state = backbone_stored_secret_get_state (secret);

  return state != BACKBONE_SECRET_MISSING
         && (state != BACKBONE_SECRET_NOT_SAVED
             || backbone_stored_secret_get_kind (secret) == BACKBONE_SECRET_S_USER);
}

static gboolean
are_all_well (GListModel *secrets)
{
  for (guint i = 0; i < g_list_model_get_n_items (secrets); i++)
    {
      g_autoptr (BackboneStoredSecret) secret = g_list_model_get_item (secrets, i);

      if (!is_well (secret))
        return FALSE;
    }

  return TRUE;
}

static void
print_remarks (CliContext *context, BackboneSecretsJob *job)
{
  const GError *keyring_error = backbone_secrets_job_get_keyring_error (job);
  guint n_unreferenced = backbone_secrets_job_get_n_unreferenced (job);

  if (g_list_model_get_n_items (backbone_secrets_job_get_results (job)) == 0)
    cli_output_add_line (context->output, "%s", _ ("No password is stored."));
  if (keyring_error)
    /* Translators: followed by what is wrong with the keyring */
    cli_output_add_line (context->output, _ ("Whether the keyring has them can't be seen: %s"),
                         keyring_error->message);
  if (n_unreferenced > 0)
    cli_output_add_line (
        context->output,
        g_dngettext (GETTEXT_PACKAGE,
                     "The keyring holds %u secret more, which nothing refers to: the next change "
                     "of a password removes it.",
                     "The keyring holds %u secrets more, which nothing refers to: the next change "
                     "of a password removes them.",
                     n_unreferenced),
        n_unreferenced);
}

static CliStatus
run_list (CliContext *context, GError **error)
{
  g_autoptr (BackboneSecretsJob) job = backbone_secrets_job_new (context->landscape);
  GListModel *secrets = backbone_secrets_job_get_results (job);

  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  cli_output_print_list (context->output, list_columns, secrets);
  print_remarks (context, job);

  return are_all_well (secrets) ? CLI_DONE : CLI_NOT_GOOD;
}

static char *
dup_rotation (gpointer item)
{
  return g_strdup (backbone_rotation_to_id (backbone_rotate_job_get_rotation (item)));
}

static char *
dup_user (gpointer item)
{
  return g_strdup (backbone_rotate_job_get_user (item));
}

static char *
dup_customer (gpointer item)
{
  return g_strdup (backbone_rotate_job_get_customer (item));
}

/* None, if it was not tried anywhere. */
static char *
dup_channel (gpointer item)
{
  return backbone_rotate_job_get_customer (item)
             ? g_strdup (backbone_channel_kind_to_id (backbone_rotate_job_get_kind (item)))
             : NULL;
}

static char *
dup_verdict (gpointer item)
{
  return g_strdup (backbone_verdict_to_id (backbone_rotate_job_get_verdict (item)));
}

static char *
dup_evidence (gpointer item)
{
  return g_strdup (backbone_rotate_job_get_evidence (item));
}

static char *
dup_message (gpointer item)
{
  return backbone_rotate_job_dup_message (item);
}

static char *
dup_next_step (gpointer item)
{
  return g_strdup (backbone_rotation_to_next_step (backbone_rotate_job_get_rotation (item)));
}

static const CliColumn rotate_columns[] = {
  { "user", NULL, .text = dup_user },
  { "outcome", NULL, .text = dup_rotation },
  { "customer", NULL, .text = dup_customer },
  { "channel", NULL, .text = dup_channel },
  { "verdict", NULL, .text = dup_verdict },
  { "evidence", NULL, .text = dup_evidence },
  { "message", NULL, .text = dup_message },
  { "next_step", NULL, .text = dup_next_step },
  { NULL },
};

static void
print_outcome (CliContext *context, BackboneRotateJob *job)
{
  g_autofree char *message = dup_message (job);
  g_autofree char *next_step = dup_next_step (job);

  cli_output_add_line (context->output, "%s", message);
  if (backbone_rotate_job_get_evidence (job)
      && backbone_rotate_job_get_rotation (job) != BACKBONE_ROTATION_STORED)
    /* Translators: followed by what the other side answered */
    cli_output_add_line (context->output, _ ("Seen: %s"), backbone_rotate_job_get_evidence (job));
  if (next_step)
    cli_output_add_line (context->output, "%s", next_step);
}

static CliStatus
run_rotate (CliContext *context, GError **error)
{
  g_autofree char *id = backbone_user_id_normalize (context->arguments[0], error);
  g_autoptr (BackboneSecret) password = NULL;
  g_autoptr (BackboneRotateJob) job = NULL;

  if (id == NULL)
    return CLI_BAD_INPUT;
  password = cli_password_get (options.password_stdin, _ ("New password: "), error);
  if (password == NULL)
    return CLI_BAD_INPUT;

  job = options.s_user ? backbone_rotate_job_new_for_s_user (context->landscape, id, password)
                       : backbone_rotate_job_new (context->landscape, id, password);
  backbone_rotate_job_set_try_held (job, options.try_held);
  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  if (context->output->format == CLI_FORMAT_TEXT)
    print_outcome (context, job);
  else
    cli_output_print_record (context->output, rotate_columns, job);

  return backbone_rotate_job_get_rotation (job) == BACKBONE_ROTATION_STORED ? CLI_DONE
                                                                            : CLI_NOT_GOOD;
}

const CliVerb cli_password_verbs[] = {
  { "password", "list", NULL, N_ ("Lists for whom secrets are stored, since when, and where"),
    "backbonectl password list", NULL, 0, 0, FALSE, run_list },
  { "password", "rotate", "USER", N_ ("Tries a new password once, and uses it for all if it works"),
    "backbonectl password rotate S0018132425 --password-stdin", rotate_options, 1, 1, FALSE,
    run_rotate,
    N_ ("A technical user is tried on one channel, an S-User (--s-user) where the endpoint profile "
        "has a service\nfor it; without one its password is saved untried. Until the new password "
        "has worked, the old one is kept.") },
  { NULL },
};
