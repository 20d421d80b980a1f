/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-audit-private.h"
#include "backbone-db-customers-private.h"
#include "landscape-fixture.h"

typedef struct
{
  BackboneCustomerRow old;
  BackboneCustomerRow row;
} Update;

static gboolean
update (BackboneDb *db, gpointer user_data, GError **error)
{
  Update *data = user_data;

  return backbone_db_customer_update (db, &data->old, &data->row, error);
}

static gboolean
insert (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_insert (db, user_data, error);
}

static gboolean
remove_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_remove (db, user_data, error);
}

static void
assert_text (LandscapeFixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_query (fixture, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_insert (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_add_customer (fixture, "0000000007", "Seven", "S0000000077", "uuid-1");

  assert_text (fixture,
               "SELECT group_concat(destination, ' ') FROM (SELECT destination FROM channel JOIN "
               "customer c ON c.id = customer WHERE number = '0000000007' ORDER BY kind)",
               "SAP-SUPPORT_PORTAL_0000000007 SAP-SUPPORT_PARCELBOX_0000000007 "
               "SAP-SUPPORT_NOTE_DL_0000000007");
  assert_text (fixture,
               "SELECT group_concat(destination, ' ') FROM (SELECT destination FROM channel JOIN "
               "customer c ON c.id = customer WHERE owner = 1 ORDER BY kind)",
               "SAP-SUPPORT_PORTAL SAP-SUPPORT_PARCELBOX SAP-SUPPORT_NOTE_DOWNLOAD");
  assert_text (fixture, "SELECT credential || ' ' || life_cycle FROM technical_user", "uuid-1 2");
}

static void
test_insert_twice (LandscapeFixture *fixture, gconstpointer data)
{
  BackboneCustomerRow row = { FIXTURE_OWNER, "Again", FALSE, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (backbone_store_write (fixture->store, insert, &row, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, FIXTURE_OWNER));
}

static void
test_new_credential (LandscapeFixture *fixture, gconstpointer data)
{
  Update change = { { "0000000007", "Seven", FALSE, "S0000000077", "uuid-1" },
                    { "0000000007", "Seven", FALSE, "S0000000077", "uuid-2" } };

  fixture_add_customer (fixture, "0000000007", "Seven", "S0000000077", "uuid-1");
  fixture_execute (fixture, "UPDATE technical_user SET held_since = 5, held_verdict = 12, "
                            "log_on_proven = 4, life_cycle = 4");
  fixture_write (fixture, update, &change);

  assert_text (fixture,
               "SELECT credential || ' ' || held_since || ' ' || held_verdict || ' ' || "
               "log_on_proven || ' ' || life_cycle FROM technical_user",
               "uuid-2 0 0 0 2");
  assert_text (fixture, "SELECT after FROM audit ORDER BY number DESC LIMIT 1",
               "{\"password\": \"replaced\"}");
}

static void
test_other_description (LandscapeFixture *fixture, gconstpointer data)
{
  Update change = { { "0000000007", "Seven", FALSE, "S0000000077", "uuid-1" },
                    { "0000000007", "\"Sieben\"", FALSE, "S0000000077", "uuid-1" } };

  fixture_add_customer (fixture, "0000000007", "Seven", "S0000000077", "uuid-1");
  fixture_execute (fixture, "UPDATE technical_user SET held_since = 5, log_on_proven = 4");
  fixture_write (fixture, update, &change);

  assert_text (fixture, "SELECT held_since || ' ' || log_on_proven FROM technical_user", "5 4");
  assert_text (fixture, "SELECT before || after FROM audit ORDER BY number DESC LIMIT 1",
               "{\"description\": \"Seven\"}{\"description\": \"\\\"Sieben\\\"\"}");
}

/* No change, no entry: importing twice leaves the log as it is. */
static void
test_unchanged (LandscapeFixture *fixture, gconstpointer data)
{
  Update change = { { "0000000007", "Seven", FALSE, "S0000000077", "uuid-1" },
                    { "0000000007", "Seven", FALSE, "S0000000077", "uuid-1" } };
  gint64 entries;

  fixture_add_customer (fixture, "0000000007", "Seven", "S0000000077", "uuid-1");
  entries = fixture_query_int64 (fixture, "SELECT count(*) FROM audit");
  fixture_write (fixture, update, &change);

  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM audit"), ==, entries);
}

static void
test_other_user (LandscapeFixture *fixture, gconstpointer data)
{
  Update change = { { "0000000007", "Seven", FALSE, "S0000000077", "uuid-1" },
                    { "0000000007", "Seven", FALSE, "S0000000088", "uuid-2" } };

  fixture_add_customer (fixture, "0000000007", "Seven", "S0000000077", "uuid-1");
  fixture_write (fixture, update, &change);

  assert_text (fixture, "SELECT group_concat(id || ' ' || credential) FROM technical_user",
               "S0000000088 uuid-2");
}

/* Odd lists name one user for two customers: it goes with the last of them. */
static void
test_shared_user (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_add_customer (fixture, "0000000007", "Seven", "S0000000077", "uuid-1");
  fixture_add_customer (fixture, "0000000008", "Eight", "S0000000077", NULL);
  assert_text (fixture, "SELECT credential FROM technical_user", "uuid-1");

  fixture_write (fixture, remove_customer, "0000000007");
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM technical_user"), ==, 1);
  fixture_write (fixture, remove_customer, "0000000008");
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM technical_user"), ==, 0);
}

static void
test_remove (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_customer (fixture, "0000000007", "Seven", NULL, NULL);
  fixture_write (fixture, remove_customer, "0000000007");
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM channel"), ==, 3);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM customer_search"), ==, 1);

  g_assert_false (
      backbone_store_write (fixture->store, remove_customer, "0000000007", NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (
      backbone_store_write (fixture->store, remove_customer, FIXTURE_OWNER, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
}

typedef struct
{
  const char *number;
  BackboneChannelKind kind;
  const char *key;
  const char *value;
} ChannelSet;

static gboolean
set_channel (BackboneDb *db, gpointer user_data, GError **error)
{
  ChannelSet *set = user_data;

  return backbone_db_channel_set (db, set->number, set->kind, set->key, set->value, error);
}

#define SELECT_OWNER_PORTAL(column)                                                                \
  "SELECT " column " FROM channel JOIN customer c ON c.id = customer WHERE owner = 1 AND kind = 0"

static void
test_channel_set (LandscapeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *key;
    const char *value;
    const char *sql;
    const char *expected;
  } cases[] = {
    { "host", "other.example", SELECT_OWNER_PORTAL ("host"), "other.example" },
    { "host", NULL, SELECT_OWNER_PORTAL ("host"), NULL },
    { "port", "8443", SELECT_OWNER_PORTAL ("port || typeof (port)"), "8443integer" },
    { "good_status", "204", SELECT_OWNER_PORTAL ("good_status"), "204" },
    { "type", "H", SELECT_OWNER_PORTAL ("destination_type"), "H" },
    { "path_prefix", "/p", SELECT_OWNER_PORTAL ("path_prefix"), "/p" },
    { "test_path", "/t", SELECT_OWNER_PORTAL ("test_path"), "/t" },
    { "proxy", "direct", SELECT_OWNER_PORTAL ("proxy"), "direct" },
    { "destination", "MINE", SELECT_OWNER_PORTAL ("destination || destination_edited"), "MINE1" },
    { "destination", NULL, SELECT_OWNER_PORTAL ("destination || destination_edited"),
      "SAP-SUPPORT_PORTAL0" },
    { "enabled", "no", SELECT_OWNER_PORTAL ("enabled"), "0" },
    { "enabled", NULL, SELECT_OWNER_PORTAL ("enabled"), "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ChannelSet set = { FIXTURE_OWNER, BACKBONE_CHANNEL_PORTAL, cases[i].key, cases[i].value };

      fixture_write (fixture, set_channel, &set);
      assert_text (fixture, cases[i].sql, cases[i].expected);
    }
  assert_text (fixture, "SELECT subject FROM audit ORDER BY number DESC LIMIT 1",
               FIXTURE_OWNER " portal");
}

static void
test_destination_taken (LandscapeFixture *fixture, gconstpointer data)
{
  ChannelSet set = { "0000000007", BACKBONE_CHANNEL_PORTAL, "destination", "SAP-SUPPORT_PORTAL" };
  ChannelSet unknown = { "0000000009", BACKBONE_CHANNEL_PORTAL, "host", "h.example" };
  g_autoptr (GError) error = NULL;

  fixture_add_customer (fixture, "0000000007", "Seven", NULL, NULL);
  g_assert_false (backbone_store_write (fixture->store, set_channel, &set, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, FIXTURE_OWNER));
  g_clear_error (&error);

  g_assert_false (backbone_store_write (fixture->store, set_channel, &unknown, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
}

/* A name that was given to another channel by hand is avoided. */
static void
test_destination_avoided (LandscapeFixture *fixture, gconstpointer data)
{
  ChannelSet set
      = { FIXTURE_OWNER, BACKBONE_CHANNEL_PORTAL, "destination", "SAP-SUPPORT_PORTAL_0000000007" };

  fixture_write (fixture, set_channel, &set);
  fixture_add_customer (fixture, "0000000007", "Seven", NULL, NULL);
  assert_text (fixture,
               "SELECT destination FROM channel JOIN customer c ON c.id = customer WHERE kind = 0 "
               "AND number = '0000000007'",
               "SAP-SUPPORT_PORTAL_0000000007_2");
}

static gboolean
set_tags (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_set_tags (db, FIXTURE_OWNER, user_data, error);
}

static void
test_tags (LandscapeFixture *fixture, gconstpointer data)
{
  const char *const tags[] = { "vip", "north", "vip", NULL };
  gint64 entries;

  fixture_write (fixture, set_tags, (gpointer)tags);
  assert_text (fixture, "SELECT group_concat(tag) FROM (SELECT tag FROM tag ORDER BY tag)",
               "north,vip");
  assert_text (fixture, "SELECT after FROM audit ORDER BY number DESC LIMIT 1",
               "{\"tags\": \"north, vip\"}");

  entries = fixture_query_int64 (fixture, "SELECT count(*) FROM audit");
  fixture_write (fixture, set_tags, (gpointer)tags);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM audit"), ==, entries);

  fixture_write (fixture, set_tags, NULL);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM tag"), ==, 0);
}

static gboolean
set_note (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_set_note (db, FIXTURE_OWNER, user_data, error);
}

static void
test_note (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_write (fixture, set_note, "Line\nbreak");
  assert_text (fixture, "SELECT note FROM customer", "Line\nbreak");
  assert_text (fixture, "SELECT after FROM audit ORDER BY number DESC LIMIT 1",
               "{\"note\": \"Line\\u000abreak\"}");
}

static gboolean
load_all (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (GHashTable) credentials = NULL;
  BackboneCustomerRow *row;

  if (!backbone_db_customers_load (db, &rows, error)
      || !backbone_db_credentials_load (db, &credentials, error))
    return FALSE;

  g_assert_cmpuint (g_hash_table_size (rows), ==, 2);
  row = g_hash_table_lookup (rows, "0000000007");
  g_assert_cmpstr (row->description, ==, "Seven");
  g_assert_cmpstr (row->technical_user, ==, "S0000000077");
  g_assert_cmpstr (row->credential, ==, "uuid-1");
  g_assert_false (row->owner);
  row = g_hash_table_lookup (rows, FIXTURE_OWNER);
  g_assert_true (row->owner);
  g_assert_null (row->technical_user);
  g_assert_cmpuint (g_hash_table_size (credentials), ==, 1);
  g_assert_true (g_hash_table_contains (credentials, "uuid-1"));

  return TRUE;
}

static void
test_load (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_add_customer (fixture, "0000000007", "Seven", "S0000000077", "uuid-1");
  fixture_read (fixture, load_all, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, func)                                                                           \
  g_test_add ("/customers/" path, LandscapeFixture, NULL, fixture_set_up, func, fixture_tear_down)
  TEST ("insert", test_insert);
  TEST ("insert-twice", test_insert_twice);
  TEST ("new-credential", test_new_credential);
  TEST ("other-description", test_other_description);
  TEST ("unchanged", test_unchanged);
  TEST ("other-user", test_other_user);
  TEST ("shared-user", test_shared_user);
  TEST ("remove", test_remove);
  TEST ("channel-set", test_channel_set);
  TEST ("destination-taken", test_destination_taken);
  TEST ("destination-avoided", test_destination_avoided);
  TEST ("tags", test_tags);
  TEST ("note", test_note);
  TEST ("load", test_load);

  return g_test_run ();
}
