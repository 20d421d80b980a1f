/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneAssignmentDialog:
 *
 * What an import, a pasted block or a fill would do, row by row, before anything is written; all of it
 * is done then, or nothing. Property filter (string: "all" or the ID of an outcome).
 *
 * Signal applied (dialog, BackboneAssignmentJob job): what it has done.
 */
#define BACKBONE_TYPE_ASSIGNMENT_DIALOG (backbone_assignment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignmentDialog,
                      backbone_assignment_dialog,
                      BACKBONE,
                      ASSIGNMENT_DIALOG,
                      AdwWindow)

/* @job: one that has not run. */
BackboneAssignmentDialog *backbone_assignment_dialog_new (BackboneLandscape *landscape,
                                                          BackboneAssignmentJob *job,
                                                          const char *title);

G_END_DECLS
