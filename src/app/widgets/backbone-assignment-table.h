/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-block-commands.h"
#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneAssignmentTable:
 *
 * The table of assignments: a row for each customer, a column for each local user; cells are edited
 * in place, blocks of them copied, pasted, filled and cleared. Its actions begin with "assignments.";
 * it uses those of the page around it, which begin with "s-users.".
 *
 * Properties: landscape (BackboneLandscape, nullable), list (BackboneAssignmentList, nullable),
 * model (GtkSelectionModel, nullable: of that list; selects nothing).
 */
#define BACKBONE_TYPE_ASSIGNMENT_TABLE (backbone_assignment_table_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignmentTable,
                      backbone_assignment_table,
                      BACKBONE,
                      ASSIGNMENT_TABLE,
                      GtkWidget)

/* Leaves what is edited, or a block of several cells; whether there was such a thing. */
gboolean backbone_assignment_table_go_back (BackboneAssignmentTable *self);
/* To the cell where the cursor is. */
void backbone_assignment_table_grab_focus (BackboneAssignmentTable *self);

/* For its actions. */
BackboneBlockContext backbone_assignment_table_get_context (BackboneAssignmentTable *self);
void backbone_assignment_table_edit (BackboneAssignmentTable *self);
void backbone_assignment_table_show_menu (BackboneAssignmentTable *self);

G_END_DECLS
