/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-statistics.h"

#include <stdlib.h>

static int
compare (const void *a, const void *b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return (one > other) - (one < other);
}

/**
 * backbone_percentile:
 * @values: (array length=n_values) (inout): numbers; sorted afterwards
 * @n_values: how many
 * @percent: from 1 to 100; 50 for the median
 *
 * By the nearest rank: what it gives is always one of the numbers, so that roll-ups of microseconds
 * stay whole.
 *
 * Returns: the smallest of @values that at least @percent of them do not exceed; -1 if there is none
 */
gint64
backbone_percentile (gint64 *values, gsize n_values, guint percent)
{
  gsize rank;

  g_return_val_if_fail (percent >= 1 && percent <= 100, -1);

  if (n_values == 0)
    return -1;

  qsort (values, n_values, sizeof *values, compare);
  rank = (n_values * percent + 99) / 100;

  return values[rank - 1];
}
