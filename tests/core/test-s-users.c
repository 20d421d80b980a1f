/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-assignments-private.h"
#include "backbone-db-checks-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-s-users-private.h"
#include "landscape-fixture.h"

#define SEVEN   "0000000007"
#define S_SEVEN "S0000000071"
#define BATCH   BACKBONE_LOCAL_USER_DEFAULT
#define DAY     (24 * 60 * 60 * (gint64)G_USEC_PER_SEC)

static void
assert_text (LandscapeFixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_query (fixture, sql);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
save (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_s_user_save (db, user_data, error);
}

typedef struct
{
  const char *local_user;
  const char *customer;
  const char *s_user;
} Cell;

static gboolean
assign (BackboneDb *db, gpointer user_data, GError **error)
{
  Cell *cell = user_data;

  return backbone_db_assignment_set (db, cell->local_user, cell->customer, cell->s_user, error);
}

static gboolean
add_local_user (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_local_user_add (db, user_data, error);
}

static gboolean
remove_local_user (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_local_user_remove (db, user_data, error);
}

static gboolean
rename_local_user (BackboneDb *db, gpointer user_data, GError **error)
{
  const char *const *names = user_data;

  return backbone_db_local_user_rename (db, names[0], names[1], error);
}

static gboolean
remove_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_remove (db, user_data, error);
}

static void
write_badly (LandscapeFixture *fixture, BackboneStoreFunc func, gpointer data, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (backbone_store_write (fixture->store, func, data, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, code);
}

/* A customer with an S-User for the batch user. */
static void
set_up (LandscapeFixture *fixture, gconstpointer data)
{
  BackboneSUserRow row = { .id = (char *)S_SEVEN, .customer = (char *)SEVEN };
  Cell cell = { BATCH, SEVEN, S_SEVEN };

  fixture_set_up (fixture, data);
  fixture_add_customer (fixture, SEVEN, "Seven", "S0000000077", "uuid-1");
  fixture_write (fixture, save, &row);
  fixture_write (fixture, assign, &cell);
}

static gboolean
list_cells (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_assignments_list (db, NULL, TRUE, FALSE, user_data, error);
}

static gboolean
list_s_users (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_s_users_list (db, -1, user_data, error);
}

static gboolean
list_expiring (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_s_users_list (db, 30, user_data, error);
}

static void
test_cells (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) cells = NULL;
  GString *text = g_string_new (NULL);

  fixture_write (fixture, add_local_user, "ALPHA");
  fixture_read (fixture, list_cells, &cells);
  for (guint i = 0; i < cells->len; i++)
    {
      BackboneAssignment *cell = g_ptr_array_index (cells, i);

      g_string_append_printf (
          text, "%s %s %s %s\n", backbone_assignment_get_customer (cell),
          backbone_assignment_get_local_user (cell),
          backbone_assignment_get_s_user (cell) ? backbone_assignment_get_s_user (cell) : "-",
          backbone_assignment_state_to_id (backbone_assignment_get_state (cell)));
    }
  g_assert_cmpstr (text->str, ==,
                   "0000000007 FRN_BTC_SMP S0000000071 unknown-s-user\n"
                   "0000000007 ALPHA - gap\n"
                   "0001105772 FRN_BTC_SMP - gap\n"
                   "0001105772 ALPHA - gap\n");
  g_string_free (text, TRUE);
}

static void
test_assign (LandscapeFixture *fixture, gconstpointer data)
{
  Cell unknown = { "NOBODY", SEVEN, S_SEVEN };
  Cell gone = { BATCH, "0000000009", S_SEVEN };
  Cell removal = { BATCH, SEVEN, NULL };

  assert_text (fixture, "SELECT subject || ' ' || after FROM audit WHERE action = 'assignment-set'",
               "FRN_BTC_SMP 0000000007 {\"s_user\": \"S0000000071\"}");
  write_badly (fixture, assign, &unknown, BACKBONE_ERROR_NOT_FOUND);
  write_badly (fixture, assign, &gone, BACKBONE_ERROR_NOT_FOUND);

  fixture_write (fixture, assign, &removal);
  assert_text (fixture, "SELECT count (*) FROM assignment", "0");
  assert_text (fixture, "SELECT before FROM audit WHERE action = 'assignment-remove'",
               "{\"s_user\": \"S0000000071\"}");

  /* Once more changes nothing. */
  fixture_write (fixture, assign, &removal);
  assert_text (fixture, "SELECT count (*) FROM audit WHERE action = 'assignment-remove'", "1");
}

static void
test_local_users (LandscapeFixture *fixture, gconstpointer data)
{
  const char *rename[] = { "ALPHA", "BETA" };
  const char *taken[] = { "BETA", BATCH };
  const char *of_default[] = { BATCH, "GAMMA" };
  Cell cell = { "BETA", SEVEN, S_SEVEN };

  fixture_write (fixture, add_local_user, "ALPHA");
  fixture_write (fixture, add_local_user, "ALPHA");
  assert_text (fixture, "SELECT count (*) FROM audit WHERE action = 'local-user-add'", "1");
  fixture_write (fixture, rename_local_user, rename);
  write_badly (fixture, rename_local_user, rename, BACKBONE_ERROR_NOT_FOUND);
  write_badly (fixture, rename_local_user, taken, BACKBONE_ERROR_EXISTS);
  write_badly (fixture, rename_local_user, of_default, BACKBONE_ERROR_INVALID);
  write_badly (fixture, remove_local_user, BATCH, BACKBONE_ERROR_INVALID);

  fixture_write (fixture, assign, &cell);
  fixture_write (fixture, remove_local_user, "BETA");
  assert_text (fixture, "SELECT group_concat (name) FROM local_user", BATCH);
  assert_text (fixture, "SELECT count (*) FROM assignment", "1");
  assert_text (fixture, "SELECT before FROM audit WHERE action = 'local-user-remove'",
               "{\"assignments\": \"0000000007=S0000000071\"}");
}

