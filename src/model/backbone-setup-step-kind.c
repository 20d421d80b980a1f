/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-setup-step-kind.h"

#include "backbone-enum-private.h"

static const GEnumValue values[] = {
  { BACKBONE_SETUP_STEP_KIND_UPGRADE, "BACKBONE_SETUP_STEP_KIND_UPGRADE", "upgrade" },
  { BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH, "BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH",
    "legacy-switch" },
  { BACKBONE_SETUP_STEP_KIND_S_USERS, "BACKBONE_SETUP_STEP_KIND_S_USERS", "s-users" },
  { BACKBONE_SETUP_STEP_KIND_INTERNET, "BACKBONE_SETUP_STEP_KIND_INTERNET", "internet" },
  { BACKBONE_SETUP_STEP_KIND_HUB_CONFIG, "BACKBONE_SETUP_STEP_KIND_HUB_CONFIG", "hub-config" },
  { BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER, "BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER",
    "multi-customer" },
  { BACKBONE_SETUP_STEP_KIND_MASS_SETUP, "BACKBONE_SETUP_STEP_KIND_MASS_SETUP", "mass-setup" },
  { BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS, "BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS",
    "customer-numbers" },
  { BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS, "BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS", "assignments" },
  { BACKBONE_SETUP_STEP_KIND_REFRESH, "BACKBONE_SETUP_STEP_KIND_REFRESH", "refresh" },
  { BACKBONE_SETUP_STEP_KIND_REVERT, "BACKBONE_SETUP_STEP_KIND_REVERT", "revert" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM (BackboneSetupStepKind, backbone_setup_step_kind, values)

/**
 * backbone_setup_step_kind_to_id:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the stable name used on the command line and in JSON
 */
const char *
backbone_setup_step_kind_to_id (BackboneSetupStepKind value)
{
  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (values) - 1, "unknown");

  return values[value].value_nick;
}

/**
 * backbone_setup_step_kind_from_id:
 * @id: (nullable): a stable name
 * @value: (out) (optional): what it means
 *
 * Returns: whether @id is such a name
 */
gboolean
backbone_setup_step_kind_from_id (const char *id, BackboneSetupStepKind *value)
{
  int found;

  if (!backbone_enum_from_nick (values, id, &found))
    return FALSE;

  if (value)
    *value = found;

  return TRUE;
}
