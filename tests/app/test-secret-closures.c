/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-closures.h"

#include <string.h>

static void
test_rotation (void)
{
  g_assert_false (backbone_closure_rotation_shows (NULL, BACKBONE_ROTATION_NONE, FALSE));
  g_assert_true (backbone_closure_rotation_shows (NULL, BACKBONE_ROTATION_NONE, TRUE));
  g_assert_true (backbone_closure_rotation_shows (NULL, BACKBONE_ROTATION_HELD, FALSE));
  g_assert_cmpint (backbone_closure_rotation_mark (NULL, BACKBONE_ROTATION_STORED), ==,
                   BACKBONE_MARK_WORKING);
  g_assert_cmpint (backbone_closure_rotation_mark (NULL, BACKBONE_ROTATION_REFUSED), ==,
                   BACKBONE_MARK_FAILING);
  g_assert_cmpint (backbone_closure_rotation_mark (NULL, BACKBONE_ROTATION_HELD), ==,
                   BACKBONE_MARK_HELD);
  g_assert_cmpint (backbone_closure_rotation_mark (NULL, BACKBONE_ROTATION_UNPROVEN), ==,
                   BACKBONE_MARK_ATTENTION);
}

static void
test_state (void)
{
  g_autofree char *saved = backbone_closure_secret_state (NULL, BACKBONE_SECRET_STORED, 0);
  g_autofree char *held = backbone_closure_secret_state (NULL, BACKBONE_SECRET_STORED, 1);

  g_assert_cmpstr (saved, ==, "Saved");
  g_assert_cmpstr (held, ==, "Saved, user held back");
  g_assert_cmpint (backbone_closure_secret_mark (NULL, BACKBONE_SECRET_STORED, 0), ==,
                   BACKBONE_MARK_WORKING);
  g_assert_cmpint (backbone_closure_secret_mark (NULL, BACKBONE_SECRET_STORED, 1), ==,
                   BACKBONE_MARK_HELD);
  g_assert_cmpint (backbone_closure_secret_mark (NULL, BACKBONE_SECRET_MISSING, 0), ==,
                   BACKBONE_MARK_FAILING);
  g_assert_cmpint (backbone_closure_secret_mark (NULL, BACKBONE_SECRET_NOT_SAVED, 0), ==,
                   BACKBONE_MARK_ATTENTION);
  g_assert_cmpint (backbone_closure_secret_mark (NULL, BACKBONE_SECRET_UNKNOWN, 0), ==,
                   BACKBONE_MARK_NEVER);
}

static void
test_texts (void)
{
  g_autofree char *name = backbone_closure_secret_name (NULL, BACKBONE_SECRET_S_USER, "S0018140001",
                                                        BACKBONE_SECRET_MISSING, 0);
  g_autofree char *text = backbone_closure_secret_text (NULL, BACKBONE_SECRET_S_USER, "S0018140001",
                                                        "0001105772", BACKBONE_SECRET_MISSING, 0);
  g_autofree char *none = backbone_closure_secret_customer (NULL, NULL, 0);
  g_autofree char *one = backbone_closure_secret_customer (NULL, "0001105772", 1);
  g_autofree char *more = backbone_closure_secret_customer (NULL, "0001105772", 3);

  g_assert_cmpstr (name, ==, "S-User S0018140001: Missing in the keyring");
  g_assert_nonnull (strstr (text, "S0018140001"));
  g_assert_nonnull (strstr (text, "0001105772"));
  g_assert_cmpstr (none, ==, "—");
  g_assert_cmpstr (one, ==, "0001105772");
  g_assert_cmpstr (more, ==, "0001105772 and 2 more");
}

static void
test_pages (void)
{
  static const struct
  {
    gboolean loaded;
    guint n_all;
    guint n_shown;
    const char *page;
  } rows[] = {
    { FALSE, 0, 0, "loading" },
    { TRUE, 0, 0, "empty" },
    { TRUE, 5, 0, "no-match" },
    { TRUE, 5, 5, "list" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *page
          = backbone_closure_secrets_state (NULL, rows[i].loaded, rows[i].n_all, rows[i].n_shown);

      g_assert_cmpstr (page, ==, rows[i].page);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret-closures/rotation", test_rotation);
  g_test_add_func ("/secret-closures/state", test_state);
  g_test_add_func ("/secret-closures/texts", test_texts);
  g_test_add_func ("/secret-closures/pages", test_pages);

  return g_test_run ();
}
