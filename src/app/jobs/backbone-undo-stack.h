/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneUndoStack:
 *
 * What was done in a window and can be undone, newest first, while the window is open. Property,
 * read-only: can-undo (boolean).
 *
 * Signals: undone (undo, string text), and failed (undo, GError error), after which the same thing
 * can be tried again.
 */
#define BACKBONE_TYPE_UNDO_STACK (backbone_undo_stack_get_type ())
G_DECLARE_FINAL_TYPE (BackboneUndoStack, backbone_undo_stack, BACKBONE, UNDO_STACK, GObject)

BackboneUndoStack *backbone_undo_stack_new (void);

/* @text: what was done, for people. @job: undoes it; it was not run yet. */
void backbone_undo_stack_push (BackboneUndoStack *self, const char *text, BackboneJob *job);
gboolean backbone_undo_stack_can_undo (BackboneUndoStack *self);
/* Runs the job of what was done last. Nothing happens while another one runs. */
void backbone_undo_stack_run (BackboneUndoStack *self);
/* Runs this job, if it was pushed and not undone yet. */
void backbone_undo_stack_run_job (BackboneUndoStack *self, BackboneJob *job);

G_END_DECLS
