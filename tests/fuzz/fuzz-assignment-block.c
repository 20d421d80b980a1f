/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-assignment-block-private.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *const users[] = { "FRN_BTC_SMP", "JOB", NULL };
  const char *const customers[] = { "0000000007", "0000000008", NULL };
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentSheet) sheet = NULL;

  g_hash_table_add (known, (gpointer)customers[0]);
  sheet = backbone_assignment_block_parse (text, users, customers, known, &error);

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
