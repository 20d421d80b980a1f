/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneSetupPage:
 *
 * The migration guide: all steps with their state, and beside them the one that is being worked on.
 * Implements #BackbonePage. Properties, read-only: shown-landscape (BackboneLandscape, nullable: the
 * landscape while the page shows), step (BackboneSetupStep, nullable: the chosen one), runner
 * (BackboneSetupRunner), n-done, n-steps (uint), loading (boolean), error (GError, nullable), next
 * (BackboneSetupStep, nullable: which one comes after the chosen one).
 */
#define BACKBONE_TYPE_SETUP_PAGE (backbone_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupPage, backbone_setup_page, BACKBONE, SETUP_PAGE, GtkWidget)

/* Chooses a step, such as "revert"; once the steps are there, if they are not yet. */
void backbone_setup_page_show_step (BackboneSetupPage *self, const char *id);

G_END_DECLS
