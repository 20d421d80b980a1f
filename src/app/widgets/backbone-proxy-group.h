/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape-group.h"

G_BEGIN_DECLS

/**
 * BackboneProxyGroup:
 *
 * The proxy of a landscape as a form that says at each field what is wrong, and is applied as a
 * whole; and which channels leave by another way.
 */
#define BACKBONE_TYPE_PROXY_GROUP (backbone_proxy_group_get_type ())
G_DECLARE_FINAL_TYPE (BackboneProxyGroup,
                      backbone_proxy_group,
                      BACKBONE,
                      PROXY_GROUP,
                      BackboneLandscapeGroup)

G_END_DECLS
