/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-csv-encoding-private.h"
#include "backbone-csv-reader-private.h"
#include "backbone-error.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *expected; /* line:field|field, one record after the other */
} ReaderCase;

static const ReaderCase reader_cases[] = {
  { "empty", "", "" },
  { "one", "a;b", "1:a|b\n" },
  { "lf", "a;b\nc;d\n", "1:a|b\n2:c|d\n" },
  { "crlf", "a;b\r\nc;d\r\n", "1:a|b\n2:c|d\n" },
  { "cr", "a;b\rc;d\r", "1:a|b\n2:c|d\n" },
  { "empty-fields", ";;\n", "1:||\n" },
  { "blank-lines", "\n  \n\t\na\n\nb\n", "4:a\n6:b\n" },
  { "comments", "# one;two\na\n#\nb\n", "2:a\n4:b\n" },
  { "hash-inside", "a;#b\n", "1:a|#b\n" },
  { "quoted", "\"a;b\";\"c\"\n", "1:a;b|c\n" },
  { "quote-twice", "\"a\"\"b\"\n", "1:a\"b\n" },
  { "quoted-empty", "\"\";a\n", "1:|a\n" },
  { "quote-inside-of-plain", "pass\"word;\"x\"\n", "1:pass\"word|x\n" },
  { "line-break-in-quotes", "a;\"b\nc\"\nd\n", "1:a|b\nc\n3:d\n" },
  { "crlf-in-quotes", "a;\"b\r\nc\"\r\nd\r\n", "1:a|b\r\nc\n3:d\n" },
  { "open-quote", "a;\"b\nc\n", "1!1\n2:c\n" },
  { "open-quote-at-end", "\"", "1!1\n" },
  { "text-after-quote", "\"a\"b;c\nd\n", "1!2\n2:d\n" },
  { "blank-before-quote", "a; \"b\"\n", "1:a| \"b\"\n" },
  { "blanks-stay", " a ; b \n", "1: a | b \n" },
};

static char *
read_all (const char *text, gsize length)
{
  g_autoptr (BackboneCsvReader) reader = backbone_csv_reader_new (text, length, ';');
  GString *all = g_string_new (NULL);
  BackboneCsvRecord record;

  while (backbone_csv_reader_next (reader, &record))
    {
      if (record.problem != BACKBONE_CSV_NO_PROBLEM)
        {
          g_assert_cmpuint (record.n_fields, ==, 0);
          g_string_append_printf (all, "%u!%d\n", record.line, record.problem);
          continue;
        }

      g_string_append_printf (all, "%u:", record.line);
      for (guint i = 0; i < MIN (record.n_fields, BACKBONE_CSV_MAX_FIELDS); i++)
        g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", record.fields[i]);
      g_string_append_c (all, '\n');
    }

  return g_string_free (all, FALSE);
}

static void
test_reader (gconstpointer user_data)
{
  const ReaderCase *reader_case = user_data;
  g_autofree char *all = read_all (reader_case->text, strlen (reader_case->text));

  g_assert_cmpstr (all, ==, reader_case->expected);
}

/* The text of a record as it stands, for the file of refused rows. */
static void
test_raw (void)
{
  const char *text = "# x\r\n\"a\";b \r\nc;\"d\r\n";
  g_autoptr (BackboneCsvReader) reader = backbone_csv_reader_new (text, strlen (text), ';');
  BackboneCsvRecord record;

  g_assert_true (backbone_csv_reader_next (reader, &record));
  g_assert_cmpmem (record.raw, record.raw_length, "\"a\";b ", 6);
  g_assert_true (backbone_csv_reader_next (reader, &record));
  g_assert_cmpint (record.problem, ==, BACKBONE_CSV_OPEN_QUOTE);
  g_assert_cmpmem (record.raw, record.raw_length, "c;\"d", 4);
  g_assert_false (backbone_csv_reader_next (reader, &record));
}

static void
test_long (void)
{
  g_autofree char *fits = g_strnfill (BACKBONE_CSV_MAX_RECORD, 'a');
  g_autofree char *too_long = g_strconcat (fits, "a\nb\n", NULL);
  g_autofree char *expected = g_strconcat ("1:", fits, "\n", NULL);
  g_autofree char *all = read_all (fits, strlen (fits));
  g_autofree char *all_of_too_long = read_all (too_long, strlen (too_long));

  g_assert_cmpstr (all, ==, expected);
  g_assert_cmpstr (all_of_too_long, ==, "1!3\n2:b\n");
}

