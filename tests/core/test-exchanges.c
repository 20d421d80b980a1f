/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Installations, refreshes and trials of exchanges in the landscape file. */

#include "backbone-db-assignments-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-exchanges-private.h"
#include "backbone-db-installations-private.h"
#include "backbone-db-refresh-private.h"
#include "backbone-db-removed-private.h"
#include "backbone-db-s-users-private.h"
#include "landscape-fixture.h"

#define SEVEN   "0000000007"
#define EIGHT   "0000000008"
#define T_SEVEN "S0000000077"
#define S_SEVEN "S0000000071"
#define BATCH   BACKBONE_LOCAL_USER_DEFAULT
#define ONE     "0020000001"
#define TWO     "0020000002"
#define PRD     "000000000000000011"
#define QAS     "000000000000000012"

static void
assert_text (LandscapeFixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_query (fixture, sql);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
save_s_user (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneSUserRow row = { .id = user_data, .customer = (char *)SEVEN };

  return backbone_db_s_user_save (db, &row, error);
}

static gboolean
assign (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_assignment_set (db, BATCH, SEVEN, user_data, error);
}

static void
set_up (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_add_customer (fixture, SEVEN, "Seven", T_SEVEN, "uuid-1");
  fixture_add_customer (fixture, EIGHT, "Eight", "S0000000088", "uuid-2");
  fixture_write (fixture, save_s_user, S_SEVEN);
  fixture_write (fixture, assign, S_SEVEN);
}

/* What somebody read. */
typedef struct
{
  GPtrArray *rows;
  const char *whole_of;
  gboolean dry_run;
  GListStore *changes;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_ptr_array_unref (reading->rows);
  g_clear_object (&reading->changes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static Reading
reading_new (const char *whole_of)
{
  return (Reading){ g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_installation_row_free),
                    whole_of, FALSE, g_list_store_new (BACKBONE_TYPE_INSTALLATION_CHANGE) };
}

static void
read_one (Reading *reading,
          const char *number,
          const char *customer,
          const char *description,
          const char *system)
{
  BackboneInstallationRow *row = backbone_installation_row_new (number, customer, description);

  if (system)
    backbone_installation_row_add_system (row, system, "ABC");
  g_ptr_array_add (reading->rows, row);
}

static gboolean
save_reading (BackboneDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  return backbone_db_installations_save (db, reading->rows, reading->whole_of, reading->dry_run,
                                         reading->changes, error);
}

/* Saves, and says what was found: "NUMBER outcome" for each, in a line. */
static void
assert_changes (LandscapeFixture *fixture, Reading *reading, const char *expected)
{
  GString *text = g_string_new (NULL);

  fixture_write (fixture, save_reading, reading);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (reading->changes)); i++)
    {
      g_autoptr (BackboneInstallationChange) change
          = g_list_model_get_item (G_LIST_MODEL (reading->changes), i);

      g_string_append_printf (
          text, "%s%s %s", i > 0 ? ", " : "",
          backbone_installation_change_get_installation (change),
          backbone_installation_outcome_to_id (backbone_installation_change_get_outcome (change)));
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_string_free (text, TRUE);
}

/* Both installations of customer seven, with a system each. */
static void
read_both (LandscapeFixture *fixture)
{
  g_auto (Reading) reading = reading_new (SEVEN);

  read_one (&reading, ONE, SEVEN, "One", PRD);
  read_one (&reading, TWO, SEVEN, "Two", QAS);
  assert_changes (fixture, &reading, ONE " new, " TWO " new");
}

static gboolean
list (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_installations_list (db, "7", user_data, error);
}

static gboolean
list_unknown (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) local_error = NULL;

  g_assert_false (backbone_db_installations_list (db, "9", &records, &local_error));
  g_assert_error (local_error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);

  return TRUE;
}

static void
test_read (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  BackboneInstallation *first;

  read_both (fixture);
  fixture_read (fixture, list, &records);
  fixture_read (fixture, list_unknown, NULL);
  g_assert_cmpuint (records->len, ==, 2);
  first = g_ptr_array_index (records, 0);
  g_assert_cmpstr (backbone_installation_get_number (first), ==, ONE);
  g_assert_cmpstr (backbone_installation_get_customer (first), ==, SEVEN);
  g_assert_cmpstr (backbone_installation_get_systems (first)[0], ==, PRD);
  g_assert_cmpstr (backbone_installation_get_sids (first)[0], ==, "ABC");
  g_assert_cmpint (backbone_installation_get_missing_since (first), ==, 0);
  assert_text (
      fixture, "SELECT after FROM audit WHERE action = 'installation-add' AND subject = '" ONE "'",
      "{\"customer\": \"" SEVEN "\", \"description\": \"One\", \"systems\": \"" PRD " ABC\"}");
}

static void
test_same_again (LandscapeFixture *fixture, gconstpointer data)
{
  g_auto (Reading) reading = reading_new (SEVEN);

  read_both (fixture);
  read_one (&reading, ONE, SEVEN, "One", PRD);
  read_one (&reading, TWO, SEVEN, "Two", QAS);
  assert_changes (fixture, &reading, ONE " unchanged, " TWO " unchanged");
  assert_text (fixture, "SELECT count (*) FROM audit WHERE action LIKE 'installation%'", "2");
}

