/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-destination.h"
#include "backbone-validate.h"

/* Whatever the profile calls a destination, the names of its customers' fit into 32 characters and
 * differ. */
static void
test_for_customer (void)
{
  static const char *const destinations[]
      = { "P", "SAP-SUPPORT_PORTAL", "SAP-SUPPORT_PARCELBOX", "SAP-SUPPORT_NOTE_DOWNLOAD",
          "12345678901234567890123456789012" };

  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint attempt = 0; attempt < 100; attempt++)
        {
          char *name = backbone_destination_for_customer (destinations[i], "0001105772", attempt);
          char *other = backbone_destination_for_customer (destinations[i], "0001105773", attempt);

          g_test_message ("%s %s", name, other);
          g_assert_true (backbone_destination_validate (name, NULL));
          g_assert_true (backbone_destination_validate (other, NULL));
          g_assert_cmpstr (name, !=, other);
          g_assert_true (g_hash_table_add (seen, name));
          g_free (other);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/destination/for-customer", test_for_customer);

  return g_test_run ();
}
