/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-text-list.h"

static void
test_list (void)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *none = backbone_text_list (parts);
  g_autofree char *one = NULL;
  g_autofree char *three = NULL;

  backbone_text_list_take (parts, g_strdup ("2 changed"));
  one = backbone_text_list (parts);
  backbone_text_list_take (parts, g_strdup_printf ("%d new", 1));
  g_strv_builder_add (parts, "2 changed");
  g_strv_builder_add (parts, "3 refused");
  three = backbone_text_list (parts);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (one, ==, "2 changed");
  g_assert_cmpstr (three, ==, "1 new, 2 changed, 3 refused");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-list", test_list);

  return g_test_run ();
}
