/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-closures.h"
#include "backbone-tags.h"

static void
test_count (void)
{
  g_autofree char *text = backbone_closure_count (NULL, 14);

  g_assert_cmpstr (text, ==, "14");
}

static void
test_cell (void)
{
  g_autofree char *refused = backbone_closure_cell_text (NULL, BACKBONE_CHANNEL_PARCEL_BOX,
                                                         BACKBONE_VERDICT_CREDENTIALS, TRUE, TRUE);
  g_autofree char *off = backbone_closure_cell_text (NULL, BACKBONE_CHANNEL_PORTAL,
                                                     BACKBONE_VERDICT_OK, FALSE, TRUE);
  g_autofree char *loading = backbone_closure_cell_text (NULL, BACKBONE_CHANNEL_PORTAL,
                                                         BACKBONE_VERDICT_OK, TRUE, FALSE);

  g_assert_cmpstr (refused, ==, "Parcel box: Password refused");
  g_assert_cmpstr (off, ==, "Portal: Not in use");
  g_assert_cmpstr (loading, ==, "");
}

static void
test_marks (void)
{
  g_assert_cmpint (backbone_closure_cell_mark (NULL, BACKBONE_VERDICT_SKIPPED, TRUE, TRUE), ==,
                   BACKBONE_MARK_HELD);
  g_assert_cmpint (backbone_closure_cell_mark (NULL, BACKBONE_VERDICT_NOT_CONFIGURED, TRUE, TRUE),
                   ==, BACKBONE_MARK_ATTENTION);
  g_assert_cmpint (backbone_closure_cell_mark (NULL, BACKBONE_VERDICT_TIMEOUT, TRUE, TRUE), ==,
                   BACKBONE_MARK_FAILING);
  g_assert_cmpint (backbone_closure_cell_mark (NULL, BACKBONE_VERDICT_TIMEOUT, FALSE, TRUE), ==,
                   BACKBONE_MARK_OFF);
  g_assert_cmpint (backbone_closure_cell_mark (NULL, BACKBONE_VERDICT_OK, TRUE, FALSE), ==,
                   BACKBONE_MARK_NONE);
  g_assert_cmpint (backbone_closure_status_mark (NULL, BACKBONE_STATUS_NEVER_CHECKED, TRUE), ==,
                   BACKBONE_MARK_NEVER);
}

/* Colour alone must never tell two marks apart. */
static void
test_shapes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (BackboneMark mark = BACKBONE_MARK_WORKING; mark <= BACKBONE_MARK_RUNNING; mark++)
    g_assert_true (g_hash_table_add (seen, (gpointer)backbone_mark_get_icon_name (mark)));
}

static void
test_tags (void)
{
  char *tags[] = { "critical", "wave 2", NULL };
  g_autofree char *both = backbone_closure_tags (NULL, TRUE, tags);
  g_autofree char *none = backbone_closure_tags (NULL, FALSE, NULL);

  g_assert_cmpstr (both, ==, "owner · critical · wave 2");
  g_assert_cmpstr (none, ==, "");
}

static void
test_row_name (void)
{
  g_autofree char *name = backbone_closure_row_name (NULL, BACKBONE_STATUS_FAILING, "0001105772",
                                                     "Nordwind Energie AG", TRUE);

  g_assert_cmpstr (name, ==, "Nordwind Energie AG, 0001105772: Failing");
}

static void
test_subtitle (void)
{
  g_autofree char *owner = backbone_closure_subtitle (NULL, "0001105772", TRUE, "S0018132425");
  g_autofree char *bare = backbone_closure_subtitle (NULL, "0001105772", FALSE, NULL);

  g_assert_cmpstr (owner, ==, "0001105772 · owner · S0018132425");
  g_assert_cmpstr (bare, ==, "0001105772 · no technical user");
}

typedef struct
{
  gboolean loading;
  gboolean failed;
  guint n_all;
  guint n_shown;
  const char *search;
  const char *expected;
} StateCase;

static void
test_list_state (void)
{
  static const StateCase cases[] = {
    { TRUE, FALSE, 0, 0, NULL, "loading" },    { TRUE, FALSE, 24, 24, "hans", "list" },
    { FALSE, FALSE, 24, 24, NULL, "list" },    { FALSE, FALSE, 0, 0, NULL, "empty" },
    { FALSE, FALSE, 0, 0, "", "empty" },       { FALSE, FALSE, 0, 0, "hansx", "no-match" },
    { FALSE, FALSE, 24, 0, NULL, "no-match" }, { FALSE, TRUE, 24, 24, NULL, "error" },
  };
  g_autoptr (GError) error
      = g_error_new_literal (BACKBONE_ERROR, BACKBONE_ERROR_DAMAGED, "no database");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StateCase *test = &cases[i];
      g_autofree char *state
          = backbone_closure_list_state (NULL, test->loading, test->failed ? error : NULL,
                                         test->n_all, test->n_shown, test->search);

      g_assert_cmpstr (state, ==, test->expected);
    }
}

