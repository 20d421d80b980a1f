/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackbonePhaseStripe:
 *
 * The phases of a check as lengths of one stripe.
 */
#define BACKBONE_TYPE_PHASE_STRIPE (backbone_phase_stripe_get_type ())
G_DECLARE_FINAL_TYPE (BackbonePhaseStripe, backbone_phase_stripe, BACKBONE, PHASE_STRIPE, GtkWidget)

void backbone_phase_stripe_set_result (BackbonePhaseStripe *self, BackboneCheckResult *result);

G_END_DECLS
