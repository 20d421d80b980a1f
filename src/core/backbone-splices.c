/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-splices-private.h"

/* With more steps than this, one that spans them all is cheaper for whoever shows the list. */
#define MAX_SPLICES 16

/* How many of the ends in @tails, indices into @matches, are of runs whose last match is below
 * @match. */
static guint
count_below (const int *matches, const guint *tails, guint n_tails, int match)
{
  guint low = 0;
  guint high = n_tails;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (matches[tails[middle]] < match)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The longest run of items that are in both lists in the same order: those stay where they are.
 * Returns their positions in the new list. */
static GArray *
find_kept (const int *matches, guint n_new)
{
  g_autofree guint *tails = g_new (guint, n_new + 1); /* by length: where the best run ends */
  g_autofree int *previous = g_new (int, n_new + 1);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_tails = 0;

  for (guint i = 0; i < n_new; i++)
    {
      guint length;

      if (matches[i] < 0)
        continue;

      length = count_below (matches, tails, n_tails, matches[i]);
      previous[i] = length > 0 ? (int)tails[length - 1] : -1;
      tails[length] = i;
      n_tails = MAX (n_tails, length + 1);
    }

  g_array_set_size (kept, n_tails);
  for (int i = n_tails > 0 ? (int)tails[n_tails - 1] : -1; i >= 0; i = previous[i])
    g_array_index (kept, guint, --n_tails) = i;

  return kept;
}

static void
add_splice (GArray *splices, guint old_start, guint old_end, guint new_start, guint new_end)
{
  BackboneSplice splice = { new_start, old_end - old_start, new_end - new_start };

  if (splice.n_removed > 0 || splice.n_added > 0)
    g_array_append_val (splices, splice);
}

static void
merge (GArray *splices, guint n_new, guint n_old)
{
  BackboneSplice first = g_array_index (splices, BackboneSplice, 0);
  BackboneSplice last = g_array_index (splices, BackboneSplice, splices->len - 1);
  guint behind = n_new - (last.position + last.n_added);
  BackboneSplice merged
      = { first.position, n_old - behind - first.position, n_new - behind - first.position };

  g_array_set_size (splices, 0);
  g_array_append_val (splices, merged);
}

/**
 * backbone_splices_new:
 * @matches: (array length=n_new): for each item of the new list its position in the old one, or -1
 * @n_new: how many items the new list has
 * @n_old: how many the old one had
 *
 * Finds the fewest items to take out and put in to get from one list to the other, for exact
 * `items-changed` signals.
 *
 * Returns: (transfer full) (element-type BackboneSplice): the steps, first to last
 */
GArray *
backbone_splices_new (const int *matches, guint n_new, guint n_old)
{
  g_autoptr (GArray) kept = find_kept (matches, n_new);
  GArray *splices = g_array_new (FALSE, FALSE, sizeof (BackboneSplice));
  guint old_position = 0;
  guint new_position = 0;

  for (guint i = 0; i < kept->len; i++)
    {
      guint position = g_array_index (kept, guint, i);

      add_splice (splices, old_position, matches[position], new_position, position);
      old_position = matches[position] + 1;
      new_position = position + 1;
    }
  add_splice (splices, old_position, n_old, new_position, n_new);

  if (splices->len > MAX_SPLICES)
    merge (splices, n_new, n_old);

  return splices;
}
