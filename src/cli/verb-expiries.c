/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean all;
} options;

static const GOptionEntry list_options[] = {
  { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("Also what nobody is warned of yet"), NULL },
  { NULL },
};

static const CliColumn columns[] = {
  { "item", N_ ("Item"), "item" },
  { "what", NULL, "what" },
  { "name", NULL, "name" },
  { "customer", N_ ("Customer"), "customer" },
  { "expires", N_ ("Expires"), "expires", .flags = CLI_COLUMN_TIME },
  { "days_left", N_ ("Days left"), "days-left" },
  { "acknowledged", N_ ("Acknowledged"), "acknowledged" },
  { "acknowledged_by", NULL, "acknowledged-by" },
  { "acknowledged_at", NULL, "acknowledged-at", .flags = CLI_COLUMN_TIME },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  return cli_run_print_list (context,
                             backbone_landscape_list_expiries (context->landscape, options.all),
                             columns, _ ("Nothing expires soon."), error);
}

static CliStatus
run_acknowledge (CliContext *context, GError **error)
{
  return cli_run_edit (
      context,
      backbone_expiry_acknowledge_job_new (context->landscape,
                                           (const char *const *)context->arguments),
      _ ("Acknowledged, until it is renewed or its end is nearer by one more warning."), error);
}

const CliVerb cli_expiries_verbs[] = {
  { "expiries", "list", NULL, N_ ("Lists certificates and S-Users that expire soon"),
    "backbonectl expiries list", list_options, 0, 0, FALSE, run_list,
    N_ ("Certificates of hosts as checks have met them, the whole way to their trusted roots where "
        "it ends earlier,\nclient certificates, and S-Users.") },
  { "expiries", "acknowledge", "ITEM...", N_ ("Says that somebody knows of it"),
    "backbonectl expiries acknowledge s-user:S0018132425", NULL, 1, -1, FALSE, run_acknowledge,
    N_ ("It is asked about again at the next of the warnings before its end, "
        "and when it has\nexpired.") },
  { NULL },
};
