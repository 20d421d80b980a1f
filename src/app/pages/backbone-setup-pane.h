/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneSetupPane:
 *
 * All about one step of the migration: what it is, what can be done here and what in the installation,
 * for whom it is not done yet, and what speaks for it. Properties, all nullable, set by the page:
 * landscape (BackboneLandscape), runner (BackboneSetupRunner), steps (BackboneList), step, next
 * (BackboneSetupStep), narrow (boolean: the guide does not show beside it).
 */
#define BACKBONE_TYPE_SETUP_PANE (backbone_setup_pane_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupPane, backbone_setup_pane, BACKBONE, SETUP_PANE, GtkWidget)

G_END_DECLS
