/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer-csv-private.h"
#include "backbone-error.h"
#include "backbone-validate.h"

#include <string.h>

static BackboneCustomerCsv *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return backbone_customer_csv_parse (bytes, error);
}

static const BackboneCustomerCsvRow *
row_at (BackboneCustomerCsv *csv, guint index)
{
  g_assert_cmpuint (index, <, csv->rows->len);

  return g_ptr_array_index (csv->rows, index);
}

static const char *
password_of (const BackboneCustomerCsvRow *row)
{
  return row->password ? backbone_secret_peek (row->password) : NULL;
}

/* One accepted row: number|description|user|password, with - for what the file does not say. */
typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
} GoodCase;

static const GoodCase good_cases[] = {
  { "full", "0001105772;Furniture;S0018132425;secret\r\n",
    "0001105772|Furniture|S0018132425|secret" },
  { "lost-zeros", "1105772;Furniture;S0018132425;secret",
    "0001105772|Furniture|S0018132425|secret" },
  { "user-without-s", "1;a;0018132425;p", "0000000001|a|S0018132425|p" },
  { "user-in-lower-case", "1;a;s18132425;p", "0000000001|a|S0018132425|p" },
  { "no-password-column", "1;a;S1", "0000000001|a|S0000000001|-" },
  { "no-password", "1;a;S1;", "0000000001|a|S0000000001|-" },
  { "no-user-column", "1;a", "0000000001|a|-|-" },
  { "no-user", "1;a;;", "0000000001|a|-|-" },
  { "blanks", " 1 ;  a b ; S1 ; pw ", "0000000001|a b|S0000000001| pw " },
  { "no-break-spaces", "1\u00a0;\u00a0a\u00a0;S1", "0000000001|a|S0000000001|-" },
  { "tab-at-an-end", "1;a\t;S1", "0000000001|a|S0000000001|-" },
  { "quotes", "\"1\";\"a;b\";\"S1\";\"p;\"\"w\"", "0000000001|a;b|S0000000001|p;\"w" },
  { "quote-in-password", "1;a;S1;p\"w", "0000000001|a|S0000000001|p\"w" },
  { "header", "Customer number;Description;Technical communication user;Password\n1;a;S1;p",
    "0000000001|a|S0000000001|p" },
  { "german-header", "KUNDEN-NR.;Bezeichnung;Technischer Benutzer;Kennwort\n1;a;S1;p",
    "0000000001|a|S0000000001|p" },
  { "header-in-another-order", "Password;Technical user;Description;Number\np;S1;a;1",
    "0000000001|a|S0000000001|p" },
  { "header-without-password", "Kunde;Name;Benutzer\n1;a;S1", "0000000001|a|S0000000001|-" },
  { "comment-before-header", "# list\n\nNumber;Name\n1;a", "0000000001|a|-|-" },
  { "description-like-a-header", "1;Name;S1", "0000000001|Name|S0000000001|-" },
  { "longest-description",
    "1;12345678901234567890123456789012345678901234567890123456789012345678901234567890",
    "0000000001|12345678901234567890123456789012345678901234567890123456789012345678901234567890"
    "|-|-" },
  { "empty-row-of-a-spreadsheet", ";;;\n1;a;;\n; ;;\n", "0000000001|a|-|-" },
};

static void
test_good (gconstpointer user_data)
{
  const GoodCase *good = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv = parse (good->text, &error);
  const BackboneCustomerCsvRow *row;
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, 1);
  row = row_at (csv, 0);
  g_assert_cmpstr (row->reason, ==, NULL);
  g_assert_false (row->refused);
  found = g_strdup_printf ("%s|%s|%s|%s", row->number, row->description,
                           row->technical_user ? row->technical_user : "-",
                           row->password ? password_of (row) : "-");
  g_assert_cmpstr (found, ==, good->expected);
}

/* Refused rows: the first is always good, the second is not. */
typedef struct
{
  const char *name;
  const char *text;
  const char *reason; /* what its reason holds */
} BadCase;

#define EIGHTY "12345678901234567890123456789012345678901234567890123456789012345678901234567890"

