/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape-group.h"

G_BEGIN_DECLS

/**
 * BackboneMaintenanceGroup:
 *
 * The maintenance that is planned, of the backbone and of customers: listed, added, and removed with
 * a way back.
 */
#define BACKBONE_TYPE_MAINTENANCE_GROUP (backbone_maintenance_group_get_type ())
G_DECLARE_FINAL_TYPE (BackboneMaintenanceGroup,
                      backbone_maintenance_group,
                      BACKBONE,
                      MAINTENANCE_GROUP,
                      BackboneLandscapeGroup)

G_END_DECLS
