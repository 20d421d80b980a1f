/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneChecker:
 *
 * Runs the checks of one window, one run at a time. Properties, read-only: running (boolean),
 * fraction (double, 0 to 1), text (string: count, rate and time left).
 *
 * Signal finished (checker, BackboneCheckJob job, GError error): error is %NULL if the run came to
 * its end.
 */
#define BACKBONE_TYPE_CHECKER (backbone_checker_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChecker, backbone_checker, BACKBONE, CHECKER, GObject)

BackboneChecker *backbone_checker_new (BackboneLandscape *landscape);

gboolean backbone_checker_is_running (BackboneChecker *self);

/* Nothing happens while a run is on. */
void backbone_checker_check_all (BackboneChecker *self);
/* All, if the schedule still says so when nobody else is at it. */
void backbone_checker_check_due (BackboneChecker *self);
void backbone_checker_check_customers (BackboneChecker *self, const char *const *numbers);
void backbone_checker_check_channel (BackboneChecker *self,
                                     const char *number,
                                     BackboneChannelKind kind);
void backbone_checker_cancel (BackboneChecker *self);

G_END_DECLS
