/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-assignment-change.h"

/**
 * BackboneAssignmentChange:
 *
 * One row of a list of assignments, or one cell of a pasted block: what it would do, or why it is
 * refused. The password is not here.
 */
struct _BackboneAssignmentChange
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneAssignmentChange, backbone_assignment_change, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_LINE,
  PROP_OUTCOME,
  PROP_LOCAL_USER,
  PROP_CUSTOMER,
  PROP_S_USER,
  PROP_OLD_S_USER,
  PROP_HAS_PASSWORD,
  PROP_REASON,
  N_PROPERTIES,
};

static void
backbone_assignment_change_class_init (BackboneAssignmentChangeClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_LINE] = BACKBONE_RECORD_UINT ("line");
  properties[PROP_OUTCOME] = BACKBONE_RECORD_ENUM ("outcome", BACKBONE_TYPE_IMPORT_OUTCOME);
  properties[PROP_LOCAL_USER] = BACKBONE_RECORD_STRING ("local-user");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_S_USER] = BACKBONE_RECORD_STRING ("s-user");
  properties[PROP_OLD_S_USER] = BACKBONE_RECORD_STRING ("old-s-user");
  properties[PROP_HAS_PASSWORD] = BACKBONE_RECORD_BOOLEAN ("has-password");
  properties[PROP_REASON] = BACKBONE_RECORD_STRING ("reason");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_assignment_change_init (BackboneAssignmentChange *self)
{
}

/**
 * backbone_assignment_change_get_line:
 *
 * Returns: the line of the file, or the place among the changes asked for, from 1
 */
guint
backbone_assignment_change_get_line (BackboneAssignmentChange *self)
{
  return backbone_record_get_uint (self, PROP_LINE);
}

/**
 * backbone_assignment_change_get_outcome:
 *
 * Returns: what it does
 */
BackboneImportOutcome
backbone_assignment_change_get_outcome (BackboneAssignmentChange *self)
{
  return backbone_record_get_enum (self, PROP_OUTCOME);
}

/**
 * backbone_assignment_change_get_local_user:
 *
 * Returns: (transfer none) (nullable): the local user, or as it was given if it is refused; %NULL
 * in a list of customer numbers
 */
const char *
backbone_assignment_change_get_local_user (BackboneAssignmentChange *self)
{
  return backbone_record_get_string (self, PROP_LOCAL_USER);
}

/**
 * backbone_assignment_change_get_customer:
 *
 * Returns: (transfer none) (nullable): the customer number, or as it was given if it is refused
 */
const char *
backbone_assignment_change_get_customer (BackboneAssignmentChange *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_assignment_change_get_s_user:
 *
 * Returns: (transfer none) (nullable): the ID of the S-User; %NULL takes the assignment away
 */
const char *
backbone_assignment_change_get_s_user (BackboneAssignmentChange *self)
{
  return backbone_record_get_string (self, PROP_S_USER);
}

/**
 * backbone_assignment_change_get_old_s_user:
 *
 * Returns: (transfer none) (nullable): the ID of the S-User that was assigned before; %NULL if none
 * was, or if it is refused
 */
const char *
backbone_assignment_change_get_old_s_user (BackboneAssignmentChange *self)
{
  return backbone_record_get_string (self, PROP_OLD_S_USER);
}

/**
 * backbone_assignment_change_get_has_password:
 *
 * Returns: whether a password comes with it
 */
gboolean
backbone_assignment_change_get_has_password (BackboneAssignmentChange *self)
{
  return backbone_record_get_boolean (self, PROP_HAS_PASSWORD);
}

/**
 * backbone_assignment_change_get_reason:
 *
 * Returns: (transfer none) (nullable): why it is refused, what it changes, or what to look at;
 * translated
 */
const char *
backbone_assignment_change_get_reason (BackboneAssignmentChange *self)
{
  return backbone_record_get_string (self, PROP_REASON);
}
