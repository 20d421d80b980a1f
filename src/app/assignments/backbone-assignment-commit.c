/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-commit.h"

#include "backbone-assignment-changes.h"

typedef struct
{
  GtkWidget *table;
  BackboneAssignmentCell *cell;
  BackboneAssignmentRow *row;
  GtkDirectionType direction;
  BackboneAssignmentLeaveFunc leave;
} Commit;

static void
commit_free (Commit *commit)
{
  g_object_unref (commit->table);
  g_object_unref (commit->cell);
  g_object_unref (commit->row);
  g_free (commit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Commit, commit_free)

/* It may show another customer by now. */
static gboolean
is_still_edited (Commit *commit)
{
  return backbone_assignment_cell_get_row (commit->cell) == commit->row
         && backbone_assignment_cell_is_editing (commit->cell);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Commit) commit = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = backbone_job_run_finish (BACKBONE_JOB (source), result, &error);

  backbone_assignment_cell_set_saving (commit->cell, FALSE);
  if (!done)
    {
      if (is_still_edited (commit))
        backbone_assignment_cell_show_error (commit->cell, error->message);
      return;
    }

  if (is_still_edited (commit))
    commit->leave (commit->table, commit->cell, commit->direction);
  backbone_assignment_changes_tell (commit->table, BACKBONE_ASSIGNMENT_JOB (source));
}

void
backbone_assignment_commit (GtkWidget *table,
                            BackboneLandscape *landscape,
                            BackboneAssignmentCell *cell,
                            const char *text,
                            GtkDirectionType direction,
                            BackboneAssignmentLeaveFunc leave)
{
  BackboneAssignmentRow *row = backbone_assignment_cell_get_row (cell);
  const char *local_user = backbone_assignment_cell_get_local_user (cell);
  const char *old
      = backbone_assignment_get_s_user (backbone_assignment_row_get_cell (row, local_user));
  g_autofree char *s_user = g_strstrip (g_strdup (text));
  const BackboneAssignmentEdit edit
      = { local_user, backbone_assignment_row_get_number (row), s_user, NULL };
  g_autoptr (BackboneAssignmentJob) job = NULL;
  Commit *commit;

  if (g_strcmp0 (old ? old : "", s_user) == 0)
    {
      leave (table, cell, direction);
      return;
    }

  job = backbone_assignment_job_new (landscape, &edit, 1);
  commit = g_new0 (Commit, 1);
  *commit
      = (Commit){ g_object_ref (table), g_object_ref (cell), g_object_ref (row), direction, leave };
  backbone_assignment_cell_set_saving (cell, TRUE);
  backbone_job_run_async (BACKBONE_JOB (job), saved_cb, commit);
}
