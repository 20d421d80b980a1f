/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-s-user.h"

/**
 * BackboneSUser:
 *
 * A dialog user at SAP, of one customer. It acts for a local user of the Focused Run system together
 * with the technical user of the same customer.
 */
struct _BackboneSUser
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneSUser, backbone_s_user, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_ID,
  PROP_CUSTOMER,
  PROP_CUSTOMER_CONFIRMED,
  PROP_EXPIRES,
  PROP_STEP,
  PROP_STATE,
  PROP_AUTHORISATIONS,
  PROP_AUTHORISATIONS_SOURCE,
  PROP_AUTHORISATIONS_TIME,
  PROP_SOFTWARE_DOWNLOAD,
  PROP_HAS_PASSWORD,
  PROP_CREDENTIAL_SAVED,
  PROP_LOG_ON_PROVEN,
  PROP_HELD_SINCE,
  PROP_HELD_VERDICT,
  PROP_N_ASSIGNMENTS,
  N_PROPERTIES,
};

static void
backbone_s_user_class_init (BackboneSUserClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_ID] = BACKBONE_RECORD_STRING ("id");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_CUSTOMER_CONFIRMED] = BACKBONE_RECORD_BOOLEAN ("customer-confirmed");
  properties[PROP_EXPIRES] = BACKBONE_RECORD_INT64 ("expires");
  properties[PROP_STEP] = BACKBONE_RECORD_UINT ("step");
  properties[PROP_STATE] = BACKBONE_RECORD_ENUM ("state", BACKBONE_TYPE_S_USER_STATE);
  properties[PROP_AUTHORISATIONS] = BACKBONE_RECORD_STRV ("authorisations");
  properties[PROP_AUTHORISATIONS_SOURCE]
      = BACKBONE_RECORD_ENUM ("authorisations-source", BACKBONE_TYPE_SOURCE);
  properties[PROP_AUTHORISATIONS_TIME] = BACKBONE_RECORD_INT64 ("authorisations-time");
  properties[PROP_SOFTWARE_DOWNLOAD]
      = BACKBONE_RECORD_ENUM ("software-download", BACKBONE_TYPE_GRANT);
  properties[PROP_HAS_PASSWORD] = BACKBONE_RECORD_BOOLEAN ("has-password");
  properties[PROP_CREDENTIAL_SAVED] = BACKBONE_RECORD_INT64 ("credential-saved");
  properties[PROP_LOG_ON_PROVEN] = BACKBONE_RECORD_INT64 ("log-on-proven");
  properties[PROP_HELD_SINCE] = BACKBONE_RECORD_INT64 ("held-since");
  properties[PROP_HELD_VERDICT] = BACKBONE_RECORD_ENUM ("held-verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_N_ASSIGNMENTS] = BACKBONE_RECORD_UINT ("n-assignments");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_s_user_init (BackboneSUser *self)
{
}

/**
 * backbone_s_user_get_id:
 *
 * Returns: (transfer none) (not nullable): its ID, `S` and ten digits
 */
const char *
backbone_s_user_get_id (BackboneSUser *self)
{
  return backbone_record_get_string (self, PROP_ID);
}

/**
 * backbone_s_user_get_customer:
 *
 * Returns: (transfer none) (nullable): the customer number it belongs to, or %NULL while that is not
 * known
 */
const char *
backbone_s_user_get_customer (BackboneSUser *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_s_user_get_customer_confirmed:
 *
 * Returns: whether a person or the backbone said so; %FALSE if it follows from an assignment
 * only
 */
gboolean
backbone_s_user_get_customer_confirmed (BackboneSUser *self)
{
  return backbone_record_get_boolean (self, PROP_CUSTOMER_CONFIRMED);
}

/**
 * backbone_s_user_get_expires:
 *
 * Returns: when it expires, or 0 while that is not known
 */
BackboneTime
backbone_s_user_get_expires (BackboneSUser *self)
{
  return backbone_record_get_int64 (self, PROP_EXPIRES);
}

/**
 * backbone_s_user_get_step:
 *
 * Returns: the #BackboneExpiry: which of the warnings of the landscape it is at
 */
guint
backbone_s_user_get_step (BackboneSUser *self)
{
  return backbone_record_get_uint (self, PROP_STEP);
}

/**
 * backbone_s_user_get_state:
 *
 * Returns: how it is
 */
BackboneSUserState
backbone_s_user_get_state (BackboneSUser *self)
{
  return backbone_record_get_enum (self, PROP_STATE);
}

/**
 * backbone_s_user_get_authorisations:
 *
 * Returns: (transfer none) (nullable): the ObjectIds of its authorisations, sorted
 */
const char *const *
backbone_s_user_get_authorisations (BackboneSUser *self)
{
  return backbone_record_get_strv (self, PROP_AUTHORISATIONS);
}

/**
 * backbone_s_user_get_authorisations_source:
 *
 * Returns: who says so
 */
BackboneSource
backbone_s_user_get_authorisations_source (BackboneSUser *self)
{
  return backbone_record_get_enum (self, PROP_AUTHORISATIONS_SOURCE);
}

/**
 * backbone_s_user_get_authorisations_time:
 *
 * Returns: since when they are known, or 0 if they are not
 */
BackboneTime
backbone_s_user_get_authorisations_time (BackboneSUser *self)
{
  return backbone_record_get_int64 (self, PROP_AUTHORISATIONS_TIME);
}

/**
 * backbone_s_user_get_software_download:
 *
 * Returns: whether it may download software
 */
BackboneGrant
backbone_s_user_get_software_download (BackboneSUser *self)
{
  return backbone_record_get_enum (self, PROP_SOFTWARE_DOWNLOAD);
}

/**
 * backbone_s_user_get_has_password:
 *
 * Returns: whether its password is saved
 */
gboolean
backbone_s_user_get_has_password (BackboneSUser *self)
{
  return backbone_record_get_boolean (self, PROP_HAS_PASSWORD);
}

/**
 * backbone_s_user_get_credential_saved:
 *
 * Returns: when its password was saved, or 0
 */
BackboneTime
backbone_s_user_get_credential_saved (BackboneSUser *self)
{
  return backbone_record_get_int64 (self, PROP_CREDENTIAL_SAVED);
}

/**
 * backbone_s_user_get_log_on_proven:
 *
 * Returns: when it last logged on with the password saved now, or 0
 */
BackboneTime
backbone_s_user_get_log_on_proven (BackboneSUser *self)
{
  return backbone_record_get_int64 (self, PROP_LOG_ON_PROVEN);
}

/**
 * backbone_s_user_get_held_since:
 *
 * Returns: when the lock guard stopped using it, or 0
 */
BackboneTime
backbone_s_user_get_held_since (BackboneSUser *self)
{
  return backbone_record_get_int64 (self, PROP_HELD_SINCE);
}

/**
 * backbone_s_user_get_held_verdict:
 *
 * Returns: what the log-on found that made the lock guard stop
 */
BackboneVerdict
backbone_s_user_get_held_verdict (BackboneSUser *self)
{
  return backbone_record_get_enum (self, PROP_HELD_VERDICT);
}

/**
 * backbone_s_user_get_n_assignments:
 *
 * Returns: how many local users and customers it is assigned to
 */
guint
backbone_s_user_get_n_assignments (BackboneSUser *self)
{
  return backbone_record_get_uint (self, PROP_N_ASSIGNMENTS);
}
