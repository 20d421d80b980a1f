/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-availability-private.h"
#include "backbone-db-health-private.h"
#include "check-runs.h"

static gboolean
count (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_health_count (db, user_data, error);
}

static void
assert_all (LandscapeFixture *fixture, BackboneHealth health)
{
  guint counts[BACKBONE_N_HEALTHS];

  fixture_read (fixture, count, counts);
  for (guint i = 0; i < BACKBONE_N_HEALTHS; i++)
    g_assert_cmpuint (counts[i], ==, i == health ? 3 : 0);
}

static void
test_states (LandscapeFixture *fixture, gconstpointer data)
{
  assert_all (fixture, BACKBONE_HEALTH_UNKNOWN);
  check_all (fixture, BACKBONE_VERDICT_OK, 1000);
  assert_all (fixture, BACKBONE_HEALTH_WORKING);
  check_all (fixture, BACKBONE_VERDICT_NOT_FOUND, 2000);
  assert_all (fixture, BACKBONE_HEALTH_FAILING_SOFT);
  check_all (fixture, BACKBONE_VERDICT_NOT_FOUND, 3000);
  assert_all (fixture, BACKBONE_HEALTH_FAILING);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT min (hard_since) FROM channel_state"), ==,
                   2000);
  check_all (fixture, BACKBONE_VERDICT_OK, 4000);
  assert_all (fixture, BACKBONE_HEALTH_WORKING_SOFT);
  check_all (fixture, BACKBONE_VERDICT_OK, 5000);
  assert_all (fixture, BACKBONE_HEALTH_WORKING);
}

/* A landscape that believes nothing before the third time. */
static void
test_own_rules (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_execute (fixture, "UPDATE rules SET bad = 3, good = 1");
  check_all (fixture, BACKBONE_VERDICT_OK, 1000);
  check_all (fixture, BACKBONE_VERDICT_NOT_FOUND, 2000);
  check_all (fixture, BACKBONE_VERDICT_NOT_FOUND, 3000);
  assert_all (fixture, BACKBONE_HEALTH_FAILING_SOFT);
  check_all (fixture, BACKBONE_VERDICT_NOT_FOUND, 4000);
  assert_all (fixture, BACKBONE_HEALTH_FAILING);
  check_all (fixture, BACKBONE_VERDICT_OK, 5000);
  assert_all (fixture, BACKBONE_HEALTH_WORKING);
}

typedef struct
{
  GPtrArray *availabilities;
  GPtrArray *incidents;
} Found;

static gboolean
load_availability (BackboneDb *db, gpointer user_data, GError **error)
{
  Found *found = user_data;

  return backbone_db_availability_load (db, NULL, 0, 10000, &found->availabilities,
                                        &found->incidents, error);
}

/* Every endpoint fails alike: that is one trouble of one's own, and no customer's. */
static void
test_own_trouble (LandscapeFixture *fixture, gconstpointer data)
{
  Found found = { 0 };

  check_all (fixture, BACKBONE_VERDICT_OK, 1000);
  for (guint i = 0; i < 3; i++)
    check_all (fixture, BACKBONE_VERDICT_NAME_NOT_FOUND, 2000 + i);
  assert_all (fixture, BACKBONE_HEALTH_WORKING);
  g_assert_cmpint (
      fixture_query_int64 (fixture, "SELECT sum (own_trouble) FROM check_run WHERE id > 1"), ==,
      3 * BACKBONE_OWN_TROUBLE_NAME_LOOKUP);

  fixture_read (fixture, load_availability, &found);
  g_assert_cmpuint (found.incidents->len, ==, 0);
  g_assert_cmpuint (found.availabilities->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      BackboneAvailability *availability = found.availabilities->pdata[i];

      g_assert_cmpuint (availability->n_checks, ==, 1);
      g_assert_cmpint (availability->down, ==, 0);
    }
  g_ptr_array_unref (found.availabilities);
  g_ptr_array_unref (found.incidents);

  /* The next one, when the network is back and the portal really fails, does count. */
  check_all (fixture, BACKBONE_VERDICT_SERVER_ERROR, 3000);
  assert_all (fixture, BACKBONE_HEALTH_FAILING_SOFT);
}

static gboolean
judge_one (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_health_judge (db, 1, user_data, error);
}

/* What a program that was killed has left is judged later, each result once, however often somebody
 * begins. */
static void
test_slices (LandscapeFixture *fixture, gconstpointer data)
{
  gboolean more = TRUE;
  guint n = 0;

  check_some (fixture, NULL, BACKBONE_VERDICT_NOT_FOUND, 1000, FALSE);
  check_some (fixture, NULL, BACKBONE_VERDICT_NOT_FOUND, 1000, FALSE);
  assert_all (fixture, BACKBONE_HEALTH_UNKNOWN);

  while (more)
    {
      fixture_write (fixture, judge_one, &more);
      n++;
    }
  g_assert_cmpuint (n, ==, 7);
  assert_all (fixture, BACKBONE_HEALTH_FAILING);

  fixture_execute (fixture, "UPDATE settings SET value = '0' WHERE key = 'health-judged'");
  for (more = TRUE; more;)
    fixture_write (fixture, judge_one, &more);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT max (n_recent) FROM channel_state"), ==,
                   2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add (name, LandscapeFixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/health/states", test_states);
  ADD ("/health/own-rules", test_own_rules);
  ADD ("/health/own-trouble", test_own_trouble);
  ADD ("/health/slices", test_slices);
#undef ADD

  return g_test_run ();
}
