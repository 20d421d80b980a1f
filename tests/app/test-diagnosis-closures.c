/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-diagnosis-closures.h"

#include "backbone-closures.h"

#include <string.h>

static void
test_stage (void)
{
  g_autofree char *spoken
      = backbone_closure_stage_spoken (NULL, "Proxy", "failed", 11000, "CONNECT 403");
  g_autofree char *quiet = backbone_closure_stage_spoken (NULL, "TLS", "not-reached", -1, NULL);
  g_autofree char *summary = backbone_closure_stage_summary (NULL, "not-reached", NULL);
  g_autofree char *seen = backbone_closure_stage_summary (NULL, "ok", "2 addresses");
  g_autofree char *title = backbone_closure_stage_title (NULL, "name-lookup", "Name lookup");
  g_autofree char *detail = backbone_closure_stage_detail (NULL, "not-reached", NULL);
  g_auto (GStrv) classes = backbone_closure_stage_classes (NULL, "failed");

  g_assert_cmpstr (spoken, ==, "Proxy: failed, CONNECT 403, 11 ms");
  g_assert_cmpstr (quiet, ==, "TLS: not reached");
  g_assert_cmpstr (summary, ==, "not reached");
  g_assert_cmpstr (seen, ==, "2 addresses");
  g_assert_cmpstr (title, ==, "Name");
  g_assert_nonnull (strstr (detail, "a stage before it failed"));
  g_assert_true (g_strv_contains ((const char *const *)classes, "failed"));
  g_assert_cmpint (backbone_closure_stage_mark (NULL, "failed"), ==, BACKBONE_MARK_FAILING);
  g_assert_true (backbone_closure_stage_is_running (NULL, "running"));
}

/* An unknown state, of a newer core, is no crash. */
static void
test_unknown_state (void)
{
  g_autofree char *summary = backbone_closure_stage_summary (NULL, "odd", NULL);

  g_assert_cmpstr (summary, ==, "waiting");
  g_assert_cmpint (backbone_closure_stage_mark (NULL, NULL), ==, BACKBONE_MARK_NEVER);
}

static void
test_diagnosis (void)
{
  g_autofree char *good = backbone_closure_diagnosis_title (NULL, BACKBONE_VERDICT_OK, FALSE);
  g_autofree char *busy
      = backbone_closure_diagnosis_title (NULL, BACKBONE_VERDICT_NEVER_CHECKED, TRUE);
  g_autofree char *where = backbone_closure_diagnosis_where (NULL, "::1", 443);
  g_autofree char *no_cause = backbone_closure_diagnosis_cause (NULL, BACKBONE_VERDICT_OK);
  g_autofree char *cause = backbone_closure_diagnosis_cause (NULL, BACKBONE_VERDICT_PROXY_REFUSED);
  g_autofree char *next
      = backbone_closure_diagnosis_next_step (NULL, BACKBONE_VERDICT_PROXY_REFUSED);

  g_assert_cmpstr (good, ==, "Reached");
  g_assert_cmpstr (busy, ==, "Under way");
  g_assert_cmpstr (where, ==, "[::1]:443");
  g_assert_null (no_cause);
  g_assert_nonnull (cause);
  g_assert_true (g_str_has_prefix (next, "<b>Next:</b> "));
  g_assert_false (backbone_closure_diagnosis_has_own_anchor (NULL, NULL));
  g_assert_false (backbone_closure_diagnosis_has_own_anchor (NULL, "system"));
  g_assert_true (backbone_closure_diagnosis_has_own_anchor (NULL, "AB:CD"));
}

static void
test_certificate_name (void)
{
  static const char *const cases[][2] = {
    { "CN=Practice backbone, O=Backbone Admin practice", "Practice backbone" },
    { "O=Example, CN=proxy.example", "proxy.example" },
    { "O=Example, OU=XCN=odd", "O=Example, OU=XCN=odd" },
    { "O=Example", "O=Example" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = backbone_closure_certificate_name (NULL, cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_certificate_warning (void)
{
  const BackboneExpirySteps steps = { { 20, 10, 5, 1 } };
  gint64 now = g_get_real_time ();
  gint64 day = G_TIME_SPAN_DAY;
  const struct
  {
    gint64 not_before, not_after;
    const BackboneExpirySteps *steps;
    const char *warning;
    const char *state;
    BackboneMark mark;
  } cases[] = {
    { now - day, now + 400 * day + day / 2, NULL, NULL, "400 days left", BACKBONE_MARK_WORKING },
    { now - day, now + 60 * day + day / 2, &steps, NULL, "60 days left", BACKBONE_MARK_WORKING },
    { now - day, now + 60 * day + day / 2, NULL, "Expires in 60 days", "Expires in 60 days",
      BACKBONE_MARK_ATTENTION },
    { now - day, now + 12 * day + day / 2, &steps, "Expires in 12 days", "Expires in 12 days",
      BACKBONE_MARK_ATTENTION },
    { now - 9 * day, now - day, &steps, "Expired", "Expired", BACKBONE_MARK_FAILING },
    { now + day, now + 90 * day, &steps, "Not valid yet", "Not valid yet",
      BACKBONE_MARK_ATTENTION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *warning = backbone_closure_certificate_warning (
          NULL, cases[i].not_before, cases[i].not_after, cases[i].steps);
      g_autofree char *state = backbone_closure_certificate_state (
          NULL, cases[i].not_before, cases[i].not_after, cases[i].steps);

      g_assert_cmpstr (warning, ==, cases[i].warning);
      g_assert_cmpstr (state, ==, cases[i].state);
      g_assert_cmpint (backbone_closure_certificate_mark (NULL, cases[i].not_before,
                                                          cases[i].not_after, cases[i].steps),
                       ==, cases[i].mark);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diagnosis-closures/stage", test_stage);
  g_test_add_func ("/diagnosis-closures/unknown-state", test_unknown_state);
  g_test_add_func ("/diagnosis-closures/diagnosis", test_diagnosis);
  g_test_add_func ("/diagnosis-closures/certificate-name", test_certificate_name);
  g_test_add_func ("/diagnosis-closures/certificate-warning", test_certificate_warning);

  return g_test_run ();
}
