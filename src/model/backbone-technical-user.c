/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-technical-user.h"

/**
 * BackboneTechnicalUser:
 *
 * A technical communication user: it authenticates the channels of one customer and pins the
 * customer number.
 */
struct _BackboneTechnicalUser
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneTechnicalUser, backbone_technical_user, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_ID,
  PROP_CUSTOMER,
  PROP_LIFE_CYCLE,
  PROP_CREDENTIAL_SAVED,
  PROP_LOG_ON_PROVEN,
  PROP_HELD_SINCE,
  PROP_HELD_VERDICT,
  PROP_HELD_KIND,
  N_PROPERTIES,
};

static void
backbone_technical_user_class_init (BackboneTechnicalUserClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_ID] = BACKBONE_RECORD_STRING ("id");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_LIFE_CYCLE] = BACKBONE_RECORD_ENUM ("life-cycle", BACKBONE_TYPE_LIFE_CYCLE);
  properties[PROP_CREDENTIAL_SAVED] = BACKBONE_RECORD_INT64 ("credential-saved");
  properties[PROP_LOG_ON_PROVEN] = BACKBONE_RECORD_INT64 ("log-on-proven");
  properties[PROP_HELD_SINCE] = BACKBONE_RECORD_INT64 ("held-since");
  properties[PROP_HELD_VERDICT] = BACKBONE_RECORD_ENUM ("held-verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_HELD_KIND] = BACKBONE_RECORD_ENUM ("held-kind", BACKBONE_TYPE_CHANNEL_KIND);

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_technical_user_init (BackboneTechnicalUser *self)
{
}

/**
 * backbone_technical_user_get_id:
 *
 * Returns: (transfer none) (not nullable): the user ID, `S` and ten digits
 */
const char *
backbone_technical_user_get_id (BackboneTechnicalUser *self)
{
  return backbone_record_get_string (self, PROP_ID);
}

/**
 * backbone_technical_user_get_customer:
 *
 * Returns: (transfer none) (nullable): the number of the customer it belongs to
 */
const char *
backbone_technical_user_get_customer (BackboneTechnicalUser *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_technical_user_get_life_cycle:
 *
 * Returns: how far it is
 */
BackboneLifeCycle
backbone_technical_user_get_life_cycle (BackboneTechnicalUser *self)
{
  return backbone_record_get_enum (self, PROP_LIFE_CYCLE);
}

/**
 * backbone_technical_user_get_credential_saved:
 *
 * Returns: when its password was saved, or 0
 */
BackboneTime
backbone_technical_user_get_credential_saved (BackboneTechnicalUser *self)
{
  return backbone_record_get_int64 (self, PROP_CREDENTIAL_SAVED);
}

/**
 * backbone_technical_user_get_log_on_proven:
 *
 * Returns: when it last logged on with the password saved now, or 0
 */
BackboneTime
backbone_technical_user_get_log_on_proven (BackboneTechnicalUser *self)
{
  return backbone_record_get_int64 (self, PROP_LOG_ON_PROVEN);
}

/**
 * backbone_technical_user_get_held_since:
 *
 * Returns: when the lock guard stopped using it, or 0
 */
BackboneTime
backbone_technical_user_get_held_since (BackboneTechnicalUser *self)
{
  return backbone_record_get_int64 (self, PROP_HELD_SINCE);
}

/**
 * backbone_technical_user_get_held_verdict:
 *
 * Returns: what the log-on found that made the lock guard stop
 */
BackboneVerdict
backbone_technical_user_get_held_verdict (BackboneTechnicalUser *self)
{
  return backbone_record_get_enum (self, PROP_HELD_VERDICT);
}

/**
 * backbone_technical_user_get_held_kind:
 *
 * Returns: on which kind of channel that was
 */
BackboneChannelKind
backbone_technical_user_get_held_kind (BackboneTechnicalUser *self)
{
  return backbone_record_get_enum (self, PROP_HELD_KIND);
}
