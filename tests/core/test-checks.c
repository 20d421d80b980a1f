/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-checks-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-private.h"
#include "backbone-db-settings-private.h"
#include "landscape-fixture.h"

#define SEVEN "0000000007"
#define EIGHT "0000000008"

typedef struct
{
  BackboneCheckFilter filter;
  BackboneCheckPlan *plan;
} Load;

static gboolean
load_plan (BackboneDb *db, gpointer user_data, GError **error)
{
  Load *load = user_data;

  return backbone_db_check_plan_load (db, &load->filter, &load->plan, error);
}

static BackboneCheckPlan *
plan_for (LandscapeFixture *fixture, const BackboneCheckFilter *filter)
{
  Load load = { 0 };

  if (filter)
    load.filter = *filter;
  fixture_read (fixture, load_plan, &load);

  return load.plan;
}

static BackboneCheckUser *
user_at (BackboneCheckPlan *plan, guint i)
{
  g_assert_cmpuint (i, <, plan->users->len);

  return &g_array_index (plan->users, BackboneCheckUser, i);
}

static BackboneCheckTarget *
target_at (BackboneCheckPlan *plan, guint i)
{
  g_assert_cmpuint (i, <, plan->targets->len);

  return &g_array_index (plan->targets, BackboneCheckTarget, i);
}

/* The plan as text: user=preset:customer/kind,... */
static char *
describe (BackboneCheckPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->users->len; i++)
    {
      BackboneCheckUser *user = user_at (plan, i);

      g_string_append_printf (text, "%s%s=%s:", i > 0 ? " " : "", user->id ? user->id : "-",
                              backbone_verdict_to_id (user->preset));
      for (guint j = 0; j < user->n_targets; j++)
        {
          BackboneCheckTarget *target = target_at (plan, user->first_target + j);
          g_string_append_printf (text, "%s%s/%u", j > 0 ? "," : "", target->customer + 8,
                                  target->kind);
        }
    }

  return g_string_free (text, FALSE);
}

static void
assert_plan (LandscapeFixture *fixture, const BackboneCheckFilter *filter, const char *expected)
{
  g_autoptr (BackboneCheckPlan) plan = plan_for (fixture, filter);
  g_autofree char *text = describe (plan);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
set_channel (BackboneDb *db, gpointer user_data, GError **error)
{
  const char *const *arguments = user_data;
  BackboneChannelKind kind = BACKBONE_CHANNEL_PORTAL;

  backbone_channel_kind_from_id (arguments[1], &kind);

  return backbone_db_channel_set (db, arguments[0], kind, arguments[2], arguments[3], error);
}

static void
channel_set (LandscapeFixture *fixture,
             const char *number,
             const char *kind,
             const char *key,
             const char *value)
{
  const char *arguments[] = { number, kind, key, value };

  fixture_write (fixture, set_channel, arguments);
}

static void
test_plan_grouping (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_add_customer (fixture, EIGHT, "Eight", "S0000000077", NULL);
  fixture_add_customer (fixture, SEVEN, "Seven", "S0000000077", "uuid-7");
  fixture_add_customer (fixture, "0000000009", "Nine", "S0000000099", NULL);
  channel_set (fixture, SEVEN, "parcel-box", "enabled", "no");

  /* One group for the user of two customers, so that its log-ons never run side by side. */
  assert_plan (fixture, NULL,
               "S0000000077=never-checked:07/0,07/2,08/0,08/1,08/2 "
               "S0000000099=not-configured:09/0,09/1,09/2 -=not-configured:72/0,72/1,72/2");
}

static void
test_plan_filters (LandscapeFixture *fixture, gconstpointer data)
{
  const char *const both[] = { EIGHT, SEVEN, SEVEN, NULL };
  const char *const unknown[] = { SEVEN, "0000000404", NULL };
  BackboneCheckFilter filter = { .customers = both };
  Load load = { .filter = { .customers = unknown } };
  g_autoptr (GError) error = NULL;

  fixture_add_customer (fixture, SEVEN, "Seven", "S0000000077", "uuid-7");
  fixture_add_customer (fixture, EIGHT, "Eight", "S0000000088", "uuid-8");

  assert_plan (fixture, &filter,
               "S0000000077=never-checked:07/0,07/1,07/2 S0000000088=never-checked:08/0,08/1,08/2");
  filter.kinds = 1 << BACKBONE_CHANNEL_NOTE_DOWNLOAD;
  assert_plan (fixture, &filter, "S0000000077=never-checked:07/2 S0000000088=never-checked:08/2");

  fixture_execute (fixture, "UPDATE customer SET status = 0 WHERE number = '" EIGHT "'");
  filter = (BackboneCheckFilter){ .only_failing = TRUE };
  assert_plan (fixture, &filter, "S0000000088=never-checked:08/0,08/1,08/2");

  g_assert_false (backbone_store_read (fixture->store, load_plan, &load, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "0000000404"));
}

static gboolean
set_proxy (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (BackboneProxy) proxy
      = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_MANUAL, "host", "proxy.example",
                      "port", 3128, "user", "me", NULL);

  return backbone_db_proxy_set (db, proxy, "uuid-proxy", error);
}

