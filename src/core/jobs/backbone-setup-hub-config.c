/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-run-private.h"

#include "backbone-check-job.h"
#include "backbone-db-audit-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-db-setup-private.h"
#include "backbone-diagnosis-job.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>

/* The list while it runs. */
typedef struct
{
  BackboneSetupRunning *running;
  BackboneSetupTaskRow *rows;
  GListModel *diagnoses; /* nullable: the way to the endpoints, gone once for all tasks */
  char *owner;

  /* Of the task at hand. */
  BackboneSetupTaskKind task;
  BackboneSetupState state;
  char *log;
} TaskList;

static void
task_list_clear (TaskList *self)
{
  backbone_setup_task_rows_free (self->rows);
  g_clear_object (&self->diagnoses);
  g_free (self->owner);
  g_free (self->log);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TaskList, task_list_clear)

static BackboneStore *
get_store (TaskList *self)
{
  return backbone_landscape_get_store (self->running->landscape);
}

/* The way to the endpoints */

static gboolean
diagnose (TaskList *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneDiagnosisJob) job = NULL;

  if (self->diagnoses)
    return TRUE;

  job = backbone_diagnosis_job_new (self->running->landscape);
  if (!backbone_job_run_nested (BACKBONE_JOB (job), cancellable, error))
    return FALSE;

  self->diagnoses = g_object_ref (backbone_diagnosis_job_get_diagnoses (job));
  return TRUE;
}

static BackboneDiagnosisStage *
find_stage (BackboneDiagnosis *diagnosis, const char *id)
{
  GListModel *stages = backbone_diagnosis_get_stages (diagnosis);

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (BackboneDiagnosisStage) stage = g_list_model_get_item (stages, i);

      if (g_str_equal (backbone_diagnosis_stage_get_stage (stage), id))
        return g_steal_pointer (&stage);
    }

  return NULL;
}

/* One line of the log: what was seen of an endpoint at one stage of the way. */
static gboolean
look_at_stage (GString *log, BackboneDiagnosis *diagnosis, const char *id)
{
  g_autoptr (BackboneDiagnosisStage) stage = find_stage (diagnosis, id);
  const char *state = stage ? backbone_diagnosis_stage_get_state (stage) : "failed";
  const char *summary = stage ? backbone_diagnosis_stage_get_summary (stage) : NULL;

  /* Such as that of a proxy, where there is none. */
  if (g_str_equal (state, "not-needed"))
    return TRUE;

  g_string_append_printf (log, "%s%s: %s", log->len > 0 ? "; " : "",
                          backbone_diagnosis_get_title (diagnosis), summary ? summary : state);

  /* Not reached: an earlier stage failed, which is that one's fault. */
  return g_str_equal (state, "ok");
}

/* @stages: ended by NULL. */
static gboolean
look_at_way (TaskList *self, const char *const *stages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) log = g_string_new (NULL);
  gboolean is_good = TRUE;

  if (!diagnose (self, cancellable, error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (self->diagnoses); i++)
    {
      g_autoptr (BackboneDiagnosis) diagnosis = g_list_model_get_item (self->diagnoses, i);

      for (guint stage = 0; stages[stage] != NULL; stage++)
        is_good = look_at_stage (log, diagnosis, stages[stage]) && is_good;
    }

  self->state = is_good ? BACKBONE_SETUP_STATE_DONE : BACKBONE_SETUP_STATE_FAILED;
  self->log = g_strdup (log->str);

  return TRUE;
}

static gboolean
run_resolve (TaskList *self, GCancellable *cancellable, GError **error)
{
  return look_at_way (self, (const char *const[]){ "name-lookup", NULL }, cancellable, error);
}

static gboolean
run_connect (TaskList *self, GCancellable *cancellable, GError **error)
{
  return look_at_way (self, (const char *const[]){ "proxy", "connect", NULL }, cancellable, error);
}

static gboolean
run_tls (TaskList *self, GCancellable *cancellable, GError **error)
{
  return look_at_way (self, (const char *const[]){ "tls", NULL }, cancellable, error);
}

/* The owner's channels */

/* They are there since the owner is; what was put out of use comes into use again. */
static gboolean
make_channels (BackboneDb *db, gpointer user_data, GError **error)
{
  TaskList *self = user_data;
  g_autoptr (GPtrArray) channels = NULL;
  g_autoptr (GString) log = g_string_new (NULL);

  if (!backbone_db_channels_list (db, self->owner, &channels, error))
    return FALSE;

  for (guint i = 0; i < channels->len; i++)
    {
      BackboneChannel *channel = g_ptr_array_index (channels, i);

      if (!backbone_channel_get_enabled (channel)
          && !backbone_db_channel_set (db, self->owner, backbone_channel_get_kind (channel),
                                       "enabled", "yes", error))
        return FALSE;
      g_string_append_printf (log, "%s%s", i > 0 ? ", " : "",
                              backbone_channel_get_destination (channel));
    }

  self->state = channels->len == BACKBONE_N_CHANNEL_KINDS ? BACKBONE_SETUP_STATE_DONE
                                                          : BACKBONE_SETUP_STATE_FAILED;
  self->log = g_strdup (log->str);

  return TRUE;
}

