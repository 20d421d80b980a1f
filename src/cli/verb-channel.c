/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static CliStatus
run_list (CliContext *context, GError **error)
{
  const char *number = context->n_arguments > 0 ? context->arguments[0] : NULL;

  return cli_run_print_list (context, backbone_landscape_list_channels (context->landscape, number),
                             cli_channel_columns, _ ("There are no channels."), error);
}

/* Changes channels of the customer that the first argument names. */
static CliStatus
edit (CliContext *context, int *kinds, const char *const *settings, GError **error)
{
  g_autofree char *message = NULL;
  g_autofree char *number = backbone_customer_number_normalize (context->arguments[0], error);
  const char *const numbers[] = { number, NULL };

  if (number == NULL)
    return CLI_BAD_INPUT;

  /* Translators: %s is a customer number */
  message = g_strdup_printf (_ ("The channels of customer %s were changed."), number);

  return cli_run_edit (context,
                       backbone_channel_edit_job_new (context->landscape, numbers, kinds, settings),
                       message, error);
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  const char *const texts[] = { context->arguments[1], NULL };
  g_autofree int *kinds = NULL;

  if (!cli_parse_kinds (texts, &kinds, error))
    return CLI_BAD_INPUT;

  for (guint i = 2; i < context->n_arguments; i++)
    {
      if (strchr (context->arguments[i], '=') == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("“%s” is not of the form KEY=VALUE"), context->arguments[i]);
          return CLI_BAD_INPUT;
        }
    }

  return edit (context, kinds, (const char *const *)context->arguments + 2, error);
}

static CliStatus
set_enabled (CliContext *context, const char *setting, GError **error)
{
  const char *const settings[] = { setting, NULL };
  g_autofree int *kinds = NULL;

  if (!cli_parse_kinds ((const char *const *)context->arguments + 1, &kinds, error))
    return CLI_BAD_INPUT;

  return edit (context, kinds, settings, error);
}

static CliStatus
run_enable (CliContext *context, GError **error)
{
  return set_enabled (context, "enabled=yes", error);
}

static CliStatus
run_disable (CliContext *context, GError **error)
{
  return set_enabled (context, "enabled=no", error);
}

const CliVerb cli_channel_verbs[] = {
  { "channel", "list", "[NUMBER]", N_ ("Lists the channels of one customer, or of all"),
    "backbonectl channel list 1105772", NULL, 0, 1, FALSE, run_list },
  { "channel", "set", "NUMBER KIND KEY=VALUE...", N_ ("Changes a channel"),
    "backbonectl channel set 1105772 portal host=apps.support.sap.com proxy=direct", NULL, 3, -1,
    FALSE, run_set,
    N_ ("Keys are destination, type, host, port, path_prefix, test_path, good_status, proxy "
        "(inherit, direct\nor http://HOST:PORT), authentication (basic or certificate) and enabled "
        "(yes or no). An empty value\ngoes back to that of the endpoint.") },
  { "channel", "enable", "NUMBER [KIND...]", N_ ("Uses and checks channels again"),
    "backbonectl channel enable 1105772 parcel-box", NULL, 1, -1, FALSE, run_enable },
  { "channel", "disable", "NUMBER [KIND...]", N_ ("Leaves channels out of use and of checks"),
    "backbonectl channel disable 1105772 parcel-box", NULL, 1, -1, FALSE, run_disable },
  { NULL },
};
