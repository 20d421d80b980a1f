/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-customer-csv-private.h"

#include <string.h>

static void
check_row (const BackboneCustomerCsvRow *row, gsize text_length)
{
  g_assert_cmpuint (row->line, >=, 1);
  g_assert_cmpuint (row->raw_offset, <=, text_length);
  g_assert_cmpuint (row->raw_length, <=, text_length - row->raw_offset);
  if (row->refused)
    {
      g_assert_nonnull (row->reason);
      g_assert_null (row->password);
      return;
    }
  g_assert_cmpuint (strspn (row->number, "0123456789"), ==, 10);
  g_assert_cmpuint (strlen (row->number), ==, 10);
  g_assert_true (row->description != NULL && *row->description != '\0');
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCustomerCsv) csv = backbone_customer_csv_parse (bytes, &error);
  g_autoptr (GBytes) refused = NULL;

  g_assert_true ((csv == NULL) == (error != NULL));
  if (csv == NULL)
    return 0;
  for (guint i = 0; i < csv->rows->len; i++)
    check_row (g_ptr_array_index (csv->rows, i), g_bytes_get_size (csv->text));

  /* What was refused is written in a form that is read again. */
  refused = backbone_customer_csv_dup_refused (csv);
  if (refused != NULL)
    {
      g_autoptr (BackboneCustomerCsv) again = backbone_customer_csv_parse (refused, &error);

      g_assert_no_error (error);
    }
  return 0;
}
