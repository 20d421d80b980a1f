/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneLandscapePreferences:
 *
 * The page of the preferences that belongs to a landscape: how it is checked, when, and how long what
 * was found is kept. Property landscape (BackboneLandscape, nullable).
 */
#define BACKBONE_TYPE_LANDSCAPE_PREFERENCES (backbone_landscape_preferences_get_type ())
G_DECLARE_FINAL_TYPE (BackboneLandscapePreferences,
                      backbone_landscape_preferences,
                      BACKBONE,
                      LANDSCAPE_PREFERENCES,
                      AdwPreferencesPage)

G_END_DECLS
