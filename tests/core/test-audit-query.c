/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which entries of the audit log are found, as a query and as a list. */

#include "backbone-audit-list.h"
#include "backbone-db-audit-private.h"
#include "backbone-db-audit-query-private.h"
#include "landscape-client.h"
#include "landscape-fixture.h"

#define SEVEN "0000000007"
#define EIGHT "0000000008"

/* Entries 1 on: the fixture's own; then these, whose times and actors are set by hand. */
static void
set_up (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_add_customer (fixture, SEVEN, "Seven Zürich", "S0000000077", "uuid-1");
  fixture_add_customer (fixture, EIGHT, "Eight", NULL, NULL);
  fixture_execute (fixture, "UPDATE audit SET time = number * 1000, actor = 'anna@one'");
  fixture_execute (fixture, "UPDATE audit SET actor = 'Bert@two' WHERE subject = '" EIGHT "'");
}

static gint64
number_of (LandscapeFixture *fixture, const char *subject)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT max (number) FROM audit WHERE subject = '%s' AND action = 'customer-add'", subject);

  return fixture_query_int64 (fixture, sql);
}

typedef struct
{
  BackboneAuditQuery query;
  GArray *numbers;
} Question;

static gboolean
ask (BackboneDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;

  return backbone_db_audit_query (db, &question->query, &question->numbers, error);
}

/* (transfer full): the numbers that are found, newest first. */
static GArray *
find (LandscapeFixture *fixture, const BackboneAuditQuery *query)
{
  Question question = { *query, NULL };

  fixture_read (fixture, ask, &question);

  return question.numbers;
}

static void
assert_only (LandscapeFixture *fixture, const BackboneAuditQuery *query, gint64 number)
{
  g_autoptr (GArray) numbers = find (fixture, query);

  g_assert_cmpuint (numbers->len, ==, 1);
  g_assert_cmpint (g_array_index (numbers, gint64, 0), ==, number);
}

static void
assert_none (LandscapeFixture *fixture, const BackboneAuditQuery *query)
{
  g_autoptr (GArray) numbers = find (fixture, query);

  g_assert_cmpuint (numbers->len, ==, 0);
}

static void
test_everything (LandscapeFixture *fixture, gconstpointer data)
{
  const BackboneAuditQuery query = { .search = NULL };
  g_autoptr (GArray) numbers = find (fixture, &query);

  g_assert_cmpint (numbers->len, ==, fixture_query_int64 (fixture, "SELECT count(*) FROM audit"));
  for (guint i = 1; i < numbers->len; i++)
    g_assert_cmpint (g_array_index (numbers, gint64, i), <, g_array_index (numbers, gint64, i - 1));
}

static void
test_filters (LandscapeFixture *fixture, gconstpointer data)
{
  gint64 seven = number_of (fixture, SEVEN), eight = number_of (fixture, EIGHT);
  const BackboneAuditQuery customer = { .customer = (char *)SEVEN };
  const BackboneAuditQuery nobody = { .customer = (char *)"0000004711" };
  const BackboneAuditQuery actor = { .actor = (char *)"BERT" };
  const BackboneAuditQuery not_in_actor = { .actor = (char *)"customer-add" };
  const BackboneAuditQuery range = { .from = seven * 1000, .until = seven * 1000 + 1 };
  const BackboneAuditQuery before = { .from = seven * 1000, .until = seven * 1000 };
  const BackboneAuditQuery both = { .customer = (char *)SEVEN, .actor = (char *)"bert" };
  const BackboneAuditQuery since = { .from = eight * 1000 };

  assert_only (fixture, &customer, seven);
  assert_none (fixture, &nobody);
  assert_only (fixture, &actor, eight);
  assert_none (fixture, &not_in_actor);
  assert_only (fixture, &range, seven);
  assert_none (fixture, &before);
  assert_none (fixture, &both);
  assert_only (fixture, &since, eight);
}

static void
test_search (LandscapeFixture *fixture, gconstpointer data)
{
  gint64 seven = number_of (fixture, SEVEN);
  const BackboneAuditQuery words = { .search = (char *)"zürich  CUSTOMER-add" };
  const BackboneAuditQuery title = { .search = (char *)"customer added seven" };
  const BackboneAuditQuery wildcard = { .search = (char *)"%" };
  const BackboneAuditQuery quote = { .search = (char *)"' OR 1 = 1" };

  assert_only (fixture, &words, seven);
  assert_only (fixture, &title, seven);
  assert_none (fixture, &wildcard);
  assert_none (fixture, &quote);
}

/* The list starts over with each filter, and says how many there are of all. */
static void
test_list (LandscapeFixture *fixture, gconstpointer data)
{
  guint n_all = (guint)fixture_query_int64 (fixture, "SELECT count(*) FROM audit");
  g_autoptr (BackboneLandscape) landscape = client_open (fixture->path);
  g_autoptr (BackboneAuditList) list = backbone_audit_list_new (landscape);
  guint reported;

  client_wait_for_items (list, n_all);
  backbone_audit_list_set_actor (list, "bert");
  client_wait_for_items (list, 1);
  backbone_audit_list_set_customer (list, "7");
  client_wait_for_items (list, 0);
  backbone_audit_list_set_actor (list, "");
  client_wait_for_items (list, 1);
  g_object_get (list, "n-all", &reported, NULL);
  g_assert_cmpuint (reported, ==, n_all);
  backbone_audit_list_set_customer (list, NULL);
  client_wait_for_items (list, n_all);
  backbone_audit_list_set_range (list, 1000, 3000);
  client_wait_for_items (list, 2);
  client_close (g_steal_pointer (&landscape));
}

static gboolean
summarize (BackboneDb *db, gpointer user_data, GError **error)
{
  const BackboneAuditQuery query = { .search = NULL };

  return backbone_db_audit_summarize (db, &query, user_data, error);
}

static void
test_summary (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) summaries = NULL;
  gboolean found = FALSE;

  fixture_read (fixture, summarize, &summaries);
  for (guint i = 0; i < summaries->len; i++)
    {
      const BackboneAuditSummary *summary = g_ptr_array_index (summaries, i);

      if (!g_str_equal (summary->action, "customer-add"))
        continue;
      found = TRUE;
      g_assert_cmpuint (summary->n, ==, 3);
      g_assert_cmpint (summary->last, ==, number_of (fixture, EIGHT) * 1000);
      g_assert_nonnull (strstr (summary->actors, "anna@one"));
      g_assert_nonnull (strstr (summary->actors, "Bert@two"));
    }
  g_assert_true (found);
}

#define TEST(name, func)                                                                           \
  g_test_add ("/audit-query/" name, LandscapeFixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST ("everything", test_everything);
  TEST ("filters", test_filters);
  TEST ("search", test_search);
  TEST ("list", test_list);
  TEST ("summary", test_summary);

  return g_test_run ();
}
