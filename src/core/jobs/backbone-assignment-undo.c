/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-job-private.h"

#include "backbone-edit-jobs.h"

static gboolean
takes_part_in_undo (BackboneAssignmentChange *change)
{
  BackboneImportOutcome outcome = backbone_assignment_change_get_outcome (change);

  return (outcome == BACKBONE_IMPORT_NEW || outcome == BACKBONE_IMPORT_CHANGED)
         && g_strcmp0 (backbone_assignment_change_get_old_s_user (change),
                       backbone_assignment_change_get_s_user (change))
                != 0;
}

static BackboneJob *
undo_assignments (BackboneLandscape *landscape, GPtrArray *changes)
{
  g_autofree BackboneAssignmentEdit *edits = g_new0 (BackboneAssignmentEdit, changes->len);

  for (guint i = 0; i < changes->len; i++)
    {
      BackboneAssignmentChange *change = g_ptr_array_index (changes, i);

      edits[i].local_user = backbone_assignment_change_get_local_user (change);
      edits[i].customer = backbone_assignment_change_get_customer (change);
      edits[i].s_user = backbone_assignment_change_get_old_s_user (change);
    }

  return BACKBONE_JOB (backbone_assignment_job_new (landscape, edits, changes->len));
}

static BackboneJob *
undo_customers (BackboneLandscape *landscape, GPtrArray *customers)
{
  g_ptr_array_add (customers, NULL);

  return backbone_customer_remove_job_new (landscape, (const char *const *)customers->pdata);
}

/**
 * backbone_assignment_job_undo:
 * @self: a job that has run and was no dry run
 *
 * A list changes either assignments or customers. S-Users and local users that became known stay
 * known; passwords stay saved.
 *
 * Returns: (transfer full) (nullable): a job that assigns what was assigned before, or takes away the
 * customers that were added; %NULL if nothing was changed
 */
BackboneJob *
backbone_assignment_job_undo (BackboneAssignmentJob *self)
{
  BackboneLandscape *landscape = backbone_assignment_job_get_landscape (self);
  GListModel *rows = backbone_assignment_job_get_rows (self);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (BackboneAssignmentChange) change = g_list_model_get_item (rows, i);

      if (backbone_assignment_change_get_local_user (change) == NULL)
        {
          if (backbone_assignment_change_get_outcome (change) == BACKBONE_IMPORT_NEW)
            g_ptr_array_add (customers,
                             g_strdup (backbone_assignment_change_get_customer (change)));
        }
      else if (takes_part_in_undo (change))
        {
          g_ptr_array_add (changes, g_steal_pointer (&change));
        }
    }

  if (customers->len > 0)
    return undo_customers (landscape, customers);

  return changes->len > 0 ? undo_assignments (landscape, changes) : NULL;
}