static void
test_plan_endpoints (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCheckPlan) plan = NULL;
  BackboneCheckEndpoint *inherited;
  BackboneCheckEndpoint *direct;
  BackboneCheckEndpoint *own;

  fixture_add_customer (fixture, SEVEN, "Seven", "S0000000077", "uuid-7");
  fixture_add_customer (fixture, EIGHT, "Eight", "S0000000088", "uuid-8");
  fixture_write (fixture, set_proxy, NULL);
  channel_set (fixture, EIGHT, "portal", "proxy", "direct");
  channel_set (fixture, EIGHT, "parcel-box", "proxy", "http://other.example:8080");
  channel_set (fixture, EIGHT, "note-download", "path_prefix", "/prefix/");

  plan = plan_for (fixture, NULL);
  g_assert_cmpuint (plan->endpoints->len, ==, 5);
  inherited
      = &g_array_index (plan->endpoints, BackboneCheckEndpoint, target_at (plan, 0)->endpoint);
  direct = &g_array_index (plan->endpoints, BackboneCheckEndpoint, target_at (plan, 3)->endpoint);
  own = &g_array_index (plan->endpoints, BackboneCheckEndpoint, target_at (plan, 4)->endpoint);

  g_assert_cmpstr (inherited->host, ==, "portal.example");
  g_assert_cmpuint (inherited->port, ==, 443);
  g_assert_cmpstr (inherited->proxy_credential, ==, "uuid-proxy");
  g_assert_cmpstr (backbone_proxy_get_user (inherited->proxy), ==, "me");
  g_assert_cmpint (backbone_proxy_get_mode (direct->proxy), ==, BACKBONE_PROXY_DIRECT);
  g_assert_null (direct->proxy_credential);
  g_assert_cmpint (backbone_proxy_get_mode (own->proxy), ==, BACKBONE_PROXY_MANUAL);
  g_assert_cmpstr (backbone_proxy_get_host (own->proxy), ==, "other.example");
  g_assert_cmpuint (backbone_proxy_get_port (own->proxy), ==, 8080);
  g_assert_null (own->proxy_credential);
  g_assert_cmpstr (target_at (plan, 5)->path, ==, "/prefix/ping");
  g_assert_cmpuint (target_at (plan, 2)->endpoint, ==, target_at (plan, 5)->endpoint);
}

typedef struct
{
  gint64 run;
  const char *customer;
  const char *user;
  BackboneChannelKind kind;
  BackboneVerdict verdict;
  BackboneTime time;
} Found;

static gint64
find_channel (BackboneDb *db, const char *number, BackboneChannelKind kind)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT channel.id FROM channel JOIN customer ON customer.id = channel.customer "
          "WHERE number = ? AND kind = ?");
  gint64 id = 0;

  backbone_statement_bind_text (statement, number);
  backbone_statement_bind_int64 (statement, kind);
  if (backbone_statement_next (statement))
    id = backbone_statement_get_int64 (statement, 0);
  g_assert_true (backbone_statement_finish (statement, NULL));

  return id;
}

