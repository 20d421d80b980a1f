/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-exchange.h"

/**
 * BackboneExchange:
 *
 * A trial of one purpose: with technical user and S-User of one customer something was sent over the
 * channel that serves it, and confirmed by reading it back.
 */
struct _BackboneExchange
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneExchange, backbone_exchange, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_CUSTOMER,
  PROP_PURPOSE,
  PROP_LOCAL_USER,
  PROP_TECHNICAL_USER,
  PROP_S_USER,
  PROP_VERDICT,
  PROP_EVIDENCE,
  PROP_TIME,
  PROP_PROVEN,
  N_PROPERTIES,
};

static void
backbone_exchange_class_init (BackboneExchangeClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_PURPOSE] = BACKBONE_RECORD_ENUM ("purpose", BACKBONE_TYPE_PURPOSE);
  properties[PROP_LOCAL_USER] = BACKBONE_RECORD_STRING ("local-user");
  properties[PROP_TECHNICAL_USER] = BACKBONE_RECORD_STRING ("technical-user");
  properties[PROP_S_USER] = BACKBONE_RECORD_STRING ("s-user");
  properties[PROP_VERDICT] = BACKBONE_RECORD_ENUM ("verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");
  properties[PROP_TIME] = BACKBONE_RECORD_INT64 ("time");
  properties[PROP_PROVEN] = BACKBONE_RECORD_INT64 ("proven");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_exchange_init (BackboneExchange *self)
{
}

/**
 * backbone_exchange_get_customer:
 *
 * Returns: (transfer none) (not nullable): the number of the customer
 */
const char *
backbone_exchange_get_customer (BackboneExchange *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_exchange_get_purpose:
 *
 * Returns: what was tried
 */
BackbonePurpose
backbone_exchange_get_purpose (BackboneExchange *self)
{
  return backbone_record_get_enum (self, PROP_PURPOSE);
}

/**
 * backbone_exchange_get_local_user:
 *
 * Returns: (transfer none) (not nullable): the local user for which it was tried
 */
const char *
backbone_exchange_get_local_user (BackboneExchange *self)
{
  return backbone_record_get_string (self, PROP_LOCAL_USER);
}

/**
 * backbone_exchange_get_technical_user:
 *
 * Returns: (transfer none) (nullable): the technical user that logged on
 */
const char *
backbone_exchange_get_technical_user (BackboneExchange *self)
{
  return backbone_record_get_string (self, PROP_TECHNICAL_USER);
}

/**
 * backbone_exchange_get_s_user:
 *
 * Returns: (transfer none) (nullable): the S-User on behalf of whom
 */
const char *
backbone_exchange_get_s_user (BackboneExchange *self)
{
  return backbone_record_get_string (self, PROP_S_USER);
}

/**
 * backbone_exchange_get_verdict:
 *
 * Returns: what was found
 */
BackboneVerdict
backbone_exchange_get_verdict (BackboneExchange *self)
{
  return backbone_record_get_enum (self, PROP_VERDICT);
}

/**
 * backbone_exchange_get_evidence:
 *
 * Returns: (transfer none) (nullable): one line that shows why
 */
const char *
backbone_exchange_get_evidence (BackboneExchange *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}

/**
 * backbone_exchange_get_time:
 *
 * Returns: when
 */
BackboneTime
backbone_exchange_get_time (BackboneExchange *self)
{
  return backbone_record_get_int64 (self, PROP_TIME);
}

/**
 * backbone_exchange_get_proven:
 *
 * Returns: when it was last confirmed with these users, or 0
 */
BackboneTime
backbone_exchange_get_proven (BackboneExchange *self)
{
  return backbone_record_get_int64 (self, PROP_PROVEN);
}
