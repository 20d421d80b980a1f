/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BackboneCellBlock:
 *
 * The selected cells of a table: a rectangle between an anchor and the cursor, which moves. A column
 * view of GTK 4.8 selects whole rows only.
 *
 * Signal changed (block): cursor or rectangle are others.
 */
#define BACKBONE_TYPE_CELL_BLOCK (backbone_cell_block_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCellBlock, backbone_cell_block, BACKBONE, CELL_BLOCK, GObject)

/* First cell and size, in cells. */
typedef struct
{
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
} BackboneCellBounds;

BackboneCellBlock *backbone_cell_block_new (void);

/* How large the table is; cursor and anchor stay inside. */
void backbone_cell_block_set_size (BackboneCellBlock *self, guint n_rows, guint n_columns);
/* Rows above were added or removed: the same cells stay selected. */
void backbone_cell_block_splice_rows (BackboneCellBlock *self,
                                      guint position,
                                      guint n_removed,
                                      guint n_added);

/* @extend: the anchor stays where it is. */
void
backbone_cell_block_set_cursor (BackboneCellBlock *self, guint row, guint column, gboolean extend);
void backbone_cell_block_move (BackboneCellBlock *self, int rows, int columns, gboolean extend);
void backbone_cell_block_select_all (BackboneCellBlock *self);
/* Only the cursor is left; whether there was more. */
gboolean backbone_cell_block_collapse (BackboneCellBlock *self);

guint backbone_cell_block_get_row (BackboneCellBlock *self); /* of the cursor */
guint backbone_cell_block_get_column (BackboneCellBlock *self);
/* All zero while the table has no cells. */
BackboneCellBounds backbone_cell_block_get_bounds (BackboneCellBlock *self);
gboolean backbone_cell_block_contains (BackboneCellBlock *self, guint row, guint column);

G_END_DECLS
