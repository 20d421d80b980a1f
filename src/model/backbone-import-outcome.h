/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneImportOutcome:
 * @BACKBONE_IMPORT_NEW: adds a customer
 * @BACKBONE_IMPORT_CHANGED: changes a customer
 * @BACKBONE_IMPORT_UNCHANGED: says what is there already
 * @BACKBONE_IMPORT_REFUSED: is not taken
 *
 * What a row of an imported list does.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_IMPORT_NEW = 0,
  BACKBONE_IMPORT_CHANGED = 1,
  BACKBONE_IMPORT_UNCHANGED = 2,
  BACKBONE_IMPORT_REFUSED = 3,
} BackboneImportOutcome;

#define BACKBONE_TYPE_IMPORT_OUTCOME (backbone_import_outcome_get_type ())
GType backbone_import_outcome_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_import_outcome_to_id (BackboneImportOutcome value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_import_outcome_from_id (const char *id, BackboneImportOutcome *value);
const char *backbone_import_outcome_to_title (BackboneImportOutcome value);

G_END_DECLS
