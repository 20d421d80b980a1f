/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-health-count.h"

/**
 * BackboneHealthCount:
 *
 * How many channels in use there are of which the same is believed.
 */
struct _BackboneHealthCount
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneHealthCount, backbone_health_count, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_HEALTH,
  PROP_N_CHANNELS,
  N_PROPERTIES,
};

static void
backbone_health_count_class_init (BackboneHealthCountClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_HEALTH] = BACKBONE_RECORD_ENUM ("health", BACKBONE_TYPE_HEALTH);
  properties[PROP_N_CHANNELS] = BACKBONE_RECORD_UINT ("n-channels");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_health_count_init (BackboneHealthCount *self)
{
}

/**
 * backbone_health_count_get_health:
 *
 * Returns: what is believed
 */
BackboneHealth
backbone_health_count_get_health (BackboneHealthCount *self)
{
  return backbone_record_get_enum (self, PROP_HEALTH);
}

/**
 * backbone_health_count_get_n_channels:
 *
 * Returns: how many channels
 */
guint
backbone_health_count_get_n_channels (BackboneHealthCount *self)
{
  return backbone_record_get_uint (self, PROP_N_CHANNELS);
}
