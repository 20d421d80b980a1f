/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-closures.h"

static BackboneCheckResult *
make_result (BackboneVerdict verdict, guint status, const char *evidence)
{
  return g_object_new (BACKBONE_TYPE_CHECK_RESULT, "verdict", verdict, "status", status, "evidence",
                       evidence, "time", (gint64)1700000000 * G_USEC_PER_SEC, NULL);
}

static void
test_refused (void)
{
  g_autoptr (BackboneCheckResult) result
      = make_result (BACKBONE_VERDICT_CREDENTIALS, 401, "HTTP 401 Unauthorized");
  g_autofree char *title = backbone_closure_verdict_title (NULL, result, TRUE);
  g_autofree char *cause = backbone_closure_cause (NULL, result, TRUE);
  g_autofree char *next_step = backbone_closure_next_step (NULL, result, TRUE);
  g_autofree char *evidence = backbone_closure_evidence (NULL, result, TRUE);
  g_auto (GStrv) classes = backbone_closure_verdict_classes (NULL, result, TRUE);

  g_assert_cmpstr (title, ==, "Password refused (401)");
  g_assert_nonnull (strstr (cause, "does not accept"));
  g_assert_true (g_str_has_prefix (next_step, "<b>Next:</b> Correct"));
  g_assert_nonnull (strstr (evidence, "Seen: HTTP 401 Unauthorized"));
  g_assert_nonnull (strstr (evidence, "ICM_HTTP_UNAUTHORIZED"));
  g_assert_true (g_strv_contains ((const char *const *)classes, "error"));
}

static void
test_working (void)
{
  g_autoptr (BackboneCheckResult) result = make_result (BACKBONE_VERDICT_OK, 200, NULL);
  g_autofree char *title = backbone_closure_verdict_title (NULL, result, TRUE);
  g_autofree char *cause = backbone_closure_cause (NULL, result, TRUE);
  g_autofree char *evidence = backbone_closure_evidence (NULL, result, TRUE);

  g_assert_cmpstr (title, ==, "Working");
  g_assert_null (cause);
  g_assert_cmpstr (evidence, ==, "");
  g_assert_cmpint (backbone_closure_channel_mark (NULL, result, TRUE), ==, BACKBONE_MARK_WORKING);
  g_assert_cmpint (backbone_closure_result_time (NULL, result), ==,
                   (gint64)1700000000 * G_USEC_PER_SEC);
}

/* A channel out of use says that, whatever it once answered. */
static void
test_not_in_use (void)
{
  g_autoptr (BackboneCheckResult) result = make_result (BACKBONE_VERDICT_TIMEOUT, 0, "no answer");
  g_autofree char *title = backbone_closure_verdict_title (NULL, result, FALSE);
  g_autofree char *cause = backbone_closure_cause (NULL, result, FALSE);
  g_autofree char *evidence = backbone_closure_evidence (NULL, result, FALSE);

  g_assert_cmpstr (title, ==, "Not in use");
  g_assert_null (cause);
  g_assert_cmpstr (evidence, ==, "");
}

static void
test_never_checked (void)
{
  g_autofree char *title = backbone_closure_verdict_title (NULL, NULL, TRUE);
  g_autofree char *next_step = backbone_closure_next_step (NULL, NULL, TRUE);

  g_assert_cmpstr (title, ==, "Never checked");
  g_assert_cmpstr (next_step, ==, "<b>Next:</b> Check this channel.");
  g_assert_cmpint (backbone_closure_result_time (NULL, NULL), ==, 0);
}

static void
test_where (void)
{
  g_autofree char *usual
      = backbone_closure_channel_where (NULL, "SAP-SUPPORT_PORTAL", "apps.support.sap.com", 443);
  g_autofree char *other = backbone_closure_channel_where (NULL, "PORTAL", "localhost", 8443);
  g_autofree char *nowhere = backbone_closure_channel_where (NULL, "PORTAL", "", 443);

  g_assert_cmpstr (usual, ==, "SAP-SUPPORT_PORTAL\napps.support.sap.com");
  g_assert_cmpstr (other, ==, "PORTAL\nlocalhost:8443");
  g_assert_cmpstr (nowhere, ==, "PORTAL");
}

static void
test_check_target (void)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (
      backbone_closure_check_target (NULL, "0001105772", BACKBONE_CHANNEL_NOTE_DOWNLOAD));
  const char *number, *kind;

  g_variant_get (target, "(&s&s)", &number, &kind);
  g_assert_cmpstr (number, ==, "0001105772");
  g_assert_cmpstr (kind, ==, "note-download");
}

static void
test_held (void)
{
  g_autofree char *title = backbone_closure_held_title (NULL, "S0018132425");
  g_autofree char *text
      = backbone_closure_held_text (NULL, (gint64)1700000000 * G_USEC_PER_SEC,
                                    BACKBONE_VERDICT_CREDENTIALS, BACKBONE_CHANNEL_PORTAL);

  g_assert_cmpstr (title, ==, "S0018132425 is held back");
  g_assert_true (g_str_has_prefix (text, "Portal answered “Password refused” on "));
}

static void
test_user_dates (void)
{
  gint64 time = (gint64)1700000000 * G_USEC_PER_SEC;
  g_autofree char *none = backbone_closure_user_dates (NULL, 0, 0);
  g_autofree char *saved = backbone_closure_user_dates (NULL, time, 0);
  g_autofree char *both = backbone_closure_user_dates (NULL, time, time);

  g_assert_cmpstr (none, ==, "No password saved");
  g_assert_true (g_str_has_prefix (saved, "Password saved "));
  g_assert_null (strstr (saved, "proven"));
  g_assert_nonnull (strstr (both, "log-on proven "));
}

static void
test_import_row (void)
{
  g_autofree char *name = backbone_closure_import_row_name (NULL, BACKBONE_IMPORT_REFUSED, 3,
                                                            "Kaputt", "The number has a letter");
  g_autofree char *refused = backbone_closure_has_password (NULL, FALSE, BACKBONE_IMPORT_REFUSED);
  g_autofree char *missing = backbone_closure_has_password (NULL, FALSE, BACKBONE_IMPORT_NEW);

  g_assert_cmpstr (name, ==, "Line 3, Kaputt: Refused. The number has a letter");
  g_assert_cmpstr (refused, ==, "");
  g_assert_cmpstr (missing, ==, "no");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/channel-closures/refused", test_refused);
  g_test_add_func ("/channel-closures/working", test_working);
  g_test_add_func ("/channel-closures/not-in-use", test_not_in_use);
  g_test_add_func ("/channel-closures/never-checked", test_never_checked);
  g_test_add_func ("/channel-closures/where", test_where);
  g_test_add_func ("/channel-closures/check-target", test_check_target);
  g_test_add_func ("/channel-closures/held", test_held);
  g_test_add_func ("/channel-closures/user-dates", test_user_dates);
  g_test_add_func ("/channel-closures/import-row", test_import_row);

  return g_test_run ();
}
