/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneSetupLetterDialog:
 *
 * The letter that asks a customer for its users, to be copied or saved.
 */
#define BACKBONE_TYPE_SETUP_LETTER_DIALOG (backbone_setup_letter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupLetterDialog,
                      backbone_setup_letter_dialog,
                      BACKBONE,
                      SETUP_LETTER_DIALOG,
                      AdwWindow)

BackboneSetupLetterDialog *
backbone_setup_letter_dialog_new (BackboneLandscape *landscape, const char *number);

G_END_DECLS