/* What is gone is kept, marked, and found again. */
static void
test_vanished (LandscapeFixture *fixture, gconstpointer data)
{
  g_auto (Reading) without = reading_new (SEVEN);
  g_auto (Reading) again = reading_new (SEVEN);

  read_both (fixture);
  read_one (&without, ONE, SEVEN, "One", PRD);
  assert_changes (fixture, &without, ONE " unchanged, " TWO " vanished");
  assert_text (fixture, "SELECT count (*) FROM installation", "2");
  assert_text (fixture, "SELECT number FROM installation WHERE missing_since != 0", TWO);
  assert_text (fixture, "SELECT count (*) FROM installation_system", "2");
  assert_text (fixture, "SELECT subject FROM audit WHERE action = 'installation-missing'", TWO);

  read_one (&again, ONE, SEVEN, "One", PRD);
  read_one (&again, TWO, SEVEN, "Two", QAS);
  assert_changes (fixture, &again, ONE " unchanged, " TWO " new");
  assert_text (fixture, "SELECT count (*) FROM installation WHERE missing_since != 0", "0");
}

/* With its installation, and alone. */
static void
test_moved (LandscapeFixture *fixture, gconstpointer data)
{
  g_auto (Reading) reading = reading_new (EIGHT);
  g_auto (Reading) systems = reading_new (EIGHT);

  read_both (fixture);
  read_one (&reading, ONE, EIGHT, "One", PRD);
  assert_changes (fixture, &reading, ONE " moved");
  assert_text (fixture,
               "SELECT customer.number FROM installation JOIN customer ON customer.id = customer "
               "WHERE installation.number = '" ONE "'",
               EIGHT);
  assert_text (fixture, "SELECT before FROM audit WHERE action = 'installation-move'",
               "{\"customer\": \"" SEVEN "\", \"description\": \"One\", \"systems\": \"" PRD
               " ABC\"}");

  read_one (&systems, ONE, EIGHT, "One", QAS);
  assert_changes (fixture, &systems, ONE " changed");
  assert_text (fixture,
               "SELECT group_concat (number || ' ' || installation) FROM "
               "installation_system",
               QAS " " ONE);
}

/* A file names some installations and some systems; it takes nothing away. */
static void
test_part (LandscapeFixture *fixture, gconstpointer data)
{
  g_auto (Reading) reading = reading_new (NULL);
  g_auto (Reading) dry = reading_new (NULL);

  read_both (fixture);
  read_one (&reading, ONE, SEVEN, "", "000000000000000013");
  assert_changes (fixture, &reading, ONE " changed");
  assert_text (fixture,
               "SELECT description || count (*) FROM installation i JOIN installation_system s "
               "ON s.installation = i.number WHERE i.number = '" ONE "'",
               "One2");
  assert_text (fixture, "SELECT count (*) FROM installation WHERE missing_since != 0", "0");

  dry.dry_run = TRUE;
  read_one (&dry, "0020000003", SEVEN, "Three", NULL);
  assert_changes (fixture, &dry, "0020000003 new");
  assert_text (fixture, "SELECT count (*) FROM installation", "2");
}

static gboolean
remove_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_remove (db, user_data, error);
}

static void
test_customer_removed (LandscapeFixture *fixture, gconstpointer data)
{
  read_both (fixture);
  fixture_write (fixture, remove_customer, SEVEN);
  assert_text (fixture, "SELECT count (*) FROM installation", "0");
  assert_text (fixture, "SELECT count (*) FROM installation_system", "0");
}

static gboolean
try_notes (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneVerdict verdict = GPOINTER_TO_INT (user_data);
  g_autoptr (BackboneExchange) exchange = g_object_new (
      BACKBONE_TYPE_EXCHANGE, "customer", SEVEN, "purpose", BACKBONE_PURPOSE_NOTES, "local-user",
      BATCH, "technical-user", T_SEVEN, "s-user", S_SEVEN, "verdict", verdict, "evidence", "seen",
      "time", (gint64)1000, "proven", (gint64)(verdict == BACKBONE_VERDICT_OK ? 1000 : 0), NULL);

  return backbone_db_exchange_save (db, exchange, error);
}

static gboolean
list_exchanges (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_exchanges_list (db, SEVEN, user_data, error);
}

static gboolean
find_refresh (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_refresh_find (db, SEVEN, user_data, error);
}

static void
assert_proven (LandscapeFixture *fixture, BackboneTime expected)
{
  g_autoptr (BackboneRefreshRow) row = NULL;

  fixture_read (fixture, find_refresh, &row);
  g_assert_cmpint (row->proven[BACKBONE_PURPOSE_NOTES], ==, expected);
  g_assert_cmpint (row->exchange_proven, ==, expected);
}