static const BadCase bad_cases[] = {
  { "comma", "1,a,S1,p", "commas" },
  { "tab", "1\ta\tS1\tp", "tabs" },
  { "too-few-columns", "1", "too few columns" },
  { "too-many-columns", "1;a;S1;p;x", "too many columns" },
  { "trailing-separator", "1;a;S1;p;", "too many columns" },
  { "far-too-many-columns", "1;;;;;;;;;;;;;;;;;;;;;;;;;;", "too many columns" },
  { "letters-in-number", "12A;a", "digits only" },
  { "eleven-digits", "12345678901;a", "at most 10" },
  { "number-zero", "0000;a", "zero" },
  { "no-number", ";a", "empty" },
  { "huge-number", EIGHTY ";a", "too long" },
  { "scientific-notation", "1,23E+05;a", "digits only" },
  { "empty-description", "1;;S1", "description is empty" },
  { "blank-description", "1;   ;S1", "description is empty" },
  { "over-long-description", "1;" EIGHTY "1;S1", "at most 80" },
  { "over-long-password", "1;a;S1;" EIGHTY EIGHTY EIGHTY "1234567890123456", "at most 255" },
  { "over-long-user", "1;a;" EIGHTY, "too long" },
  { "user-with-letters", "1;a;SABC", "SABC" },
  { "user-with-11-digits", "1;a;S12345678901", "up to 10 digits" },
  { "password-without-user", "1;a;;secret", "no technical user" },
  { "control-character", "1;a\x01z;S1", "column 2" },
  { "control-character-in-number", "1\x1b[31m;a", "column 1" },
  { "control-character-in-password", "1;a;S1;p\x07q", "control character" },
  { "line-break-in-description", "1;\"a\nb\";S1", "column 2" },
  { "line-break-in-password", "1;a;S1;\"p\nq\"", "control character" },
  { "open-quote", "1;\"a;S1;p", "never closed" },
  { "text-after-quote", "1;\"a\"b;S1;p", "closing quote" },
};

static void
test_bad (gconstpointer user_data)
{
  const BadCase *bad = user_data;
  g_autofree char *text = g_strconcat ("7;good;S7;secret\n", bad->text, "\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv = parse (text, &error);
  const BackboneCustomerCsvRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, 2);
  g_assert_false (row_at (csv, 0)->refused);

  row = row_at (csv, 1);
  g_assert_true (row->refused);
  g_assert_cmpuint (row->line, ==, 2);
  g_assert_nonnull (row->reason);
  if (strstr (row->reason, bad->reason) == NULL)
    g_error ("the reason is: %s", row->reason);
  /* The reason never holds a password, and refused rows keep none. */
  g_assert_null (strstr (row->reason, "secret"));
  g_assert_null (row->password);
  g_assert_true (row->number == NULL || strchr (row->number, '\x1b') == NULL);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *reason;
} BadHeaderCase;

static const BadHeaderCase bad_header_cases[] = {
  { "unknown-column", "Number;Description;Phone\n1;a;b", "Phone" },
  { "no-description", "Number;Technical user\n1;S1", "description" },
  { "no-number", "Name;Technical user\na;S1", "customer number" },
  { "twice", "Number;Description;Name\n1;a;b", "Name" },
};

static void
test_bad_header (gconstpointer user_data)
{
  const BadHeaderCase *bad = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv = parse (bad->text, &error);

  g_assert_null (csv);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "line 1"));
  g_assert_nonnull (strstr (error->message, bad->reason));
}

static void
test_duplicates (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv = parse ("1;a;S1;p\n"
                                               "0001; a ;1;p\n"
                                               "2;b;S2;p\n"
                                               "2;b;S2;q\n"
                                               "2;b;S2;p\n",
                                               &error);

  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, 5);

  g_assert_false (row_at (csv, 0)->refused);
  g_assert_cmpuint (row_at (csv, 0)->same_as, ==, 0);
  g_assert_false (row_at (csv, 1)->refused);
  g_assert_cmpuint (row_at (csv, 1)->same_as, ==, 1);

  /* Nobody can know which password is right. */
  g_assert_true (row_at (csv, 2)->refused);
  g_assert_nonnull (strstr (row_at (csv, 2)->reason, "line 4"));
  g_assert_true (row_at (csv, 3)->refused);
  g_assert_nonnull (strstr (row_at (csv, 3)->reason, "line 3"));
  g_assert_true (row_at (csv, 4)->refused);
}

/* One technical user of two customers is taken, but it can't have two passwords. */
static void
test_shared_user (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv = parse ("1;a;S1;p\n"
                                               "2;b;S1;p\n"
                                               "3;c;S1\n"
                                               "4;d;S4;p\n"
                                               "5;e;S4;q\n",
                                               &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    g_assert_false (row_at (csv, i)->refused);
  g_assert_true (row_at (csv, 3)->refused);
  g_assert_nonnull (strstr (row_at (csv, 3)->reason, "line 5"));
  g_assert_true (row_at (csv, 4)->refused);
  g_assert_nonnull (strstr (row_at (csv, 4)->reason, "line 4"));
}

static void
test_formulas (void)
{
  static const char *const texts[] = { "1;=1+1", "1;+49", "1;-5", "1;@SUM" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BackboneCustomerCsv) csv = parse (texts[i], &error);

      g_assert_no_error (error);
      g_assert_false (row_at (csv, 0)->refused);
      g_assert_nonnull (strstr (row_at (csv, 0)->reason, "formula"));
    }
}

