/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-maintenance.h"

/**
 * BackboneMaintenance:
 *
 * A time of planned maintenance, in which results are stored but nobody is told.
 */
struct _BackboneMaintenance
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneMaintenance, backbone_maintenance, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_CUSTOMER,
  PROP_BEGINS,
  PROP_ENDS,
  PROP_NOTE,
  N_PROPERTIES,
};

static void
backbone_maintenance_class_init (BackboneMaintenanceClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_NUMBER] = BACKBONE_RECORD_INT64 ("number");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_BEGINS] = BACKBONE_RECORD_INT64 ("begins");
  properties[PROP_ENDS] = BACKBONE_RECORD_INT64 ("ends");
  properties[PROP_NOTE] = BACKBONE_RECORD_STRING ("note");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_maintenance_init (BackboneMaintenance *self)
{
}

/**
 * backbone_maintenance_get_number:
 *
 * Returns: what tells it from the others
 */
gint64
backbone_maintenance_get_number (BackboneMaintenance *self)
{
  return backbone_record_get_int64 (self, PROP_NUMBER);
}

/**
 * backbone_maintenance_get_customer:
 *
 * Returns: (transfer none) (nullable): the customer number; %NULL if it is the backbone's, which concerns everybody
 */
const char *
backbone_maintenance_get_customer (BackboneMaintenance *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_maintenance_get_begins:
 *
 * Returns: its beginning
 */
BackboneTime
backbone_maintenance_get_begins (BackboneMaintenance *self)
{
  return backbone_record_get_int64 (self, PROP_BEGINS);
}

/**
 * backbone_maintenance_get_ends:
 *
 * Returns: its end
 */
BackboneTime
backbone_maintenance_get_ends (BackboneMaintenance *self)
{
  return backbone_record_get_int64 (self, PROP_ENDS);
}

/**
 * backbone_maintenance_get_note:
 *
 * Returns: (transfer none) (nullable): what it is about
 */
const char *
backbone_maintenance_get_note (BackboneMaintenance *self)
{
  return backbone_record_get_string (self, PROP_NOTE);
}