static void
test_many_fields (void)
{
  g_autofree char *text = g_strnfill (BACKBONE_CSV_MAX_RECORD, ';');
  g_autoptr (BackboneCsvReader) reader = backbone_csv_reader_new (text, strlen (text), ';');
  BackboneCsvRecord record;

  g_assert_true (backbone_csv_reader_next (reader, &record));
  g_assert_cmpuint (record.n_fields, ==, BACKBONE_CSV_MAX_RECORD + 1);
  g_assert_cmpstr (record.fields[BACKBONE_CSV_MAX_FIELDS - 1], ==, "");
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *expected; /* NULL: refused */
} DecodeCase;

#define BYTES(literal) literal, sizeof (literal) - 1

static const DecodeCase decode_cases[] = {
  { "empty", BYTES (""), "" },
  { "ascii", BYTES ("1;a\n"), "1;a\n" },
  { "utf-8", BYTES ("1;\xc3\xa4\n"), "1;ä\n" },
  { "utf-8-mark",
    BYTES ("\xef\xbb\xbf"
           "1;\xc3\xa4\n"),
    "1;ä\n" },
  { "only-a-mark", BYTES ("\xef\xbb\xbf"), "" },
  { "only-a-utf-16-mark", BYTES ("\xff\xfe"), "" },
  { "utf-16-le-mark",
    BYTES ("\xff\xfe"
           "1\0;\0\xe4\0"),
    "1;ä" },
  { "utf-16-be-mark",
    BYTES ("\xfe\xff\0"
           "1\0;\0\xe4"),
    "1;ä" },
  { "utf-16-le", BYTES ("1\0;\0\xe4\0"), "1;ä" },
  { "utf-16-be",
    BYTES ("\0"
           "1\0;\0\xe4"),
    "1;ä" },
  { "utf-16-beyond-16-bits", BYTES ("\xff\xfe\x3d\xd8\x00\xde"), "😀" },
  { "cp1252", BYTES ("1;\xe4\x80\n"), "1;ä€\n" },
  { "zero-byte", BYTES ("1;a\0b\n"), NULL },
  { "zero-byte-in-utf-16",
    BYTES ("\xff\xfe"
           "1\0\0\0a\0"),
    NULL },
  { "half-a-character",
    BYTES ("\xff\xfe"
           "1\0;"),
    NULL },
  { "lone-surrogate", BYTES ("\xff\xfe\x3d\xd8\x31\x00"), NULL },
  { "bad-utf-8-with-mark",
    BYTES ("\xef\xbb\xbf"
           "1;\xe4\n"),
    NULL },
  { "not-in-cp1252", BYTES ("1;\xe4\n2;\x81\n"), NULL },
};

static void
test_decode (gconstpointer user_data)
{
  const DecodeCase *decode_case = user_data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (decode_case->bytes, decode_case->length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = backbone_csv_decode (bytes, &error);

  if (decode_case->expected == NULL)
    {
      g_assert_null (text);
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ENCODING);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), decode_case->expected,
                   strlen (decode_case->expected));
}

static void
test_decode_names_the_line (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (BYTES ("1;\xe4\n2;b\r\n3;\x81\n"));
  g_autoptr (GError) error = NULL;

  g_assert_null (backbone_csv_decode (bytes, &error));
  g_assert_nonnull (strstr (error->message, "line 3"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reader_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-reader/", reader_cases[i].name, NULL);
      g_test_add_data_func (path, &reader_cases[i], test_reader);
    }
  g_test_add_func ("/csv-reader/raw", test_raw);
  g_test_add_func ("/csv-reader/long", test_long);
  g_test_add_func ("/csv-reader/many-fields", test_many_fields);
  for (guint i = 0; i < G_N_ELEMENTS (decode_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-encoding/", decode_cases[i].name, NULL);
      g_test_add_data_func (path, &decode_cases[i], test_decode);
    }
  g_test_add_func ("/csv-encoding/names-the-line", test_decode_names_the_line);

  return g_test_run ();
}
