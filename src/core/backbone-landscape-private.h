/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"
#include "backbone-store-private.h"
#include "backbone-vault-private.h"

G_BEGIN_DECLS

/* (transfer none); for jobs. */
BackboneStore *backbone_landscape_get_store (BackboneLandscape *self);
BackboneVault *backbone_landscape_get_vault (BackboneLandscape *self);

G_END_DECLS
