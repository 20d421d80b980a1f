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

BACKBONE_DEFINE_ENUM (BackboneSwitchPosition, backbone_switch_position, values)

/**
 * backbone_switch_position_to_id:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the stable name used on the command line and in JSON
 */
const char *
backbone_switch_position_to_id (BackboneSwitchPosition value)
{
  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (values) - 1, "unknown");

  return values[value].value_nick;
}

/**
 * backbone_switch_position_from_id:
 * @id: (nullable): a stable name
 * @value: (out) (optional): what it means
 *
 * Returns: whether @id is such a name
 */
gboolean
backbone_switch_position_from_id (const char *id, BackboneSwitchPosition *value)
{
  int found;

  if (!backbone_enum_from_nick (values, id, &found))
    return FALSE;

  if (value)
    *value = found;

  return TRUE;
}

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
