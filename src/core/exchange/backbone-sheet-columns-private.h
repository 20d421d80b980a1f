/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BACKBONE_SHEET_COLUMN_LOCAL_USER,
  BACKBONE_SHEET_COLUMN_CUSTOMER,
  BACKBONE_SHEET_COLUMN_S_USER,
  BACKBONE_SHEET_COLUMN_PASSWORD,
  BACKBONE_SHEET_COLUMN_DESCRIPTION,
  BACKBONE_N_SHEET_COLUMNS,
} BackboneSheetColumn;

/* Which cell of a row is which column; -1 for a column that the file does not have. */
typedef struct
{
  int cells[BACKBONE_N_SHEET_COLUMNS];
  guint n_cells;
} BackboneSheetColumns;

/* How many of the texts are headings of known columns. */
guint backbone_sheet_columns_count_known (const char *const *texts, guint n_texts);
/* Columns go by their headings, technical, English or German, in any order; others are passed over.
 * FALSE with BACKBONE_ERROR_INVALID if one is there twice, or none has the customer number. */
gboolean backbone_sheet_columns_read (BackboneSheetColumns *self,
                                      const char *const *texts,
                                      guint n_texts,
                                      GError **error);

G_END_DECLS
