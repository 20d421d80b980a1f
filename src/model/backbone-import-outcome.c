/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-import-outcome.h"

#include "backbone-enum-private.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_IMPORT_NEW, "BACKBONE_IMPORT_NEW", "new" },
  { BACKBONE_IMPORT_CHANGED, "BACKBONE_IMPORT_CHANGED", "changed" },
  { BACKBONE_IMPORT_UNCHANGED, "BACKBONE_IMPORT_UNCHANGED", "unchanged" },
  { BACKBONE_IMPORT_REFUSED, "BACKBONE_IMPORT_REFUSED", "refused" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackboneImportOutcome, backbone_import_outcome, values)

/**
 * backbone_import_outcome_to_title:
 * @value: a value
 *
 * Returns: (transfer none) (not nullable): the translated name for people
 */
const char *
backbone_import_outcome_to_title (BackboneImportOutcome value)
{
  static const char *const titles[] = {
    N_ ("New"),
    N_ ("Changed"),
    N_ ("Unchanged"),
    N_ ("Refused"),
  };

  g_return_val_if_fail ((guint)value < G_N_ELEMENTS (titles), "");

  return _ (titles[value]);
}
