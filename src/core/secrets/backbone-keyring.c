/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-keyring.h"

#include "backbone-enum-private.h"

static const GEnumValue values[] = {
  { BACKBONE_KEYRING_UNKNOWN, "BACKBONE_KEYRING_UNKNOWN", "unknown" },
  { BACKBONE_KEYRING_AVAILABLE, "BACKBONE_KEYRING_AVAILABLE", "available" },
  { BACKBONE_KEYRING_LOCKED, "BACKBONE_KEYRING_LOCKED", "locked" },
  { BACKBONE_KEYRING_MISSING, "BACKBONE_KEYRING_MISSING", "missing" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneKeyringState, backbone_keyring_state, values)
