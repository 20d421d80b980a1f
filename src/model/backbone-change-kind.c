/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-change-kind.h"

#include "backbone-enum-private.h"

static const GEnumValue values[] = {
  { BACKBONE_CHANGE_OWN_TROUBLE, "BACKBONE_CHANGE_OWN_TROUBLE", "own-trouble" },
  { BACKBONE_CHANGE_OWN_TROUBLE_OVER, "BACKBONE_CHANGE_OWN_TROUBLE_OVER", "own-trouble-over" },
  { BACKBONE_CHANGE_FAILING, "BACKBONE_CHANGE_FAILING", "failing" },
  { BACKBONE_CHANGE_FLAPPING, "BACKBONE_CHANGE_FLAPPING", "flapping" },
  { BACKBONE_CHANGE_RECOVERED, "BACKBONE_CHANGE_RECOVERED", "recovered" },
  { BACKBONE_CHANGE_EXPIRING, "BACKBONE_CHANGE_EXPIRING", "expiring" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneChangeKind, backbone_change_kind, values)

/**
 * backbone_change_kind_to_id:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the stable name used on the command line and in JSON
 */
const char *
backbone_change_kind_to_id (BackboneChangeKind value)
{
  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (values) - 1, "unknown");

  return values[value].value_nick;
}
