/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-change-cause.h"

static char *
dup_failing (BackboneVerdict verdict, const char *evidence)
{
  g_autoptr (BackboneChange) change = g_object_new (
      BACKBONE_TYPE_CHANGE, "what", BACKBONE_CHANGE_FAILING, "verdict", verdict, "kind",
      BACKBONE_CHANNEL_PARCEL_BOX, "host", "a.example", "port", 443u, "evidence", evidence, NULL);

  return backbone_change_dup_cause (change);
}

static char *
dup_of (BackboneChangeKind what)
{
  g_autoptr (BackboneChange) change
      = g_object_new (BACKBONE_TYPE_CHANGE, "what", what, "kind", BACKBONE_CHANNEL_PORTAL, "host",
                      "a.example", "port", 443u, "expiring", "s-user", "days", 14u, "items",
                      (const char *const[]){ "s-user:S0000000001", NULL }, NULL);

  return backbone_change_dup_cause (change);
}

/* Landscapes and desktops keep them: they must not become others. */
static void
test_kept (void)
{
  g_autofree char *failing = dup_failing (BACKBONE_VERDICT_NOT_FOUND, "HTTP 404");
  g_autofree char *flapping = dup_of (BACKBONE_CHANGE_FLAPPING);
  g_autofree char *recovered = dup_of (BACKBONE_CHANGE_RECOVERED);
  g_autofree char *expiring = dup_of (BACKBONE_CHANGE_EXPIRING);

  g_assert_cmpstr (failing, ==, "failing/parcel-box/a.example:443/not-found/f9fe857d");
  g_assert_cmpstr (flapping, ==, "flapping/portal/a.example:443");
  g_assert_cmpstr (recovered, ==, "recovered/portal/a.example:443");
  g_assert_cmpstr (expiring, ==, "expiring/s-user/14/e52bf4b2");
}

/* Numbers in what was seen are those of one customer. */
static void
test_same (void)
{
  g_autofree char *one = dup_failing (BACKBONE_VERDICT_CREDENTIALS, "HTTP 401 for S0000000001");
  g_autofree char *other = dup_failing (BACKBONE_VERDICT_CREDENTIALS, "HTTP 401 for S0000000002");
  g_autofree char *verdict = dup_failing (BACKBONE_VERDICT_LOCKED, "HTTP 401 for S0000000001");
  g_autofree char *evidence
      = dup_failing (BACKBONE_VERDICT_CREDENTIALS, "HTTP 403 for S0000000001");
  g_autofree char *trouble = dup_of (BACKBONE_CHANGE_OWN_TROUBLE);
  g_autofree char *over = dup_of (BACKBONE_CHANGE_OWN_TROUBLE_OVER);

  g_assert_cmpstr (one, ==, other);
  g_assert_cmpstr (one, !=, verdict);
  g_assert_cmpstr (one, !=, evidence);
  g_assert_cmpstr (trouble, ==, over);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-cause/kept", test_kept);
  g_test_add_func ("/change-cause/same", test_same);

  return g_test_run ();
}
