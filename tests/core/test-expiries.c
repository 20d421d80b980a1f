/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-expiries-private.h"
#include "landscape-fixture.h"

/* The end of everything here: day 100. */
#define DAY G_TIME_SPAN_DAY
#define END (100 * DAY)

typedef struct
{
  BackboneTime now;
  gboolean all;
  const char *item;
  GPtrArray *records;
  gboolean tell;
} Call;

static gboolean
list (BackboneDb *db, gpointer user_data, GError **error)
{
  Call *call = user_data;

  return backbone_db_expiries_list (db, call->now, call->all, &call->records, error);
}

static gboolean
acknowledge (BackboneDb *db, gpointer user_data, GError **error)
{
  Call *call = user_data;

  return backbone_db_expiries_acknowledge (db, (const char *const[]){ call->item, NULL }, call->now,
                                           &call->records, error);
}

static gboolean
withdraw (BackboneDb *db, gpointer user_data, GError **error)
{
  Call *call = user_data;

  return backbone_db_expiries_withdraw (db, call->records, error);
}

static gboolean
take (BackboneDb *db, gpointer user_data, GError **error)
{
  Call *call = user_data;

  call->records = g_ptr_array_new_with_free_func (g_object_unref);

  return backbone_db_expiries_take (db, call->now, call->tell, call->records, error);
}

/* What is told, in words; ! if it is urgent. */
static void
assert_told (LandscapeFixture *fixture, BackboneTime now, gboolean tell, const char *expected)
{
  Call call = { .now = now, .tell = tell };
  g_autoptr (GString) text = g_string_new (NULL);

  fixture_write (fixture, take, &call);
  for (guint i = 0; i < call.records->len; i++)
    {
      g_autofree char *sentence = backbone_change_dup_sentence (call.records->pdata[i]);

      g_string_append_printf (text, "%s%s%s", i > 0 ? "; " : "", sentence,
                              backbone_change_get_urgent (call.records->pdata[i]) ? "!" : "");
    }
  g_ptr_array_unref (call.records);
  g_assert_cmpstr (text->str, ==, expected);
}

/* The items, with + if they are acknowledged. */
static void
assert_items (LandscapeFixture *fixture, BackboneTime now, gboolean all, const char *expected)
{
  Call call = { .now = now, .all = all };
  g_autoptr (GString) text = g_string_new (NULL);

  fixture_read (fixture, list, &call);
  for (guint i = 0; i < call.records->len; i++)
    g_string_append_printf (
        text, "%s%s%s", i > 0 ? " " : "", backbone_expiry_item_get_item (call.records->pdata[i]),
        backbone_expiry_item_get_acknowledged (call.records->pdata[i]) ? "+" : "");
  g_ptr_array_unref (call.records);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
set_up (LandscapeFixture *fixture)
{
  fixture_add_customer (fixture, "0000000007", "Seven", "S0000000077", NULL);
  fixture_execute (fixture, "INSERT INTO s_user (id, customer, expires) "
                            "VALUES ('S0000000011', '0000000007', 8640000000000)");
  fixture_execute (fixture, "INSERT INTO client_certificate VALUES ('S0000000077', 'c', 'a', 'b', "
                            "0, 8640000000001, 'EC', 'f', 1)");
  fixture_execute (fixture,
                   "INSERT INTO server_certificate VALUES "
                   "('a.example', 443, 'old', 's', 'i', 1, 1, 1, 1), "
                   "('a.example', 443, 'new', 's', 'i', 8640000000003, 8640000000002, 2, 2)");
}

static void
test_items (LandscapeFixture *fixture, gconstpointer data)
{
  static const char all[]
      = "s-user:S0000000011 certificate:S0000000077 chain:a.example:443 server:a.example:443";

  set_up (fixture);
  assert_items (fixture, END - 91 * DAY, FALSE, "");
  assert_items (fixture, END - 90 * DAY + 10, FALSE, all);
  assert_items (fixture, END - 90 * DAY, FALSE, "s-user:S0000000011");
  assert_items (fixture, END + DAY, FALSE, all);

  /* The end of the host's own certificate is that of the whole way. */
  fixture_execute (fixture, "UPDATE server_certificate SET chain_until = not_after");
  assert_items (fixture, END, FALSE,
                "s-user:S0000000011 certificate:S0000000077 server:a.example:443");
}

/* Till the next warning, or till it is renewed. */
static void
test_acknowledge (LandscapeFixture *fixture, gconstpointer data)
{
  Call call = { .now = END - 80 * DAY, .item = "s-user:S0000000011" };

  set_up (fixture);
  fixture_execute (fixture, "DELETE FROM server_certificate");
  fixture_execute (fixture, "DELETE FROM client_certificate");
  fixture_write (fixture, acknowledge, &call);
  g_clear_pointer (&call.records, g_ptr_array_unref);
  assert_items (fixture, END - 40 * DAY, FALSE, "s-user:S0000000011+");
  assert_items (fixture, END - 30 * DAY, FALSE, "s-user:S0000000011");

  call.now = END - 30 * DAY;
  fixture_write (fixture, acknowledge, &call);
  g_clear_pointer (&call.records, g_ptr_array_unref);
  assert_items (fixture, END - 20 * DAY, FALSE, "s-user:S0000000011+");
  fixture_execute (fixture, "UPDATE s_user SET expires = expires - 1");
  assert_items (fixture, END - 20 * DAY, FALSE, "s-user:S0000000011");
  g_assert_cmpint (fixture_query_int64 (
                       fixture, "SELECT count (*) FROM audit WHERE action = 'expiry-acknowledge'"),
                   ==, 2);
}

/* Back to how it was: not acknowledged, or by somebody at an earlier warning. */
static void
test_withdraw (LandscapeFixture *fixture, gconstpointer data)
{
  Call call = { .now = END - 80 * DAY, .item = "s-user:S0000000011" };

  set_up (fixture);
  fixture_write (fixture, acknowledge, &call);
  fixture_write (fixture, withdraw, &call);
  g_clear_pointer (&call.records, g_ptr_array_unref);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM expiry_acknowledged"), ==,
                   0);

  fixture_execute (fixture, "INSERT INTO expiry_acknowledged VALUES ('s-user:S0000000011', "
                            "8640000000000, 2, 'somebody@else', 77)");
  fixture_write (fixture, acknowledge, &call);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM expiry_acknowledged "
                                                 "WHERE actor = 'somebody@else'"),
                   ==, 0);
  fixture_write (fixture, withdraw, &call);
  g_clear_pointer (&call.records, g_ptr_array_unref);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM expiry_acknowledged "
                                                 "WHERE actor = 'somebody@else' AND time = 77"),
                   ==, 1);
  g_assert_cmpint (
      fixture_query_int64 (fixture, "SELECT count (*) FROM audit WHERE action = 'expiry-withdraw'"),
      ==, 2);
}

