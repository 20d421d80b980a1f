/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

/**
 * BackboneSecretKind:
 * @BACKBONE_SECRET_TECHNICAL_USER: the password of a technical user
 * @BACKBONE_SECRET_CERTIFICATE: the certificate of a technical user, with its key
 * @BACKBONE_SECRET_S_USER: the password of an S-User
 * @BACKBONE_SECRET_PROXY: the password for the proxy
 *
 * What a secret is for.
 */
typedef enum
{
  BACKBONE_SECRET_TECHNICAL_USER,
  BACKBONE_SECRET_CERTIFICATE,
  BACKBONE_SECRET_S_USER,
  BACKBONE_SECRET_PROXY,
} BackboneSecretKind;

#define BACKBONE_TYPE_SECRET_KIND (backbone_secret_kind_get_type ())
GType backbone_secret_kind_get_type (void) G_GNUC_CONST;

const char *backbone_secret_kind_to_id (BackboneSecretKind kind);
gboolean backbone_secret_kind_from_id (const char *id, BackboneSecretKind *kind);
const char *backbone_secret_kind_to_title (BackboneSecretKind kind);

/**
 * BackboneSecretState:
 * @BACKBONE_SECRET_UNKNOWN: the keyring can't be read
 * @BACKBONE_SECRET_STORED: the keyring has it
 * @BACKBONE_SECRET_MISSING: it was saved, but the keyring does not have it
 * @BACKBONE_SECRET_NOT_SAVED: it was never saved, although its owner is used
 *
 * Where a secret is.
 */
typedef enum
{
  BACKBONE_SECRET_UNKNOWN,
  BACKBONE_SECRET_STORED,
  BACKBONE_SECRET_MISSING,
  BACKBONE_SECRET_NOT_SAVED,
} BackboneSecretState;

#define BACKBONE_TYPE_SECRET_STATE (backbone_secret_state_get_type ())
GType backbone_secret_state_get_type (void) G_GNUC_CONST;

const char *backbone_secret_state_to_id (BackboneSecretState state);
gboolean backbone_secret_state_from_id (const char *id, BackboneSecretState *state);
const char *backbone_secret_state_to_title (BackboneSecretState state);

#define BACKBONE_TYPE_STORED_SECRET (backbone_stored_secret_get_type ())
G_DECLARE_FINAL_TYPE (BackboneStoredSecret,
                      backbone_stored_secret,
                      BACKBONE,
                      STORED_SECRET,
                      BackboneRecord)

BackboneSecretKind backbone_stored_secret_get_kind (BackboneStoredSecret *self);
const char *backbone_stored_secret_get_id (BackboneStoredSecret *self);
const char *backbone_stored_secret_get_customer (BackboneStoredSecret *self);
guint backbone_stored_secret_get_n_customers (BackboneStoredSecret *self);
BackboneTime backbone_stored_secret_get_saved (BackboneStoredSecret *self);
BackboneTime backbone_stored_secret_get_last_success (BackboneStoredSecret *self);
BackboneTime backbone_stored_secret_get_held_since (BackboneStoredSecret *self);
BackboneSecretState backbone_stored_secret_get_state (BackboneStoredSecret *self);

G_END_DECLS
