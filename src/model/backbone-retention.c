/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-retention.h"

/**
 * BackboneRetention:
 *
 * How long what checks found is kept, in days.
 */
struct _BackboneRetention
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneRetention, backbone_retention, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_RESULTS,
  PROP_HOURS,
  PROP_DAYS,
  N_PROPERTIES,
};

static void
backbone_retention_class_init (BackboneRetentionClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_RESULTS] = BACKBONE_RECORD_UINT ("results");
  properties[PROP_HOURS] = BACKBONE_RECORD_UINT ("hours");
  properties[PROP_DAYS] = BACKBONE_RECORD_UINT ("days");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_retention_init (BackboneRetention *self)
{
}

/**
 * backbone_retention_get_results:
 *
 * Returns: single results
 */
guint
backbone_retention_get_results (BackboneRetention *self)
{
  return backbone_record_get_uint (self, PROP_RESULTS);
}

/**
 * backbone_retention_get_hours:
 *
 * Returns: what is rolled up by the hour
 */
guint
backbone_retention_get_hours (BackboneRetention *self)
{
  return backbone_record_get_uint (self, PROP_HOURS);
}

/**
 * backbone_retention_get_days:
 *
 * Returns: what is rolled up by the day
 */
guint
backbone_retention_get_days (BackboneRetention *self)
{
  return backbone_record_get_uint (self, PROP_DAYS);
}
