/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-landscape-kind.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN, "BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN", "focused-run" },
  { BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER, "BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER",
    "solution-manager" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneLandscapeKind, backbone_landscape_kind, values)

/**
 * backbone_landscape_kind_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_landscape_kind_to_title (BackboneLandscapeKind value)
{
  static const char *const titles[] = {
    N_ ("SAP Focused Run"),
    N_ ("SAP Solution Manager"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
