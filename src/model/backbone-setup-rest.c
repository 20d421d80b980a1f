/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-setup-rest.h"

/**
 * BackboneSetupRest:
 *
 * A customer for whom a step of the migration guide is not done, and what is missing.
 */
struct _BackboneSetupRest
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneSetupRest, backbone_setup_rest, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_CUSTOMER,
  PROP_DESCRIPTION,
  PROP_OWNER,
  PROP_MISSING,
  PROP_REASON,
  N_PROPERTIES,
};

static void
backbone_setup_rest_class_init (BackboneSetupRestClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_DESCRIPTION] = BACKBONE_RECORD_STRING ("description");
  properties[PROP_OWNER] = BACKBONE_RECORD_BOOLEAN ("owner");
  properties[PROP_MISSING] = BACKBONE_RECORD_STRV ("missing");
  properties[PROP_REASON] = BACKBONE_RECORD_STRING ("reason");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_setup_rest_init (BackboneSetupRest *self)
{
}

/**
 * backbone_setup_rest_get_customer:
 *
 * Returns: (transfer none) (not nullable): its number
 */
const char *
backbone_setup_rest_get_customer (BackboneSetupRest *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_setup_rest_get_description:
 *
 * Returns: (transfer none) (not nullable): what it is called
 */
const char *
backbone_setup_rest_get_description (BackboneSetupRest *self)
{
  return backbone_record_get_string (self, PROP_DESCRIPTION);
}

/**
 * backbone_setup_rest_get_owner:
 *
 * Returns: whether it owns the installation
 */
gboolean
backbone_setup_rest_get_owner (BackboneSetupRest *self)
{
  return backbone_record_get_boolean (self, PROP_OWNER);
}

/**
 * backbone_setup_rest_get_missing:
 *
 * Returns: (transfer none) (nullable): ids of BackboneSetupGap
 */
const char *const *
backbone_setup_rest_get_missing (BackboneSetupRest *self)
{
  return backbone_record_get_strv (self, PROP_MISSING);
}

/**
 * backbone_setup_rest_get_reason:
 *
 * Returns: (transfer none) (not nullable): the same for people
 */
const char *
backbone_setup_rest_get_reason (BackboneSetupRest *self)
{
  return backbone_record_get_string (self, PROP_REASON);
}
