/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-diagnosis-closures.h"

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
  gint64 now = g_get_real_time ();
  gint64 day = G_TIME_SPAN_DAY;
  g_autofree char *far = backbone_closure_certificate_warning (NULL, now - day, now + 400 * day);
  g_autofree char *near
      = backbone_closure_certificate_warning (NULL, now - day, now + 12 * day + day / 2);
  g_autofree char *over = backbone_closure_certificate_warning (NULL, now - 9 * day, now - day);
  g_autofree char *early = backbone_closure_certificate_warning (NULL, now + day, now + 9 * day);

  g_assert_null (far);
  g_assert_cmpstr (near, ==, "Expires in 12 days");
  g_assert_cmpstr (over, ==, "Expired");
  g_assert_cmpstr (early, ==, "Not valid yet");
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
