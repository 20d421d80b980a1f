/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  char *release;
  char *file;
  gboolean confirm_note;
  gboolean restart;
  char *note;
} options;

static const GOptionEntry run_options[] = {
  { "release", 0, 0, G_OPTION_ARG_STRING, &options.release,
    N_ ("Step upgrade: the release of the installation, such as \"2.0 SP03\""), N_ ("RELEASE") },
  { "file", 0, 0, G_OPTION_ARG_FILENAME, &options.file,
    N_ ("Steps customer-numbers and assignments: a list that the installation wrote"),
    N_ ("FILE") },
  { "confirm-note", 0, 0, G_OPTION_ARG_NONE, &options.confirm_note,
    N_ ("Step mass-setup: SAP Note 2723182 is implemented"), NULL },
  { "restart", 0, 0, G_OPTION_ARG_NONE, &options.restart,
    N_ ("Step hub-config: begin with the first task, not where it stopped"), NULL },
  { NULL },
};

static const GOptionEntry done_options[] = {
  { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("What was done and seen"), N_ ("TEXT") },
  { NULL },
};

static const CliColumn evidence_columns[] = {
  { "when", N_ ("When"), "time", .flags = CLI_COLUMN_TIME },
  { "who", N_ ("Who"), "actor" },
  { "what", N_ ("What"), "what" },
  { "outcome", N_ ("State"), "outcome" },
  { "manual", NULL, "manual" },
  { NULL },
};

static const CliColumn task_columns[] = {
  { "task", N_ ("Task"), "id" },
  { "state", N_ ("State"), "state" },
  { "when", N_ ("When"), "time", .flags = CLI_COLUMN_TIME },
  { "log", N_ ("Log"), "log" },
  { NULL },
};

static const CliColumn rest_columns[] = {
  { "customer", N_ ("Customer"), "customer" },
  { "description", N_ ("Description"), "description" },
  { "missing", NULL, "missing" },
  { "reason", N_ ("What is missing"), "reason" },
  { NULL },
};

static void
write_evidence (gpointer item, CliJson *json)
{
  cli_columns_write_list (evidence_columns, backbone_setup_step_get_evidence (item), json);
}

static char *
dup_progress (gpointer item)
{
  if (!backbone_setup_step_get_per_customer (item))
    return NULL;

  /* Translators: for how many customers something is done, out of how many */
  return g_strdup_printf (_ ("%u of %u"), backbone_setup_step_get_customers_done (item),
                          backbone_setup_step_get_customers_total (item));
}

/* (transfer full) (nullable): what was seen last. */
static char *
dup_last_evidence (gpointer item)
{
  g_autoptr (BackboneSetupEvidence) last
      = g_list_model_get_item (backbone_setup_step_get_evidence (item), 0);

  return last ? g_strdup (backbone_setup_evidence_get_what (last)) : NULL;
}

static const CliColumn step_columns[] = {
  { "id", N_ ("Step"), "id" },
  { "state", N_ ("State"), "state" },
  { "customers_done", NULL, "customers-done" },
  { "customers_total", NULL, "customers-total" },
  { "evidence", .json = write_evidence },
  { "stage", N_ ("Stage"), "stage" },
  { "number", NULL, "number" },
  { "title", N_ ("Title"), "title" },
  { "customers", N_ ("Customers"), .text = dup_progress,
    .flags = CLI_COLUMN_NOT_JSON | CLI_COLUMN_NOT_CSV },
  { "automatic", NULL, "automatic" },
  { "transaction", NULL, "transaction" },
  { "link", NULL, "link" },
  { "enter", NULL, "enter" },
  { "value", NULL, "value" },
  { "last_evidence", N_ ("Last seen"), .text = dup_last_evidence, .flags = CLI_COLUMN_NOT_JSON },
  { NULL },
};

/* Everything but the long lists; they stand below. */
static const CliColumn detail_columns[] = {
  { "id", N_ ("Step"), "id" },
  { "title", N_ ("Title"), "title" },
  { "explanation", N_ ("What for"), "explanation" },
  { "state", N_ ("State"), "state" },
  { "customers", N_ ("Customers"), .text = dup_progress },
  { "transaction", N_ ("Transaction"), "transaction" },
  { "link", N_ ("Opens with"), "link" },
  { "enter", N_ ("Enter"), "enter" },
  { NULL },
};

static gboolean
parse_step (const char *text, BackboneSetupStepKind *step, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  if (backbone_setup_step_kind_from_id (text, step))
    return TRUE;

  for (guint i = 0; i < BACKBONE_N_SETUP_STEPS; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", backbone_setup_step_kind_to_id (i));
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no step “%s”; there are: %s"), text, known->str);

  return FALSE;
}

/* (transfer full) (nullable): as it is now. */
static BackboneSetupStep *
load_step (CliContext *context, BackboneSetupStepKind step, GError **error)
{
  g_autoptr (BackboneList) steps = backbone_landscape_list_setup_steps (context->landscape);

  if (!cli_run_list (steps, error))
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (steps), step);
}

