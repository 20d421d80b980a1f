/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-jobs.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-migration-private.h"
#include "backbone-db-setup-private.h"
#include "backbone-db-setup-progress-private.h"
#include "backbone-diagnosis-job.h"
#include "backbone-edit-job-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-refresh-job.h"
#include "backbone-setup-run-private.h"

#include <glib/gi18n-lib.h>

#define LEASE_WAIT_SECONDS 2

static void
running_free (BackboneSetupRunning *self)
{
  g_free (self->release);
  g_clear_object (&self->file);
  g_free (self->what);
  g_free (self->details);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  g_free (self);
}

/* Step by step */

static gboolean
run_upgrade (BackboneSetupRunning *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneLandscapeRow) row
      = backbone_landscape_read_row (self->landscape, cancellable, error);
  g_autofree char *needed = NULL;
  const BackboneRelease *least;
  BackboneRelease release;

  if (row == NULL)
    return FALSE;

  least = backbone_setup_least_release (backbone_migration_get_kind (row->migration));
  needed = backbone_release_to_string (least);
  if (self->release == NULL)
    self->release = g_strdup (backbone_migration_get_release (row->migration));
  if (self->release == NULL)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The release of the installation is not known: enter it"));
      return FALSE;
    }
  if (!backbone_release_parse (self->release, &release, error))
    return FALSE;

  g_strstrip (self->release);
  self->outcome = backbone_release_compare (&release, least) >= 0 ? BACKBONE_SETUP_STATE_DONE
                                                                  : BACKBONE_SETUP_STATE_FAILED;
  /* Translators: two releases, such as 2.0 SP03 */
  self->what
      = g_strdup_printf (_ ("The release is %s; at least %s is needed"), self->release, needed);
  self->details = backbone_db_audit_text ("release", self->release, "least_release", needed, NULL);

  return TRUE;
}

/* (transfer full) (nullable): the first endpoint that could not be reached. */
static BackboneDiagnosis *
find_failure (GListModel *diagnoses, guint *n_failures)
{
  BackboneDiagnosis *first = NULL;

  *n_failures = 0;
  for (guint i = 0; i < g_list_model_get_n_items (diagnoses); i++)
    {
      g_autoptr (BackboneDiagnosis) diagnosis = g_list_model_get_item (diagnoses, i);

      if (backbone_diagnosis_get_verdict (diagnosis) == BACKBONE_VERDICT_OK)
        continue;
      if ((*n_failures)++ == 0)
        first = g_object_ref (diagnosis);
    }

  return first;
}

static gboolean
run_internet (BackboneSetupRunning *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneDiagnosisJob) job = backbone_diagnosis_job_new (self->landscape);
  GListModel *diagnoses = backbone_diagnosis_job_get_diagnoses (job);
  guint n_all = g_list_model_get_n_items (diagnoses);
  g_autoptr (BackboneDiagnosis) failure = NULL;
  guint n_failures;

  if (!backbone_job_run_within (BACKBONE_JOB (job), self->job, cancellable, error))
    return FALSE;

  failure = find_failure (diagnoses, &n_failures);
  self->outcome = failure ? BACKBONE_SETUP_STATE_FAILED : BACKBONE_SETUP_STATE_DONE;
  self->details = backbone_diagnosis_job_dup_json (job);
  self->what
      = failure
            /* Translators: how many endpoints, the name of the first one, and its verdict */
            ? g_strdup_printf (_ ("%u of %u endpoints can be reached; %s: %s"), n_all - n_failures,
                               n_all, backbone_diagnosis_get_title (failure),
                               backbone_verdict_to_title (backbone_diagnosis_get_verdict (failure)))
            : g_strdup_printf (_ ("All %u endpoints can be reached, with trusted certificates"),
                               n_all);

  return TRUE;
}

/* @user_data: a BackboneSetupProgress for each step. */
static gboolean
load_progress (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_setup_progress_load (db, 0, user_data, error);
}

gboolean
backbone_setup_run_progress (BackboneSetupRunning *self, GCancellable *cancellable, GError **error)
{
  BackboneSetupProgress all[BACKBONE_N_SETUP_STEPS];
  const BackboneSetupProgress *progress = &all[self->step];
  g_autofree char *done = NULL;
  g_autofree char *total = NULL;

  if (!backbone_store_read (backbone_landscape_get_store (self->landscape), load_progress, all,
                            cancellable, error))
    return FALSE;

  done = g_strdup_printf ("%u", progress->done);
  total = g_strdup_printf ("%u", progress->total);
  self->outcome
      = progress->done < progress->total ? BACKBONE_SETUP_STATE_OPEN : BACKBONE_SETUP_STATE_DONE;
  self->what
      = g_strdup_printf (_ ("Complete for %u of %u customers"), progress->done, progress->total);
  self->details = backbone_db_audit_text ("customers_done", done, "customers_total", total, NULL);

  return TRUE;
}

