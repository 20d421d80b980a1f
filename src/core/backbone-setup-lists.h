/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"
#include "backbone-list.h"

G_BEGIN_DECLS

/*
 * Lists of the migration guide, all (transfer full), returned at once; they fill themselves and follow
 * changes of the landscape, and the clock: that a check gets too old, an S-User expires, or another
 * program that ran a step is gone, shows by itself.
 */

/* BackboneSetupStep, all of them, in their order. */
BackboneList *backbone_landscape_list_setup_steps (BackboneLandscape *self);
/* BackboneSetupTask: the task list of step hub-config. */
BackboneList *backbone_landscape_list_setup_tasks (BackboneLandscape *self);
/* BackboneSetupRest: for whom a step is not done, the owner first. @limit: 0 for all. */
BackboneList *backbone_landscape_list_setup_rest (BackboneLandscape *self,
                                                  BackboneSetupStepKind step,
                                                  guint limit);
/* BackboneBlocker: what speaks against reverting the legacy switch, by cause; empty if every customer
 * is ready. */
BackboneList *backbone_landscape_list_blockers (BackboneLandscape *self);

G_END_DECLS
