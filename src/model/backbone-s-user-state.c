/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-s-user-state.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_S_USER_STATE_UNKNOWN, "BACKBONE_S_USER_STATE_UNKNOWN", "unknown" },
  { BACKBONE_S_USER_STATE_VALID, "BACKBONE_S_USER_STATE_VALID", "valid" },
  { BACKBONE_S_USER_STATE_EXPIRING, "BACKBONE_S_USER_STATE_EXPIRING", "expiring" },
  { BACKBONE_S_USER_STATE_EXPIRED, "BACKBONE_S_USER_STATE_EXPIRED", "expired" },
  { BACKBONE_S_USER_STATE_DELETED, "BACKBONE_S_USER_STATE_DELETED", "deleted" },
  { BACKBONE_S_USER_STATE_LOCKED, "BACKBONE_S_USER_STATE_LOCKED", "locked" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneSUserState, backbone_s_user_state, values)

/**
 * backbone_s_user_state_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_s_user_state_to_title (BackboneSUserState value)
{
  static const char *const titles[] = {
    N_ ("Not known"), N_ ("Valid"), N_ ("Expiring"), N_ ("Expired"), N_ ("Deleted"), N_ ("Locked"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
