/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-rules.h"

/**
 * BackboneRules:
 *
 * How a landscape is checked, and what its checks have to find until people are told.
 */
struct _BackboneRules
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneRules, backbone_rules, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_BAD,
  PROP_GOOD,
  PROP_WARN,
  PROP_PARALLEL,
  N_PROPERTIES,
};

static void
backbone_rules_class_init (BackboneRulesClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_BAD] = BACKBONE_RECORD_UINT ("bad");
  properties[PROP_GOOD] = BACKBONE_RECORD_UINT ("good");
  properties[PROP_WARN] = BACKBONE_RECORD_STRING ("warn");
  properties[PROP_PARALLEL] = BACKBONE_RECORD_UINT ("parallel");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_rules_init (BackboneRules *self)
{
}

/**
 * backbone_rules_get_bad:
 *
 * Returns: how many bad results in a row make a channel failing
 */
guint
backbone_rules_get_bad (BackboneRules *self)
{
  return backbone_record_get_uint (self, PROP_BAD);
}

/**
 * backbone_rules_get_good:
 *
 * Returns: how many good results in a row make it working again
 */
guint
backbone_rules_get_good (BackboneRules *self)
{
  return backbone_record_get_uint (self, PROP_GOOD);
}

/**
 * backbone_rules_get_warn:
 *
 * Returns: (transfer none) (nullable): how many days before an end people are warned, such as
 * `90,30,14,2`
 */
const char *
backbone_rules_get_warn (BackboneRules *self)
{
  return backbone_record_get_string (self, PROP_WARN);
}

/**
 * backbone_rules_get_parallel:
 *
 * Returns: how many connections a host gets at most, or 0 to follow its distance
 */
guint
backbone_rules_get_parallel (BackboneRules *self)
{
  return backbone_record_get_uint (self, PROP_PARALLEL);
}

/**
 * backbone_rules_get_health:
 * @self: rules
 * @rules: (out): what they say of results in a row
 */
void
backbone_rules_get_health (BackboneRules *self, BackboneHealthRules *rules)
{
  rules->n_bad = backbone_rules_get_bad (self);
  rules->n_good = backbone_rules_get_good (self);
}

/**
 * backbone_rules_get_steps:
 * @self: rules
 * @steps: (out): what they say of ends; the usual ones if that can't be read
 */
void
backbone_rules_get_steps (BackboneRules *self, BackboneExpirySteps *steps)
{
  const char *warn = backbone_rules_get_warn (self);

  if (warn == NULL || !backbone_expiry_steps_parse (warn, steps))
    *steps = backbone_expiry_steps_default;
}
