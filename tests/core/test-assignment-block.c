/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-assignment-block-private.h"
#include "backbone-error.h"

static const char *const users[] = { "FRN_BTC_SMP", "JOB", NULL };
static const char *const customers[] = { "0000000007", "0000000008", "0000000009", NULL };

static BackboneAssignmentSheet *
parse (const char *text, const char *const *rows, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; customers[i]; i++)
    g_hash_table_add (known, (gpointer)customers[i]);

  return backbone_assignment_block_parse (text, users, rows, known, error);
}

/* A line each: line number, then the values, or ! and what is wrong. */
static char *
describe (BackboneAssignmentSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const BackboneSheetRow *row = g_ptr_array_index (sheet->rows, i);

      if (row->problem)
        g_string_append_printf (text, "%u! %s\n", row->line, row->problem);
      else
        g_string_append_printf (text, "%u %s/%s/%s\n", row->line, row->local_user, row->customer,
                                row->s_user);
    }

  return g_string_free (text, FALSE);
}

static const char too_wide[]
    = "1! too many columns: there are 3, there is room for 2 local users\n";

/* Rows and columns go by where the block is put. */
static void
test_by_place (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } table[] = {
    { "71", "1 FRN_BTC_SMP/0000000007/71\n" },
    { "S71\r\n\"S81\"\r\n", "1 FRN_BTC_SMP/0000000007/S71\n2 FRN_BTC_SMP/0000000008/S81\n" },
    { "S71\tS72\n", "1 FRN_BTC_SMP/0000000007/S71\n1 JOB/0000000007/S72\n" },
    { "S71\n\nS91\n", "1 FRN_BTC_SMP/0000000007/S71\n3 FRN_BTC_SMP/0000000009/S91\n" },
    { "\tS72\n", "1 JOB/0000000007/S72\n" },
    { "S71\t\t\n", "1 FRN_BTC_SMP/0000000007/S71\n" },
    { "71\t72\n", "1 FRN_BTC_SMP/0000000007/71\n1 JOB/0000000007/72\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BackboneAssignmentSheet) sheet = parse (table[i].text, customers, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = describe (sheet);
      g_assert_cmpstr (text, ==, table[i].expected);
    }
}

static void
test_surplus (void)
{
  g_autoptr (BackboneAssignmentSheet) wide = parse ("S71\tS72\tS73", customers, NULL);
  g_autoptr (BackboneAssignmentSheet) tall = parse ("S1\nS2\nS3\nS4", customers, NULL);
  g_autofree char *wide_text = describe (wide);
  g_autofree char *tall_text = describe (tall);

  g_assert_true (g_str_has_suffix (wide_text, too_wide));
  g_assert_true (
      g_str_has_suffix (tall_text, "4! too many rows: there is no customer for this one\n"));
}

/* Rows say themselves which customer they are about. */
static void
test_by_number (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } table[] = {
    { "8\t81\n7\t71\n", "1 FRN_BTC_SMP/8/81\n2 FRN_BTC_SMP/7/71\n" },
    { "4711\tS81\n", "1 FRN_BTC_SMP/4711/S81\n" },
    { "7\tS71\tS72\n", "1 FRN_BTC_SMP/7/S71\n1 JOB/7/S72\n" },
    { "Customer\tjob\n7\tS72\n", "2 JOB/7/S72\n" },
    { "Customer\tjob\tWHO\n7\tS72\tS1\n",
      "2 JOB/7/S72\n2! the heading “WHO” is no local user here\n" },
    { "Customer\tjob\n7\tS72\tS1\n",
      "2 JOB/7/S72\n2! too many columns: there is no heading above it\n" },
    { "7\tS71\tS72\tS73\n", "1 FRN_BTC_SMP/7/S71\n1 JOB/7/S72\n"
                            "1! too many columns: there are 3, there is room for 2 local users\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BackboneAssignmentSheet) sheet = parse (table[i].text, customers, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = describe (sheet);
      g_assert_cmpstr (text, ==, table[i].expected);
    }
}

/* Where no rows are given, there must be numbers. */
static void
test_without_rows (void)
{
  g_autoptr (BackboneAssignmentSheet) sheet = parse ("7\t71\n\t72\n", NULL, NULL);
  g_autofree char *text = describe (sheet);

  g_assert_cmpstr (text, ==,
                   "1 FRN_BTC_SMP/7/71\n2! there is no customer number in the first column\n");
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "\n", "\t\t\r\n\t\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (texts[i], customers, &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assignment-block/by-place", test_by_place);
  g_test_add_func ("/assignment-block/surplus", test_surplus);
  g_test_add_func ("/assignment-block/by-number", test_by_number);
  g_test_add_func ("/assignment-block/without-rows", test_without_rows);
  g_test_add_func ("/assignment-block/nothing", test_nothing);

  return g_test_run ();
}
