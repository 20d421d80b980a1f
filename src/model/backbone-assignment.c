/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-assignment.h"

/**
 * BackboneAssignment:
 *
 * The S-User that acts for one local user and one customer; or the gap where there is none.
 */
struct _BackboneAssignment
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneAssignment, backbone_assignment, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_LOCAL_USER,
  PROP_CUSTOMER,
  PROP_S_USER,
  PROP_S_USER_CUSTOMER,
  PROP_S_USER_STATE,
  PROP_EXPIRES,
  PROP_HAS_PASSWORD,
  PROP_SOFTWARE_DOWNLOAD,
  PROP_STATE,
  N_PROPERTIES,
};

static void
backbone_assignment_class_init (BackboneAssignmentClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_LOCAL_USER] = BACKBONE_RECORD_STRING ("local-user");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_S_USER] = BACKBONE_RECORD_STRING ("s-user");
  properties[PROP_S_USER_CUSTOMER] = BACKBONE_RECORD_STRING ("s-user-customer");
  properties[PROP_S_USER_STATE] = BACKBONE_RECORD_ENUM ("s-user-state", BACKBONE_TYPE_S_USER_STATE);
  properties[PROP_EXPIRES] = BACKBONE_RECORD_INT64 ("expires");
  properties[PROP_HAS_PASSWORD] = BACKBONE_RECORD_BOOLEAN ("has-password");
  properties[PROP_SOFTWARE_DOWNLOAD]
      = BACKBONE_RECORD_ENUM ("software-download", BACKBONE_TYPE_GRANT);
  properties[PROP_STATE] = BACKBONE_RECORD_ENUM ("state", BACKBONE_TYPE_ASSIGNMENT_STATE);

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_assignment_init (BackboneAssignment *self)
{
}

/**
 * backbone_assignment_get_local_user:
 *
 * Returns: (transfer none) (not nullable): the local user of the Focused Run system
 */
const char *
backbone_assignment_get_local_user (BackboneAssignment *self)
{
  return backbone_record_get_string (self, PROP_LOCAL_USER);
}

/**
 * backbone_assignment_get_customer:
 *
 * Returns: (transfer none) (not nullable): the customer number, ten digits
 */
const char *
backbone_assignment_get_customer (BackboneAssignment *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_assignment_get_s_user:
 *
 * Returns: (transfer none) (nullable): the ID of the S-User, %NULL for a gap
 */
const char *
backbone_assignment_get_s_user (BackboneAssignment *self)
{
  return backbone_record_get_string (self, PROP_S_USER);
}

/**
 * backbone_assignment_get_s_user_customer:
 *
 * Returns: (transfer none) (nullable): the customer number that the S-User belongs to
 */
const char *
backbone_assignment_get_s_user_customer (BackboneAssignment *self)
{
  return backbone_record_get_string (self, PROP_S_USER_CUSTOMER);
}

/**
 * backbone_assignment_get_s_user_state:
 *
 * Returns: how the S-User is
 */
BackboneSUserState
backbone_assignment_get_s_user_state (BackboneAssignment *self)
{
  return backbone_record_get_enum (self, PROP_S_USER_STATE);
}

/**
 * backbone_assignment_get_expires:
 *
 * Returns: when the S-User expires, or 0
 */
BackboneTime
backbone_assignment_get_expires (BackboneAssignment *self)
{
  return backbone_record_get_int64 (self, PROP_EXPIRES);
}

/**
 * backbone_assignment_get_has_password:
 *
 * Returns: whether the password of the S-User is saved
 */
gboolean
backbone_assignment_get_has_password (BackboneAssignment *self)
{
  return backbone_record_get_boolean (self, PROP_HAS_PASSWORD);
}

/**
 * backbone_assignment_get_software_download:
 *
 * Returns: whether the S-User may download software, as far as is known
 */
BackboneGrant
backbone_assignment_get_software_download (BackboneAssignment *self)
{
  return backbone_record_get_enum (self, PROP_SOFTWARE_DOWNLOAD);
}

/**
 * backbone_assignment_get_state:
 *
 * Returns: how the assignment is
 */
BackboneAssignmentState
backbone_assignment_get_state (BackboneAssignment *self)
{
  return backbone_record_get_enum (self, PROP_STATE);
}