static void
test_only_owner (void)
{
  g_assert_true (backbone_closure_only_owner (NULL, FALSE, 1, ""));
  g_assert_false (backbone_closure_only_owner (NULL, FALSE, 1, "nord"));
  g_assert_false (backbone_closure_only_owner (NULL, TRUE, 1, NULL));
  g_assert_false (backbone_closure_only_owner (NULL, FALSE, 24, NULL));
}

static void
test_error (void)
{
  g_autoptr (GError) error
      = g_error_new_literal (BACKBONE_ERROR, BACKBONE_ERROR_DAMAGED, "customers.db: no database");
  g_autofree char *title = backbone_closure_error_title (NULL, error);
  g_autofree char *text = backbone_closure_error_text (NULL, error);
  g_autofree char *none = backbone_closure_error_text (NULL, NULL);

  g_assert_cmpstr (title, ==, "The landscape file is damaged");
  g_assert_true (g_str_has_prefix (text, "customers.db: no database\n"));
  g_assert_nonnull (strstr (text, "backup"));
  g_assert_cmpstr (none, ==, "");
}

static void
test_selection (void)
{
  g_autofree char *none = backbone_closure_selection_title (NULL, 0);
  g_autofree char *many = backbone_closure_selection_title (NULL, 12);
  g_autofree char *what = backbone_closure_selection_text (NULL, 12);

  g_assert_cmpstr (none, ==, "No customer selected");
  g_assert_cmpstr (many, ==, "12 customers selected");
  g_assert_nonnull (strstr (what, "all of them"));
}

static void
test_split_tags (void)
{
  g_auto (GStrv) tags = backbone_tags_split (" north, ,gold ,");
  g_autofree char *joined = backbone_tags_join ((const char *const *)tags);
  g_autofree char *none = backbone_tags_join (NULL);
  g_autofree char *long_tag = g_strnfill (33, 'x');

  g_assert_cmpstr (joined, ==, "north, gold");
  g_assert_cmpstr (none, ==, "");
  g_assert_true (backbone_tags_validate ("north, gold", NULL));
  g_assert_false (backbone_tags_validate (long_tag, NULL));
}

static void
test_purpose (void)
{
  g_autofree char *text = backbone_closure_purpose_text (
      NULL, BACKBONE_PURPOSE_EARLY_WATCH, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK,
      BACKBONE_VERDICT_TIMEOUT, BACKBONE_VERDICT_OK, 1u << BACKBONE_PURPOSE_NOTES);
  g_autofree char *tried = backbone_closure_purpose_text (
      NULL, BACKBONE_PURPOSE_NOTES, BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK,
      BACKBONE_VERDICT_TIMEOUT, BACKBONE_VERDICT_OK, 1u << BACKBONE_PURPOSE_NOTES);

  g_assert_cmpstr (text, ==, "EarlyWatch Alert: No answer in time (Parcel box)");
  g_assert_cmpstr (tried, ==, "SAP Notes: Working (tried over Note download)");
  g_assert_cmpint (backbone_closure_purpose_mark (NULL, BACKBONE_PURPOSE_EARLY_WATCH,
                                                  BACKBONE_VERDICT_OK, BACKBONE_VERDICT_OK,
                                                  BACKBONE_VERDICT_TIMEOUT, BACKBONE_VERDICT_OK),
                   ==, BACKBONE_MARK_FAILING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/closures/count", test_count);
  g_test_add_func ("/closures/cell", test_cell);
  g_test_add_func ("/closures/marks", test_marks);
  g_test_add_func ("/closures/shapes", test_shapes);
  g_test_add_func ("/closures/tags", test_tags);
  g_test_add_func ("/closures/row-name", test_row_name);
  g_test_add_func ("/closures/subtitle", test_subtitle);
  g_test_add_func ("/closures/list-state", test_list_state);
  g_test_add_func ("/closures/only-owner", test_only_owner);
  g_test_add_func ("/closures/error", test_error);
  g_test_add_func ("/closures/selection", test_selection);
  g_test_add_func ("/closures/split-tags", test_split_tags);
  g_test_add_func ("/closures/purpose", test_purpose);

  return g_test_run ();
}
