/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackbonePhase: the parts of a check, in the order in which they happen
 */
typedef enum
{
  BACKBONE_PHASE_NAME_LOOKUP,
  BACKBONE_PHASE_PROXY,
  BACKBONE_PHASE_CONNECT,
  BACKBONE_PHASE_TLS,
  BACKBONE_PHASE_WAIT,
  BACKBONE_PHASE_RECEIVE,
} BackbonePhase;

#define BACKBONE_N_PHASES 6

gint64 backbone_phase_get_duration (BackbonePhase phase, BackboneCheckResult *result);
const char *backbone_phase_get_title (BackbonePhase phase);
const char *backbone_phase_get_color (BackbonePhase phase);
const char *backbone_phase_get_css_class (BackbonePhase phase);

char *backbone_phases_to_text (BackboneCheckResult *result);

G_END_DECLS
