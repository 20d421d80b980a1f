/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-cell-block.h"

typedef struct
{
  guint row;
  guint column;
} Cell;

struct _BackboneCellBlock
{
  GObject parent_instance;

  guint n_rows;
  guint n_columns;
  Cell anchor;
  Cell cursor;
};

G_DEFINE_FINAL_TYPE (BackboneCellBlock, backbone_cell_block, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clamp (BackboneCellBlock *self, Cell *cell)
{
  cell->row = MIN (cell->row, MAX (self->n_rows, 1) - 1);
  cell->column = MIN (cell->column, MAX (self->n_columns, 1) - 1);
}

/* Takes both, brought inside of the table. */
static void
take (BackboneCellBlock *self, Cell anchor, Cell cursor)
{
  clamp (self, &anchor);
  clamp (self, &cursor);
  if (anchor.row == self->anchor.row && anchor.column == self->anchor.column
      && cursor.row == self->cursor.row && cursor.column == self->cursor.column)
    return;

  self->anchor = anchor;
  self->cursor = cursor;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
backbone_cell_block_class_init (BackboneCellBlockClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
backbone_cell_block_init (BackboneCellBlock *self)
{
}

BackboneCellBlock *
backbone_cell_block_new (void)
{
  return g_object_new (BACKBONE_TYPE_CELL_BLOCK, NULL);
}

void
backbone_cell_block_set_size (BackboneCellBlock *self, guint n_rows, guint n_columns)
{
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  take (self, self->anchor, self->cursor);
}

static guint
splice (guint row, guint position, guint n_removed, guint n_added)
{
  if (row < position)
    return row;
  if (row < position + n_removed)
    return position;

  return row - n_removed + n_added;
}

void
backbone_cell_block_splice_rows (BackboneCellBlock *self,
                                 guint position,
                                 guint n_removed,
                                 guint n_added)
{
  Cell anchor = self->anchor;
  Cell cursor = self->cursor;

  self->n_rows = self->n_rows - MIN (n_removed, self->n_rows) + n_added;
  anchor.row = splice (anchor.row, position, n_removed, n_added);
  cursor.row = splice (cursor.row, position, n_removed, n_added);
  take (self, anchor, cursor);
}

void
backbone_cell_block_set_cursor (BackboneCellBlock *self, guint row, guint column, gboolean extend)
{
  Cell cursor = { row, column };

  take (self, extend ? self->anchor : cursor, cursor);
}

void
backbone_cell_block_move (BackboneCellBlock *self, int rows, int columns, gboolean extend)
{
  gint64 row = (gint64)self->cursor.row + rows;
  gint64 column = (gint64)self->cursor.column + columns;

  backbone_cell_block_set_cursor (self, (guint)CLAMP (row, 0, G_MAXINT),
                                  (guint)CLAMP (column, 0, G_MAXINT), extend);
}

void
backbone_cell_block_select_all (BackboneCellBlock *self)
{
  take (self, (Cell){ 0, 0 }, (Cell){ G_MAXUINT, G_MAXUINT });
}

gboolean
backbone_cell_block_collapse (BackboneCellBlock *self)
{
  BackboneCellBounds bounds = backbone_cell_block_get_bounds (self);

  take (self, self->cursor, self->cursor);

  return bounds.n_rows > 1 || bounds.n_columns > 1;
}

guint
backbone_cell_block_get_row (BackboneCellBlock *self)
{
  return self->cursor.row;
}

guint
backbone_cell_block_get_column (BackboneCellBlock *self)
{
  return self->cursor.column;
}

BackboneCellBounds
backbone_cell_block_get_bounds (BackboneCellBlock *self)
{
  const Cell *a = &self->anchor;
  const Cell *b = &self->cursor;

  if (self->n_rows == 0 || self->n_columns == 0)
    return (BackboneCellBounds){ 0 };

  return (BackboneCellBounds){
    .row = MIN (a->row, b->row),
    .column = MIN (a->column, b->column),
    .n_rows = MAX (a->row, b->row) - MIN (a->row, b->row) + 1,
    .n_columns = MAX (a->column, b->column) - MIN (a->column, b->column) + 1,
  };
}

gboolean
backbone_cell_block_contains (BackboneCellBlock *self, guint row, guint column)
{
  BackboneCellBounds bounds = backbone_cell_block_get_bounds (self);

  return row >= bounds.row && row - bounds.row < bounds.n_rows && column >= bounds.column
         && column - bounds.column < bounds.n_columns;
}
