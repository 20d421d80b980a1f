/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape-group.h"

G_BEGIN_DECLS

/**
 * BackboneEndpointsGroup:
 *
 * Where the channels of a landscape lead unless they say otherwise: the profile as a whole, and each
 * endpoint to edit.
 */
#define BACKBONE_TYPE_ENDPOINTS_GROUP (backbone_endpoints_group_get_type ())
G_DECLARE_FINAL_TYPE (BackboneEndpointsGroup,
                      backbone_endpoints_group,
                      BACKBONE,
                      ENDPOINTS_GROUP,
                      BackboneLandscapeGroup)

G_END_DECLS
