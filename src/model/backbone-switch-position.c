/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-switch-position.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_SWITCH_POSITION_UNKNOWN, "BACKBONE_SWITCH_POSITION_UNKNOWN", "unknown" },
  { BACKBONE_SWITCH_POSITION_LEGACY, "BACKBONE_SWITCH_POSITION_LEGACY", "legacy" },
  { BACKBONE_SWITCH_POSITION_REVERTED, "BACKBONE_SWITCH_POSITION_REVERTED", "reverted" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneSwitchPosition, backbone_switch_position, values)

/**
 * backbone_switch_position_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_switch_position_to_title (BackboneSwitchPosition value)
{
  static const char *const titles[] = {
    N_ ("Not known"),
    N_ ("Legacy"),
    N_ ("Reverted"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
