/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-column-name-private.h"
#include "backbone-csv-record-private.h"

#include <string.h>

#define NO_BREAK_SPACE "\u00a0"

static void
test_trimmed (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "a", "a" },
    { " \ta b\t ", "a b" },
    { NO_BREAK_SPACE " a" NO_BREAK_SPACE, "a" },
    { NO_BREAK_SPACE " \t" NO_BREAK_SPACE, "" },
    { "a\n", "a\n" },
    { "\u00e0", "\u00e0" }, /* shares a byte with the no-break space */
  };
  g_autofree char *part = backbone_csv_cell_dup_trimmed_length (" a |b", strlen (" a "));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *trimmed = backbone_csv_cell_dup_trimmed (cases[i][0]);

      g_assert_cmpstr (trimmed, ==, cases[i][1]);
    }
  g_assert_cmpstr (part, ==, "a");
}

static gboolean
is_first_blank (const char *text)
{
  g_autoptr (BackboneCsvReader) reader = backbone_csv_reader_new (text, strlen (text), ';');
  BackboneCsvRecord record;

  g_assert_true (backbone_csv_reader_next (reader, &record));

  return backbone_csv_record_is_blank (&record);
}

static void
test_blank (void)
{
  g_assert_true (is_first_blank (";"));
  g_assert_true (is_first_blank (" ;\t;"));
  g_assert_true (is_first_blank (";;;;;;;;;;;;;;;;;;;;")); /* more than are kept */
  g_assert_false (is_first_blank (";;a"));
  g_assert_false (is_first_blank ("\""));
}

static void
test_problem (void)
{
  for (guint i = BACKBONE_CSV_OPEN_QUOTE; i <= BACKBONE_CSV_TOO_LONG; i++)
    {
      g_autofree char *text = backbone_csv_problem_dup_text (i);
      g_autofree char *next
          = i < BACKBONE_CSV_TOO_LONG ? backbone_csv_problem_dup_text (i + 1) : NULL;

      g_assert_cmpstr (text, !=, "");
      g_assert_cmpstr (text, !=, next);
    }
}

static void
test_column_name (void)
{
  static const BackboneColumnName names[]
      = { { "customerno", 3 }, { "kundennr", 3 }, { "user", 0 } };

  g_assert_cmpint (backbone_column_name_find (names, G_N_ELEMENTS (names), "Customer No."), ==, 3);
  g_assert_cmpint (backbone_column_name_find (names, G_N_ELEMENTS (names), "KUNDEN_NR"), ==, 3);
  g_assert_cmpint (backbone_column_name_find (names, G_N_ELEMENTS (names), "user"), ==, 0);
  g_assert_cmpint (backbone_column_name_find (names, G_N_ELEMENTS (names), "users"), ==, -1);
  g_assert_cmpint (backbone_column_name_find (names, G_N_ELEMENTS (names), ""), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-record/trimmed", test_trimmed);
  g_test_add_func ("/csv-record/blank", test_blank);
  g_test_add_func ("/csv-record/problem", test_problem);
  g_test_add_func ("/csv-record/column-name", test_column_name);

  return g_test_run ();
}
