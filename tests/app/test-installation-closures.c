/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-closures.h"

static void
test_trial_text (void)
{
  g_autofree char *seen = backbone_closure_trial_text (NULL, BACKBONE_PURPOSE_NOTES, "CAR 2.01");
  g_autofree char *plain = backbone_closure_trial_text (NULL, BACKBONE_PURPOSE_NOTES, NULL);
  g_autofree char *empty = backbone_closure_trial_text (NULL, BACKBONE_PURPOSE_NOTES, "");

  g_assert_cmpstr (seen, ==, "SAP Notes: CAR 2.01");
  g_assert_cmpstr (plain, ==, "SAP Notes");
  g_assert_cmpstr (empty, ==, "SAP Notes");
}

static void
test_systems (void)
{
  static const struct
  {
    const char *systems[3];
    const char *sids[3];
    const char *expected;
  } rows[] = {
    { { NULL }, { NULL }, "" },
    { { "000000000310471101", NULL }, { "NWP", NULL }, "NWP" },
    { { "000000000310471101", "000000000310471102", NULL },
      { "", "NWQ", NULL },
      "000000000310471101, NWQ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text
          = backbone_closure_systems (NULL, (GStrv)rows[i].systems, (GStrv)rows[i].sids);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_state (void)
{
  BackboneTime day = G_GINT64_CONSTANT (20000) * 86400 * G_USEC_PER_SEC;
  g_autofree char *there
      = backbone_closure_installation_state (NULL, BACKBONE_SOURCE_BACKBONE, day, 0);
  g_autofree char *gone
      = backbone_closure_installation_state (NULL, BACKBONE_SOURCE_BACKBONE, day, day);

  g_assert_true (g_str_has_prefix (there, "Read from the backbone, "));
  g_assert_true (g_str_has_prefix (gone, "Not listed any more since "));
  g_assert_cmpint (backbone_closure_installation_mark (NULL, 0), ==, BACKBONE_MARK_WORKING);
  g_assert_cmpint (backbone_closure_installation_mark (NULL, day), ==, BACKBONE_MARK_ATTENTION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/installation-closures/trial-text", test_trial_text);
  g_test_add_func ("/installation-closures/systems", test_systems);
  g_test_add_func ("/installation-closures/state", test_state);

  return g_test_run ();
}