static gboolean
add_result (BackboneDb *db, gpointer user_data, GError **error)
{
  Found *found = user_data;
  BackboneCheckTarget target = {
    find_channel (db, found->customer, found->kind), found->customer, found->kind, 0, NULL, 0
  };
  g_autoptr (BackboneCheckOutcome) outcome = backbone_check_outcome_new (&target, found->user);
  const BackboneCheckOutcome *outcomes[] = { outcome };

  outcome->verdict = found->verdict;
  outcome->logged_on
      = found->verdict == BACKBONE_VERDICT_OK || backbone_verdict_holds_user (found->verdict);
  outcome->phases[BACKBONE_PHASE_TLS] = 1234;
  outcome->evidence = g_ref_string_new (backbone_verdict_to_id (found->verdict));
  if (found->time)
    outcome->time = found->time;

  if (!backbone_db_check_run_begin (db, 1, &found->run, error))
    return FALSE;

  return backbone_db_check_results_add (db, found->run, outcomes, 1, error)
         && backbone_db_check_run_end (db, found->run, FALSE, error);
}

static void
found_at (LandscapeFixture *fixture,
          const char *customer,
          const char *user,
          BackboneChannelKind kind,
          BackboneVerdict verdict,
          BackboneTime time)
{
  Found found = { 0, customer, user, kind, verdict, time };

  fixture_write (fixture, add_result, &found);
}

static void
assert_text (LandscapeFixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_query (fixture, sql);

  g_assert_cmpstr (text, ==, expected);
}

#define SELECT_STATUS "SELECT status FROM customer WHERE number = '" SEVEN "'"
#define SELECT_STATE                                                                               \
  "SELECT verdict || ' ' || since FROM channel_state JOIN channel ON channel.id = channel "        \
  "JOIN customer ON customer.id = customer WHERE number = '" SEVEN "' AND kind = 0"

static void
test_states (LandscapeFixture *fixture, gconstpointer data)
{
  const char *user = "S0000000077";

  fixture_add_customer (fixture, SEVEN, "Seven", user, "uuid-7");
  assert_text (fixture, SELECT_STATUS, "2");

  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_OK, 1000);
  assert_text (fixture, SELECT_STATUS, "1");
  assert_text (fixture, SELECT_STATE, "1 1000");
  assert_text (fixture, "SELECT log_on_proven || ' ' || life_cycle FROM technical_user", "1000 3");

  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PARCEL_BOX, BACKBONE_VERDICT_OK, 1100);
  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_NOTE_DOWNLOAD, BACKBONE_VERDICT_OK, 1200);
  assert_text (fixture, SELECT_STATUS, "3");
  assert_text (fixture, "SELECT last_checked FROM customer WHERE number = '" SEVEN "'", "1200");

  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_OK, 2000);
  assert_text (fixture, SELECT_STATE, "1 1000");
  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_TIMEOUT, 3000);
  assert_text (fixture, SELECT_STATE, "4 3000");
  assert_text (fixture, "SELECT max (succeeded) FROM channel_state WHERE verdict = 4", "2000");
  assert_text (fixture, SELECT_STATUS, "0");

  /* A channel that is not used does not count. */
  channel_set (fixture, SEVEN, "portal", "enabled", "no");
  assert_text (fixture, SELECT_STATUS, "3");
}

/* The newest result is the one that came last, whatever its time. */
static void
test_clock_set_back (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_add_customer (fixture, SEVEN, "Seven", NULL, NULL);
  found_at (fixture, SEVEN, NULL, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_OK, 9000);
  found_at (fixture, SEVEN, NULL, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_REFUSED, 100);

  assert_text (fixture, SELECT_STATE, "3 100");
  assert_text (fixture,
               "SELECT group_concat(time) FROM (SELECT time FROM check_result ORDER BY id)",
               "9000,100");
}

static void
test_hold (LandscapeFixture *fixture, gconstpointer data)
{
  const char *user = "S0000000077";

  fixture_add_customer (fixture, SEVEN, "Seven", user, "uuid-7");
  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_CREDENTIALS, 1000);
  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PARCEL_BOX, BACKBONE_VERDICT_LOCKED, 2000);

  assert_text (fixture,
               "SELECT held_since || ' ' || held_verdict || ' ' || held_kind || ' ' || life_cycle "
               "FROM technical_user",
               "1000 12 0 4");
  assert_text (fixture, "SELECT group_concat(subject) FROM audit WHERE action = 'user-hold'", user);
  assert_plan (fixture, NULL, "S0000000077=skipped:07/0,07/1,07/2 -=not-configured:72/0,72/1,72/2");
}

