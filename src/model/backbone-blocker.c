/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-blocker.h"

/**
 * BackboneBlocker:
 *
 * Why the legacy switch should not be reverted yet: one cause, and all customers that it concerns.
 */
struct _BackboneBlocker
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneBlocker, backbone_blocker, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_CAUSE,
  PROP_TITLE,
  PROP_NEXT_STEP,
  PROP_N_CUSTOMERS,
  PROP_CUSTOMERS,
  N_PROPERTIES,
};

static void
backbone_blocker_class_init (BackboneBlockerClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_CAUSE] = BACKBONE_RECORD_ENUM ("cause", BACKBONE_TYPE_BLOCKING_CAUSE);
  properties[PROP_TITLE] = BACKBONE_RECORD_STRING ("title");
  properties[PROP_NEXT_STEP] = BACKBONE_RECORD_STRING ("next-step");
  properties[PROP_N_CUSTOMERS] = BACKBONE_RECORD_UINT ("n-customers");
  properties[PROP_CUSTOMERS] = BACKBONE_RECORD_STRV ("customers");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_blocker_init (BackboneBlocker *self)
{
}

/**
 * backbone_blocker_get_cause:
 *
 * Returns: the cause
 */
BackboneBlockingCause
backbone_blocker_get_cause (BackboneBlocker *self)
{
  return backbone_record_get_enum (self, PROP_CAUSE);
}

/**
 * backbone_blocker_get_title:
 *
 * Returns: (transfer none) (not nullable): the cause for people
 */
const char *
backbone_blocker_get_title (BackboneBlocker *self)
{
  return backbone_record_get_string (self, PROP_TITLE);
}

/**
 * backbone_blocker_get_next_step:
 *
 * Returns: (transfer none) (not nullable): what to do
 */
const char *
backbone_blocker_get_next_step (BackboneBlocker *self)
{
  return backbone_record_get_string (self, PROP_NEXT_STEP);
}

/**
 * backbone_blocker_get_n_customers:
 *
 * Returns: how many customers it concerns
 */
guint
backbone_blocker_get_n_customers (BackboneBlocker *self)
{
  return backbone_record_get_uint (self, PROP_N_CUSTOMERS);
}

/**
 * backbone_blocker_get_customers:
 *
 * Returns: (transfer none) (nullable): their numbers, the owner first
 */
const char *const *
backbone_blocker_get_customers (BackboneBlocker *self)
{
  return backbone_record_get_strv (self, PROP_CUSTOMERS);
}
