/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-password.h"
#include "cli-report.h"
#include "cli-run.h"

#include <glib/gi18n-lib.h>

static struct
{
  gboolean dry_run;
  gboolean skip_invalid;
  gboolean wipe;
} options;

static const GOptionEntry import_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
    N_ ("Only tell what would happen, change nothing"), NULL },
  { "skip-invalid", 0, 0, G_OPTION_ARG_NONE, &options.skip_invalid,
    N_ ("Import the valid rows; write the others to FILE.rejected.csv"), NULL },
  { "wipe", 0, 0, G_OPTION_ARG_NONE, &options.wipe,
    N_ ("Overwrite and delete the file once everything in it was taken"), NULL },
  { NULL },
};

static const CliColumn columns[] = {
  { "line", N_ ("Line"), "line" },
  { "outcome", N_ ("Outcome"), "outcome" },
  { "number", N_ ("Number"), "number" },
  { "description", N_ ("Description"), "description" },
  { "technical_user", N_ ("Technical user"), "technical-user" },
  { "reason", N_ ("Reason"), "reason" },
  { "has_password", NULL, "has-password" },
  { NULL },
};

static void
write_count (CliJson *json, BackboneImportJob *job, BackboneImportOutcome outcome)
{
  cli_json_key (json, backbone_import_outcome_to_id (outcome));
  cli_json_integer (json, backbone_import_job_get_count (job, outcome));
}

/* How an import ended. */
typedef struct
{
  gboolean imported;
  gboolean wiped;
} Ending;

static void
print_json (CliContext *context, BackboneImportJob *job, const Ending *ending)
{
  g_autoptr (CliJson) json = cli_json_new ();
  GListModel *rows = backbone_import_job_get_rows (job);
  GFile *rejected = backbone_import_job_get_rejected_file (job);

  cli_json_begin_object (json);
  cli_json_key (json, "dry_run");
  cli_json_boolean (json, options.dry_run);
  write_count (json, job, BACKBONE_IMPORT_NEW);
  write_count (json, job, BACKBONE_IMPORT_CHANGED);
  write_count (json, job, BACKBONE_IMPORT_UNCHANGED);
  write_count (json, job, BACKBONE_IMPORT_REFUSED);
  cli_json_key (json, "rows");
  cli_columns_write_list (columns, rows, json);
  cli_json_key (json, "rejected_file");
  cli_json_string (json, rejected ? g_file_peek_path (rejected) : NULL);
  cli_json_key (json, "imported");
  cli_json_boolean (json, ending->imported);
  cli_json_key (json, "wiped");
  cli_json_boolean (json, ending->wiped);
  cli_json_end_object (json);
  cli_output_add_json (context->output, json);
}

/* People see what needs them: what is refused, and before a change what it would be. */
static gboolean
is_worth_a_line (BackboneImportRow *row, gboolean with_changes)
{
  BackboneImportOutcome outcome = backbone_import_row_get_outcome (row);

  return outcome == BACKBONE_IMPORT_REFUSED
         || (with_changes && outcome != BACKBONE_IMPORT_UNCHANGED);
}

static void
print_text (CliContext *context, BackboneImportJob *job, const Ending *ending)
{
  g_autoptr (GListStore) shown = g_list_store_new (BACKBONE_TYPE_IMPORT_ROW);
  GListModel *rows = backbone_import_job_get_rows (job);
  GFile *rejected = backbone_import_job_get_rejected_file (job);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (BackboneImportRow) row = g_list_model_get_item (rows, i);

      if (is_worth_a_line (row, options.dry_run))
        g_list_store_append (shown, row);
    }
  cli_output_print_list (context->output, columns, G_LIST_MODEL (shown));

  cli_output_add_line (context->output, _ ("%u new, %u changed, %u unchanged, %u refused"),
                       backbone_import_job_get_count (job, BACKBONE_IMPORT_NEW),
                       backbone_import_job_get_count (job, BACKBONE_IMPORT_CHANGED),
                       backbone_import_job_get_count (job, BACKBONE_IMPORT_UNCHANGED),
                       backbone_import_job_get_count (job, BACKBONE_IMPORT_REFUSED));
  if (rejected)
    cli_output_add_line (context->output, _ ("The refused rows were written to %s"),
                         g_file_peek_path (rejected));
  if (options.dry_run)
    cli_output_add_line (context->output, "%s", _ ("This was a dry run: nothing was changed."));
  else if (!ending->imported)
    cli_output_add_line (context->output, "%s", _ ("Nothing was imported."));
  else if (ending->wiped)
    cli_output_add_line (context->output, "%s", _ ("The file was deleted."));
}

