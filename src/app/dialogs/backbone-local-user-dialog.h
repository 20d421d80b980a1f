/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneLocalUserDialog:
 *
 * Asks for the name of a local user: a new one, or a new name of one that is there.
 */
#define BACKBONE_TYPE_LOCAL_USER_DIALOG (backbone_local_user_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneLocalUserDialog,
                      backbone_local_user_dialog,
                      BACKBONE,
                      LOCAL_USER_DIALOG,
                      AdwWindow)

/* @name: (nullable): the one to rename. */
BackboneLocalUserDialog *
backbone_local_user_dialog_new (BackboneLandscape *landscape, const char *name);

G_END_DECLS
