/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice.h"

#include <gio/gio.h>
#include <string.h>

static BackboneCheckOptions
options_for (Practice *practice)
{
  return (BackboneCheckOptions){ .trust_anchors = practice_get_anchors (practice) };
}

static void
assert_as_expected (Practice *practice, Findings *findings)
{
  g_autoptr (GHashTable) expected = practice_read_expected (practice);

  g_assert_no_error (findings->error);
  g_assert_true (findings->done);
  g_assert_cmpuint (findings->outcomes->len, ==, g_hash_table_size (expected));
  for (guint i = 0; i < findings->outcomes->len; i++)
    {
      const BackboneCheckOutcome *outcome = g_ptr_array_index (findings->outcomes, i);
      g_autofree char *key = g_strdup_printf ("%s %s", outcome->customer,
                                              backbone_channel_kind_to_id (outcome->kind));

      g_test_message ("%s: %s, %s", key, backbone_verdict_to_id (outcome->verdict),
                      outcome->evidence ? outcome->evidence : "no evidence");
      g_assert_cmpstr (g_hash_table_lookup (expected, key), ==,
                       backbone_verdict_to_id (outcome->verdict));
    }
}

static void
test_shipped_landscape (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneCheckPlan) plan = practice_make_plan (practice);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = findings_of (plan, &options, NULL);

  assert_as_expected (practice, findings);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-engine/shipped-landscape", test_shipped_landscape);

  return g_test_run ();
}
