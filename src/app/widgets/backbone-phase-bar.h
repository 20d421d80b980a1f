/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackbonePhaseBar:
 *
 * Where the time of a check went: a stripe and its legend in words. Property result
 * (BackboneCheckResult, nullable); without a measured phase the bar hides itself.
 */
#define BACKBONE_TYPE_PHASE_BAR (backbone_phase_bar_get_type ())
G_DECLARE_FINAL_TYPE (BackbonePhaseBar, backbone_phase_bar, BACKBONE, PHASE_BAR, GtkWidget)

G_END_DECLS
