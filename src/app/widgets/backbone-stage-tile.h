/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneStageTile:
 *
 * One stage of a diagnosis: its state as icon and words, its time, what was seen in short. Pressed,
 * it wants the details shown. Properties: stage (BackboneDiagnosisStage, nullable), spoken (string:
 * its name for screen readers).
 */
#define BACKBONE_TYPE_STAGE_TILE (backbone_stage_tile_get_type ())
G_DECLARE_FINAL_TYPE (BackboneStageTile, backbone_stage_tile, BACKBONE, STAGE_TILE, GtkToggleButton)

/* (transfer none) (nullable) */
BackboneDiagnosisStage *backbone_stage_tile_get_stage (BackboneStageTile *self);

G_END_DECLS
