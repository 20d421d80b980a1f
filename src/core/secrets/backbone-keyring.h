/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneKeyringState:
 * @BACKBONE_KEYRING_UNKNOWN: not looked yet
 * @BACKBONE_KEYRING_AVAILABLE: secrets can be read and written
 * @BACKBONE_KEYRING_LOCKED: it must be unlocked first
 * @BACKBONE_KEYRING_MISSING: there is no session bus or no keyring service on it
 */
typedef enum
{
  BACKBONE_KEYRING_UNKNOWN,
  BACKBONE_KEYRING_AVAILABLE,
  BACKBONE_KEYRING_LOCKED,
  BACKBONE_KEYRING_MISSING,
} BackboneKeyringState;

#define BACKBONE_TYPE_KEYRING_STATE (backbone_keyring_state_get_type ())
GType backbone_keyring_state_get_type (void) G_GNUC_CONST;

G_END_DECLS
