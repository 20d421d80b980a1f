/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape-group.h"

G_BEGIN_DECLS

/**
 * BackboneTrustGroup:
 *
 * Whom a landscape trusts: the roots of the system, and its own.
 */
#define BACKBONE_TYPE_TRUST_GROUP (backbone_trust_group_get_type ())
G_DECLARE_FINAL_TYPE (BackboneTrustGroup,
                      backbone_trust_group,
                      BACKBONE,
                      TRUST_GROUP,
                      BackboneLandscapeGroup)

G_END_DECLS
