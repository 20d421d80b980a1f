/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-setup-runner.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneSetupPart:
 *
 * A part of what the page Setup shows of a step. Properties, all nullable: landscape
 * (BackboneLandscape), step (BackboneSetupStep), runner (BackboneSetupRunner).
 */
#define BACKBONE_TYPE_SETUP_PART (backbone_setup_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (BackboneSetupPart,
                          backbone_setup_part,
                          BACKBONE,
                          SETUP_PART,
                          AdwPreferencesGroup)

/**
 * BackboneSetupPartClass:
 * @update: (nullable): something of the three has changed: shows what they say now, or hides the part.
 *   Never called without all of them.
 * @clear: (nullable): lets go of what belongs to the step, since another one comes, or none
 */
struct _BackboneSetupPartClass
{
  AdwPreferencesGroupClass parent_class;

  void (*update) (BackboneSetupPart *self);
  void (*clear) (BackboneSetupPart *self);

  gpointer padding[4];
};

/* All (transfer none) (nullable). */
BackboneLandscape *backbone_setup_part_get_landscape (BackboneSetupPart *self);
BackboneSetupStep *backbone_setup_part_get_step (BackboneSetupPart *self);
BackboneSetupRunner *backbone_setup_part_get_runner (BackboneSetupPart *self);

/* For update(). */
BackboneSetupStepKind backbone_setup_part_get_kind (BackboneSetupPart *self);
BackboneMigration *backbone_setup_part_get_migration (BackboneSetupPart *self);
/* Whether a job of this step, or of any, runs. */
gboolean backbone_setup_part_is_running (BackboneSetupPart *self);
gboolean backbone_setup_part_is_busy (BackboneSetupPart *self);
/* Whether something can be done: the file can be written, and nothing runs. */
gboolean backbone_setup_part_can_act (BackboneSetupPart *self);

/* @job: (transfer full). */
void backbone_setup_part_run (BackboneSetupPart *self, BackboneJob *job);

G_END_DECLS