static gboolean
mark_set_up (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_setup_mark_set_up (db, error);
}

/* The note comes first: without it the tool of the installation makes wrong channels. */
static gboolean
run_mass_setup (BackboneSetupRunning *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneLandscapeRow) row
      = backbone_landscape_read_row (self->landscape, cancellable, error);
  g_autofree char *progress = NULL;
  gboolean is_confirmed;

  if (row == NULL)
    return FALSE;

  is_confirmed = self->confirm_note || backbone_migration_get_note_confirmed (row->migration);
  if (is_confirmed
      && !backbone_store_write (backbone_landscape_get_store (self->landscape), mark_set_up, NULL,
                                cancellable, error))
    return FALSE;
  if (!backbone_setup_run_progress (self, cancellable, error))
    return FALSE;
  if (is_confirmed)
    return TRUE;

  self->outcome = BACKBONE_SETUP_STATE_OPEN;
  progress = g_steal_pointer (&self->what);
  /* Translators: %s says for how many customers it is complete */
  self->what = g_strdup_printf (_ ("%s; nobody has confirmed yet that SAP Note 2723182 is "
                                   "implemented"),
                                progress);

  return TRUE;
}

static guint
count_failures (GListModel *results)
{
  guint n_failures = 0;

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BackboneRefresh) result = g_list_model_get_item (results, i);

      n_failures += backbone_refresh_get_verdict (result) != BACKBONE_VERDICT_OK;
    }

  return n_failures;
}

/* Where nobody can be asked, only what was imported or said by hand counts. */
static gboolean
run_refresh (BackboneSetupRunning *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneRefreshJob) job = backbone_refresh_job_new (self->landscape, NULL, NULL);
  GListModel *results = backbone_refresh_job_get_results (job);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *progress = NULL;
  gboolean was_asked
      = backbone_job_run_within (BACKBONE_JOB (job), self->job, cancellable, &local_error);
  guint n_failures = count_failures (results);

  if (!was_asked && !g_error_matches (local_error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!backbone_setup_run_progress (self, cancellable, error))
    return FALSE;

  progress = g_steal_pointer (&self->what);
  self->what
      = was_asked
            /* Translators: how far the customers are, and two numbers of customers */
            ? g_strdup_printf (_ ("%s; read now: %u, not read: %u"), progress,
                               g_list_model_get_n_items (results) - n_failures, n_failures)
            : g_strdup_printf (_ ("%s; the endpoint profile has no service to ask: import the "
                                  "installations, or say by hand that the report ran"),
                               progress);
  if (self->outcome == BACKBONE_SETUP_STATE_OPEN && n_failures > 0)
    self->outcome = BACKBONE_SETUP_STATE_FAILED;

  return TRUE;
}

static BackboneSetupRunFunc
get_func (BackboneSetupStepKind step)
{
  static const BackboneSetupRunFunc functions[BACKBONE_N_SETUP_STEPS] = {
    [BACKBONE_SETUP_STEP_KIND_UPGRADE] = run_upgrade,
    [BACKBONE_SETUP_STEP_KIND_S_USERS] = backbone_setup_run_progress,
    [BACKBONE_SETUP_STEP_KIND_INTERNET] = run_internet,
    [BACKBONE_SETUP_STEP_KIND_HUB_CONFIG] = backbone_setup_run_hub_config,
    [BACKBONE_SETUP_STEP_KIND_MASS_SETUP] = run_mass_setup,
    [BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS] = backbone_setup_run_customer_numbers,
    [BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS] = backbone_setup_run_assignments,
    [BACKBONE_SETUP_STEP_KIND_REFRESH] = run_refresh,
  };

  return functions[step];
}

/* Around them */

typedef struct
{
  BackboneSetupStepKind step;
  BackboneSetupStepRow before;
} StateChange;

