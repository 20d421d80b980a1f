/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static struct
{
  char *customer;
} options;

static const GOptionEntry diagnose_options[] = {
  { "customer", 0, 0, G_OPTION_ARG_FILENAME, &options.customer,
    N_ ("Log on as the technical user of this customer, too"), N_ ("NUMBER") },
  { NULL },
};

static char *
dup_endpoint (gpointer item)
{
  int kind = backbone_diagnosis_get_kind (item);

  return g_strdup (kind < 0 ? backbone_diagnosis_get_url (item)
                            : backbone_channel_kind_to_id (kind));
}

/* The stage at which it ended, if it did not go well. */
static char *
dup_stage (gpointer item)
{
  GListModel *stages = backbone_diagnosis_get_stages (item);

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (BackboneDiagnosisStage) stage = g_list_model_get_item (stages, i);
      const char *state = backbone_diagnosis_stage_get_state (stage);

      if (g_str_equal (state, "failed"))
        return g_strdup (backbone_diagnosis_stage_get_stage (stage));
    }

  return backbone_diagnosis_get_verdict (item) == BACKBONE_VERDICT_OK ? NULL : g_strdup ("log-on");
}

/* In CSV there is a line for each endpoint; text and JSON are those of the report. */
static const CliColumn columns[] = {
  { "endpoint", .text = dup_endpoint }, { "url", NULL, "url" },
  { "verdict", NULL, "verdict" },       { "stage", .text = dup_stage },
  { "evidence", NULL, "evidence" },     { NULL },
};

static gboolean
configure (BackboneDiagnosisJob *job, CliContext *context, GError **error)
{
  const char *argument = context->n_arguments > 0 ? context->arguments[0] : NULL;
  int kinds[] = { -1, -1 };
  BackboneChannelKind kind;

  if (argument && strstr (argument, "://") && options.customer)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Nobody logs on at a free URL: leave --customer out"));
      return FALSE;
    }
  if (argument && strstr (argument, "://"))
    return backbone_diagnosis_job_set_url (job, argument, error);

  backbone_diagnosis_job_set_customer (job, options.customer);
  if (argument == NULL)
    return TRUE;
  if (!cli_parse_kind (argument, &kind, error))
    return FALSE;

  kinds[0] = (int)kind;
  backbone_diagnosis_job_set_kinds (job, kinds);
  return TRUE;
}

static gboolean
is_all_good (GListModel *diagnoses)
{
  for (guint i = 0; i < g_list_model_get_n_items (diagnoses); i++)
    {
      g_autoptr (BackboneDiagnosis) diagnosis = g_list_model_get_item (diagnoses, i);

      if (backbone_diagnosis_get_verdict (diagnosis) != BACKBONE_VERDICT_OK)
        return FALSE;
    }

  return TRUE;
}

static void
print (CliContext *context, BackboneDiagnosisJob *job)
{
  CliOutput *output = context->output;
  g_autofree char *report = NULL;

  if (output->format == CLI_FORMAT_CSV)
    {
      cli_output_print_list (output, columns, backbone_diagnosis_job_get_diagnoses (job));
      return;
    }

  report = output->format == CLI_FORMAT_JSON ? backbone_diagnosis_job_dup_json (job)
                                             : backbone_diagnosis_job_dup_report (job);
  g_string_append (output->text, report);
}

static CliStatus
run_diagnose (CliContext *context, GError **error)
{
  g_autoptr (BackboneDiagnosisJob) job = backbone_diagnosis_job_new (context->landscape);

  if (!configure (job, context, error))
    return CLI_BAD_INPUT;
  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  print (context, job);

  return is_all_good (backbone_diagnosis_job_get_diagnoses (job)) ? CLI_DONE : CLI_NOT_GOOD;
}

const CliVerb cli_diagnose_verbs[] = {
  { "diagnose", NULL, "[KIND | URL]",
    N_ ("Goes the way to an endpoint stage by stage and shows what is seen"),
    "backbonectl diagnose portal --customer 1105772", diagnose_options, 0, 1, FALSE, run_diagnose,
    N_ ("Without KIND or URL, all endpoints are diagnosed at once. Nobody logs on unless a "
        "customer is given; a user whose log-on is refused is held and not tried again.") },
  { NULL },
};
