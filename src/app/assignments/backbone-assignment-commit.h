/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-assignment-cell.h"

G_BEGIN_DECLS

typedef void (*BackboneAssignmentLeaveFunc) (GtkWidget *table,
                                             BackboneAssignmentCell *cell,
                                             GtkDirectionType direction);

/* Saves what was typed into a cell; @leave ends its editing then. What is refused stays in the cell,
 * with the reason. */
void backbone_assignment_commit (GtkWidget *table,
                                 BackboneLandscape *landscape,
                                 BackboneAssignmentCell *cell,
                                 const char *text,
                                 GtkDirectionType direction,
                                 BackboneAssignmentLeaveFunc leave);

G_END_DECLS
