/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-cause.h"

/**
 * BackboneCause:
 *
 * A root cause: all channels that failed alike at the same endpoint.
 */
struct _BackboneCause
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneCause, backbone_cause, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_VERDICT,
  PROP_KIND,
  PROP_HOST,
  PROP_PORT,
  PROP_EVIDENCE,
  PROP_N_CUSTOMERS,
  PROP_CUSTOMERS,
  N_PROPERTIES,
};

static void
backbone_cause_class_init (BackboneCauseClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_VERDICT] = BACKBONE_RECORD_ENUM ("verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_CHANNEL_KIND);
  properties[PROP_HOST] = BACKBONE_RECORD_STRING ("host");
  properties[PROP_PORT] = BACKBONE_RECORD_UINT ("port");
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");
  properties[PROP_N_CUSTOMERS] = BACKBONE_RECORD_UINT ("n-customers");
  properties[PROP_CUSTOMERS] = BACKBONE_RECORD_STRV ("customers");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_cause_init (BackboneCause *self)
{
}

/**
 * backbone_cause_get_verdict:
 *
 * Returns: what all of them found
 */
BackboneVerdict
backbone_cause_get_verdict (BackboneCause *self)
{
  return backbone_record_get_enum (self, PROP_VERDICT);
}

/**
 * backbone_cause_get_kind:
 *
 * Returns: the kind of channel
 */
BackboneChannelKind
backbone_cause_get_kind (BackboneCause *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_cause_get_host:
 *
 * Returns: (transfer none) (not nullable): the host they lead to
 */
const char *
backbone_cause_get_host (BackboneCause *self)
{
  return backbone_record_get_string (self, PROP_HOST);
}

/**
 * backbone_cause_get_port:
 *
 * Returns: its port
 */
guint
backbone_cause_get_port (BackboneCause *self)
{
  return backbone_record_get_uint (self, PROP_PORT);
}

/**
 * backbone_cause_get_evidence:
 *
 * Returns: (transfer none) (nullable): what was seen
 */
const char *
backbone_cause_get_evidence (BackboneCause *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}

/**
 * backbone_cause_get_n_customers:
 *
 * Returns: how many customers are concerned
 */
guint
backbone_cause_get_n_customers (BackboneCause *self)
{
  return backbone_record_get_uint (self, PROP_N_CUSTOMERS);
}

/**
 * backbone_cause_get_customers:
 *
 * Returns: (transfer none) (nullable): their numbers, sorted
 */
const char *const *
backbone_cause_get_customers (BackboneCause *self)
{
  return backbone_record_get_strv (self, PROP_CUSTOMERS);
}