static void
print_rows (CliContext *context, BackboneImportJob *job, const Ending *ending)
{
  if (context->output->format == CLI_FORMAT_JSON)
    print_json (context, job, ending);
  else if (context->output->format == CLI_FORMAT_CSV)
    cli_output_print_list (context->output, columns, backbone_import_job_get_rows (job));
  else
    print_text (context, job, ending);
}

static gboolean
save_password (CliContext *context,
               BackboneImportRow *row,
               BackboneSecret *password,
               GError **error)
{
  const BackboneCustomerEdit edit = { .password = password };
  g_autoptr (BackboneJob) job = backbone_customer_edit_job_new (
      context->landscape, backbone_import_row_get_number (row), &edit);

  return cli_run_job (context, job, error);
}

static gboolean
lacks_password (BackboneImportRow *row)
{
  BackboneImportOutcome outcome = backbone_import_row_get_outcome (row);

  return (outcome == BACKBONE_IMPORT_NEW || outcome == BACKBONE_IMPORT_CHANGED)
         && backbone_import_row_get_technical_user (row) != NULL
         && !backbone_import_row_get_has_password (row);
}

/* Asks the person at the terminal, if there is one, for the passwords that the file lacks. */
static gboolean
ask_for_passwords (CliContext *context, BackboneImportJob *job, GError **error)
{
  GListModel *rows = backbone_import_job_get_rows (job);

  if (!cli_password_can_ask ())
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (BackboneImportRow) row = g_list_model_get_item (rows, i);
      g_autoptr (BackboneSecret) password = NULL;
      g_autoptr (GError) local_error = NULL;
      g_autofree char *prompt = NULL;

      if (!lacks_password (row))
        continue;

      /* Translators: the ID of a user and a customer number; mind the blank at the end */
      prompt = g_strdup_printf (_ ("Password of %s, customer %s (empty: later): "),
                                backbone_import_row_get_technical_user (row),
                                backbone_import_row_get_number (row));
      password = cli_password_ask (prompt, &local_error);
      if (local_error)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (password && !save_password (context, row, password, error))
        return FALSE;
    }

  return TRUE;
}

/* With rows refused, nothing was imported, which is an error unless that was only tried. */
static CliStatus
finish_refused (CliContext *context, BackboneImportJob *job, GError *refused, GError **error)
{
  g_autoptr (GError) owned = refused;
  const Ending ending = { FALSE, FALSE };

  print_rows (context, job, &ending);
  if (!options.dry_run)
    g_propagate_error (error, g_steal_pointer (&owned));

  return CLI_NOT_GOOD;
}

static CliStatus
run_import (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = cli_run_find_file (context->arguments[0], error);
  g_autoptr (BackboneImportJob) job = NULL;
  g_autoptr (GError) local_error = NULL;

  if (file == NULL)
    return CLI_BAD_INPUT;

  job = backbone_import_job_new (context->landscape, file);
  backbone_import_job_set_dry_run (job, options.dry_run);
  backbone_import_job_set_skip_invalid (job, options.skip_invalid);
  backbone_import_job_set_wipe (job, options.wipe);

  if (!cli_run_job (context, BACKBONE_JOB (job), &local_error))
    {
      if (g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED))
        return finish_refused (context, job, g_steal_pointer (&local_error), error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return CLI_FAILED;
    }

  const Ending ending = {
    .imported = !options.dry_run,
    .wiped = options.wipe && !g_file_query_exists (file, NULL),
  };

  print_rows (context, job, &ending);
  if (!options.dry_run && !ask_for_passwords (context, job, error))
    return CLI_FAILED;

  return backbone_import_job_get_count (job, BACKBONE_IMPORT_REFUSED) > 0 ? CLI_NOT_GOOD : CLI_DONE;
}

const CliVerb cli_import_verbs[] = {
  { "import", NULL, "FILE.csv",
    N_ ("Imports a list of customers with their technical users and passwords"),
    "backbonectl import customers.csv --dry-run", import_options, 1, 1, FALSE, run_import,
    N_ ("A row is: number;description;technical user;password. The whole file is imported, or, "
        "with "
        "refused\nrows and without --skip-invalid, nothing.") },
  { NULL },
};
