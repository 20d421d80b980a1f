/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-installation.h"

/**
 * BackboneInstallation:
 *
 * An installation of a customer, with its systems, as the backbone or a list told.
 */
struct _BackboneInstallation
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneInstallation, backbone_installation, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_CUSTOMER,
  PROP_DESCRIPTION,
  PROP_SYSTEMS,
  PROP_SIDS,
  PROP_SOURCE,
  PROP_SEEN,
  PROP_MISSING_SINCE,
  N_PROPERTIES,
};

static void
backbone_installation_class_init (BackboneInstallationClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_NUMBER] = BACKBONE_RECORD_STRING ("number");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_DESCRIPTION] = BACKBONE_RECORD_STRING ("description");
  properties[PROP_SYSTEMS] = BACKBONE_RECORD_STRV ("systems");
  properties[PROP_SIDS] = BACKBONE_RECORD_STRV ("sids");
  properties[PROP_SOURCE] = BACKBONE_RECORD_ENUM ("source", BACKBONE_TYPE_SOURCE);
  properties[PROP_SEEN] = BACKBONE_RECORD_INT64 ("seen");
  properties[PROP_MISSING_SINCE] = BACKBONE_RECORD_INT64 ("missing-since");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_installation_init (BackboneInstallation *self)
{
}

/**
 * backbone_installation_get_number:
 *
 * Returns: (transfer none) (not nullable): ten digits
 */
const char *
backbone_installation_get_number (BackboneInstallation *self)
{
  return backbone_record_get_string (self, PROP_NUMBER);
}

/**
 * backbone_installation_get_customer:
 *
 * Returns: (transfer none) (not nullable): the customer number that it belongs to
 */
const char *
backbone_installation_get_customer (BackboneInstallation *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_installation_get_description:
 *
 * Returns: (transfer none) (not nullable): what the customer calls it; may be empty
 */
const char *
backbone_installation_get_description (BackboneInstallation *self)
{
  return backbone_record_get_string (self, PROP_DESCRIPTION);
}

/**
 * backbone_installation_get_systems:
 *
 * Returns: (transfer none) (nullable): the numbers of its systems, 18 digits each, sorted
 */
const char *const *
backbone_installation_get_systems (BackboneInstallation *self)
{
  return backbone_record_get_strv (self, PROP_SYSTEMS);
}

/**
 * backbone_installation_get_sids:
 *
 * Returns: (transfer none) (nullable): the SIDs of these systems, in the same order; empty texts if not known
 */
const char *const *
backbone_installation_get_sids (BackboneInstallation *self)
{
  return backbone_record_get_strv (self, PROP_SIDS);
}

/**
 * backbone_installation_get_source:
 *
 * Returns: where that comes from
 */
BackboneSource
backbone_installation_get_source (BackboneInstallation *self)
{
  return backbone_record_get_enum (self, PROP_SOURCE);
}

/**
 * backbone_installation_get_seen:
 *
 * Returns: when it was last read or imported
 */
BackboneTime
backbone_installation_get_seen (BackboneInstallation *self)
{
  return backbone_record_get_int64 (self, PROP_SEEN);
}

/**
 * backbone_installation_get_missing_since:
 *
 * Returns: since when it is not among its customer's installations any more, or 0
 */
BackboneTime
backbone_installation_get_missing_since (BackboneInstallation *self)
{
  return backbone_record_get_int64 (self, PROP_MISSING_SINCE);
}
