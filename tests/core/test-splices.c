/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-splices-private.h"

#include <string.h>

/* Lists are texts here, an item each letter. @splices as position:removed:added. */
static const struct
{
  const char *old_list;
  const char *new_list;
  const char *splices;
} cases[] = {
  { "", "", "" },
  { "", "abc", "0:0:3" },
  { "abc", "", "0:3:0" },
  { "abc", "abc", "" },
  { "abc", "xabc", "0:0:1" },
  { "abc", "abcx", "3:0:1" },
  { "abc", "abxc", "2:0:1" },
  { "abc", "ac", "1:1:0" },
  { "abc", "axc", "1:1:1" },
  { "abcdef", "bcdefa", "0:1:0 5:0:1" },
  { "abcdef", "fabcde", "0:0:1 6:1:0" },
  { "abcdefgh", "axcdyfgz", "1:1:1 4:1:1 7:1:1" },
  { "abc", "xyz", "0:3:3" },
};

static int *
match (const char *old_list, const char *new_list)
{
  gsize n_new = strlen (new_list);
  int *matches = g_new (int, n_new + 1);

  for (gsize i = 0; i < n_new; i++)
    {
      const char *found = strchr (old_list, new_list[i]);
      matches[i] = found ? (int)(found - old_list) : -1;
    }

  return matches;
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree int *matches = match (cases[i].old_list, cases[i].new_list);
      g_autoptr (GArray) splices
          = backbone_splices_new (matches, strlen (cases[i].new_list), strlen (cases[i].old_list));
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < splices->len; j++)
        {
          BackboneSplice *splice = &g_array_index (splices, BackboneSplice, j);
          g_string_append_printf (text, "%s%u:%u:%u", j > 0 ? " " : "", splice->position,
                                  splice->n_removed, splice->n_added);
        }
      g_assert_cmpstr (text->str, ==, cases[i].splices);
    }
}

static void
shuffle (GArray *list)
{
  for (guint i = list->len; i > 1; i--)
    {
      guint j = g_test_rand_int_range (0, i);
      int item = g_array_index (list, int, i - 1);

      g_array_index (list, int, i - 1) = g_array_index (list, int, j);
      g_array_index (list, int, j) = item;
    }
}

/* Some of the numbers below @highest, in a row or in disorder. */
static GArray *
random_list (int highest, gboolean in_order)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < highest; i++)
    {
      if (g_test_rand_int_range (0, 4) > 0)
        g_array_append_val (list, i);
    }
  if (!in_order)
    shuffle (list);

  return list;
}

static int
find (GArray *list, int item)
{
  for (guint i = 0; i < list->len; i++)
    {
      if (g_array_index (list, int, i) == item)
        return i;
    }

  return -1;
}

static void
replay (GArray *list, GArray *splices, GArray *new_list)
{
  for (guint i = 0; i < splices->len; i++)
    {
      BackboneSplice *splice = &g_array_index (splices, BackboneSplice, i);

      g_assert_cmpuint (splice->position + splice->n_removed, <=, list->len);
      if (splice->n_removed > 0)
        g_array_remove_range (list, splice->position, splice->n_removed);
      if (splice->n_added > 0)
        g_array_insert_vals (list, splice->position,
                             &g_array_index (new_list, int, splice->position), splice->n_added);
    }
}

/* Whatever the lists, doing the steps one after the other leads from one to the other. */
static void
test_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      int highest = round < 290 ? 40 : 1500;
      g_autoptr (GArray) list = random_list (highest, TRUE);
      g_autoptr (GArray) new_list = random_list (highest, round % 3 != 0);
      g_autofree int *matches = g_new (int, new_list->len + 1);
      g_autoptr (GArray) splices = NULL;

      for (guint i = 0; i < new_list->len; i++)
        matches[i] = find (list, g_array_index (new_list, int, i));
      splices = backbone_splices_new (matches, new_list->len, list->len);
      replay (list, splices, new_list);

      g_assert_cmpmem (list->data, list->len * sizeof (int), new_list->data,
                       new_list->len * sizeof (int));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/splices/table", test_table);
  g_test_add_func ("/splices/random", test_random);

  return g_test_run ();
}
