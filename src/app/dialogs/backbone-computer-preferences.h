/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneComputerPreferences:
 *
 * The page of the preferences that belongs to this user of this computer: what the desktop tells, and
 * whether the program goes on without a window.
 */
#define BACKBONE_TYPE_COMPUTER_PREFERENCES (backbone_computer_preferences_get_type ())
G_DECLARE_FINAL_TYPE (BackboneComputerPreferences,
                      backbone_computer_preferences,
                      BACKBONE,
                      COMPUTER_PREFERENCES,
                      AdwPreferencesPage)

G_END_DECLS
