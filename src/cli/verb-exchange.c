/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *customer;
  char *local_user;
} options;

static const GOptionEntry exchange_options[] = {
  { "customer", 0, 0, G_OPTION_ARG_FILENAME, &options.customer,
    N_ ("The customer with whose users it is tried"), N_ ("NUMBER") },
  { "user", 0, 0, G_OPTION_ARG_FILENAME, &options.local_user,
    N_ ("The local user whose S-User acts (default: FRN_BTC_SMP)"), N_ ("LOCAL-USER") },
  { NULL },
};

static CliStatus
try (CliContext *context, BackbonePurpose purpose, GError **error)
{
  g_autoptr (BackboneExchangeJob) job = NULL;
  BackboneExchange *result;

  if (options.customer == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--customer is missing: with whose users shall it be tried?"));
      return CLI_BAD_INPUT;
    }

  job = backbone_exchange_job_new (context->landscape, purpose, options.customer,
                                   options.local_user);
  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  result = backbone_exchange_job_get_result (job);
  cli_output_print_record (context->output, cli_exchange_columns, result);

  return backbone_exchange_get_verdict (result) == BACKBONE_VERDICT_OK ? CLI_DONE : CLI_NOT_GOOD;
}

static CliStatus
run_incident (CliContext *context, GError **error)
{
  return try (context, BACKBONE_PURPOSE_INCIDENTS, error);
}

static CliStatus
run_system_data (CliContext *context, GError **error)
{
  return try (context, BACKBONE_PURPOSE_SYSTEM_DATA, error);
}

static CliStatus
run_ewa (CliContext *context, GError **error)
{
  return try (context, BACKBONE_PURPOSE_EARLY_WATCH, error);
}

static CliStatus
run_note (CliContext *context, GError **error)
{
  return try (context, BACKBONE_PURPOSE_NOTES, error);
}

#define DETAILS                                                                                    \
  N_ ("Technical user and S-User must belong to the same customer number; otherwise nothing is "   \
      "sent. Nobody is tried\nwhose last log-on failed. What is tried depends on the endpoint "    \
      "profile: SAP's knows the download of a note only.")

const CliVerb cli_exchange_verbs[] = {
  { "exchange", "incident", "--customer NUMBER",
    N_ ("Sends a support incident as a trial and reads it back"),
    "backbonectl exchange incident --customer 1105772", exchange_options, 0, 0, FALSE, run_incident,
    DETAILS },
  { "exchange", "system-data", "--customer NUMBER",
    N_ ("Sends system data for the Maintenance Planner as a trial and reads it back"),
    "backbonectl exchange system-data --customer 1105772", exchange_options, 0, 0, FALSE,
    run_system_data, DETAILS },
  { "exchange", "ewa", "--customer NUMBER",
    N_ ("Sends a parcel to the parcel box as a trial and reads it back"),
    "backbonectl exchange ewa --customer 1105772", exchange_options, 0, 0, FALSE, run_ewa,
    DETAILS },
  { "exchange", "note", "--customer NUMBER", N_ ("Downloads the beginning of an SAP Note"),
    "backbonectl exchange note --customer 1105772 --user JOB_ADMIN", exchange_options, 0, 0, FALSE,
    run_note, DETAILS },
  { NULL },
};
