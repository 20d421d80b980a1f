/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-assignment-sheet-private.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentSheet) sheet = backbone_assignment_sheet_parse (bytes, &error);

  g_assert_true ((sheet == NULL) == (error != NULL));
  for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++)
    {
      const BackboneSheetRow *row = g_ptr_array_index (sheet->rows, i);

      g_assert_cmpuint (row->line, >=, 1);
      g_assert_true (row->problem != NULL
                     || (row->customer != NULL && row->local_user != NULL && row->s_user != NULL));
    }

  return 0;
}
