/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-assignment-sheet-private.h"
#include "backbone-error.h"

#include <string.h>

static BackboneAssignmentSheet *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return backbone_assignment_sheet_parse (bytes, error);
}

static BackboneAssignmentSheet *
parse_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("BACKBONE_TEST_DATA"), "lists", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  BackboneAssignmentSheet *sheet;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  sheet = parse (text, &error);
  g_assert_no_error (error);

  return sheet;
}

/* A line each: line number, then the values, or ! and what is wrong. */
static char *
describe (BackboneAssignmentSheet *sheet)
{
  GString *text = g_string_new (sheet->kind == BACKBONE_SHEET_ASSIGNMENTS ? "" : "customers\n");

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const BackboneSheetRow *row = g_ptr_array_index (sheet->rows, i);

      if (row->problem)
        g_string_append_printf (text, "%u! %s\n", row->line, row->problem);
      else
        g_string_append_printf (text, "%u %s/%s/%s%s%s%s%s\n", row->line, row->local_user,
                                row->customer, row->s_user, row->description ? "/" : "",
                                row->description ? row->description : "", row->password ? "/" : "",
                                row->password ? backbone_secret_peek (row->password) : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_sheet (BackboneAssignmentSheet *sheet, const char *expected)
{
  g_autofree char *text = describe (sheet);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_csv (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } table[] = {
    { "", "" },
    { "FRN;7;S1\r\nJOB;8;2;secret\r\n", "1 FRN/7/S1\n2 JOB/8/2/secret\n" },
    { "\xef\xbb\xbf# comment\n\n FRN ; 7 ;\xc2\xa0S1 \n", "3 FRN/7/S1\n" },
    { "local user;customer number;S-User\nFRN;7;S1\n", "2 FRN/7/S1\n" },
    { "Kundennummer;S-User;Lokaler Benutzer\n7;S1;FRN\n", "2 FRN/7/S1\n" },
    { "FRN;7;\n", "1 FRN/7/\n" },
    { "FRN;7\nFRN;7;S1\n",
      "1! too few columns: local user, customer number and S-User are needed\n2 FRN/7/S1\n" },
    { "FRN\t7\tS1\n", "1! the columns must be separated by semicolons\n" },
    { "FRN;7;S1;a;b\n", "1! too many columns: there are 5, at most 4 are known\n" },
    { "\"FRN;7;S1\n", "1! a quote is opened and never closed\n" },
    { "FRN;7;S1;\" p;w \"\n", "1 FRN/7/S1/ p;w \n" },
    { "customer number;description\n7;Seven\n", "customers\n2 /7//Seven\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BackboneAssignmentSheet) sheet = parse (table[i].text, &error);

      g_assert_no_error (error);
      assert_sheet (sheet, table[i].expected);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *part;
  } table[] = {
    { "local user;S-User\nFRN;S1\n", "line 1: no column of the heading is the customer number" },
    { "local user;customer;customer no.\nFRN;7;8\n", "line 1: the heading has two columns" },
    { "S-User;customer\nS1;7\n", "line 1: assignments need a column for the local user" },
    { "Title\n\n|MANDT|UNAME|\n", "line 3: no column of the heading is the customer number" },
    { "|---|---|\n|   |   |\n", "the list has no heading" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BackboneAssignmentSheet) sheet = parse (table[i].text, &error);

      g_assert_null (sheet);
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
      if (strstr (error->message, table[i].part) == NULL)
        g_error ("%s", error->message);
    }
}

static void
test_lists (void)
{
  g_autoptr (BackboneAssignmentSheet) english = parse_file ("aisuser.txt");
  g_autoptr (BackboneAssignmentSheet) german = parse_file ("aisuser-german.txt");
  g_autoptr (BackboneAssignmentSheet) customers = parse_file ("aisapcustnos.txt");

  assert_sheet (english, "6 FRN_BTC_SMP/0001105772/0018140001\n"
                         "7 FRN_BTC_SMP/1234567/18140002\n"
                         "11 JOBADMIN/0001234567/0018140002\n");
  assert_sheet (german, "4 FRN_BTC_SMP/0001105772/0018140001\n");
  assert_sheet (customers, "customers\n3 /0001105772//Dienstleister\n4 /7654321//Möwe Fähren\n");
}

static void
test_broken_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentSheet) sheet = parse (
      "|UNAME|CUSTNO|SUSER|\r\n|FRN|7|S1|\r|FRN|7|\r\n|FRN|8|S2|S3|\n  |JOB|9|S4|", &error);

  g_assert_no_error (error);
  assert_sheet (sheet, "2 FRN/7/S1\n"
                       "3! the row has 2 columns, the heading 3\n"
                       "4! the row has 4 columns, the heading 3\n"
                       "5 JOB/9/S4\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assignment-sheet/csv", test_csv);
  g_test_add_func ("/assignment-sheet/refused", test_refused);
  g_test_add_func ("/assignment-sheet/lists", test_lists);
  g_test_add_func ("/assignment-sheet/broken-list", test_broken_list);

  return g_test_run ();
}
