/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneSecretsDialog:
 *
 * For whom passwords and certificates are stored, how old they are, when they last worked and where
 * they are; never their values. Properties, read-only: secrets (GListModel of
 * BackboneStoredSecret), loaded (boolean), remark (string, nullable: what is to say about the
 * keyring).
 */
#define BACKBONE_TYPE_SECRETS_DIALOG (backbone_secrets_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSecretsDialog,
                      backbone_secrets_dialog,
                      BACKBONE,
                      SECRETS_DIALOG,
                      AdwWindow)

BackboneSecretsDialog *backbone_secrets_dialog_new (BackboneLandscape *landscape);

G_END_DECLS
