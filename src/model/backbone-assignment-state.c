/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-state.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_ASSIGNMENT_STATE_GAP, "BACKBONE_ASSIGNMENT_STATE_GAP", "gap" },
  { BACKBONE_ASSIGNMENT_STATE_OK, "BACKBONE_ASSIGNMENT_STATE_OK", "ok" },
  { BACKBONE_ASSIGNMENT_STATE_EXPIRING, "BACKBONE_ASSIGNMENT_STATE_EXPIRING", "expiring" },
  { BACKBONE_ASSIGNMENT_STATE_EXPIRED, "BACKBONE_ASSIGNMENT_STATE_EXPIRED", "expired" },
  { BACKBONE_ASSIGNMENT_STATE_WRONG_CUSTOMER, "BACKBONE_ASSIGNMENT_STATE_WRONG_CUSTOMER",
    "wrong-customer" },
  { BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER, "BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER",
    "unknown-s-user" },
  { BACKBONE_ASSIGNMENT_STATE_NO_PASSWORD, "BACKBONE_ASSIGNMENT_STATE_NO_PASSWORD", "no-password" },
  { BACKBONE_ASSIGNMENT_STATE_LOCKED, "BACKBONE_ASSIGNMENT_STATE_LOCKED", "locked" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneAssignmentState, backbone_assignment_state, values)

/**
 * backbone_assignment_state_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_assignment_state_to_title (BackboneAssignmentState value)
{
  static const char *const titles[] = {
    N_ ("No S-User"),   N_ ("Ready"),          N_ ("Expiring"),
    N_ ("Expired"),     N_ ("Wrong customer"), N_ ("S-User not confirmed"),
    N_ ("No password"), N_ ("Locked"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