static void
test_lines (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv
      = parse ("# list\r\n\r\nNumber;Name\r\n1;a\r\n;;\r\n2;\"b\r\nc\"\r\n3;d\r\n", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, 3);
  g_assert_cmpuint (row_at (csv, 0)->line, ==, 4);
  g_assert_cmpuint (row_at (csv, 1)->line, ==, 6);
  g_assert_cmpuint (row_at (csv, 2)->line, ==, 8);
}

static void
test_empty (void)
{
  static const char *const texts[] = { "", "\n\n", "# nothing\n", "Number;Description\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BackboneCustomerCsv) csv = parse (texts[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (csv->rows->len, ==, 0);
    }
}

/* The same two customers in every form that programs save. */
static void
test_file (gconstpointer user_data)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("BACKBONE_TEST_DATA"), "csv", user_data, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  bytes = g_bytes_new (data, length);
  csv = backbone_customer_csv_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, 2);
  g_assert_cmpstr (row_at (csv, 0)->reason, ==, NULL);
  g_assert_cmpstr (row_at (csv, 0)->number, ==, "0001105772");
  g_assert_cmpstr (row_at (csv, 0)->description, ==, "Möbelhaus Süd");
  g_assert_cmpstr (row_at (csv, 0)->technical_user, ==, "S0018132425");
  g_assert_cmpstr (password_of (row_at (csv, 0)), ==, "Geheim-ß1");
  g_assert_cmpstr (row_at (csv, 1)->number, ==, "0002200001");
  g_assert_cmpstr (row_at (csv, 1)->description, ==, "Brauerei Nord");
  g_assert_cmpstr (row_at (csv, 1)->technical_user, ==, "S0018132426");
  g_assert_cmpstr (password_of (row_at (csv, 1)), ==, "pass\"word");
}

static void
assert_text (GBytes *bytes, const char *expected)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

/* The refused rows come out as they were, and go in again once they are corrected. */
static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv = parse ("1;a;S1;p\n12A;b;S2; q\n3;;\n", &error);
  g_autoptr (BackboneCustomerCsv) again = NULL;
  g_autoptr (GBytes) refused = backbone_customer_csv_dup_refused (csv);
  g_autofree char *corrected = NULL;
  GString *text;

  assert_text (refused, "number;description;technical user;password;reason\r\n"
                        "12A;b;S2; q;\"Customer number “12A”: it may hold digits only\"\r\n"
                        "3;;;;\"The description is empty\"\r\n");

  text = g_string_new_len (g_bytes_get_data (refused, NULL), g_bytes_get_size (refused));
  g_string_replace (text, "12A", "12", 0);
  g_string_replace (text, "3;;", "3;c;", 0);
  corrected = g_string_free (text, FALSE);
  again = parse (corrected, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (again->rows->len, ==, 2);
  g_assert_false (row_at (again, 0)->refused);
  g_assert_cmpstr (password_of (row_at (again, 0)), ==, " q");
  g_assert_false (row_at (again, 1)->refused);
}

static void
test_refused_with_header (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv = parse ("Name;Kunde\na;1\nb;x\n", &error);
  g_autoptr (GBytes) refused = backbone_customer_csv_dup_refused (csv);

  assert_text (refused, "Name;Kunde;reason\r\n"
                        "b;x;\"Customer number “x”: it may hold digits only\"\r\n");
}

#define ADD_CASES(prefix, cases, func)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat (prefix, cases[i].name, NULL);                           \
      g_test_add_data_func (path, &cases[i], func);                                                \
    }

int
main (int argc, char **argv)
{
  static const char *const files[] = {
    "utf-8.csv",     "utf-8-mark.csv", "utf-16-le-mark.csv", "utf-16-be-mark.csv",
    "utf-16-le.csv", "utf-16-be.csv",  "cp1252-german.csv",  "lf.csv",
    "cr.csv",        "quoted.csv",     "spreadsheet.csv",
  };

  g_test_init (&argc, &argv, NULL);

  ADD_CASES ("/customer-csv/good/", good_cases, test_good);
  ADD_CASES ("/customer-csv/refused/", bad_cases, test_bad);
  ADD_CASES ("/customer-csv/bad-header/", bad_header_cases, test_bad_header);
  g_test_add_func ("/customer-csv/duplicates", test_duplicates);
  g_test_add_func ("/customer-csv/shared-user", test_shared_user);
  g_test_add_func ("/customer-csv/formulas", test_formulas);
  g_test_add_func ("/customer-csv/lines", test_lines);
  g_test_add_func ("/customer-csv/empty", test_empty);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/customer-csv/file/", files[i], NULL);
      g_test_add_data_func (path, files[i], test_file);
    }
  g_test_add_func ("/customer-csv/dup-refused", test_refused);
  g_test_add_func ("/customer-csv/dup-refused-with-header", test_refused_with_header);

  return g_test_run ();
}