static gboolean
run_create_channels (TaskList *self, GCancellable *cancellable, GError **error)
{
  return backbone_store_write (get_store (self), make_channels, self, cancellable, error);
}

/* A check of the one channel, so that its result counts like any other and the lock guard holds. */
static gboolean
log_on (TaskList *self, BackboneChannelKind kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneCheckJob) job = backbone_check_job_new (self->running->landscape);
  g_autoptr (BackboneCheckResult) result = NULL;
  BackboneVerdict verdict = BACKBONE_VERDICT_NOT_CONFIGURED;
  const char *evidence = NULL;

  backbone_check_job_set_customers (job, (const char *const[]){ self->owner, NULL });
  backbone_check_job_set_kinds (job, (const int[]){ (int)kind, -1 });
  backbone_check_job_set_keep_results (job, TRUE);
  if (!backbone_job_run_nested (BACKBONE_JOB (job), cancellable, error))
    return FALSE;

  result = g_list_model_get_item (backbone_check_job_get_results (job), 0);
  if (result)
    {
      verdict = backbone_check_result_get_verdict (result);
      evidence = backbone_check_result_get_evidence (result);
    }
  self->state
      = verdict == BACKBONE_VERDICT_OK ? BACKBONE_SETUP_STATE_DONE : BACKBONE_SETUP_STATE_FAILED;
  self->log = g_strjoin (": ", backbone_verdict_to_title (verdict), evidence, NULL);

  return TRUE;
}

static gboolean
run_log_on_portal (TaskList *self, GCancellable *cancellable, GError **error)
{
  return log_on (self, BACKBONE_CHANNEL_PORTAL, cancellable, error);
}

static gboolean
run_log_on_parcel_box (TaskList *self, GCancellable *cancellable, GError **error)
{
  return log_on (self, BACKBONE_CHANNEL_PARCEL_BOX, cancellable, error);
}

static gboolean
run_log_on_note_download (TaskList *self, GCancellable *cancellable, GError **error)
{
  return log_on (self, BACKBONE_CHANNEL_NOTE_DOWNLOAD, cancellable, error);
}

/* The proxy */

/* (transfer full) (nullable): what all channels of the owner say of their own. */
static char *
dup_common_proxy (GPtrArray *channels)
{
  const char *common = NULL;

  for (guint i = 0; i < channels->len; i++)
    {
      const char *proxy = backbone_channel_get_proxy (g_ptr_array_index (channels, i));

      if (proxy == NULL || g_str_equal (proxy, "inherit")
          || (common && !g_str_equal (proxy, common)))
        return NULL;
      common = proxy;
    }

  return g_strdup (common);
}

