/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static const CliColumn columns[] = {
  { "fingerprint", N_ ("Fingerprint"), "fingerprint" },
  { "subject", NC_ ("certificate", "Subject"), "subject", .context = "certificate" },
  { "issuer", N_ ("Issuer"), "issuer" },
  { "not_before", N_ ("Valid from"), "not-before", .flags = CLI_COLUMN_TIME },
  { "not_after", N_ ("Valid until"), "not-after", .flags = CLI_COLUMN_TIME },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  return cli_run_print_list (context, backbone_landscape_list_trust_anchors (context->landscape),
                             columns, _ ("There are no trust anchors beside those of the system."),
                             error);
}

static char *
dup_names (gpointer item)
{
  const char *const *names = backbone_certificate_get_names (item);

  return names && *names ? g_strjoinv (", ", (char **)names) : NULL;
}

static const CliColumn certificate_columns[] = {
  { "subject", NC_ ("certificate", "Subject"), "subject", .context = "certificate" },
  { "issuer", N_ ("Issuer"), "issuer" },
  { "names", N_ ("Names"), .text = dup_names },
  { "not_before", N_ ("Valid from"), "not-before", .flags = CLI_COLUMN_TIME },
  { "not_after", N_ ("Valid until"), "not-after", .flags = CLI_COLUMN_TIME },
  { "key", N_ ("Key"), "key" },
  { "serial", N_ ("Serial number"), "serial" },
  { "sha256", N_ ("SHA-256"), "fingerprint" },
  { "sha1", N_ ("SHA-1"), "sha1" },
  { NULL },
};

/* Colons and case are left to whoever types a fingerprint; a beginning is enough if it is clear. */
static gboolean
matches (const char *fingerprint, const char *typed)
{
  for (; *typed; typed++)
    {
      if (*typed == ':' || *typed == ' ')
        continue;
      if (*fingerprint == ':')
        fingerprint++;
      if (g_ascii_toupper (*typed) != *fingerprint)
        return FALSE;
      fingerprint++;
    }

  return TRUE;
}

/* (transfer full) (nullable) */
static BackboneTrustAnchor *
find_anchor (GListModel *anchors, const char *typed, GError **error)
{
  g_autoptr (BackboneTrustAnchor) found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (anchors); i++)
    {
      g_autoptr (BackboneTrustAnchor) anchor = g_list_model_get_item (anchors, i);

      if (!matches (backbone_trust_anchor_get_fingerprint (anchor), typed))
        continue;
      if (found)
        {
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                       _ ("Several fingerprints begin with “%s”"), typed);
          return NULL;
        }
      found = g_steal_pointer (&anchor);
    }
  if (found == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                 _ ("There is no trust anchor with the fingerprint “%s”"), typed);

  return g_steal_pointer (&found);
}

static CliStatus
run_show (CliContext *context, GError **error)
{
  g_autoptr (BackboneList) anchors = backbone_landscape_list_trust_anchors (context->landscape);
  g_autoptr (BackboneTrustAnchor) anchor = NULL;
  g_autoptr (BackboneCertificate) certificate = NULL;

  if (!cli_run_list (anchors, error))
    return CLI_FAILED;

  anchor = find_anchor (G_LIST_MODEL (anchors), context->arguments[0], error);
  if (anchor)
    certificate = backbone_trust_anchor_dup_certificate (anchor, error);
  if (certificate == NULL)
    return CLI_BAD_INPUT;

  cli_output_print_record (context->output, certificate_columns, certificate);

  return CLI_DONE;
}

static CliStatus
run_add (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = cli_run_find_file (context->arguments[0], error);

  if (file == NULL)
    return CLI_BAD_INPUT;

  return cli_run_edit (context, backbone_trust_add_job_new (context->landscape, file),
                       _ ("The certificates are trusted from now on."), error);
}

static CliStatus
run_remove (CliContext *context, GError **error)
{
  return cli_run_edit (context,
                       backbone_trust_remove_job_new (context->landscape, context->arguments[0]),
                       _ ("The certificate is no longer trusted."), error);
}

const CliVerb cli_trust_verbs[] = {
  { "trust", "list", NULL, N_ ("Lists the CA certificates trusted besides the system's"),
    "backbonectl trust list", NULL, 0, 0, FALSE, run_list },
  { "trust", "show", "FINGERPRINT", N_ ("Shows the certificate of a trust anchor"),
    "backbonectl trust show 9F:86:D0:81", NULL, 1, 1, FALSE, run_show,
    N_ ("The beginning of the fingerprint is enough.") },
  { "trust", "add", "CA.pem", N_ ("Trusts the CA certificates of a PEM file"),
    "backbonectl trust add proxy-ca.pem", NULL, 1, 1, FALSE, run_add },
  { "trust", "remove", "FINGERPRINT", N_ ("Trusts a CA certificate no longer"),
    "backbonectl trust remove 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    NULL, 1, 1, FALSE, run_remove },
  { NULL },
};
