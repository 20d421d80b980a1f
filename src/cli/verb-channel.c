/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"
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

static struct
{
  gboolean dry_run;
  char *pfx;
  gboolean password_stdin;
} options;

static const GOptionEntry set_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
    N_ ("Change nothing, only count the channels that would change"), NULL },
  { NULL },
};

static const GOptionEntry test_options[] = {
  { "pfx", 0, 0, G_OPTION_ARG_FILENAME, &options.pfx,
    N_ ("Log on with the certificate of this file, where the channel logs on with one"),
    N_ ("FILE.pfx") },
  { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &options.password_stdin,
    N_ ("Read the password of the PFX file from standard input instead of asking for it"), NULL },
  { NULL },
};

/* Stands for every customer or every kind. */
#define ALL "all"

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

/* The kind that the second argument names, and the settings behind it. */
static gboolean
parse_arguments (CliContext *context, int **kinds, GError **error)
{
  const char *const texts[] = { context->arguments[1], NULL };

  *kinds = NULL;
  if (!g_str_equal (context->arguments[1], ALL) && !cli_parse_kinds (texts, kinds, error))
    return FALSE;

  return cli_context_check_settings (context, 2, error);
}

static char *
describe_count (guint n_changed)
{
  return g_strdup_printf (options.dry_run
                              ? g_dngettext (GETTEXT_PACKAGE, "%u channel would change.",
                                             "%u channels would change.", n_changed)
                              : g_dngettext (GETTEXT_PACKAGE, "%u channel was changed.",
                                             "%u channels were changed.", n_changed),
                          n_changed);
}

/* How many channels that concerns is not known before. */
static CliStatus
edit_many (CliContext *context, const int *kinds, GError **error)
{
  gboolean all = g_str_equal (context->arguments[0], ALL);
  const char *const numbers[] = { context->arguments[0], NULL };
  g_autoptr (BackboneJob) job = backbone_channel_edit_job_new (
      context->landscape, all ? NULL : numbers, kinds, (const char *const *)context->arguments + 2);
  g_autofree char *message = NULL;

  backbone_channel_edit_job_set_dry_run (job, options.dry_run);
  if (!cli_run_job (context, job, error))
    return CLI_FAILED;

  message = describe_count (backbone_channel_edit_job_get_n_changed (job));
  cli_output_say (context->output, "%s", message);

  return CLI_DONE;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  g_autofree int *kinds = NULL;

  if (!parse_arguments (context, &kinds, error))
    return CLI_BAD_INPUT;
  if (options.dry_run || g_str_equal (context->arguments[0], ALL))
    return edit_many (context, kinds, error);

  return edit (context, kinds, (const char *const *)context->arguments + 2, error);
}

static void
print_test (CliContext *context, BackboneCheckResult *result)
{
  BackboneVerdict verdict = backbone_check_result_get_verdict (result);
  const char *cause = backbone_verdict_to_cause (verdict);
  const char *next_step = backbone_verdict_to_next_step (verdict);

  cli_output_print_record (context->output, cli_result_columns, result);
  if (cause)
    /* Translators: followed by a sentence */
    cli_output_add_line (context->output, _ ("Cause: %s"), cause);
  if (next_step)
    /* Translators: followed by a sentence */
    cli_output_add_line (context->output, _ ("Next: %s"), next_step);
}

static gboolean
set_pfx (BackboneChannelTestJob *job, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (BackboneSecret) password = NULL;

  if (options.pfx == NULL && !options.password_stdin)
    return TRUE;
  if (options.pfx == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--password-stdin goes with --pfx"));
      return FALSE;
    }

  file = cli_run_find_file (options.pfx, error);
  password = file ? cli_password_get_any (options.password_stdin, _ ("Password of the PFX file: "),
                                          error)
                  : NULL;
  if (password == NULL)
    return FALSE;

  backbone_channel_test_job_set_pfx (job, file, password);
  return TRUE;
}

static CliStatus
run_test (CliContext *context, GError **error)
{
  g_autoptr (BackboneChannelTestJob) job = NULL;
  g_autofree int *kinds = NULL;
  BackboneCheckResult *result;

  if (!parse_arguments (context, &kinds, error))
    return CLI_BAD_INPUT;
  if (kinds == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("One channel is tested at a time: name its kind"));
      return CLI_BAD_INPUT;
    }

  job = backbone_channel_test_job_new (context->landscape, context->arguments[0],
                                       (BackboneChannelKind)kinds[0],
                                       (const char *const *)context->arguments + 2);
  if (!set_pfx (job, error))
    return CLI_BAD_INPUT;
  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  result = backbone_channel_test_job_get_result (job);
  print_test (context, result);

  return backbone_check_result_get_verdict (result) == BACKBONE_VERDICT_OK ? CLI_DONE
                                                                           : CLI_NOT_GOOD;
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
    "backbonectl channel set 1105772 portal host=apps.support.sap.com proxy=direct", set_options, 3,
    -1, FALSE, run_set,
    N_ ("Keys are destination, type, host, port, path_prefix, test_path, good_status, proxy "
        "(inherit, direct\nor http://HOST:PORT), authentication (basic or certificate), enabled "
        "(yes or no), connect_time_limit and\nanswer_time_limit (seconds). An empty value goes "
        "back "
        "to that of the endpoint or the landscape.\nNUMBER or KIND may be “all”.") },
  { "channel", "test", "NUMBER KIND [KEY=VALUE...]",
    N_ ("Checks a channel with settings that are not saved"),
    "backbonectl channel test 1105772 portal test_path=/sap/bc/ping", test_options, 2, -1, FALSE,
    run_test,
    N_ ("Nothing is stored but a line in the audit log. A user whose log-on is refused is held all "
        "the same, and\na held user is not tried.") },
  { "channel", "enable", "NUMBER [KIND...]", N_ ("Uses and checks channels again"),
    "backbonectl channel enable 1105772 parcel-box", NULL, 1, -1, FALSE, run_enable },
  { "channel", "disable", "NUMBER [KIND...]", N_ ("Leaves channels out of use and of checks"),
    "backbonectl channel disable 1105772 parcel-box", NULL, 1, -1, FALSE, run_disable },
  { NULL },
};
