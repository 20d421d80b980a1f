/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-csv-writer-private.h"
#include "backbone-customer-csv-private.h"
#include "backbone-error.h"

#include <string.h>

static const char *const names[]
    = { "customer number", "description", "technical user", "password" };

static gboolean
add (BackboneCsvWriter *writer,
     const char *number,
     const char *description,
     const char *user,
     const char *password,
     GError **error)
{
  const char *const fields[] = { number, description, user, password };

  return backbone_csv_writer_add_plain (writer, fields, names, G_N_ELEMENTS (fields), error);
}

/* Exactly what SAP's mass set-up takes. */
static void
test_form (void)
{
  g_autoptr (BackboneCsvWriter) writer = backbone_csv_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *expected = "0001105772;Möbelhaus Süd;S0018132425; geheim \r\n"
                         "0000000001;a;;\r\n";

  g_assert_true (add (writer, "0001105772", "Möbelhaus Süd", "S0018132425", " geheim ", &error));
  g_assert_true (add (writer, "0000000001", "a", NULL, NULL, &error));
  bytes = backbone_csv_writer_take (writer);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

static void
test_refused (void)
{
  static const char *const passwords[]
      = { "sec;ret", "sec\"ret", "sec\nret", "sec\rret", "sec\tret" };

  for (guint i = 0; i < G_N_ELEMENTS (passwords); i++)
    {
      g_autoptr (BackboneCsvWriter) writer = backbone_csv_writer_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_assert_false (add (writer, "0001105772", "a", "S0018132425", passwords[i], &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "0001105772"));
      g_assert_nonnull (strstr (error->message, "password"));
      g_assert_null (strstr (error->message, "sec"));

      bytes = backbone_csv_writer_take (writer);
      g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
    }
}

/* What was written is read back unchanged, whatever the writer did not refuse. */
static void
test_round_trip (void)
{
  g_autoptr (BackboneCsvWriter) writer = backbone_csv_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BackboneCustomerCsv) csv = NULL;

  for (guint i = 1; i <= 5000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%010u", i);
      g_autofree char *description = g_strdup_printf ("Kunde %u – 客户 'x', #%u", i, i);
      g_autofree char *user = g_strdup_printf ("S%010u", i);
      g_autofree char *password = g_strdup_printf (" ä'%u,=€ ", i);

      g_assert_true (add (writer, number, description, user, password, &error));
    }
  bytes = backbone_csv_writer_take (writer);
  csv = backbone_customer_csv_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (csv->rows->len, ==, 5000);
  for (guint i = 1; i <= 5000; i++)
    {
      const BackboneCustomerCsvRow *row = g_ptr_array_index (csv->rows, i - 1);
      g_autofree char *description = g_strdup_printf ("Kunde %u – 客户 'x', #%u", i, i);
      g_autofree char *password = g_strdup_printf (" ä'%u,=€ ", i);

      g_assert_false (row->refused);
      g_assert_cmpuint (row->line, ==, i);
      g_assert_cmpstr (row->description, ==, description);
      g_assert_cmpstr (backbone_secret_peek (row->password), ==, password);
    }
}

static void
test_quoted (void)
{
  g_autoptr (BackboneCsvWriter) writer = backbone_csv_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  backbone_csv_writer_add_quoted (writer, "a;\"b\"");
  backbone_csv_writer_end_row (writer);
  bytes = backbone_csv_writer_take (writer);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "\"a;\"\"b\"\"\"\r\n",
                   11);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-writer/form", test_form);
  g_test_add_func ("/csv-writer/refused", test_refused);
  g_test_add_func ("/csv-writer/round-trip", test_round_trip);
  g_test_add_func ("/csv-writer/quoted", test_quoted);

  return g_test_run ();
}
