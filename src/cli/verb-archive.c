/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"
#include "cli-report.h"
#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean passphrase_stdin;
  gboolean with_secrets;
  gboolean without_secrets;
  gboolean replace;
} options;

static const GOptionEntry save_options[] = {
  { "with-secrets", 0, 0, G_OPTION_ARG_NONE, &options.with_secrets,
    N_ ("Save passwords and keys of the keyring as well"), NULL },
  { "passphrase-stdin", 0, 0, G_OPTION_ARG_NONE, &options.passphrase_stdin,
    N_ ("Read the passphrase from standard input"), NULL },
  { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace,
    N_ ("Replace the file if there is one already"), NULL },
  { NULL },
};

static const GOptionEntry restore_options[] = {
  { "without-secrets", 0, 0, G_OPTION_ARG_NONE, &options.without_secrets,
    N_ ("Leave passwords and keys in the archive, for a computer without a keyring"), NULL },
  { "passphrase-stdin", 0, 0, G_OPTION_ARG_NONE, &options.passphrase_stdin,
    N_ ("Read the passphrase from standard input"), NULL },
  { NULL },
};

/* A typing error would lock everybody out, so a person types it twice. */
static BackboneSecret *
get_new_passphrase (GError **error)
{
  g_autoptr (BackboneSecret) passphrase
      = cli_password_get_any (options.passphrase_stdin, _ ("Passphrase for the archive: "), error);
  g_autoptr (BackboneSecret) again = NULL;

  if (passphrase == NULL
      || !backbone_passphrase_validate (backbone_secret_peek (passphrase), error))
    return NULL;
  if (options.passphrase_stdin)
    return g_steal_pointer (&passphrase);

  again = cli_password_get_any (FALSE, _ ("The same once more: "), error);
  if (again == NULL)
    return NULL;
  if (!backbone_secret_equal (passphrase, again))
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The two passphrases differ"));
      return NULL;
    }

  return g_steal_pointer (&passphrase);
}

static CliStatus
run_save (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (context->arguments[0]);
  g_autoptr (BackboneSecret) passphrase = get_new_passphrase (error);
  g_autofree char *message = g_strdup_printf (_ ("Saved to %s"), context->arguments[0]);

  if (passphrase == NULL)
    return CLI_BAD_INPUT;

  return cli_run_edit (context,
                       backbone_archive_save_job_new (context->landscape, file, passphrase,
                                                      options.with_secrets, options.replace),
                       message, error);
}

static void
say_restored (CliContext *context, BackboneArchiveRestoreJob *job)
{
  guint n_secrets = backbone_archive_restore_job_get_n_secrets (job);
  g_autofree char *secrets
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u secret is in the keyring.",
                                      "%u secrets are in the keyring.", n_secrets),
                         n_secrets);

  /* Translators: the name of a landscape, a file, and a sentence on the secrets */
  cli_output_say (context->output, _ ("“%s” is restored to %s. %s"),
                  backbone_archive_restore_job_get_description (job), context->path,
                  n_secrets > 0 ? secrets : _ ("No secrets were restored."));
  if (backbone_archive_restore_job_has_new_id (job))
    cli_report_note (context,
                     _ ("The keyring has secrets of this landscape already, so the restored "
                        "one is a landscape of its own, with copies of them."));
}

static CliStatus
run_restore (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = cli_run_find_file (context->arguments[0], error);
  g_autoptr (BackboneArchiveRestoreJob) job = NULL;
  g_autoptr (BackboneSecret) passphrase = NULL;

  if (file == NULL)
    return CLI_BAD_INPUT;
  passphrase
      = cli_password_get_any (options.passphrase_stdin, _ ("Passphrase of the archive: "), error);
  if (passphrase == NULL)
    return CLI_BAD_INPUT;

  job = backbone_archive_restore_job_new (file, context->path, passphrase);
  backbone_archive_restore_job_set_without_secrets (job, options.without_secrets);
  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  say_restored (context, job);
  return CLI_DONE;
}

const CliVerb cli_archive_verbs[] = {
  { "archive", "save", "FILE", N_ ("Writes the landscape into one encrypted file"),
    "backbonectl archive save landscape.backbone-archive --with-secrets", save_options, 1, 1, FALSE,
    run_save,
    N_ ("Only the passphrase opens the file again: it has 12 characters or more, is asked for "
        "twice, "
        "and nobody can recover it.") },
  { "archive", "restore", "FILE", N_ ("Makes a landscape out of an archive, on any computer"),
    "backbonectl --landscape restored.db archive restore landscape.backbone-archive",
    restore_options, 1, 1, TRUE, run_restore,
    N_ ("The file of --landscape must not be there yet. The secrets go to the keyring. If the "
        "keyring "
        "has secrets of that landscape already, the restored one gets an id of its own, so that "
        "the "
        "two don't share them.") },
  { NULL },
};
