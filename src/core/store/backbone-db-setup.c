/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-setup-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-landscape.h"

gboolean
backbone_db_setup_steps_load (BackboneDb *db,
                              BackboneSetupStepRow rows[BACKBONE_N_SETUP_STEPS],
                              GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT step, state, through FROM setup_step");
  BackboneSetupStepKind step;

  for (guint i = 0; i < BACKBONE_N_SETUP_STEPS; i++)
    rows[i] = (BackboneSetupStepRow){ BACKBONE_SETUP_STATE_OPEN, 0 };
  while (backbone_statement_next (statement))
    {
      if (backbone_setup_step_kind_from_id (backbone_statement_get_text (statement, 0), &step))
        rows[step] = (BackboneSetupStepRow){
          .state = backbone_statement_get_int64 (statement, 1),
          .through = backbone_statement_get_int64 (statement, 2),
        };
    }

  return backbone_statement_finish (statement, error);
}

static BackboneSetupEvidence *
read_evidence (BackboneStatement *statement, BackboneSetupStepKind step)
{
  return g_object_new (BACKBONE_TYPE_SETUP_EVIDENCE, "step", backbone_setup_step_kind_to_id (step),
                       "number", backbone_statement_get_int64 (statement, 0), "time",
                       backbone_statement_get_int64 (statement, 1), "actor",
                       backbone_statement_get_text (statement, 2), "what",
                       backbone_statement_get_text (statement, 3), "details",
                       backbone_statement_get_text (statement, 4), "manual",
                       backbone_statement_get_int64 (statement, 5) != 0, "outcome",
                       (int)backbone_statement_get_int64 (statement, 6), NULL);
}

gboolean
backbone_db_setup_evidence_load (BackboneDb *db,
                                 BackboneSetupStepKind step,
                                 guint limit,
                                 GPtrArray **evidence,
                                 GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT number, time, actor, what, details, manual, outcome FROM setup_evidence "
          "WHERE step = ? ORDER BY number DESC LIMIT ?");

  backbone_statement_bind_text (statement, backbone_setup_step_kind_to_id (step));
  backbone_statement_bind_int64 (statement, limit);
  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_evidence (statement, step));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *evidence = g_steal_pointer (&found);
  return TRUE;
}

gboolean
backbone_db_setup_step_restore (BackboneDb *db,
                                BackboneSetupStepKind step,
                                const BackboneSetupStepRow *row,
                                GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO setup_step (step, state, through) VALUES (?, ?, ?)");

  backbone_statement_bind_text (statement, backbone_setup_step_kind_to_id (step));
  backbone_statement_bind_int64 (statement, row->state);
  backbone_statement_bind_int64 (statement, row->through);
  backbone_db_note_change (db, BACKBONE_CHANGED_SETUP);

  return backbone_statement_run (statement, error);
}

/* Only what is done is done through a customer. */
gboolean
backbone_db_setup_step_set (BackboneDb *db,
                            BackboneSetupStepKind step,
                            BackboneSetupState state,
                            GError **error)
{
  BackboneSetupStepRow row = { .state = state };
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT coalesce (max (id), 0) FROM customer");

  if (state == BACKBONE_SETUP_STATE_DONE && backbone_statement_next (statement))
    row.through = backbone_statement_get_int64 (statement, 0);

  return backbone_statement_finish (statement, error)
         && backbone_db_setup_step_restore (db, step, &row, error);
}

