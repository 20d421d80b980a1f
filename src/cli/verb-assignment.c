/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"
#include "cli-report.h"
#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean gaps;
  gboolean password_stdin;
  gboolean dry_run;
} options;

static const GOptionEntry list_options[] = {
  { "gaps", 0, 0, G_OPTION_ARG_NONE, &options.gaps,
    N_ ("Only what is missing: local users without an S-User for a customer"), NULL },
  { NULL },
};

static const GOptionEntry set_options[] = {
  { "password-stdin", 0, 0, G_OPTION_ARG_NONE, &options.password_stdin,
    N_ ("Read the password of the S-User from standard input and save it"), NULL },
  { NULL },
};

static const GOptionEntry import_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
    N_ ("Only tell what would happen, change nothing"), NULL },
  { NULL },
};

static const CliColumn columns[] = {
  { "local_user", N_ ("Local user"), "local-user" },
  { "customer", N_ ("Customer"), "customer" },
  { "s_user", N_ ("S-User"), "s-user" },
  { "state", N_ ("State"), "state" },
  { "expires", N_ ("Expires"), "expires", .flags = CLI_COLUMN_TIME },
  { "has_password", NULL, "has-password" },
  { "software_download", NULL, "software-download" },
  { NULL },
};

static const CliColumn change_columns[] = {
  { "line", N_ ("Line"), "line" },
  { "outcome", N_ ("Outcome"), "outcome" },
  { "local_user", N_ ("Local user"), "local-user" },
  { "customer", N_ ("Customer"), "customer" },
  { "s_user", N_ ("S-User"), "s-user" },
  { "reason", N_ ("Reason"), "reason" },
  { "has_password", NULL, "has-password" },
  { NULL },
};

static CliStatus
run_list (CliContext *context, GError **error)
{
  const char *empty = options.gaps ? _ ("There are no gaps.") : _ ("No S-User is assigned.");
  BackboneList *list = backbone_landscape_list_assignments (context->landscape, NULL, options.gaps);

  return cli_run_print_list (context, list, columns, empty, error);
}

/* What to look at, such as an S-User that was not known. */
static void
note_reasons (CliContext *context, BackboneAssignmentJob *job)
{
  GListModel *rows = backbone_assignment_job_get_rows (job);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (BackboneAssignmentChange) row = g_list_model_get_item (rows, i);
      const char *reason = backbone_assignment_change_get_reason (row);

      if (reason)
        cli_report_note (context, "%s", reason);
    }
}

static CliStatus
change (CliContext *context,
        const BackboneAssignmentEdit *edit,
        const char *message,
        GError **error)
{
  g_autoptr (BackboneAssignmentJob) job = backbone_assignment_job_new (context->landscape, edit, 1);

  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_BAD_INPUT;

  cli_output_say (context->output, "%s", message);
  note_reasons (context, job);

  return CLI_DONE;
}

static CliStatus
run_set (CliContext *context, GError **error)
{
  char **arguments = context->arguments;
  g_autofree char *local_user = backbone_local_user_normalize (arguments[0], error);
  g_autofree char *number = NULL;
  g_autofree char *s_user = NULL;
  g_autofree char *message = NULL;
  g_autoptr (BackboneSecret) password = NULL;

  if (local_user == NULL)
    return CLI_BAD_INPUT;
  number = backbone_customer_number_normalize (arguments[1], error);
  if (number == NULL)
    return CLI_BAD_INPUT;
  s_user = backbone_user_id_normalize (arguments[2], error);
  if (s_user == NULL)
    return CLI_BAD_INPUT;

  if (options.password_stdin)
    {
      password = cli_password_get (TRUE, "", error);
      if (password == NULL)
        return CLI_BAD_INPUT;
    }

  /* Translators: the ID of an S-User, a local user and a customer number */
  message
      = g_strdup_printf (_ ("S-User %s acts for %s and customer %s."), s_user, local_user, number);

  return change (context, &(BackboneAssignmentEdit){ local_user, number, s_user, password },
                 message, error);
}

