/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneSUserDialog:
 *
 * What is known of one S-User, to be changed: customer number, expiry, state, authorisations, and its
 * password, which goes to the keyring.
 *
 * Signal saved (dialog, string id).
 */
#define BACKBONE_TYPE_S_USER_DIALOG (backbone_s_user_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSUserDialog,
                      backbone_s_user_dialog,
                      BACKBONE,
                      S_USER_DIALOG,
                      AdwWindow)

/* @id: (nullable): a new one. */
BackboneSUserDialog *backbone_s_user_dialog_new (BackboneLandscape *landscape, const char *id);

G_END_DECLS
