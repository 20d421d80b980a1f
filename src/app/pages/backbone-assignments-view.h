/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneAssignmentsView:
 *
 * Which S-User acts for which local user and customer: counters that are filters, and the table.
 *
 * Properties: landscape (BackboneLandscape, nullable), search (string, nullable), filter (string:
 * "all", "gaps", "wrong-customer", "expiring", "no-software-download" or "no-password"), list
 * (BackboneAssignmentList, nullable, read-only).
 */
#define BACKBONE_TYPE_ASSIGNMENTS_VIEW (backbone_assignments_view_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignmentsView,
                      backbone_assignments_view,
                      BACKBONE,
                      ASSIGNMENTS_VIEW,
                      GtkWidget)

/* Leaves what is edited, or a block of several cells; whether there was such a thing. */
gboolean backbone_assignments_view_go_back (BackboneAssignmentsView *self);
/* To the cell where the cursor is. */
void backbone_assignments_view_focus_table (BackboneAssignmentsView *self);

G_END_DECLS
