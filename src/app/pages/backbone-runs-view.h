/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneRunsView:
 *
 * The check runs of a landscape, and below them what the selected one found that was not good.
 * Properties: landscape (BackboneLandscape, nullable), from (BackboneTime: only runs since then; 0
 * for all); runs, selected, results: what it shows.
 */
#define BACKBONE_TYPE_RUNS_VIEW (backbone_runs_view_get_type ())
G_DECLARE_FINAL_TYPE (BackboneRunsView, backbone_runs_view, BACKBONE, RUNS_VIEW, GtkWidget)

G_END_DECLS