static gboolean
begin (BackboneDb *db, gpointer user_data, GError **error)
{
  StateChange *change = user_data;
  BackboneSetupStepRow rows[BACKBONE_N_SETUP_STEPS];

  if (!backbone_db_setup_steps_load (db, rows, error))
    return FALSE;

  change->before = rows[change->step];
  return backbone_db_setup_step_set (db, change->step, BACKBONE_SETUP_STATE_RUNNING, error);
}

static gboolean
restore (BackboneDb *db, gpointer user_data, GError **error)
{
  const StateChange *change = user_data;

  return backbone_db_setup_step_restore (db, change->step, &change->before, error);
}

static gboolean
store_finding (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneSetupRunning *self = user_data;
  const BackboneSetupFinding finding
      = { self->step, self->outcome, FALSE, self->what, self->details };

  if (self->step == BACKBONE_SETUP_STEP_KIND_UPGRADE
      && !backbone_db_migration_set_release (db, self->release, error))
    return FALSE;
  if (self->confirm_note && !backbone_db_migration_set_note (db, TRUE, error))
    return FALSE;
  if (self->listed && !backbone_db_setup_mark_listed (db, self->step, self->listed, error))
    return FALSE;

  return backbone_db_setup_finding_add (db, "setup-run", &finding, error);
}

static gboolean
run_with_lease (BackboneSetupRunning *self, GCancellable *cancellable, GError **error)
{
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  StateChange change = { .step = self->step };
  g_autoptr (GError) restore_error = NULL;

  if (!backbone_store_write (store, begin, &change, cancellable, error))
    return FALSE;
  if (get_func (self->step) (self, cancellable, error))
    return backbone_store_write (store, store_finding, self, NULL, error);

  if (!backbone_store_write (store, restore, &change, NULL, &restore_error))
    g_debug ("The step stays as it is: %s", restore_error->message);

  return FALSE;
}

static gboolean
check_options (BackboneSetupRunning *self, GError **error)
{
  gboolean takes_file = self->step == BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS
                        || self->step == BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS;
  const char *reason = NULL;

  if (get_func (self->step) == NULL)
    reason = self->step == BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER
                 ? _ ("This step is done in the installation: then switch multi-customer handling "
                      "on here")
                 : _ ("This step is done in the installation: then record here which way the "
                      "legacy switch stands");
  else if (self->release && self->step != BACKBONE_SETUP_STEP_KIND_UPGRADE)
    reason = _ ("A release goes with step upgrade only");
  else if (self->file && !takes_file)
    reason = _ ("A file goes with steps customer-numbers and assignments only");
  else if (self->confirm_note && self->step != BACKBONE_SETUP_STEP_KIND_MASS_SETUP)
    reason = _ ("The note is confirmed with step mass-setup only");
  else if (self->restart && self->step != BACKBONE_SETUP_STEP_KIND_HUB_CONFIG)
    reason = _ ("Only step hub-config can begin with its first task again");
  if (reason == NULL)
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, "%s: %s",
               backbone_setup_step_kind_to_id (self->step), reason);

  return FALSE;
}

static gboolean
run_step (BackboneJob *job,
          BackboneLandscape *landscape,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  BackboneSetupRunning *self = data;
  BackboneStore *store = backbone_landscape_get_store (landscape);
  gboolean done;

  self->job = job;
  self->landscape = landscape;
  if (!check_options (self, error)
      || !backbone_store_lease_acquire (store, BACKBONE_DB_SETUP_LEASE, LEASE_WAIT_SECONDS,
                                        cancellable, error))
    return FALSE;

  done = run_with_lease (self, cancellable, error);
  backbone_store_lease_release (store, BACKBONE_DB_SETUP_LEASE);

  return done;
}

/**
 * backbone_setup_run_job_new:
 * @landscape: a landscape
 * @step: a step
 * @run: (nullable): what it needs to know
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_setup_run_job_new (BackboneLandscape *landscape,
                            BackboneSetupStepKind step,
                            const BackboneSetupRun *run)
{
  BackboneSetupRunning *self = g_new0 (BackboneSetupRunning, 1);
  const BackboneSetupStepInfo *info
      = backbone_setup_step_info_get (backbone_landscape_get_kind (landscape), step);

  self->step = step;
  if (run)
    {
      self->release = g_strdup (run->release);
      self->file = run->file ? g_object_ref (run->file) : NULL;
      self->confirm_note = run->confirm_note;
      self->restart = run->restart;
    }

  return backbone_edit_job_new (landscape, _ (info->title), run_step, self,
                                (GDestroyNotify)running_free);
}
