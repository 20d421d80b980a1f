/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-check-job.h"

#include "backbone-check-basis-private.h"
#include "backbone-check-chains-private.h"
#include "backbone-check-engine-private.h"
#include "backbone-check-job-private.h"
#include "backbone-check-recorder-private.h"
#include "backbone-db-certificates-private.h"
#include "backbone-db-health-private.h"
#include "backbone-db-schedule-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-roll-up-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEASE_WAIT_SECONDS 2

/* Results that are judged in one transaction. */
#define JUDGED_AT_ONCE 1000

struct _BackboneCheckJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  char **customers;
  guint kinds;
  gboolean only_failing;
  gboolean release_held;
  gboolean keep_results;
  gboolean only_due;
  guint parallel;

  gboolean was_due;
  BackboneSchedule *schedule;
  gint64 run;
  guint counts[BACKBONE_N_VERDICTS];
  guint n_done;
  guint n_total;
  GListStore *results;

  /* While it runs. */
  BackboneCheckBasis *basis;
  BackboneCheckRecorder *recorder;
  BackboneCheckChains *chains;
  GPtrArray *kept;
};

G_DEFINE_FINAL_TYPE (BackboneCheckJob, backbone_check_job, BACKBONE_TYPE_JOB)

static BackboneStore *
get_store (BackboneCheckJob *self)
{
  return backbone_landscape_get_store (self->landscape);
}

static gboolean
is_complete (BackboneCheckJob *self)
{
  return self->customers == NULL && self->kinds == 0 && !self->only_failing;
}

static gboolean
begin_run (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneCheckJob *self = user_data;

  return backbone_db_check_run_begin (db, backbone_check_basis_count_recorded (self->basis),
                                      &self->run, error)
         && (!is_complete (self)
             || backbone_db_schedule_note_check (db, g_get_real_time (), error));
}

static gboolean
load_schedule (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneCheckJob *self = user_data;

  g_clear_object (&self->schedule);

  return backbone_db_schedule_load (db, g_get_real_time (), &self->schedule, error);
}

/* Under the lease: whoever was here before has noted its check by now. */
static gboolean
find_due (BackboneCheckJob *self, GCancellable *cancellable, GError **error)
{
  if (!self->only_due)
    {
      self->was_due = TRUE;
      return TRUE;
    }

  if (!backbone_store_read (get_store (self), load_schedule, self, cancellable, error))
    return FALSE;

  self->was_due = backbone_schedule_get_enabled (self->schedule)
                  && backbone_schedule_get_next (self->schedule) <= g_get_real_time ();
  return TRUE;
}

typedef struct
{
  BackboneCheckJob *job;
  gboolean cancelled;
} RunEnd;

static gboolean
end_run (BackboneDb *db, gpointer user_data, GError **error)
{
  RunEnd *end = user_data;

  return backbone_check_chains_store (end->job->chains, db, error)
         && backbone_db_check_run_end (db, end->job->run, end->cancelled, error)
         && backbone_db_certificates_watch (db, error);
}

static gboolean
judge_some (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_health_judge (db, JUDGED_AT_ONCE, user_data, error);
}

/* In slices, so that others get at the store in between. If this program ends meanwhile, the next
 * run goes on. */
