/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"
#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean key_stdin;
} options;

static const GOptionEntry on_options[] = {
  { "key-stdin", 0, 0, G_OPTION_ARG_NONE, &options.key_stdin,
    N_ ("Read the registration key of the enhancement from standard input and save it"), NULL },
  { NULL },
};

static CliStatus
run_on (CliContext *context, GError **error)
{
  g_autoptr (BackboneSecret) key = NULL;

  if (options.key_stdin)
    {
      key = cli_password_get_any (TRUE, "", error);
      if (key == NULL)
        return CLI_BAD_INPUT;
    }

  return cli_run_edit (context, backbone_multi_customer_job_new (context->landscape, TRUE, key),
                       _ ("Multi-customer handling is on: channels of all customers are used."),
                       error);
}

static CliStatus
run_off (CliContext *context, GError **error)
{
  return cli_run_edit (context, backbone_multi_customer_job_new (context->landscape, FALSE, NULL),
                       _ ("Multi-customer handling is off: only channels of the owner are used."),
                       error);
}

const CliVerb cli_multi_customer_verbs[] = {
  { "multi-customer", "on", NULL, N_ ("Uses the channels of all customers"),
    "backbonectl multi-customer on", on_options, 0, 0, FALSE, run_on,
    N_ ("Record it when the enhancement implementation AI_SDK_SP_RFC_RP is active in the "
        "installation.") },
  { "multi-customer", "off", NULL, N_ ("Uses the channels of the owner only"),
    "backbonectl multi-customer off", NULL, 0, 0, FALSE, run_off,
    N_ ("Checks of other customers then say so, without any connection. As long as nobody has "
        "said it is off,\nthe channels of all customers are used.") },
  { NULL },
};
