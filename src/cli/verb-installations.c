/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-run.h"
#include "cli-shared-columns.h"

#include <glib/gi18n-lib.h>

static struct
{
  char **customers;
  char *local_user;
  gboolean dry_run;
} options;

static const GOptionEntry refresh_options[] = {
  { "customer", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.customers,
    N_ ("Only this customer; may be given more than once"), N_ ("NUMBER") },
  { "user", 0, 0, G_OPTION_ARG_FILENAME, &options.local_user,
    N_ ("The local user whose S-Users read (default: FRN_BTC_SMP)"), N_ ("LOCAL-USER") },
  { NULL },
};

static const GOptionEntry import_options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
    N_ ("Only tell what would happen, change nothing"), NULL },
  { NULL },
};

static const CliColumn refresh_columns[] = {
  { "customer", N_ ("Customer"), "customer" },
  { "s_user", N_ ("S-User"), "s-user" },
  { "verdict", N_ ("Verdict"), "verdict", .flags = CLI_COLUMN_VERDICT },
  { "installations", N_ ("Installations"), "n-installations" },
  { "systems", N_ ("Systems"), "n-systems" },
  { "evidence", N_ ("Evidence"), "evidence" },
  { "local_user", NULL, "local-user" },
  { "time", NULL, "time", .flags = CLI_COLUMN_TIME },
  { NULL },
};

static const CliColumn change_columns[] = {
  { "line", N_ ("Line"), "line", .flags = CLI_COLUMN_ZERO_IS_NONE },
  { "outcome", N_ ("Outcome"), "outcome" },
  { "installation", N_ ("Installation"), "installation" },
  { "customer", N_ ("Customer"), "customer" },
  { "description", N_ ("Description"), "description" },
  { "reason", N_ ("Reason"), "reason" },
  { "previous_customer", NULL, "previous-customer" },
  { "systems", NULL, "systems" },
  { NULL },
};

static void
count_outcomes (GListModel *changes, guint *counts)
{
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (BackboneInstallationChange) change = g_list_model_get_item (changes, i);

      counts[backbone_installation_change_get_outcome (change)]++;
    }
}

/* @results: (nullable): BackboneRefresh. */
static void
print_json (CliContext *context, GListModel *results, GListModel *changes)
{
  g_autoptr (CliJson) json = cli_json_new ();
  guint counts[BACKBONE_N_INSTALLATION_OUTCOMES] = { 0 };

  count_outcomes (changes, counts);
  cli_json_begin_object (json);
  if (results)
    {
      cli_json_key (json, "customers");
      cli_columns_write_list (refresh_columns, results, json);
    }
  cli_json_key (json, "changes");
  cli_columns_write_list (change_columns, changes, json);
  cli_json_key (json, "summary");
  cli_json_begin_object (json);
  for (guint i = 0; i < BACKBONE_N_INSTALLATION_OUTCOMES; i++)
    {
      cli_json_key (json, backbone_installation_outcome_to_id (i));
      cli_json_integer (json, counts[i]);
    }
  cli_json_end_object (json);
  cli_json_end_object (json);
  cli_output_add_json (context->output, json);
}

/* What is as it was needs nobody. */
static void
print_changes (CliContext *context, GListModel *changes)
{
  g_autoptr (GListStore) shown = g_list_store_new (BACKBONE_TYPE_INSTALLATION_CHANGE);
  guint counts[BACKBONE_N_INSTALLATION_OUTCOMES] = { 0 };

  count_outcomes (changes, counts);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (BackboneInstallationChange) change = g_list_model_get_item (changes, i);

      if (backbone_installation_change_get_outcome (change) != BACKBONE_INSTALLATION_UNCHANGED)
        g_list_store_append (shown, change);
    }
  cli_output_print_list (context->output, change_columns, G_LIST_MODEL (shown));
  if (counts[BACKBONE_INSTALLATION_REFUSED] > 0)
    return;

  /* Translators: counts of installations */
  cli_output_add_line (
      context->output, _ ("%u new, %u moved, %u changed, %u unchanged, %u vanished"),
      counts[BACKBONE_INSTALLATION_NEW], counts[BACKBONE_INSTALLATION_MOVED],
      counts[BACKBONE_INSTALLATION_CHANGED], counts[BACKBONE_INSTALLATION_UNCHANGED],
      counts[BACKBONE_INSTALLATION_VANISHED]);
}