static gboolean
judge (BackboneCheckJob *self, GError **error)
{
  gboolean more = TRUE;

  while (more)
    {
      if (!backbone_store_write (get_store (self), judge_some, &more, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static void
outcome_cb (BackboneCheckOutcome *outcome, gpointer user_data)
{
  BackboneCheckJob *self = user_data;

  self->counts[outcome->verdict]++;
  backbone_check_chains_add (self->chains, outcome);
  if (self->kept)
    g_ptr_array_add (self->kept, backbone_check_outcome_to_result (outcome, self->run));
  if (self->recorder && backbone_check_basis_is_recorded (self->basis, outcome->user))
    backbone_check_recorder_add (self->recorder, outcome);
  else
    backbone_check_outcome_free (outcome);

  backbone_job_report (BACKBONE_JOB (self), ++self->n_done, self->n_total);
}

static void
forward_cancel (GCancellable *cancellable, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

/* The first of the two errors is the one that tells why. */
static gboolean
check (BackboneCheckJob *self, GCancellable *cancellable, GError **error)
{
  const BackboneCheckOptions options = {
    .parallel = self->parallel ? self->parallel : backbone_rules_get_parallel (self->basis->rules),
    .pace = self->schedule ? backbone_schedule_get_pace (self->schedule) : 0,
    .trust_anchors = self->basis->anchors,
  };
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GError) engine_error = NULL;
  gulong handler
      = cancellable ? g_cancellable_connect (cancellable, G_CALLBACK (forward_cancel), stop, NULL)
                    : 0;
  gboolean checked, recorded;

  self->recorder
      = self->run ? backbone_check_recorder_new (get_store (self), self->run, stop) : NULL;
  checked = backbone_check_engine_run (self->basis->plan, &options, outcome_cb, self, stop,
                                       &engine_error);
  recorded = self->recorder == NULL || backbone_check_recorder_finish (self->recorder, error);
  self->recorder = NULL;
  g_cancellable_disconnect (cancellable, handler);

  if (recorded && !checked)
    g_propagate_error (error, g_steal_pointer (&engine_error));

  return recorded && checked;
}

static gboolean
run_checks (BackboneCheckJob *self, GCancellable *cancellable, GError **error)
{
  RunEnd end = { .job = self };
  GError **end_error;

  if (backbone_check_basis_count_recorded (self->basis) > 0
      && !backbone_store_write (get_store (self), begin_run, self, cancellable, error))
    return FALSE;

  end.cancelled = !check (self, cancellable, error);
  if (self->run == 0)
    return !end.cancelled;

  /* One error is enough; and a run that was stopped must be closed all the same. */
  end_error = end.cancelled ? NULL : error;
  return backbone_store_write (get_store (self), end_run, &end, NULL, end_error)
         && judge (self, end_error) && !end.cancelled;
}

/* Old results are tidied up once a day, by whoever checks first. The check is done by then: who
 * cancels it now has lost nothing. */
static gboolean
roll_up (BackboneCheckJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (backbone_roll_up (get_store (self), g_get_real_time (), cancellable, &reason)
      || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static int
compare_results (gconstpointer one, gconstpointer other)
{
  BackboneCheckResult *first = *(BackboneCheckResult *const *)one;
  BackboneCheckResult *second = *(BackboneCheckResult *const *)other;
  int order = g_strcmp0 (backbone_check_result_get_customer (first),
                         backbone_check_result_get_customer (second));

  return order ? order
               : (int)backbone_check_result_get_kind (first)
                     - (int)backbone_check_result_get_kind (second);
}

static void
hand_out_results (BackboneCheckJob *self)
{
  if (self->kept == NULL)
    return;

  g_ptr_array_sort (self->kept, compare_results);
  g_list_store_splice (self->results, 0, 0, self->kept->pdata, self->kept->len);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
}

/* (out) @busy: somebody else is checking, which is good enough for who wants to see to what is due. */
static gboolean
acquire (BackboneCheckJob *self, gboolean *busy, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  guint wait = self->only_due ? 0 : LEASE_WAIT_SECONDS;

  *busy = FALSE;
  if (backbone_store_lease_acquire (get_store (self), BACKBONE_CHECK_LEASE, wait, cancellable,
                                    &reason))
    return TRUE;

  *busy = self->only_due && g_error_matches (reason, BACKBONE_ERROR, BACKBONE_ERROR_BUSY);
  if (!*busy)
    g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

static gboolean
run_with_lease (BackboneCheckJob *self, GCancellable *cancellable, GError **error)
{
  const BackboneCheckFilter filter = {
    .customers = (const char *const *)self->customers,
    .kinds = self->kinds,
    .only_failing = self->only_failing,
  };

  if (!find_due (self, cancellable, error))
    return FALSE;
  if (!self->was_due)
    return TRUE;

  self->basis
      = backbone_check_basis_new (self->landscape, &filter, self->release_held, cancellable, error);
  if (self->basis == NULL)
    return FALSE;

  self->chains = backbone_check_chains_new (self->basis->plan, self->basis->anchors);
  self->n_total = self->basis->plan->targets->len;
  backbone_job_report (BACKBONE_JOB (self), 0, self->n_total);

  return run_checks (self, cancellable, error) && roll_up (self, cancellable, error);
}

static gboolean
note_end (BackboneDb *db, gpointer user_data, GError **error)
{
  backbone_db_note_change (db, BACKBONE_CHANGED_RESULTS);

  return TRUE;
}

/* Whoever waits for the end of the run looks again. */
static void
release (BackboneStore *store)
{
  backbone_store_lease_release (store, BACKBONE_CHECK_LEASE);
  backbone_store_write (store, note_end, NULL, NULL, NULL);
}

static gboolean
backbone_check_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneCheckJob *self = BACKBONE_CHECK_JOB (job);
  BackboneStore *store = get_store (self);
  gboolean success, busy;

  if (!acquire (self, &busy, cancellable, error))
    return busy;

  self->kept = self->keep_results ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;
  success = run_with_lease (self, cancellable, error);

  release (store);
  hand_out_results (self);
  g_clear_pointer (&self->chains, backbone_check_chains_free);
  g_clear_pointer (&self->basis, backbone_check_basis_free);

  return success;
}

static void
backbone_check_job_finalize (GObject *object)
{
  BackboneCheckJob *self = BACKBONE_CHECK_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->results);
  g_clear_object (&self->schedule);
  g_strfreev (self->customers);

  G_OBJECT_CLASS (backbone_check_job_parent_class)->finalize (object);
}

static void
backbone_check_job_class_init (BackboneCheckJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_check_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_check_job_run;
}

static void
backbone_check_job_init (BackboneCheckJob *self)
{
  self->results = g_list_store_new (BACKBONE_TYPE_CHECK_RESULT);
}

/**
 * backbone_check_job_new:
 * @landscape: a landscape
 *
 * Returns: (transfer full): a job that checks all enabled channels of @landscape
 */
BackboneCheckJob *
backbone_check_job_new (BackboneLandscape *landscape)
{
  BackboneCheckJob *self = g_object_new (BACKBONE_TYPE_CHECK_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Checking channels"));

  return self;
}

/* Numbers that are none stay as they are: the store then says that there is no such customer. */
void
backbone_check_job_set_customers (BackboneCheckJob *self, const char *const *numbers)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_clear_pointer (&self->customers, g_strfreev);
  if (numbers == NULL)
    return;

  for (guint i = 0; numbers[i]; i++)
    {
      g_autofree char *number = backbone_customer_number_normalize (numbers[i], NULL);

      g_strv_builder_add (builder, number ? number : numbers[i]);
    }
  self->customers = g_strv_builder_end (builder);
}

void
backbone_check_job_set_kinds (BackboneCheckJob *self, const int *kinds)
{
  self->kinds = 0;
  for (guint i = 0; kinds && kinds[i] >= 0; i++)
    self->kinds |= 1u << kinds[i];
}

void
backbone_check_job_set_only_failing (BackboneCheckJob *self, gboolean only_failing)
{
  self->only_failing = only_failing;
}

void
backbone_check_job_set_release_held (BackboneCheckJob *self, gboolean release)
{
  self->release_held = release;
}

void
backbone_check_job_set_parallel (BackboneCheckJob *self, guint parallel)
{
  self->parallel = parallel;
}

void
backbone_check_job_set_keep_results (BackboneCheckJob *self, gboolean keep_results)
{
  self->keep_results = keep_results;
}

void
backbone_check_job_set_only_due (BackboneCheckJob *self, gboolean only_due)
{
  self->only_due = only_due;
}

BackboneSchedule *
backbone_check_job_get_schedule (BackboneCheckJob *self)
{
  return self->schedule;
}

gboolean
backbone_check_job_was_due (BackboneCheckJob *self)
{
  return self->was_due;
}

gint64
backbone_check_job_get_run (BackboneCheckJob *self)
{
  return self->run;
}

guint
backbone_check_job_get_count (BackboneCheckJob *self, BackboneVerdict verdict)
{
  g_return_val_if_fail ((guint)verdict < BACKBONE_N_VERDICTS, 0);

  return self->counts[verdict];
}

/* (transfer none). */
GListModel *
backbone_check_job_get_results (BackboneCheckJob *self)
{
  return G_LIST_MODEL (self->results);
}