/* One step, with all that belongs to it */

typedef struct
{
  BackboneSetupStep *step;
  BackboneList *rest;
  BackboneList *tasks; /* nullable */
} Detail;

static void
detail_clear (Detail *self)
{
  g_clear_object (&self->step);
  g_clear_object (&self->rest);
  g_clear_object (&self->tasks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Detail, detail_clear)

/* For machines, what was seen is JSON as well. */
static void
write_detailed_evidence (GListModel *evidence, CliJson *json)
{
  cli_json_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (BackboneSetupEvidence) item = g_list_model_get_item (evidence, i);

      cli_json_begin_object (json);
      cli_columns_write_members (evidence_columns, item, json);
      cli_json_key (json, "details");
      cli_json_verbatim (json, backbone_setup_evidence_get_details (item));
      cli_json_end_object (json);
    }
  cli_json_end_array (json);
}

static void
print_detail_json (CliContext *context, const Detail *detail)
{
  g_autoptr (CliJson) json = cli_json_new ();

  cli_json_begin_object (json);
  for (const CliColumn *column = step_columns; column->key != NULL; column++)
    {
      if (!cli_column_is_in_json (column))
        continue;
      cli_json_key (json, column->key);
      if (g_str_equal (column->key, "evidence"))
        write_detailed_evidence (backbone_setup_step_get_evidence (detail->step), json);
      else
        cli_column_write_json (column, detail->step, json);
    }
  cli_json_key (json, "rest");
  cli_columns_write_list (rest_columns, G_LIST_MODEL (detail->rest), json);
  if (detail->tasks)
    {
      cli_json_key (json, "tasks");
      cli_columns_write_list (task_columns, G_LIST_MODEL (detail->tasks), json);
    }
  cli_json_end_object (json);
  cli_output_add_json (context->output, json);
}

static void
print_section (CliContext *context, const char *title, const CliColumn *columns, GListModel *list)
{
  if (list == NULL || g_list_model_get_n_items (list) == 0)
    return;

  cli_output_add_line (context->output, "%s", "");
  cli_output_add_line (context->output, "%s", title);
  cli_output_print_list (context->output, columns, list);
}

static void
print_detail_text (CliContext *context, const Detail *detail)
{
  cli_output_print_record (context->output, detail_columns, detail->step);
  print_section (context, _ ("Tasks:"), task_columns, G_LIST_MODEL (detail->tasks));
  print_section (context, _ ("Still to do:"), rest_columns, G_LIST_MODEL (detail->rest));
  print_section (context, _ ("Evidence:"), evidence_columns,
                 backbone_setup_step_get_evidence (detail->step));
}

static CliStatus
show_step (CliContext *context, BackboneSetupStepKind step, GError **error)
{
  g_auto (Detail) detail = { 0 };

  detail.step = load_step (context, step, error);
  if (detail.step == NULL)
    return CLI_FAILED;

  detail.rest = backbone_landscape_list_setup_rest (context->landscape, step, 0);
  if (step == BACKBONE_SETUP_STEP_KIND_HUB_CONFIG)
    detail.tasks = backbone_landscape_list_setup_tasks (context->landscape);
  if (!cli_run_list (detail.rest, error) || (detail.tasks && !cli_run_list (detail.tasks, error)))
    return CLI_FAILED;

  if (context->output->format == CLI_FORMAT_JSON)
    print_detail_json (context, &detail);
  else if (context->output->format == CLI_FORMAT_CSV)
    cli_output_print_list (context->output, rest_columns, G_LIST_MODEL (detail.rest));
  else
    print_detail_text (context, &detail);

  return CLI_DONE;
}

static CliStatus
run_show (CliContext *context, GError **error)
{
  BackboneSetupStepKind step;

  if (context->n_arguments == 0)
    return cli_run_print_list (context, backbone_landscape_list_setup_steps (context->landscape),
                               step_columns, "", error);
  if (!parse_step (context->arguments[0], &step, error))
    return CLI_BAD_INPUT;

  return show_step (context, step, error);
}

/* What came of it: text says the state and what was seen, JSON the whole step. */
static CliStatus
print_outcome (CliContext *context, BackboneSetupStepKind kind, GError **error)
{
  g_autoptr (BackboneSetupStep) step = load_step (context, kind, error);
  g_autofree char *seen = NULL;
  BackboneSetupState state;

  if (step == NULL)
    return CLI_FAILED;

  state = backbone_setup_step_get_state (step);
  seen = dup_last_evidence (step);
  if (context->output->format == CLI_FORMAT_TEXT)
    cli_output_add_line (context->output, "%s: %s: %s", backbone_setup_step_get_id (step),
                         backbone_setup_state_to_title (state), seen ? seen : "");
  else
    cli_output_print_record (context->output, step_columns, step);

  return state == BACKBONE_SETUP_STATE_DONE || state == BACKBONE_SETUP_STATE_NOT_NEEDED
             ? CLI_DONE
             : CLI_NOT_GOOD;
}

