/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/**
 * BackboneAssignmentRow:
 *
 * One customer in the table of assignments. Properties, notified on the main loop: number,
 * description (string), loaded (boolean; %FALSE for the moment in which the list fetches it).
 */
#define BACKBONE_TYPE_ASSIGNMENT_ROW (backbone_assignment_row_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignmentRow,
                      backbone_assignment_row,
                      BACKBONE,
                      ASSIGNMENT_ROW,
                      GObject)

BackboneAssignmentRow *backbone_assignment_row_new (const char *number);

const char *backbone_assignment_row_get_number (BackboneAssignmentRow *self);
const char *backbone_assignment_row_get_description (BackboneAssignmentRow *self);
gboolean backbone_assignment_row_get_loaded (BackboneAssignmentRow *self);
BackboneAssignment *
backbone_assignment_row_get_cell (BackboneAssignmentRow *self, const char *local_user);

/* For the list: @assignments: BackboneAssignment, one for each local user. */
void backbone_assignment_row_update (BackboneAssignmentRow *self,
                                     const char *description,
                                     GPtrArray *assignments);

G_END_DECLS
