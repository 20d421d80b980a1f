/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-source.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_SOURCE_BY_HAND, "BACKBONE_SOURCE_BY_HAND", "by-hand" },
  { BACKBONE_SOURCE_BACKBONE, "BACKBONE_SOURCE_BACKBONE", "backbone" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneSource, backbone_source, values)

/**
 * backbone_source_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_source_to_title (BackboneSource value)
{
  static const char *const titles[] = {
    N_ ("Entered by hand"),
    N_ ("Read from the backbone"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