/* Where the owner's channels have a way of their own that works, it becomes that of the landscape. */
static gboolean
promote_proxy (BackboneDb *db, TaskList *self, const char *common, GError **error)
{
  g_autoptr (BackboneProxy) proxy = backbone_proxy_new_from_string (common);

  if (!backbone_db_proxy_set (db, proxy, NULL, error))
    return FALSE;

  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      if (!backbone_db_channel_set (db, self->owner, kind, "proxy", NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
store_proxy (BackboneDb *db, gpointer user_data, GError **error)
{
  TaskList *self = user_data;
  g_autoptr (GPtrArray) channels = NULL;
  g_autoptr (BackboneProxy) proxy = NULL;
  g_autofree char *common = NULL;
  g_autofree char *text = NULL;

  if (!backbone_db_channels_list (db, self->owner, &channels, error))
    return FALSE;

  common = dup_common_proxy (channels);
  if ((common && !promote_proxy (db, self, common, error))
      || !backbone_db_proxy_load (db, &proxy, NULL, error))
    return FALSE;

  text = backbone_proxy_to_string (proxy);
  self->state = BACKBONE_SETUP_STATE_DONE;
  /* Translators: %s is "system", "direct" or an address */
  self->log = g_strdup_printf (_ ("Channels that come later use the proxy: %s"), text);

  return TRUE;
}

static gboolean
run_store_proxy (TaskList *self, GCancellable *cancellable, GError **error)
{
  return backbone_store_write (get_store (self), store_proxy, self, cancellable, error);
}

/* The list */

typedef gboolean (*TaskFunc) (TaskList *self, GCancellable *cancellable, GError **error);

static const TaskFunc tasks[BACKBONE_N_SETUP_TASKS] = {
  [BACKBONE_SETUP_TASK_KIND_RESOLVE] = run_resolve,
  [BACKBONE_SETUP_TASK_KIND_CONNECT] = run_connect,
  [BACKBONE_SETUP_TASK_KIND_TLS] = run_tls,
  [BACKBONE_SETUP_TASK_KIND_CREATE_CHANNELS] = run_create_channels,
  [BACKBONE_SETUP_TASK_KIND_LOG_ON_PORTAL] = run_log_on_portal,
  [BACKBONE_SETUP_TASK_KIND_LOG_ON_PARCEL_BOX] = run_log_on_parcel_box,
  [BACKBONE_SETUP_TASK_KIND_LOG_ON_NOTE_DOWNLOAD] = run_log_on_note_download,
  [BACKBONE_SETUP_TASK_KIND_STORE_PROXY] = run_store_proxy,
};

static gboolean
load_rows (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_setup_tasks_load (db, user_data, error);
}

static gboolean
clear_rows (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_setup_tasks_clear (db, error);
}

static gboolean
store_row (BackboneDb *db, gpointer user_data, GError **error)
{
  TaskList *self = user_data;

  return backbone_db_setup_task_set (db, self->task, self->state, self->log, error);
}

static gboolean
is_complete (const BackboneSetupTaskRow *rows)
{
  for (guint i = 0; i < BACKBONE_N_SETUP_TASKS; i++)
    {
      if (rows[i].state != BACKBONE_SETUP_STATE_DONE)
        return FALSE;
    }

  return TRUE;
}

/* A list that is complete begins anew; any other one goes on where it stopped. */
static gboolean
load (TaskList *self, GCancellable *cancellable, GError **error)
{
  if (!backbone_store_read (get_store (self), load_rows, &self->rows, cancellable, error))
    return FALSE;
  if (!self->running->restart && !is_complete (self->rows))
    return TRUE;

  g_clear_pointer (&self->rows, backbone_setup_task_rows_free);

  return backbone_store_write (get_store (self), clear_rows, NULL, cancellable, error)
         && backbone_store_read (get_store (self), load_rows, &self->rows, cancellable, error);
}

/* What a task finds is stored even if somebody cancels meanwhile: it has happened. */
static gboolean
run_task (TaskList *self, BackboneSetupTaskKind task, GCancellable *cancellable, GError **error)
{
  self->task = task;
  self->state = BACKBONE_SETUP_STATE_RUNNING;
  g_clear_pointer (&self->log, g_free);
  backbone_job_report_message (self->running->job, backbone_setup_task_kind_to_title (task));

  if (!backbone_store_write (get_store (self), store_row, self, cancellable, error)
      || !tasks[task](self, cancellable, error)
      || !backbone_store_write (get_store (self), store_row, self, NULL, error))
    return FALSE;

  self->rows[task].state = self->state;
  g_free (self->rows[task].log);
  self->rows[task].log = g_strdup (self->log);

  return TRUE;
}

static void
describe (TaskList *self)
{
  BackboneSetupRunning *running = self->running;
  const char *pairs[2 * BACKBONE_N_SETUP_TASKS];
  guint n_pairs = 0;

  for (guint i = 0; i < BACKBONE_N_SETUP_TASKS; i++)
    {
      if (self->rows[i].state == BACKBONE_SETUP_STATE_OPEN)
        continue;
      pairs[2 * n_pairs] = backbone_setup_task_kind_to_id (i);
      pairs[2 * n_pairs++ + 1] = self->rows[i].log;
    }
  running->details = backbone_db_audit_textv (pairs, n_pairs);
  running->outcome
      = is_complete (self->rows) ? BACKBONE_SETUP_STATE_DONE : BACKBONE_SETUP_STATE_FAILED;
  running->what = running->outcome == BACKBONE_SETUP_STATE_DONE
                      ? g_strdup_printf (_ ("All %u tasks are done"), BACKBONE_N_SETUP_TASKS)
                      /* Translators: a task, and what was seen */
                      : g_strdup_printf (_ ("%s: %s"),
                                         backbone_setup_task_kind_to_title (self->task), self->log);
}

gboolean
backbone_setup_run_hub_config (BackboneSetupRunning *running,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (BackboneLandscapeRow) row
      = backbone_landscape_read_row (running->landscape, cancellable, error);
  g_auto (TaskList) self = { .running = running };

  if (row == NULL || !load (&self, cancellable, error))
    return FALSE;

  self.owner = g_steal_pointer (&row->owner);

  for (guint task = 0; task < BACKBONE_N_SETUP_TASKS; task++)
    {
      backbone_job_report (running->job, task, BACKBONE_N_SETUP_TASKS);
      if (self.rows[task].state == BACKBONE_SETUP_STATE_DONE)
        continue;
      if (!run_task (&self, task, cancellable, error))
        return FALSE;
      if (self.state != BACKBONE_SETUP_STATE_DONE)
        break;
    }
  describe (&self);

  return TRUE;
}
