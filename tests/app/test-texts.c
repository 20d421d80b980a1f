/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-history.h"
#include "backbone-life-cycle-bar.h"
#include "backbone-notice.h"
#include "backbone-phase.h"
#include "backbone-progress.h"
#include "backbone-window-texts.h"

static void
assert_progress (guint done, guint total, double seconds, const char *expected)
{
  g_autofree char *text = backbone_progress_to_text (done, total, seconds * G_USEC_PER_SEC);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_progress (void)
{
  assert_progress (0, 0, 5, "Preparing…");
  assert_progress (0, 3000, 5, "0 of 3000");
  assert_progress (12, 3000, 0.2, "12 of 3000");
  assert_progress (800, 3000, 4, "800 of 3000 · 200/s · 11 s left");
  assert_progress (3, 72, 2, "3 of 72 · 1.5/s · 46 s left");
  assert_progress (100, 30000, 2, "100 of 30000 · 50/s · 10 min left");
  assert_progress (3000, 3000, 15, "3000 of 3000 · 200/s · 1 s left");
}

static void
test_checked (void)
{
  g_autofree char *none = backbone_window_texts_checked (0, 0);
  g_autofree char *one = backbone_window_texts_checked (1, 1);
  g_autofree char *one_bad = backbone_window_texts_checked (0, 1);
  g_autofree char *all = backbone_window_texts_checked (72, 72);
  g_autofree char *some = backbone_window_texts_checked (60, 72);

  g_assert_cmpstr (none, ==, "There was no channel to check");
  g_assert_cmpstr (one, ==, "The channel works");
  g_assert_cmpstr (one_bad, ==, "The channel does not work");
  g_assert_cmpstr (all, ==, "All 72 channels work");
  g_assert_cmpstr (some, ==, "60 of 72 channels work");
}

static void
test_imported (void)
{
  g_autofree char *nothing = backbone_window_texts_imported (0, 0, 3);
  g_autofree char *added = backbone_window_texts_imported (1, 0, 0);
  g_autofree char *all = backbone_window_texts_imported (12, 3, 2);
  g_autofree char *changed = backbone_window_texts_imported (0, 3, 0);

  g_assert_cmpstr (nothing, ==, "Nothing to import: everything is here already");
  g_assert_cmpstr (added, ==, "1 new customer");
  g_assert_cmpstr (all, ==, "12 new customers, 3 changed, 2 refused");
  g_assert_cmpstr (changed, ==, "3 changed");
}

static void
test_path (void)
{
  g_autofree char *inside = backbone_window_texts_path ("/srv/anna/l.db", "/srv/anna");
  g_autofree char *beside = backbone_window_texts_path ("/srv/annabel/l.db", "/srv/anna");
  g_autofree char *homeless = backbone_window_texts_path ("/srv/l.db", NULL);

  g_assert_cmpstr (inside, ==, "~/l.db");
  g_assert_cmpstr (beside, ==, "/srv/annabel/l.db");
  g_assert_cmpstr (homeless, ==, "/srv/l.db");
}

/* Short names take no more than they need, long ones leave room for others. */
static void
test_title_width (void)
{
  int narrow = backbone_window_texts_title_width ("SAP");

  g_assert_cmpint (backbone_window_texts_title_width (NULL), ==, 0);
  g_assert_cmpint (narrow, >=, 3);
  g_assert_cmpint (backbone_window_texts_title_width ("\xe6\x9c\xac\xe7\x95\xaa"), >, narrow);
  g_assert_cmpint (backbone_window_texts_title_width ("A landscape of many customers"), ==,
                   backbone_window_texts_title_width ("A landscape of so many"));
}

static void
test_notice (void)
{
  g_assert_cmpint (backbone_notice_choose (BACKBONE_KEYRING_AVAILABLE, FALSE,
                                           BACKBONE_SWITCH_POSITION_REVERTED,
                                           BACKBONE_OWN_TROUBLE_NONE),
                   ==, BACKBONE_NOTICE_NONE);
  g_assert_cmpint (backbone_notice_choose (BACKBONE_KEYRING_UNKNOWN, FALSE,
                                           BACKBONE_SWITCH_POSITION_REVERTED,
                                           BACKBONE_OWN_TROUBLE_NONE),
                   ==, BACKBONE_NOTICE_NONE);
  g_assert_cmpint (backbone_notice_choose (BACKBONE_KEYRING_LOCKED, TRUE,
                                           BACKBONE_SWITCH_POSITION_REVERTED,
                                           BACKBONE_OWN_TROUBLE_NONE),
                   ==, BACKBONE_NOTICE_KEYRING_LOCKED);
  g_assert_cmpint (backbone_notice_choose (BACKBONE_KEYRING_AVAILABLE, TRUE,
                                           BACKBONE_SWITCH_POSITION_REVERTED,
                                           BACKBONE_OWN_TROUBLE_NONE),
                   ==, BACKBONE_NOTICE_READ_ONLY);
  g_assert_true (backbone_closure_notice_unlocks (NULL, BACKBONE_KEYRING_LOCKED, FALSE));
  g_assert_false (backbone_closure_notice_unlocks (NULL, BACKBONE_KEYRING_MISSING, FALSE));
  g_assert_cmpint (backbone_notice_choose (BACKBONE_KEYRING_AVAILABLE, FALSE,
                                           BACKBONE_SWITCH_POSITION_REVERTED,
                                           BACKBONE_OWN_TROUBLE_NETWORK),
                   ==, BACKBONE_NOTICE_YOUR_SIDE);
  g_assert_cmpint (backbone_notice_choose (BACKBONE_KEYRING_LOCKED, FALSE,
                                           BACKBONE_SWITCH_POSITION_REVERTED,
                                           BACKBONE_OWN_TROUBLE_NETWORK),
                   ==, BACKBONE_NOTICE_KEYRING_LOCKED);
}

/* Loud, wherever one looks, and with the way to the switch. */
static void
test_legacy (void)
{
  g_autoptr (BackboneMigration) legacy
      = g_object_new (BACKBONE_TYPE_MIGRATION, "position", BACKBONE_SWITCH_POSITION_LEGACY, NULL);
  g_autoptr (BackboneMigration) reverted
      = g_object_new (BACKBONE_TYPE_MIGRATION, "position", BACKBONE_SWITCH_POSITION_REVERTED, NULL);
  g_autofree char *text
      = backbone_closure_notice_text (NULL, BACKBONE_KEYRING_AVAILABLE, FALSE, legacy, NULL);

  g_assert_nonnull (strstr (text, "January 2020"));
  g_assert_true (
      backbone_closure_notice_is_legacy (NULL, BACKBONE_KEYRING_AVAILABLE, FALSE, legacy));
  g_assert_false (
      backbone_closure_notice_is_legacy (NULL, BACKBONE_KEYRING_AVAILABLE, FALSE, reverted));
  g_assert_false (
      backbone_closure_notice_is_legacy (NULL, BACKBONE_KEYRING_AVAILABLE, FALSE, NULL));
  /* What keeps anybody from doing something about it goes first. */
  g_assert_false (backbone_closure_notice_is_legacy (NULL, BACKBONE_KEYRING_LOCKED, FALSE, legacy));
}

static void
test_your_side (void)
{
  g_autoptr (BackboneYourSide) your_side = g_object_new (
      BACKBONE_TYPE_YOUR_SIDE, "trouble", BACKBONE_OWN_TROUBLE_NETWORK, "n-customers", 3000, NULL);
  g_autofree char *text
      = backbone_closure_notice_text (NULL, BACKBONE_KEYRING_AVAILABLE, FALSE, NULL, your_side);

  g_assert_nonnull (strstr (text, "on your side: no host can be reached"));
  g_assert_nonnull (strstr (text, "3000 customers"));
  g_assert_nonnull (strstr (text, "Check the network"));
  g_assert_true (
      backbone_closure_notice_shows (NULL, BACKBONE_KEYRING_AVAILABLE, FALSE, NULL, your_side));
  g_assert_false (
      backbone_closure_notice_shows (NULL, BACKBONE_KEYRING_AVAILABLE, FALSE, NULL, NULL));
}

static void
test_phases (void)
{
  g_autoptr (BackboneCheckResult) result
      = g_object_new (BACKBONE_TYPE_CHECK_RESULT, "connect-us", (gint64)18000, "tls-us",
                      (gint64)31000, "wait-us", (gint64)-1, "receive-us", (gint64)49, NULL);
  g_autofree char *text = backbone_phases_to_text (result);
  g_autofree char *nothing = backbone_phases_to_text (NULL);

  g_assert_cmpstr (text, ==, "Connect 18 ms, TLS 31 ms");
  g_assert_cmpstr (nothing, ==, "");
}

static void
append (GListStore *history, BackboneVerdict verdict)
{
  g_autoptr (BackboneCheckResult) result
      = g_object_new (BACKBONE_TYPE_CHECK_RESULT, "verdict", verdict, NULL);

  g_list_store_append (history, result);
}

static void
assert_history (GListStore *history, const char *expected)
{
  g_autofree char *text = backbone_history_to_text (G_LIST_MODEL (history));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_history (void)
{
  g_autoptr (GListStore) history = g_list_store_new (BACKBONE_TYPE_CHECK_RESULT);

  assert_history (history, "");
  append (history, BACKBONE_VERDICT_OK);
  assert_history (history, "The only check so far worked");
  append (history, BACKBONE_VERDICT_OK);
  assert_history (history, "All of the last 2 checks worked");
  append (history, BACKBONE_VERDICT_TIMEOUT);
  assert_history (history, "2 of the last 3 checks worked");
  g_list_store_remove (history, 0);
  g_list_store_remove (history, 0);
  assert_history (history, "The only check so far did not work");
  append (history, BACKBONE_VERDICT_SKIPPED);
  assert_history (history, "None of the last 2 checks worked");
}

/* A saved password does not prove that SAP has activated the user; a log-on does. */
static void
test_life_cycle (void)
{
  g_assert_cmpint (
      backbone_life_cycle_bar_get_mark (BACKBONE_LIFE_CYCLE_ACTIVATED, BACKBONE_LIFE_CYCLE_SAVED),
      ==, BACKBONE_MARK_NEVER);
  g_assert_cmpint (
      backbone_life_cycle_bar_get_mark (BACKBONE_LIFE_CYCLE_ACTIVATED, BACKBONE_LIFE_CYCLE_PROVEN),
      ==, BACKBONE_MARK_WORKING);
  g_assert_cmpint (
      backbone_life_cycle_bar_get_mark (BACKBONE_LIFE_CYCLE_LOCKED, BACKBONE_LIFE_CYCLE_PROVEN), ==,
      BACKBONE_MARK_NONE);
  g_assert_cmpint (
      backbone_life_cycle_bar_get_mark (BACKBONE_LIFE_CYCLE_LOCKED, BACKBONE_LIFE_CYCLE_LOCKED), ==,
      BACKBONE_MARK_FAILING);
  g_assert_cmpint (
      backbone_life_cycle_bar_get_mark (BACKBONE_LIFE_CYCLE_PROVEN, BACKBONE_LIFE_CYCLE_LOCKED), ==,
      BACKBONE_MARK_NEVER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/texts/progress", test_progress);
  g_test_add_func ("/texts/checked", test_checked);
  g_test_add_func ("/texts/imported", test_imported);
  g_test_add_func ("/texts/path", test_path);
  g_test_add_func ("/texts/title-width", test_title_width);
  g_test_add_func ("/texts/notice", test_notice);
  g_test_add_func ("/texts/your-side", test_your_side);
  g_test_add_func ("/texts/legacy", test_legacy);
  g_test_add_func ("/texts/phases", test_phases);
  g_test_add_func ("/texts/history", test_history);
  g_test_add_func ("/texts/life-cycle", test_life_cycle);

  return g_test_run ();
}