static void
test_save (LandscapeFixture *fixture, gconstpointer data)
{
  BackboneSUserRow row = {
    .id = (char *)S_SEVEN,
    .customer = (char *)SEVEN,
    .confirmed = TRUE,
    .expires = g_get_real_time () + 20 * DAY,
    .credential = (char *)"uuid-2",
    .held_since = 1,
  };
  g_autoptr (GPtrArray) users = NULL;
  BackboneSUser *user;

  fixture_write (fixture, save, &row);
  fixture_read (fixture, list_expiring, &users);
  g_assert_cmpuint (users->len, ==, 1);
  user = g_ptr_array_index (users, 0);
  g_assert_cmpint (backbone_s_user_get_state (user), ==, BACKBONE_S_USER_STATE_EXPIRING);
  g_assert_true (backbone_s_user_get_has_password (user));
  g_assert_cmpint (backbone_s_user_get_credential_saved (user), !=, 0);
  g_assert_cmpuint (backbone_s_user_get_n_assignments (user), ==, 1);
  g_assert_cmpint (backbone_s_user_get_software_download (user), ==, BACKBONE_GRANT_UNKNOWN);
  /* A new password lets go of it. */
  g_assert_cmpint (backbone_s_user_get_held_since (user), ==, 0);
  assert_text (fixture, "SELECT count (*) FROM audit WHERE action = 's-user-edit'", "1");
  assert_text (fixture, "SELECT count (*) FROM audit WHERE after LIKE '%uuid-2%'", "0");
}

static gboolean
load_credentials (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_credentials_load (db, user_data, error);
}

/* The sweep of secrets leaves its password alone. */
static void
test_credentials (LandscapeFixture *fixture, gconstpointer data)
{
  BackboneSUserRow row
      = { .id = (char *)S_SEVEN, .customer = (char *)SEVEN, .credential = (char *)"uuid-2" };
  g_autoptr (GHashTable) credentials = NULL;

  fixture_write (fixture, save, &row);
  fixture_read (fixture, load_credentials, &credentials);
  g_assert_cmpuint (g_hash_table_size (credentials), ==, 2);
  g_assert_true (g_hash_table_contains (credentials, "uuid-2"));
}

static gboolean
authorise (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_s_user_set_authorisations (db, S_SEVEN, user_data, BACKBONE_SOURCE_BACKBONE,
                                                error);
}

static void
test_authorisations (LandscapeFixture *fixture, gconstpointer data)
{
  const char *without[] = { "INCIDENT", "EWA", NULL };
  const char *with[] = { "G_SOFTDOWN", NULL };
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autofree char *joined = NULL;
  BackboneSUser *user;

  fixture_write (fixture, authorise, without);
  fixture_read (fixture, list_s_users, &users);
  user = g_ptr_array_index (users, 0);
  joined = g_strjoinv (",", (char **)backbone_s_user_get_authorisations (user));
  g_assert_cmpstr (joined, ==, "EWA,INCIDENT");
  g_assert_cmpint (backbone_s_user_get_software_download (user), ==, BACKBONE_GRANT_MISSING);
  g_assert_cmpint (backbone_s_user_get_authorisations_source (user), ==, BACKBONE_SOURCE_BACKBONE);
  g_assert_cmpint (backbone_s_user_get_authorisations_time (user), !=, 0);

  fixture_write (fixture, authorise, with);
  fixture_write (fixture, authorise, with);
  fixture_read (fixture, list_s_users, &later);
  user = g_ptr_array_index (later, 0);
  g_assert_cmpint (backbone_s_user_get_software_download (user), ==, BACKBONE_GRANT_PRESENT);
  assert_text (fixture, "SELECT count (*) FROM audit WHERE action = 's-user-authorisations'", "2");
}

static gboolean
hold (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_s_user_hold (db, S_SEVEN, BACKBONE_VERDICT_LOCKED, error);
}

static gboolean
release (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_held_release (db, user_data, error);
}

static void
test_hold (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_write (fixture, hold, NULL);
  fixture_write (fixture, hold, NULL);
  assert_text (fixture, "SELECT (held_since != 0) || ' ' || mark FROM s_user", "1 5");
  assert_text (fixture, "SELECT count (*) FROM audit WHERE action = 'user-hold'", "1");

  fixture_write (fixture, release, (gpointer)S_SEVEN);
  assert_text (fixture, "SELECT held_since || ' ' || mark FROM s_user", "0 0");
  write_badly (fixture, release, (gpointer)S_SEVEN, BACKBONE_ERROR_NOT_FOUND);
}

static void
test_remove_customer (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_write (fixture, remove_customer, (gpointer)SEVEN);

  assert_text (fixture, "SELECT count (*) FROM assignment", "0");
  assert_text (fixture, "SELECT count (*) FROM s_user", "0");
  assert_text (fixture, "SELECT subject FROM audit WHERE action = 's-user-remove'", S_SEVEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, func)                                                                           \
  g_test_add ("/s-users/" path, LandscapeFixture, NULL, set_up, func, fixture_tear_down)
  TEST ("cells", test_cells);
  TEST ("assign", test_assign);
  TEST ("local-users", test_local_users);
  TEST ("save", test_save);
  TEST ("credentials", test_credentials);
  TEST ("authorisations", test_authorisations);
  TEST ("hold", test_hold);
  TEST ("remove-customer", test_remove_customer);

  return g_test_run ();
}
