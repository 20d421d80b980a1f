/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneAssignmentCell:
 *
 * One cell of the table of assignments: the S-User, its state, and an entry while it is edited. Takes
 * the focus. Properties: row (BackboneAssignmentRow, nullable), local-user (string), assignment
 * (BackboneAssignment, nullable, read-only: the cell of that row).
 *
 * Signals: pressed (guint n_press, gboolean extend) by the mouse; menu-wanted (double x, double y);
 * committed (string text, GtkDirectionType: where the cursor goes then; TAB_FORWARD for nowhere),
 * cancelled.
 */
#define BACKBONE_TYPE_ASSIGNMENT_CELL (backbone_assignment_cell_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignmentCell,
                      backbone_assignment_cell,
                      BACKBONE,
                      ASSIGNMENT_CELL,
                      GtkWidget)

GtkWidget *backbone_assignment_cell_new (const char *local_user);

void backbone_assignment_cell_set_row (BackboneAssignmentCell *self, BackboneAssignmentRow *row);
BackboneAssignmentRow *backbone_assignment_cell_get_row (BackboneAssignmentCell *self);
const char *backbone_assignment_cell_get_local_user (BackboneAssignmentCell *self);
/* In the block of selected cells, and the one where the cursor is. */
void backbone_assignment_cell_set_selected (BackboneAssignmentCell *self,
                                            gboolean selected,
                                            gboolean is_cursor);

/* @text: (nullable): what was typed already; else the S-User is there to be changed. */
void backbone_assignment_cell_begin_edit (BackboneAssignmentCell *self, const char *text);
gboolean backbone_assignment_cell_is_editing (BackboneAssignmentCell *self);
/* While what was typed is saved. */
void backbone_assignment_cell_set_saving (BackboneAssignmentCell *self, gboolean saving);
/* What was typed stays, with the reason below it. */
void backbone_assignment_cell_show_error (BackboneAssignmentCell *self, const char *reason);
void backbone_assignment_cell_end_edit (BackboneAssignmentCell *self);

G_END_DECLS