static gboolean
release (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_held_release (db, user_data, error);
}

static void
test_release (LandscapeFixture *fixture, gconstpointer data)
{
  char *user = "S0000000077";
  g_autoptr (GError) error = NULL;

  fixture_add_customer (fixture, SEVEN, "Seven", user, "uuid-7");
  g_assert_false (backbone_store_write (fixture->store, release, user, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);

  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_LOCKED, 1000);
  fixture_write (fixture, release, user);
  assert_text (fixture, "SELECT held_since || ' ' || life_cycle FROM technical_user", "0 2");
  assert_text (fixture, "SELECT before FROM audit WHERE action = 'user-release'",
               "{\"verdict\": \"locked\", \"channel\": \"portal\"}");
}

/* The channel that says why the user is held keeps saying so; the others show that they wait; and
 * mass checks that skip don't fill the history. */
static void
test_skipped (LandscapeFixture *fixture, gconstpointer data)
{
  const char *user = "S0000000077";

  fixture_add_customer (fixture, SEVEN, "Seven", user, "uuid-7");
  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_CREDENTIALS, 1000);
  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PARCEL_BOX, BACKBONE_VERDICT_OK, 1000);
  for (guint i = 0; i < 4; i++)
    {
      found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_SKIPPED, 2000 + i);
      found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PARCEL_BOX, BACKBONE_VERDICT_SKIPPED,
                2000 + i);
    }

  assert_text (fixture, SELECT_STATE, "12 1000");
  assert_text (fixture, SELECT_STATUS, "0");
  assert_text (fixture,
               "SELECT verdict || ' ' || since || ' ' || checked FROM channel_state JOIN channel "
               "ON channel.id = channel WHERE kind = 1",
               "22 2000 1000");
  assert_text (fixture, "SELECT count(*) FROM check_result WHERE verdict = 22", "2");
  assert_text (fixture, "SELECT last_checked FROM customer WHERE number = '" SEVEN "'", "1000");

  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_OK, 3000);
  found_at (fixture, SEVEN, user, BACKBONE_CHANNEL_PORTAL, BACKBONE_VERDICT_SKIPPED, 4000);
  assert_text (fixture, SELECT_STATE, "22 4000");
}

static gboolean
add_for_removed (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneCheckTarget target = { *(gint64 *)user_data, SEVEN, 0, 0, NULL, 0 };
  g_autoptr (BackboneCheckOutcome) outcome = backbone_check_outcome_new (&target, NULL);
  const BackboneCheckOutcome *outcomes[] = { outcome };
  gint64 run;

  outcome->verdict = BACKBONE_VERDICT_OK;

  return backbone_db_check_run_begin (db, 1, &run, error)
         && backbone_db_check_results_add (db, run, outcomes, 1, error);
}

static gboolean
remove_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_remove (db, user_data, error);
}

/* Removed while it was checked: the result goes nowhere, also not to who comes next. */
static void
test_removed_meanwhile (LandscapeFixture *fixture, gconstpointer data)
{
  gint64 channel;

  fixture_add_customer (fixture, SEVEN, "Seven", NULL, NULL);
  channel = fixture_query_int64 (fixture, "SELECT max(id) FROM channel");
  fixture_write (fixture, remove_customer, SEVEN);
  fixture_add_customer (fixture, EIGHT, "Eight", NULL, NULL);
  fixture_write (fixture, add_for_removed, &channel);

  assert_text (fixture, "SELECT count(*) FROM check_result", "0");
  assert_text (fixture, "SELECT count(*) FROM channel_state", "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, func)                                                                           \
  g_test_add ("/checks/" path, LandscapeFixture, NULL, fixture_set_up, func, fixture_tear_down)
  TEST ("plan-grouping", test_plan_grouping);
  TEST ("plan-filters", test_plan_filters);
  TEST ("plan-endpoints", test_plan_endpoints);
  TEST ("states", test_states);
  TEST ("clock-set-back", test_clock_set_back);
  TEST ("hold", test_hold);
  TEST ("release", test_release);
  TEST ("skipped", test_skipped);
  TEST ("removed-meanwhile", test_removed_meanwhile);

  return g_test_run ();
}