/* (transfer full) @job. */
static CliStatus
run_and_print (CliContext *context, BackboneJob *job, BackboneSetupStepKind step, GError **error)
{
  g_autoptr (BackboneJob) owned = job;

  return cli_run_job (context, owned, error) ? print_outcome (context, step, error) : CLI_FAILED;
}

static CliStatus
run_run (CliContext *context, GError **error)
{
  BackboneSetupRun run = { .release = options.release,
                           .confirm_note = options.confirm_note,
                           .restart = options.restart };
  g_autoptr (GFile) file = NULL;
  BackboneSetupStepKind step;

  if (!parse_step (context->arguments[0], &step, error))
    return CLI_BAD_INPUT;
  if (options.file)
    {
      file = cli_run_find_file (options.file, error);
      if (file == NULL)
        return CLI_BAD_INPUT;
    }
  run.file = file;

  return run_and_print (context, backbone_setup_run_job_new (context->landscape, step, &run), step,
                        error);
}

static CliStatus
run_done (CliContext *context, GError **error)
{
  BackboneSetupStepKind step;

  if (!parse_step (context->arguments[0], &step, error))
    return CLI_BAD_INPUT;
  if (options.note == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--note is missing: say what was done and seen"));
      return CLI_BAD_INPUT;
    }

  return run_and_print (
      context, backbone_setup_done_job_new (context->landscape, step, options.note), step, error);
}

static CliStatus
run_reopen (CliContext *context, GError **error)
{
  BackboneSetupStepKind step;
  CliStatus status;

  if (!parse_step (context->arguments[0], &step, error))
    return CLI_BAD_INPUT;

  status = run_and_print (context, backbone_setup_reopen_job_new (context->landscape, step), step,
                          error);

  return status == CLI_NOT_GOOD ? CLI_DONE : status;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  return cli_run_edit (
      context,
      backbone_setup_set_job_new (context->landscape, (const char *const *)context->arguments),
      _ ("The settings of the migration are changed."), error);
}

static CliStatus
run_letter (CliContext *context, GError **error)
{
  g_autoptr (BackboneSetupLetterJob) job
      = backbone_setup_letter_job_new (context->landscape, context->arguments[0]);
  const char *text;
  g_autoptr (CliJson) json = NULL;

  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  text = backbone_setup_letter_job_get_text (job);
  if (context->output->format != CLI_FORMAT_JSON)
    {
      g_string_append (context->output->text, text);
      return CLI_DONE;
    }

  json = cli_json_new ();
  cli_json_begin_object (json);
  cli_json_key (json, "letter");
  cli_json_string (json, text);
  cli_json_end_object (json);
  cli_output_add_json (context->output, json);

  return CLI_DONE;
}

const CliVerb cli_setup_verbs[] = {
  { "setup", "show", "[STEP]", N_ ("Shows how far the migration is, or all about one step"),
    "backbonectl setup show s-users", NULL, 0, 1, FALSE, run_show,
    N_ ("With a step: whom it is not done for, its tasks, and the evidence. In CSV that is the "
        "list of those who are left.") },
  { "setup", "run", "STEP", N_ ("Runs a step, or looks how far it is, and keeps the evidence"),
    "backbonectl setup run upgrade --release \"2.0 SP03\"", run_options, 1, 1, FALSE, run_run,
    N_ ("Steps: upgrade, s-users, internet, hub-config, mass-setup, customer-numbers, "
        "assignments, refresh. The exit\nstatus is 1 if the step is not done afterwards.") },
  { "setup", "done", "STEP", N_ ("Says by name that a step is done, for all customers of today"),
    "backbonectl setup done mass-setup --note \"Note 2723182 is in, 24 customers uploaded\"",
    done_options, 1, 1, FALSE, run_done },
  { "setup", "reopen", "STEP", N_ ("Says that a step has to be done again"),
    "backbonectl setup reopen customer-numbers", NULL, 1, 1, FALSE, run_reopen },
  { "setup", "set", "KEY=VALUE…", N_ ("Changes settings of the migration"),
    "backbonectl setup set host=https://frun.example.com:44300", NULL, 1, -1, FALSE, run_set,
    N_ ("Keys: host (address of the installation, for links), readiness_hours (how long ago at "
        "most a channel must\nhave been seen working before the legacy switch is reverted).") },
  { "setup", "letter", "NUMBER", N_ ("Writes the letter that asks a customer for its users"),
    "backbonectl setup letter 1105772", NULL, 1, 1, FALSE, run_letter },
  { NULL },
};
