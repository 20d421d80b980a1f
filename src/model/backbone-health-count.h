/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-health.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_HEALTH_COUNT (backbone_health_count_get_type ())
G_DECLARE_FINAL_TYPE (BackboneHealthCount,
                      backbone_health_count,
                      BACKBONE,
                      HEALTH_COUNT,
                      BackboneRecord)

BackboneHealth backbone_health_count_get_health (BackboneHealthCount *self);
guint backbone_health_count_get_n_channels (BackboneHealthCount *self);

G_END_DECLS
