/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static const CliColumn columns[] = {
  { "fingerprint", N_ ("Fingerprint"), "fingerprint" },
  { "subject", N_ ("Subject"), "subject" },
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
  { "trust", "add", "CA.pem", N_ ("Trusts the CA certificates of a PEM file"),
    "backbonectl trust add proxy-ca.pem", NULL, 1, 1, FALSE, run_add },
  { "trust", "remove", "FINGERPRINT", N_ ("Trusts a CA certificate no longer"),
    "backbonectl trust remove 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    NULL, 1, 1, FALSE, run_remove },
  { NULL },
};
