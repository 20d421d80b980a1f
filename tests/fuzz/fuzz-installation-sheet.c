/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-installation-sheet-private.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = backbone_installation_sheet_parse (bytes, &error);
  guint last = 0;

  g_assert_true ((rows == NULL) == (error != NULL));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const BackboneInstallationSheetRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (row->line, >, last);
      last = row->line;
      if (row->problem)
        continue;
      g_assert_cmpuint (strlen (row->customer), ==, 10);
      g_assert_cmpuint (strlen (row->installation), ==, 10);
      g_assert_true (row->system == NULL || strlen (row->system) == 18);
      g_assert_true (row->sid != NULL && row->description != NULL);
    }

  return 0;
}
