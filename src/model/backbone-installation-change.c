/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-installation-change.h"

/**
 * BackboneInstallationChange:
 *
 * What a refresh or an import found out about an installation.
 */
struct _BackboneInstallationChange
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneInstallationChange, backbone_installation_change, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_LINE,
  PROP_OUTCOME,
  PROP_INSTALLATION,
  PROP_CUSTOMER,
  PROP_PREVIOUS_CUSTOMER,
  PROP_DESCRIPTION,
  PROP_SYSTEMS,
  PROP_REASON,
  N_PROPERTIES,
};

static void
backbone_installation_change_class_init (BackboneInstallationChangeClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_LINE] = BACKBONE_RECORD_UINT ("line");
  properties[PROP_OUTCOME] = BACKBONE_RECORD_ENUM ("outcome", BACKBONE_TYPE_INSTALLATION_OUTCOME);
  properties[PROP_INSTALLATION] = BACKBONE_RECORD_STRING ("installation");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_PREVIOUS_CUSTOMER] = BACKBONE_RECORD_STRING ("previous-customer");
  properties[PROP_DESCRIPTION] = BACKBONE_RECORD_STRING ("description");
  properties[PROP_SYSTEMS] = BACKBONE_RECORD_STRV ("systems");
  properties[PROP_REASON] = BACKBONE_RECORD_STRING ("reason");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_installation_change_init (BackboneInstallationChange *self)
{
}

/**
 * backbone_installation_change_get_line:
 *
 * Returns: the line of the imported file, or 0
 */
guint
backbone_installation_change_get_line (BackboneInstallationChange *self)
{
  return backbone_record_get_uint (self, PROP_LINE);
}

/**
 * backbone_installation_change_get_outcome:
 *
 * Returns: what is different
 */
BackboneInstallationOutcome
backbone_installation_change_get_outcome (BackboneInstallationChange *self)
{
  return backbone_record_get_enum (self, PROP_OUTCOME);
}

/**
 * backbone_installation_change_get_installation:
 *
 * Returns: (transfer none) (not nullable): its number; as it was given if it is refused
 */
const char *
backbone_installation_change_get_installation (BackboneInstallationChange *self)
{
  return backbone_record_get_string (self, PROP_INSTALLATION);
}

/**
 * backbone_installation_change_get_customer:
 *
 * Returns: (transfer none) (nullable): the customer number that it belongs to now
 */
const char *
backbone_installation_change_get_customer (BackboneInstallationChange *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_installation_change_get_previous_customer:
 *
 * Returns: (transfer none) (nullable): the one that it belonged to, if it has moved
 */
const char *
backbone_installation_change_get_previous_customer (BackboneInstallationChange *self)
{
  return backbone_record_get_string (self, PROP_PREVIOUS_CUSTOMER);
}

/**
 * backbone_installation_change_get_description:
 *
 * Returns: (transfer none) (nullable): what the customer calls it
 */
const char *
backbone_installation_change_get_description (BackboneInstallationChange *self)
{
  return backbone_record_get_string (self, PROP_DESCRIPTION);
}

/**
 * backbone_installation_change_get_systems:
 *
 * Returns: (transfer none) (nullable): the numbers of its systems
 */
const char *const *
backbone_installation_change_get_systems (BackboneInstallationChange *self)
{
  return backbone_record_get_strv (self, PROP_SYSTEMS);
}

/**
 * backbone_installation_change_get_reason:
 *
 * Returns: (transfer none) (nullable): what is different, or why it is refused, in words
 */
const char *
backbone_installation_change_get_reason (BackboneInstallationChange *self)
{
  return backbone_record_get_string (self, PROP_REASON);
}
