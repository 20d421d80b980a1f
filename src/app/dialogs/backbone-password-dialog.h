/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackbonePasswordDialog:
 *
 * Gives a technical user a new password: it is tried on one channel first, and the dialog says how
 * that ended. Properties, read-only: user (string), held (boolean: the lock guard holds the user),
 * running (boolean), rotation (BackboneRotation: how the last attempt ended).
 */
#define BACKBONE_TYPE_PASSWORD_DIALOG (backbone_password_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackbonePasswordDialog,
                      backbone_password_dialog,
                      BACKBONE,
                      PASSWORD_DIALOG,
                      AdwWindow)

/* @user: the ID of a technical user. */
BackbonePasswordDialog *
backbone_password_dialog_new (BackboneLandscape *landscape, const char *user);
/* The same for an S-User. */
BackbonePasswordDialog *
backbone_password_dialog_new_for_s_user (BackboneLandscape *landscape, const char *s_user);

G_END_DECLS
