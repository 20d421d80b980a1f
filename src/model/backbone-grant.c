/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-grant.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_GRANT_UNKNOWN, "BACKBONE_GRANT_UNKNOWN", "unknown" },
  { BACKBONE_GRANT_PRESENT, "BACKBONE_GRANT_PRESENT", "present" },
  { BACKBONE_GRANT_MISSING, "BACKBONE_GRANT_MISSING", "missing" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneGrant, backbone_grant, values)

/**
 * backbone_grant_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_grant_to_title (BackboneGrant value)
{
  static const char *const titles[] = {
    N_ ("Not known"),
    N_ ("Present"),
    N_ ("Missing"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
