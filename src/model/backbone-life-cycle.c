/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-life-cycle.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_LIFE_CYCLE_REQUESTED, "BACKBONE_LIFE_CYCLE_REQUESTED", "requested" },
  { BACKBONE_LIFE_CYCLE_ACTIVATED, "BACKBONE_LIFE_CYCLE_ACTIVATED", "activated" },
  { BACKBONE_LIFE_CYCLE_SAVED, "BACKBONE_LIFE_CYCLE_SAVED", "saved" },
  { BACKBONE_LIFE_CYCLE_PROVEN, "BACKBONE_LIFE_CYCLE_PROVEN", "proven" },
  { BACKBONE_LIFE_CYCLE_LOCKED, "BACKBONE_LIFE_CYCLE_LOCKED", "locked" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneLifeCycle, backbone_life_cycle, values)

/**
 * backbone_life_cycle_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_life_cycle_to_title (BackboneLifeCycle value)
{
  static const char *const titles[] = {
    N_ ("Requested"),     N_ ("Activated"), N_ ("Credential saved"),
    N_ ("Log-on proven"), N_ ("Locked"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
