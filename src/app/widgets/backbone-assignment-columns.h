/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-assignment-cell.h"
#include "backbone-cell-block.h"

G_BEGIN_DECLS

/**
 * BackboneAssignmentColumns:
 *
 * The columns of the table of assignments, one for each local user, and the cells in them that have a
 * place. Keeps the block of selected cells as large as the table, and its cells marked.
 *
 * Signal cell-made (columns, BackboneAssignmentCell cell): to connect to it, for good.
 */
#define BACKBONE_TYPE_ASSIGNMENT_COLUMNS (backbone_assignment_columns_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignmentColumns,
                      backbone_assignment_columns,
                      BACKBONE,
                      ASSIGNMENT_COLUMNS,
                      GObject)

/* Behind the columns that @view has already. */
BackboneAssignmentColumns *
backbone_assignment_columns_new (GtkColumnView *view, BackboneCellBlock *block);

/* @list: (nullable): the one that @view shows. */
void backbone_assignment_columns_set_list (BackboneAssignmentColumns *self,
                                           BackboneAssignmentList *list);

/* (out) @row, @column: of a cell that has a place. */
void backbone_assignment_columns_locate (BackboneAssignmentColumns *self,
                                         BackboneAssignmentCell *cell,
                                         guint *row,
                                         guint *column);
/* Both (transfer none) (nullable): the cell at the cursor of the block, if it has a widget; the one that
 * is being edited. */
BackboneAssignmentCell *backbone_assignment_columns_find_cursor (BackboneAssignmentColumns *self);
BackboneAssignmentCell *backbone_assignment_columns_find_edited (BackboneAssignmentColumns *self);

G_END_DECLS