static CliStatus
run_remove (CliContext *context, GError **error)
{
  g_autofree char *local_user = backbone_local_user_normalize (context->arguments[0], error);
  g_autofree char *number = NULL;
  g_autofree char *message = NULL;

  if (local_user == NULL)
    return CLI_BAD_INPUT;
  number = backbone_customer_number_normalize (context->arguments[1], error);
  if (number == NULL)
    return CLI_BAD_INPUT;

  /* Translators: a local user and a customer number */
  message
      = g_strdup_printf (_ ("No S-User acts for %s and customer %s any more."), local_user, number);

  return change (context, &(BackboneAssignmentEdit){ local_user, number, NULL, NULL }, message,
                 error);
}

static void
write_count (CliJson *json, BackboneAssignmentJob *job, BackboneImportOutcome outcome)
{
  cli_json_key (json, backbone_import_outcome_to_id (outcome));
  cli_json_integer (json, backbone_assignment_job_get_count (job, outcome));
}

static void
print_json (CliContext *context, BackboneAssignmentJob *job, gboolean imported)
{
  g_autoptr (CliJson) json = cli_json_new ();
  GListModel *rows = backbone_assignment_job_get_rows (job);

  cli_json_begin_object (json);
  cli_json_key (json, "dry_run");
  cli_json_boolean (json, options.dry_run);
  write_count (json, job, BACKBONE_IMPORT_NEW);
  write_count (json, job, BACKBONE_IMPORT_CHANGED);
  write_count (json, job, BACKBONE_IMPORT_UNCHANGED);
  write_count (json, job, BACKBONE_IMPORT_REFUSED);
  cli_json_key (json, "rows");
  cli_columns_write_list (change_columns, rows, json);
  cli_json_key (json, "imported");
  cli_json_boolean (json, imported);
  cli_json_end_object (json);
  cli_output_add_json (context->output, json);
}

/* People see what needs them: what is refused, and before a change what it would be. */
static void
print_text (CliContext *context, BackboneAssignmentJob *job, gboolean imported)
{
  g_autoptr (GListStore) shown = g_list_store_new (BACKBONE_TYPE_ASSIGNMENT_CHANGE);
  GListModel *rows = backbone_assignment_job_get_rows (job);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (BackboneAssignmentChange) row = g_list_model_get_item (rows, i);
      BackboneImportOutcome outcome = backbone_assignment_change_get_outcome (row);

      if (outcome == BACKBONE_IMPORT_REFUSED
          || (options.dry_run && outcome != BACKBONE_IMPORT_UNCHANGED))
        g_list_store_append (shown, row);
    }
  cli_output_print_list (context->output, change_columns, G_LIST_MODEL (shown));
  cli_output_add_line (context->output, _ ("%u new, %u changed, %u unchanged, %u refused"),
                       backbone_assignment_job_get_count (job, BACKBONE_IMPORT_NEW),
                       backbone_assignment_job_get_count (job, BACKBONE_IMPORT_CHANGED),
                       backbone_assignment_job_get_count (job, BACKBONE_IMPORT_UNCHANGED),
                       backbone_assignment_job_get_count (job, BACKBONE_IMPORT_REFUSED));
  if (options.dry_run)
    cli_output_add_line (context->output, "%s", _ ("This was a dry run: nothing was changed."));
  else if (!imported)
    cli_output_add_line (context->output, "%s", _ ("Nothing was imported."));
}

static void
print_rows (CliContext *context, BackboneAssignmentJob *job, gboolean imported)
{
  if (context->output->format == CLI_FORMAT_JSON)
    print_json (context, job, imported);
  else if (context->output->format == CLI_FORMAT_CSV)
    cli_output_print_list (context->output, change_columns, backbone_assignment_job_get_rows (job));
  else
    print_text (context, job, imported);
}

/* Several changes at once, all or nothing. Takes the job. */
static CliStatus
run_changes (CliContext *context, BackboneAssignmentJob *changes, GError **error)
{
  g_autoptr (BackboneAssignmentJob) job = changes;
  g_autoptr (GError) local_error = NULL;
  gboolean done;

  backbone_assignment_job_set_dry_run (job, options.dry_run);
  done = cli_run_job (context, BACKBONE_JOB (job), &local_error);
  if (done || g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED))
    print_rows (context, job, done && !options.dry_run);
  /* A dry run with refused rows has told what it was asked. */
  if (local_error
      && !(options.dry_run
           && g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED)))
    g_propagate_error (error, g_steal_pointer (&local_error));

  return done ? CLI_DONE : CLI_NOT_GOOD;
}