static gboolean
insert_evidence (BackboneDb *db, const BackboneSetupFinding *finding, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO setup_evidence (step, time, actor, what, details, manual, outcome) "
          "VALUES (?, ?, ?, ?, ?, ?, ?)");

  backbone_statement_bind_text (statement, backbone_setup_step_kind_to_id (finding->step));
  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_statement_bind_text (statement, backbone_db_audit_get_actor ());
  backbone_statement_bind_text (statement, finding->what);
  backbone_statement_bind_text (statement, finding->details);
  backbone_statement_bind_int64 (statement, finding->manual);
  backbone_statement_bind_int64 (statement, finding->outcome);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_setup_finding_add (BackboneDb *db,
                               const char *action,
                               const BackboneSetupFinding *finding,
                               GError **error)
{
  g_autofree char *after = backbone_db_audit_text (
      "state", backbone_setup_state_to_id (finding->outcome), "what", finding->what, NULL);

  return backbone_db_setup_step_set (db, finding->step, finding->outcome, error)
         && insert_evidence (db, finding, error)
         && backbone_db_audit (db, action, backbone_setup_step_kind_to_id (finding->step), NULL,
                               after, error);
}

gboolean
backbone_db_setup_mark_all (BackboneDb *db, BackboneSetupStepKind step, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO setup_customer (customer, step, manual, time) "
          "SELECT id, ?, 1, ? FROM customer");

  backbone_statement_bind_text (statement, backbone_setup_step_kind_to_id (step));
  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_db_note_change (db, BACKBONE_CHANGED_SETUP);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_setup_unmark_all (BackboneDb *db, BackboneSetupStepKind step, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM setup_customer WHERE step = ?");

  backbone_statement_bind_text (statement, backbone_setup_step_kind_to_id (step));
  backbone_db_note_change (db, BACKBONE_CHANGED_SETUP);

  return backbone_statement_run (statement, error);
}

static gboolean
mark_number (BackboneDb *db, BackboneSetupStepKind step, const char *number, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO setup_customer (customer, step, manual, time) "
          "SELECT id, ?, 0, ? FROM customer WHERE number = ?");

  backbone_statement_bind_text (statement, backbone_setup_step_kind_to_id (step));
  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_statement_bind_text (statement, number);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_setup_mark_listed (BackboneDb *db,
                               BackboneSetupStepKind step,
                               GHashTable *numbers,
                               GError **error)
{
  GHashTableIter iter;
  gpointer number;

  if (!backbone_db_setup_unmark_all (db, step, error))
    return FALSE;

  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    {
      if (!mark_number (db, step, number, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
backbone_db_setup_tasks_load (BackboneDb *db, BackboneSetupTaskRow **rows, GError **error)
{
  BackboneSetupTaskRow *loaded = g_new0 (BackboneSetupTaskRow, BACKBONE_N_SETUP_TASKS);
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT task, state, time, log FROM setup_task");
  BackboneSetupTaskKind task;

  while (backbone_statement_next (statement))
    {
      if (!backbone_setup_task_kind_from_id (backbone_statement_get_text (statement, 0), &task))
        continue;
      loaded[task].state = backbone_statement_get_int64 (statement, 1);
      loaded[task].time = backbone_statement_get_int64 (statement, 2);
      g_free (loaded[task].log);
      loaded[task].log = g_strdup (backbone_statement_get_text (statement, 3));
    }
  *rows = loaded;

  return backbone_statement_finish (statement, error);
}

void
backbone_setup_task_rows_free (BackboneSetupTaskRow *rows)
{
  for (guint i = 0; rows != NULL && i < BACKBONE_N_SETUP_TASKS; i++)
    g_free (rows[i].log);
  g_free (rows);
}

gboolean
backbone_db_setup_task_set (BackboneDb *db,
                            BackboneSetupTaskKind task,
                            BackboneSetupState state,
                            const char *log,
                            GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO setup_task (task, state, time, log) VALUES (?, ?, ?, ?)");

  backbone_statement_bind_text (statement, backbone_setup_task_kind_to_id (task));
  backbone_statement_bind_int64 (statement, state);
  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_statement_bind_text (statement, log);
  backbone_db_note_change (db, BACKBONE_CHANGED_SETUP);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_setup_tasks_clear (BackboneDb *db, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, "DELETE FROM setup_task");

  backbone_db_note_change (db, BACKBONE_CHANGED_SETUP);

  return backbone_statement_run (statement, error);
}