/* Once at each of the warnings. */
static void
test_told (LandscapeFixture *fixture, gconstpointer data)
{
  set_up (fixture);
  fixture_execute (fixture, "DELETE FROM server_certificate");
  fixture_execute (fixture, "DELETE FROM client_certificate");
  assert_told (fixture, END - 91 * DAY, TRUE, "");
  assert_told (fixture, END - 90 * DAY, FALSE, "S-User S0000000011 expires within 90 days");
  assert_told (fixture, END - 90 * DAY, TRUE, "S-User S0000000011 expires within 90 days");
  assert_told (fixture, END - 31 * DAY, TRUE, "");
  assert_told (fixture, END - 30 * DAY, TRUE, "S-User S0000000011 expires within 30 days");
  assert_told (fixture, END - 2 * DAY, TRUE, "S-User S0000000011 expires within 2 days");
  assert_told (fixture, END - 1, TRUE, "");
  assert_told (fixture, END, TRUE, "S-User S0000000011 has expired");
  assert_told (fixture, END + 80 * DAY, TRUE, "");

  /* Renewed: all begins anew. */
  fixture_execute (fixture, "UPDATE s_user SET expires = 2 * expires");
  assert_told (fixture, END + 80 * DAY, TRUE, "S-User S0000000011 expires within 30 days");
}

static void
test_told_grouped (LandscapeFixture *fixture, gconstpointer data)
{
  set_up (fixture);
  fixture_execute (fixture, "INSERT INTO s_user (id, customer, expires) VALUES "
                            "('S0000000012', '0000000007', 8640000000005), "
                            "('S0000000013', '0000000007', 8640000000006)");
  assert_told (fixture, END - 14 * DAY + 10, TRUE,
               "The PFX of technical user S0000000077 expires within 14 days; "
               "The certificate chain of a.example:443 expires within 14 days; "
               "3 S-Users expire within 14 days; "
               "The certificate of a.example:443 expires within 14 days");
  assert_told (fixture, END - 14 * DAY + 10, TRUE, "");
}

/* What somebody knows of is not told, till it comes to the next warning. */
static void
test_told_acknowledged (LandscapeFixture *fixture, gconstpointer data)
{
  Call call = { .now = END - 80 * DAY, .item = "s-user:S0000000011" };

  set_up (fixture);
  fixture_execute (fixture, "DELETE FROM server_certificate");
  fixture_execute (fixture, "DELETE FROM client_certificate");
  fixture_write (fixture, acknowledge, &call);
  g_clear_pointer (&call.records, g_ptr_array_unref);
  assert_told (fixture, END - 80 * DAY, TRUE, "");
  assert_told (fixture, END - 30 * DAY, TRUE, "S-User S0000000011 expires within 30 days");
}

/* Urgent is what ends now and a channel of the owner needs. */
static void
test_told_urgent (LandscapeFixture *fixture, gconstpointer data)
{
  set_up (fixture);
  fixture_execute (fixture, "UPDATE server_certificate SET chain_until = not_after");
  fixture_execute (fixture, "DELETE FROM s_user");
  fixture_execute (fixture, "UPDATE endpoint SET host = 'a.example', port = 443 WHERE kind = 0");
  assert_told (fixture, END - 14 * DAY + 5, TRUE,
               "The PFX of technical user S0000000077 expires within 14 days; "
               "The certificate of a.example:443 expires within 14 days");
  assert_told (fixture, END - 2 * DAY + 5, TRUE,
               "The PFX of technical user S0000000077 expires within 2 days; "
               "The certificate of a.example:443 expires within 2 days!");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/expiries/items", LandscapeFixture, NULL, fixture_set_up, test_items,
              fixture_tear_down);
  g_test_add ("/expiries/acknowledge", LandscapeFixture, NULL, fixture_set_up, test_acknowledge,
              fixture_tear_down);
  g_test_add ("/expiries/withdraw", LandscapeFixture, NULL, fixture_set_up, test_withdraw,
              fixture_tear_down);
  g_test_add ("/expiries/told", LandscapeFixture, NULL, fixture_set_up, test_told,
              fixture_tear_down);
  g_test_add ("/expiries/told/grouped", LandscapeFixture, NULL, fixture_set_up, test_told_grouped,
              fixture_tear_down);
  g_test_add ("/expiries/told/acknowledged", LandscapeFixture, NULL, fixture_set_up,
              test_told_acknowledged, fixture_tear_down);
  g_test_add ("/expiries/told/urgent", LandscapeFixture, NULL, fixture_set_up, test_told_urgent,
              fixture_tear_down);

  return g_test_run ();
}