static void
test_exchange (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  BackboneExchange *exchange;

  assert_proven (fixture, 0);
  fixture_write (fixture, try_notes, GINT_TO_POINTER (BACKBONE_VERDICT_OK));
  assert_proven (fixture, 1000);
  fixture_write (fixture, try_notes, GINT_TO_POINTER (BACKBONE_VERDICT_NOT_AUTHORISED));
  assert_proven (fixture, 0);

  fixture_read (fixture, list_exchanges, &records);
  g_assert_cmpuint (records->len, ==, 1);
  exchange = g_ptr_array_index (records, 0);
  g_assert_cmpint (backbone_exchange_get_verdict (exchange), ==, BACKBONE_VERDICT_NOT_AUTHORISED);
  g_assert_cmpint (backbone_exchange_get_proven (exchange), ==, 1000);
  g_assert_cmpstr (backbone_exchange_get_s_user (exchange), ==, S_SEVEN);
  assert_text (fixture, "SELECT count (*) FROM audit WHERE action = 'exchange'", "2");
}

/* What another S-User could do says nothing about this one. */
static void
test_other_user (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;

  fixture_write (fixture, try_notes, GINT_TO_POINTER (BACKBONE_VERDICT_OK));
  fixture_write (fixture, save_s_user, (gpointer) "S0000000072");
  fixture_write (fixture, assign, (gpointer) "S0000000072");
  assert_proven (fixture, 0);
  fixture_read (fixture, list_exchanges, &records);
  g_assert_cmpuint (records->len, ==, 0);
}

static gboolean
refresh_well (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_refresh_save (db, SEVEN, TRUE, BACKBONE_VERDICT_OK, NULL, BATCH, S_SEVEN,
                                   error);
}

static gboolean
refresh_badly (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_refresh_save (db, SEVEN, FALSE, BACKBONE_VERDICT_TIMEOUT, "slow", BATCH,
                                   S_SEVEN, error);
}

static gboolean
load_refreshes (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_refresh_load (db, user_data, error);
}

static void
test_refresh (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (BackboneRefreshRow) after = NULL;
  const BackboneRefreshRow *row;

  fixture_write (fixture, refresh_well, NULL);
  fixture_read (fixture, load_refreshes, &rows);
  g_assert_cmpuint (g_hash_table_size (rows), ==, 3);
  row = g_hash_table_lookup (rows, SEVEN);
  g_assert_cmpint (row->refreshed, >, 0);
  g_assert_cmpint (row->refreshed, ==, row->attempted);
  g_assert_cmpint (((BackboneRefreshRow *)g_hash_table_lookup (rows, EIGHT))->refreshed, ==, 0);

  fixture_write (fixture, refresh_badly, NULL);
  fixture_read (fixture, find_refresh, &after);
  g_assert_cmpint (after->refreshed, ==, row->refreshed);
  g_assert_cmpint (after->attempted, >, row->attempted);
  g_assert_cmpint (after->verdict, ==, BACKBONE_VERDICT_TIMEOUT);
  g_assert_cmpstr (after->evidence, ==, "slow");
}

static gboolean
remove_and_keep (BackboneDb *db, gpointer user_data, GError **error)
{
  const char *const numbers[] = { SEVEN, NULL };

  return backbone_db_removed_keep (db, numbers, NULL, user_data, error)
         && backbone_db_customer_remove (db, SEVEN, error);
}

static gboolean
restore (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_removed_restore (db, *(gint64 *)user_data, NULL, error);
}

/* A customer that comes back has its installations again, but for those that were read meanwhile. */
static void
test_brought_back (LandscapeFixture *fixture, gconstpointer data)
{
  g_auto (Reading) moved = reading_new (EIGHT);
  gint64 removal;

  read_both (fixture);
  fixture_write (fixture, refresh_well, NULL);
  fixture_write (fixture, try_notes, GINT_TO_POINTER (BACKBONE_VERDICT_OK));
  fixture_write (fixture, remove_and_keep, &removal);
  assert_text (fixture, "SELECT count (*) FROM exchange", "0");
  read_one (&moved, TWO, EIGHT, "Two", QAS);
  assert_changes (fixture, &moved, TWO " new");

  fixture_write (fixture, restore, &removal);
  assert_text (fixture,
               "SELECT group_concat (i.number || customer.number || s.number, ' ') "
               "FROM installation i JOIN customer ON customer.id = i.customer "
               "JOIN installation_system s ON s.installation = i.number ORDER BY i.number",
               ONE SEVEN PRD " " TWO EIGHT QAS);
  assert_text (fixture, "SELECT count (*) FROM installation_refresh", "1");
  assert_proven (fixture, 1000);
}

static void
add (const char *path, void (*test) (LandscapeFixture *fixture, gconstpointer data))
{
  g_test_add (path, LandscapeFixture, NULL, set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/exchanges/installations/read", test_read);
  add ("/exchanges/installations/same-again", test_same_again);
  add ("/exchanges/installations/vanished", test_vanished);
  add ("/exchanges/installations/moved", test_moved);
  add ("/exchanges/installations/part", test_part);
  add ("/exchanges/installations/customer-removed", test_customer_removed);
  add ("/exchanges/exchange", test_exchange);
  add ("/exchanges/other-user", test_other_user);
  add ("/exchanges/refresh", test_refresh);
  add ("/exchanges/brought-back", test_brought_back);

  return g_test_run ();
}