static CliStatus
run_import (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = cli_run_find_file (context->arguments[0], error);

  if (file == NULL)
    return CLI_BAD_INPUT;

  return run_changes (context, backbone_assignment_import_job_new (context->landscape, file),
                      error);
}

/* (transfer full) (nullable) */
static GStrv
normalize_local_users (char **names, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *name = backbone_local_user_normalize (names[i], error);

      if (name == NULL)
        return NULL;
      g_strv_builder_add (builder, name);
    }

  return g_strv_builder_end (builder);
}

static CliStatus
run_paste (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = cli_run_find_file (context->arguments[0], error);
  g_auto (GStrv) local_users = NULL;
  g_autofree char *text = NULL;

  if (file == NULL)
    return CLI_BAD_INPUT;
  local_users = normalize_local_users (context->arguments + 1, error);
  if (local_users == NULL || !g_file_load_contents (file, NULL, &text, NULL, NULL, error))
    return CLI_BAD_INPUT;

  return run_changes (context,
                      backbone_assignment_paste_job_new (context->landscape, text,
                                                         (const char *const *)local_users, NULL),
                      error);
}

static CliStatus
run_fill (CliContext *context, GError **error)
{
  g_autofree char *local_user = backbone_local_user_normalize (context->arguments[0], error);

  if (local_user == NULL)
    return CLI_BAD_INPUT;

  return run_changes (
      context,
      backbone_assignment_fill_job_new (context->landscape, (const char *[]){ local_user, NULL },
                                        (const char *const *)context->arguments + 1),
      error);
}

const CliVerb cli_assignment_verbs[] = {
  { "assignment", "list", NULL, N_ ("Lists which S-User acts for which local user and customer"),
    "backbonectl assignment list --gaps", list_options, 0, 0, FALSE, run_list },
  { "assignment", "set", "LOCAL-USER NUMBER S-USER",
    N_ ("Lets an S-User act for a local user and a customer"),
    "backbonectl assignment set FRN_BTC_SMP 1105772 S0018140001", set_options, 3, 3, FALSE, run_set,
    N_ ("The S-User must belong to the customer number of the technical user. A local user that "
        "is not there yet\nis added; an S-User that is not known becomes known as that "
        "customer's.") },
  { "assignment", "remove", "LOCAL-USER NUMBER", N_ ("Takes an assignment away"),
    "backbonectl assignment remove FRN_BTC_SMP 1105772", NULL, 2, 2, FALSE, run_remove },
  { "assignment", "import", "FILE", N_ ("Imports a list of assignments, or of customer numbers"),
    "backbonectl assignment import aisuser.txt --dry-run", import_options, 1, 1, FALSE, run_import,
    N_ ("The file is CSV (local user;customer number;S-User;password), or a list of AISUSER or\n"
        "V_AISAPCUSTNOS saved as text, with columns between vertical bars. The whole file is "
        "imported, or nothing.") },
  { "assignment", "paste", "FILE LOCAL-USER...",
    N_ ("Takes a block of cells out of a spreadsheet, saved as tab-separated text"),
    "backbonectl assignment paste block.tsv FRN_BTC_SMP JOB_ADMIN --dry-run", import_options, 2, -1,
    FALSE, run_paste,
    N_ ("The first column holds customer numbers, the others S-Users of the local users in this "
        "order; or a heading\nnames the local users. The whole block is taken, or nothing.") },
  { "assignment", "fill", "LOCAL-USER NUMBER...",
    N_ ("Fills gaps of a local user with the S-User that each customer has already"),
    "backbonectl assignment fill JOB_ADMIN 1105772 1105790", import_options, 2, -1, FALSE, run_fill,
    N_ ("That is the S-User of the default batch user, or the only one that is known of the "
        "customer. What is\nassigned already stays.") },
  { NULL },
};
