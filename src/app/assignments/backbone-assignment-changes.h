/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What the window does with changes of assignments. @widget: one in the window, whose toasts tell.
 */

/* Shows what the job would do, row by row; people decide. */
void backbone_assignment_changes_preview (GtkWidget *widget,
                                          BackboneLandscape *landscape,
                                          BackboneAssignmentJob *job,
                                          const char *title);
/* Tells what a job has done, and offers to undo it. */
void backbone_assignment_changes_tell (GtkWidget *widget, BackboneAssignmentJob *job);
/* Runs it without a preview; a single change. */
void backbone_assignment_changes_run (GtkWidget *widget, BackboneAssignmentJob *job);

G_END_DECLS
