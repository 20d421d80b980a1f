/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"
#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

#define MAX_DAYS 36500

static struct
{
  gboolean password_stdin;
  char *expiring;
} options;

static const GOptionEntry list_options[] = {
  { "expiring", 0, 0, G_OPTION_ARG_FILENAME, &options.expiring,
    N_ ("Only those that expire within so many days, or have expired"), N_ ("DAYS") },
  { NULL },
};

static const GOptionEntry set_options[] = {
  { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &options.password_stdin,
    N_ ("Read the password of the PFX file from standard input instead of asking for it"), NULL },
  { NULL },
};

static char *
dup_expiry (gpointer item)
{
  return backbone_expiry_to_text (backbone_client_certificate_get_step (item),
                                  backbone_client_certificate_get_not_after (item),
                                  g_get_real_time ());
}

static const CliColumn list_columns[] = {
  { "customer", N_ ("Customer"), "customer" },
  { "technical_user", N_ ("Technical user"), "technical-user" },
  { "subject", NC_ ("certificate", "Subject"), "subject", .context = "certificate" },
  { "issuer", NULL, "issuer" },
  { "not_before", NULL, "not-before", .flags = CLI_COLUMN_TIME },
  { "not_after", N_ ("Valid until"), "not-after", .flags = CLI_COLUMN_TIME },
  { "warning", N_ ("Warning"), .text = dup_expiry },
  { "key_type", N_ ("Key"), "key-type" },
  { "fingerprint", NULL, "fingerprint" },
  { "saved", NULL, "saved", .flags = CLI_COLUMN_TIME },
  { NULL },
};

static const CliColumn columns[] = {
  { "customer", N_ ("Customer"), "customer" },
  { "technical_user", N_ ("Technical user"), "technical-user" },
  { "subject", NC_ ("certificate", "Subject"), "subject", .context = "certificate" },
  { "issuer", N_ ("Issuer"), "issuer" },
  { "not_before", N_ ("Valid from"), "not-before", .flags = CLI_COLUMN_TIME },
  { "not_after", N_ ("Valid until"), "not-after", .flags = CLI_COLUMN_TIME },
  { "warning", N_ ("Warning"), .text = dup_expiry },
  { "key_type", N_ ("Key"), "key-type" },
  { "fingerprint", N_ ("Fingerprint"), "fingerprint" },
  { "saved", N_ ("Saved"), "saved", .flags = CLI_COLUMN_TIME },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  guint days = 0;

  if (options.expiring == NULL)
    return cli_run_print_list (context,
                               backbone_landscape_list_certificates (context->landscape, NULL),
                               list_columns, _ ("There are no client certificates."), error);
  if (!cli_parse_number ("--expiring", options.expiring, &days, error))
    return CLI_BAD_INPUT;

  return cli_run_print_list (
      context,
      backbone_landscape_list_expiring_certificates (context->landscape, (int)MIN (days, MAX_DAYS)),
      list_columns, _ ("No client certificate expires then."), error);
}

/* (transfer full): the kinds of a customer's channels that log on with its certificate. */
static char *
find_kinds (CliContext *context, const char *number, GError **error)
{
  g_autoptr (BackboneList) channels = backbone_landscape_list_channels (context->landscape, number);
  g_autoptr (GString) kinds = g_string_new (NULL);

  if (!cli_run_list (channels, error))
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (channels)); i++)
    {
      g_autoptr (BackboneChannel) channel = g_list_model_get_item (G_LIST_MODEL (channels), i);

      if (backbone_channel_get_authentication (channel) == BACKBONE_AUTHENTICATION_CERTIFICATE)
        g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? ", " : "",
                                backbone_channel_kind_to_id (backbone_channel_get_kind (channel)));
    }

  return g_string_free (g_steal_pointer (&kinds), FALSE);
}

/* The certificate, and in text output who uses it. */
static CliStatus
print_certificate (CliContext *context, const char *number, GError **error)
{
  g_autoptr (BackboneList) list = backbone_landscape_list_certificates (context->landscape, number);
  g_autoptr (BackboneClientCertificate) certificate = NULL;
  g_autofree char *kinds = NULL;

  if (!cli_run_list (list, error))
    return CLI_FAILED;

  certificate = g_list_model_get_item (G_LIST_MODEL (list), 0);
  if (certificate == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                   _ ("No certificate is saved for customer %s"), number);
      return CLI_BAD_INPUT;
    }

  kinds = find_kinds (context, number, error);
  if (kinds == NULL)
    return CLI_FAILED;

  cli_output_print_record (context->output, columns, certificate);
  cli_output_add_line (context->output, "%s", "");
  if (*kinds)
    cli_output_add_line (context->output, _ ("These channels log on with it: %s"), kinds);
  else
    cli_output_add_line (context->output,
                         /* Translators: what follows the colon is typed and stays as it is */
                         _ ("No channel logs on with it yet. To change that: backbonectl channel "
                            "set %s KIND authentication=certificate"),
                         number);

  return CLI_DONE;
}

static CliStatus
run_show (CliContext *context, GError **error)
{
  g_autofree char *number = backbone_customer_number_normalize (context->arguments[0], error);

  return number ? print_certificate (context, number, error) : CLI_BAD_INPUT;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  g_autofree char *number = backbone_customer_number_normalize (context->arguments[0], error);
  g_autoptr (GFile) file = number ? cli_run_find_file (context->arguments[1], error) : NULL;
  g_autoptr (BackboneSecret) password = NULL;
  g_autoptr (BackboneCertificateJob) job = NULL;

  if (file == NULL)
    return CLI_BAD_INPUT;

  password = cli_password_get_any (options.password_stdin, _ ("Password of the PFX file: "), error);
  if (password == NULL)
    return CLI_BAD_INPUT;

  job = backbone_certificate_job_new (context->landscape, number, file, password);
  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  return print_certificate (context, number, error);
}

static CliStatus
run_remove (CliContext *context, GError **error)
{
  return cli_run_edit (
      context, backbone_certificate_remove_job_new (context->landscape, context->arguments[0]),
      _ ("The certificate was removed, with its key."), error);
}

const CliVerb cli_certificate_verbs[] = {
  { "certificate", "list", NULL, N_ ("Lists the client certificates of all customers"),
    "backbonectl certificate list --expiring 30", list_options, 0, 0, FALSE, run_list },
  { "certificate", "show", "NUMBER", N_ ("Shows the client certificate of a customer"),
    "backbonectl certificate show 1105772", NULL, 1, 1, FALSE, run_show },
  { "certificate", "set", "NUMBER FILE.pfx",
    N_ ("Saves the certificate of a PFX file for a customer's technical user"),
    "backbonectl certificate set 1105772 S0018132425.pfx --password-stdin < password.txt",
    set_options, 2, 2, FALSE, run_set,
    N_ ("It takes the place of the one that is saved. Key and certificate go to the keyring. "
        "Channels log on\nwith it once their setting is authentication=certificate.") },
  { "certificate", "remove", "NUMBER", N_ ("Removes a client certificate and its key"),
    "backbonectl certificate remove 1105772", NULL, 1, 1, FALSE, run_remove },
  { NULL },
};