/* All that did not go well, and how many did. */
static void
print_results (CliContext *context, GListModel *results)
{
  g_autoptr (GListStore) shown = g_list_store_new (BACKBONE_TYPE_REFRESH);
  guint n = g_list_model_get_n_items (results);
  guint n_shown;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BackboneRefresh) result = g_list_model_get_item (results, i);

      if (backbone_refresh_get_verdict (result) != BACKBONE_VERDICT_OK)
        g_list_store_append (shown, result);
    }
  n_shown = g_list_model_get_n_items (G_LIST_MODEL (shown));
  cli_output_print_list (context->output, refresh_columns, G_LIST_MODEL (shown));
  cli_output_add_line (context->output,
                       g_dngettext (GETTEXT_PACKAGE, "%u of %u customer was read.",
                                    "%u of %u customers were read.", n),
                       n - n_shown, n);
}

static gboolean
are_all_well (GListModel *results)
{
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BackboneRefresh) result = g_list_model_get_item (results, i);

      if (backbone_refresh_get_verdict (result) != BACKBONE_VERDICT_OK)
        return FALSE;
    }

  return TRUE;
}

static CliStatus
run_refresh (CliContext *context, GError **error)
{
  g_autoptr (BackboneRefreshJob) job = backbone_refresh_job_new (
      context->landscape, (const char *const *)options.customers, options.local_user);
  GListModel *results = backbone_refresh_job_get_results (job);
  GListModel *changes = backbone_refresh_job_get_changes (job);

  if (!cli_run_job (context, BACKBONE_JOB (job), error))
    return CLI_FAILED;

  if (context->output->format == CLI_FORMAT_JSON)
    {
      print_json (context, results, changes);
    }
  else if (context->output->format == CLI_FORMAT_CSV)
    {
      cli_output_print_list (context->output, refresh_columns, results);
    }
  else
    {
      print_results (context, results);
      print_changes (context, changes);
    }

  return are_all_well (results) ? CLI_DONE : CLI_NOT_GOOD;
}

static void
print_import (CliContext *context, GListModel *changes, gboolean imported)
{
  if (context->output->format == CLI_FORMAT_JSON)
    {
      print_json (context, NULL, changes);
      return;
    }
  if (context->output->format == CLI_FORMAT_CSV)
    {
      cli_output_print_list (context->output, change_columns, changes);
      return;
    }

  print_changes (context, changes);
  if (options.dry_run)
    cli_output_add_line (context->output, "%s", _ ("This was a dry run: nothing was changed."));
  else if (!imported)
    cli_output_add_line (context->output, "%s", _ ("Nothing was imported."));
}

static CliStatus
run_import (CliContext *context, GError **error)
{
  g_autoptr (GFile) file = cli_run_find_file (context->arguments[0], error);
  g_autoptr (BackboneInstallationImportJob) job = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean refused;

  if (file == NULL)
    return CLI_BAD_INPUT;

  job = backbone_installation_import_job_new (context->landscape, file);
  backbone_installation_import_job_set_dry_run (job, options.dry_run);
  cli_run_job (context, BACKBONE_JOB (job), &local_error);
  refused = g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
  if (local_error == NULL || refused)
    print_import (context, backbone_installation_import_job_get_changes (job), local_error == NULL);
  /* A dry run with refused rows has told what it was asked. */
  if (local_error && !(options.dry_run && refused))
    g_propagate_error (error, g_steal_pointer (&local_error));

  return refused ? CLI_NOT_GOOD : CLI_DONE;
}

static CliStatus
run_list (CliContext *context, GError **error)
{
  const char *number = context->n_arguments > 0 ? context->arguments[0] : NULL;

  return cli_run_print_list (context,
                             backbone_landscape_list_installations (context->landscape, number),
                             cli_installation_columns, _ ("No installation is known."), error);
}

const CliVerb cli_installations_verbs[] = {
  { "installations", "list", "[NUMBER]", N_ ("Lists the installations and systems of customers"),
    "backbonectl installations list 1105772", NULL, 0, 1, FALSE, run_list },
  { "installations", "refresh", NULL,
    N_ ("Reads which installations belong to which customer, with each customer's S-User"),
    "backbonectl installations refresh --customer 1105772", refresh_options, 0, 0, FALSE,
    run_refresh,
    N_ ("A customer without an S-User for the local user is left out. An installation that is not "
        "listed any more\nis marked as missing, never deleted; a list that cannot be read to its "
        "end changes nothing.") },
  { "installations", "import", "FILE.csv", N_ ("Imports installations and systems from a file"),
    "backbonectl installations import installations.csv --dry-run", import_options, 1, 1, FALSE,
    run_import,
    N_ ("The file is CSV (customer number;installation number;description;system number;SID), a "
        "line for each system.\nThe last two may be missing. The whole file is imported, or "
        "nothing; what it does not name stays as it is.") },
  { NULL },
};
