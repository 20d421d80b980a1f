/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneLandscapeDialog:
 *
 * The properties of a landscape: its name, which can be changed, its owner, and where it is kept.
 */
#define BACKBONE_TYPE_LANDSCAPE_DIALOG (backbone_landscape_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneLandscapeDialog,
                      backbone_landscape_dialog,
                      BACKBONE,
                      LANDSCAPE_DIALOG,
                      AdwWindow)

BackboneLandscapeDialog *backbone_landscape_dialog_new (BackboneLandscape *landscape);

G_END_DECLS
