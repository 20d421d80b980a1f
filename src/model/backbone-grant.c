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

BACKBONE_DEFINE_ENUM (BackboneGrant, backbone_grant, values)

/**
 * backbone_grant_to_id:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the stable name used on the command line, in JSON and in
 * CSV
 */
const char *
backbone_grant_to_id (BackboneGrant value)
{
  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (values) - 1, "unknown");

  return values[value].value_nick;
}

/**
 * backbone_grant_from_id:
 * @id: (nullable): a stable name
 * @value: (out) (optional): what it means
 *
 * Returns: whether @id is such a name
 */
gboolean
backbone_grant_from_id (const char *id, BackboneGrant *value)
{
  int found;

  if (!backbone_enum_from_nick (values, id, &found))
    return FALSE;

  if (value)
    *value = found;

  return TRUE;
}

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
