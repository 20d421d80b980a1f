/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-statistics.h"

#include <string.h>

static void
test_percentile (void)
{
  static const struct
  {
    gint64 values[10];
    gsize n;
    guint percent;
    gint64 expected;
  } rows[] = {
    { { 0 }, 0, 50, -1 },
    { { 7 }, 1, 50, 7 },
    { { 7 }, 1, 95, 7 },
    { { 2, 1 }, 2, 50, 1 },
    { { 3, 1, 2 }, 3, 50, 2 },
    { { 4, 1, 3, 2 }, 4, 50, 2 },
    { { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 10, 90, 9 },
    { { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 10, 95, 10 },
    { { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 10, 100, 10 },
    { { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 10, 1, 1 },
    { { G_MAXINT64, 0, -5 }, 3, 50, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 values[10];

      memcpy (values, rows[i].values, sizeof values);
      g_assert_cmpint (backbone_percentile (values, rows[i].n, rows[i].percent), ==,
                       rows[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statistics/percentile", test_percentile);

  return g_test_run ();
}
