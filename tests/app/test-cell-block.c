/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-cell-block.h"

static BackboneCellBlock *
make_block (guint *n_changes)
{
  BackboneCellBlock *block = backbone_cell_block_new ();

  backbone_cell_block_set_size (block, 10, 3);
  g_signal_connect_swapped (block, "changed", G_CALLBACK (g_atomic_int_inc), n_changes);

  return block;
}

static void
assert_bounds (BackboneCellBlock *block, guint row, guint column, guint n_rows, guint n_columns)
{
  BackboneCellBounds bounds = backbone_cell_block_get_bounds (block);

  g_assert_cmpuint (bounds.row, ==, row);
  g_assert_cmpuint (bounds.column, ==, column);
  g_assert_cmpuint (bounds.n_rows, ==, n_rows);
  g_assert_cmpuint (bounds.n_columns, ==, n_columns);
}

static void
test_move (void)
{
  guint n_changes = 0;
  g_autoptr (BackboneCellBlock) block = make_block (&n_changes);

  backbone_cell_block_move (block, -1, -1, FALSE);
  assert_bounds (block, 0, 0, 1, 1);
  g_assert_cmpuint (n_changes, ==, 0);

  backbone_cell_block_move (block, G_MAXINT, 1, FALSE);
  assert_bounds (block, 9, 1, 1, 1);
  g_assert_cmpuint (n_changes, ==, 1);
}

/* The anchor stays, whichever way the cursor goes. */
static void
test_extend (void)
{
  guint n_changes = 0;
  g_autoptr (BackboneCellBlock) block = make_block (&n_changes);

  backbone_cell_block_set_cursor (block, 4, 1, FALSE);
  backbone_cell_block_move (block, 2, 1, TRUE);
  assert_bounds (block, 4, 1, 3, 2);
  g_assert_true (backbone_cell_block_contains (block, 6, 2));
  g_assert_false (backbone_cell_block_contains (block, 7, 2));
  g_assert_false (backbone_cell_block_contains (block, 5, 0));

  backbone_cell_block_set_cursor (block, 2, 0, TRUE);
  assert_bounds (block, 2, 0, 3, 2);
  g_assert_true (backbone_cell_block_collapse (block));
  assert_bounds (block, 2, 0, 1, 1);
  g_assert_false (backbone_cell_block_collapse (block));

  backbone_cell_block_select_all (block);
  assert_bounds (block, 0, 0, 10, 3);
}

/* The same customers stay selected when others come or go above them. */
static void
test_splice (void)
{
  guint n_changes = 0;
  g_autoptr (BackboneCellBlock) block = make_block (&n_changes);

  backbone_cell_block_set_cursor (block, 4, 1, FALSE);
  backbone_cell_block_set_cursor (block, 6, 1, TRUE);
  backbone_cell_block_splice_rows (block, 0, 2, 5);
  assert_bounds (block, 7, 1, 3, 1);
  backbone_cell_block_splice_rows (block, 12, 1, 0);
  assert_bounds (block, 7, 1, 3, 1);
  backbone_cell_block_splice_rows (block, 0, 12, 0);
  assert_bounds (block, 0, 0, 0, 0);
}

static void
test_shrink (void)
{
  guint n_changes = 0;
  g_autoptr (BackboneCellBlock) block = make_block (&n_changes);

  backbone_cell_block_set_cursor (block, 9, 2, FALSE);
  backbone_cell_block_set_size (block, 5, 1);
  assert_bounds (block, 4, 0, 1, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cell-block/move", test_move);
  g_test_add_func ("/cell-block/extend", test_extend);
  g_test_add_func ("/cell-block/splice", test_splice);
  g_test_add_func ("/cell-block/shrink", test_shrink);

  return g_test_run ();
}
