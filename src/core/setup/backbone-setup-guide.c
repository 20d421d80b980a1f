/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-guide-private.h"

#include "backbone-db-leases-private.h"
#include "backbone-db-migration-private.h"
#include "backbone-db-setup-private.h"
#include "backbone-db-setup-progress-private.h"

#include <glib/gi18n-lib.h>

/* How much of its evidence a step shows. */
#define MAX_EVIDENCE 20

/* What the steps follow from. */
typedef struct
{
  BackboneMigration *migration;
  BackboneSetupStepRow rows[BACKBONE_N_SETUP_STEPS];
  BackboneSetupProgress progress[BACKBONE_N_SETUP_STEPS];
  gboolean is_taken; /* somebody runs a step */
} Guide;

static void
guide_clear (Guide *self)
{
  g_clear_object (&self->migration);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guide, guide_clear)

static gboolean
guide_load (Guide *self, BackboneDb *db, GError **error)
{
  if (!backbone_db_migration_load (db, &self->migration, error)
      || !backbone_db_setup_steps_load (db, self->rows, error))
    return FALSE;

  self->is_taken = backbone_db_lease_is_taken (db, BACKBONE_DB_SETUP_LEASE);

  return backbone_db_setup_progress_load (db, self->rows[BACKBONE_SETUP_STEP_KIND_S_USERS].through,
                                          self->progress, error);
}

static GListStore *
load_evidence (BackboneDb *db, BackboneSetupStepKind step, GError **error)
{
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GListStore) store = g_list_store_new (BACKBONE_TYPE_SETUP_EVIDENCE);

  if (!backbone_db_setup_evidence_load (db, step, MAX_EVIDENCE, &evidence, error))
    return NULL;

  g_list_store_splice (store, 0, 0, evidence->pdata, evidence->len);

  return g_steal_pointer (&store);
}

static BackboneSetupState
get_state (Guide *self, BackboneSetupStepKind step)
{
  const BackboneSetupFacts facts = {
    .kind = backbone_migration_get_kind (self->migration),
    .step = step,
    .stored = self->rows[step].state,
    .position = backbone_migration_get_position (self->migration),
    .is_running = self->is_taken && self->rows[step].state == BACKBONE_SETUP_STATE_RUNNING,
    .customers_done = self->progress[step].done,
    .customers_total = self->progress[step].total,
  };

  return backbone_setup_state_of (&facts);
}

/* (transfer full) (nullable). */
static BackboneSetupStep *
make_step (Guide *self, BackboneDb *db, BackboneSetupStepKind step, GError **error)
{
  const BackboneSetupStepInfo *info
      = backbone_setup_step_info_get (backbone_migration_get_kind (self->migration), step);
  g_autofree char *link
      = backbone_setup_step_info_dup_link (info, backbone_migration_get_host (self->migration));
  g_autoptr (GListStore) evidence = load_evidence (db, step, error);

  if (evidence == NULL)
    return NULL;

  return g_object_new (BACKBONE_TYPE_SETUP_STEP, "id", backbone_setup_step_kind_to_id (step),
                       "stage", info->stage, "number", info->number, "title", _ (info->title),
                       "explanation", _ (info->explanation), "state", get_state (self, step),
                       "automatic", info->automatic, "manual", info->manual, "per-customer",
                       info->per_customer, "transaction",
                       info->path ? info->path : info->transaction, "link", link, "enter",
                       info->enter ? _ (info->enter) : NULL, "value", info->value, "customers-done",
                       self->progress[step].done, "customers-total", self->progress[step].total,
                       "evidence", evidence, NULL);
}

gboolean
backbone_setup_guide_list_steps (BackboneDb *db, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Guide) guide = { 0 };

  if (!guide_load (&guide, db, error))
    return FALSE;

  for (guint step = 0; step < BACKBONE_N_SETUP_STEPS; step++)
    {
      BackboneSetupStep *record = make_step (&guide, db, step, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (found, record);
    }

  *records = g_steal_pointer (&found);
  return TRUE;
}

gboolean
backbone_setup_guide_load_step (BackboneDb *db,
                                BackboneSetupStepKind step,
                                BackboneSetupStep **record,
                                GError **error)
{
  g_auto (Guide) guide = { 0 };

  if (!guide_load (&guide, db, error))
    return FALSE;

  *record = make_step (&guide, db, step, error);
  return *record != NULL;
}

/* Running without anybody who runs it: the program was killed in the middle of the task. */
static BackboneSetupTask *
make_task (BackboneSetupTaskKind task, const BackboneSetupTaskRow *row, gboolean is_taken)
{
  gboolean is_interrupted = row->state == BACKBONE_SETUP_STATE_RUNNING && !is_taken;

  return g_object_new (BACKBONE_TYPE_SETUP_TASK, "id", backbone_setup_task_kind_to_id (task),
                       "title", backbone_setup_task_kind_to_title (task), "state",
                       is_interrupted ? BACKBONE_SETUP_STATE_OPEN : row->state, "time", row->time,
                       "log", is_interrupted ? _ ("Interrupted") : row->log, NULL);
}

gboolean
backbone_setup_guide_list_tasks (BackboneDb *db, GPtrArray **records, GError **error)
{
  gboolean is_taken = backbone_db_lease_is_taken (db, BACKBONE_DB_SETUP_LEASE);
  BackboneSetupTaskRow *rows = NULL;
  gboolean loaded = backbone_db_setup_tasks_load (db, &rows, error);

  if (loaded)
    {
      *records = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint task = 0; task < BACKBONE_N_SETUP_TASKS; task++)
        g_ptr_array_add (*records, make_task (task, &rows[task], is_taken));
    }
  backbone_setup_task_rows_free (rows);

  return loaded;
}
