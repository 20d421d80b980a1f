/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-migration.h"

/**
 * BackboneMigration:
 *
 * What is recorded of a landscape for its migration.
 */
struct _BackboneMigration
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneMigration, backbone_migration, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_RELEASE,
  PROP_POSITION,
  PROP_POSITION_SINCE,
  PROP_POSITION_ACTOR,
  PROP_OVERRIDE_REASON,
  PROP_MULTI_CUSTOMER,
  PROP_MULTI_CUSTOMER_SAID,
  PROP_HOST,
  PROP_HAS_REGISTRATION_KEY,
  PROP_NOTE_CONFIRMED,
  PROP_READINESS_HOURS,
  N_PROPERTIES,
};

static void
backbone_migration_class_init (BackboneMigrationClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_LANDSCAPE_KIND);
  properties[PROP_RELEASE] = BACKBONE_RECORD_STRING ("release");
  properties[PROP_POSITION] = BACKBONE_RECORD_ENUM ("position", BACKBONE_TYPE_SWITCH_POSITION);
  properties[PROP_POSITION_SINCE] = BACKBONE_RECORD_INT64 ("position-since");
  properties[PROP_POSITION_ACTOR] = BACKBONE_RECORD_STRING ("position-actor");
  properties[PROP_OVERRIDE_REASON] = BACKBONE_RECORD_STRING ("override-reason");
  properties[PROP_MULTI_CUSTOMER] = BACKBONE_RECORD_BOOLEAN ("multi-customer");
  properties[PROP_MULTI_CUSTOMER_SAID] = BACKBONE_RECORD_BOOLEAN ("multi-customer-said");
  properties[PROP_HOST] = BACKBONE_RECORD_STRING ("host");
  properties[PROP_HAS_REGISTRATION_KEY] = BACKBONE_RECORD_BOOLEAN ("has-registration-key");
  properties[PROP_NOTE_CONFIRMED] = BACKBONE_RECORD_BOOLEAN ("note-confirmed");
  properties[PROP_READINESS_HOURS] = BACKBONE_RECORD_UINT ("readiness-hours");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_migration_init (BackboneMigration *self)
{
}

/**
 * backbone_migration_get_kind:
 *
 * Returns: what kind of installation it is
 */
BackboneLandscapeKind
backbone_migration_get_kind (BackboneMigration *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_migration_get_release:
 *
 * Returns: (transfer none) (nullable): its release, as somebody entered it
 */
const char *
backbone_migration_get_release (BackboneMigration *self)
{
  return backbone_record_get_string (self, PROP_RELEASE);
}

/**
 * backbone_migration_get_position:
 *
 * Returns: which way the legacy switch stands
 */
BackboneSwitchPosition
backbone_migration_get_position (BackboneMigration *self)
{
  return backbone_record_get_enum (self, PROP_POSITION);
}

/**
 * backbone_migration_get_position_since:
 *
 * Returns: since when, or 0
 */
BackboneTime
backbone_migration_get_position_since (BackboneMigration *self)
{
  return backbone_record_get_int64 (self, PROP_POSITION_SINCE);
}

/**
 * backbone_migration_get_position_actor:
 *
 * Returns: (transfer none) (nullable): who said so
 */
const char *
backbone_migration_get_position_actor (BackboneMigration *self)
{
  return backbone_record_get_string (self, PROP_POSITION_ACTOR);
}

/**
 * backbone_migration_get_override_reason:
 *
 * Returns: (transfer none) (nullable): why it was reverted though customers were not ready
 */
const char *
backbone_migration_get_override_reason (BackboneMigration *self)
{
  return backbone_record_get_string (self, PROP_OVERRIDE_REASON);
}

/**
 * backbone_migration_get_multi_customer:
 *
 * Returns: whether channels of customers other than the owner are used
 */
gboolean
backbone_migration_get_multi_customer (BackboneMigration *self)
{
  return backbone_record_get_boolean (self, PROP_MULTI_CUSTOMER);
}

/**
 * backbone_migration_get_multi_customer_said:
 *
 * Returns: whether somebody said so, or it is only assumed
 */
gboolean
backbone_migration_get_multi_customer_said (BackboneMigration *self)
{
  return backbone_record_get_boolean (self, PROP_MULTI_CUSTOMER_SAID);
}

/**
 * backbone_migration_get_host:
 *
 * Returns: (transfer none) (nullable): base address of the installation, https://HOST:PORT
 */
const char *
backbone_migration_get_host (BackboneMigration *self)
{
  return backbone_record_get_string (self, PROP_HOST);
}

/**
 * backbone_migration_get_has_registration_key:
 *
 * Returns: whether the registration key for the enhancement is in the keyring
 */
gboolean
backbone_migration_get_has_registration_key (BackboneMigration *self)
{
  return backbone_record_get_boolean (self, PROP_HAS_REGISTRATION_KEY);
}

/**
 * backbone_migration_get_note_confirmed:
 *
 * Returns: whether somebody confirmed that Note 2723182 is implemented
 */
gboolean
backbone_migration_get_note_confirmed (BackboneMigration *self)
{
  return backbone_record_get_boolean (self, PROP_NOTE_CONFIRMED);
}

/**
 * backbone_migration_get_readiness_hours:
 *
 * Returns: how long ago at most a channel must have been seen working
 */
guint
backbone_migration_get_readiness_hours (BackboneMigration *self)
{
  return backbone_record_get_uint (self, PROP_READINESS_HOURS);
}
