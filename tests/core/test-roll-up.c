/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-availability-private.h"
#include "backbone-db-roll-up-private.h"
#include "backbone-db-spans-private.h"
#include "simulated-checks.h"

#include <string.h>

#define DAY  G_TIME_SPAN_DAY
#define HOUR G_TIME_SPAN_HOUR
#define YEAR SIMULATED_YEAR

static gboolean
roll_up_slice (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_roll_up (db, user_data, error);
}

/* From the beginning, @n_slices of it; 0 for all. Returns whether all is done. */
static gboolean
roll_up (LandscapeFixture *fixture, BackboneTime now, GTimeZone *zone, guint n_slices)
{
  g_autoptr (BackboneRetention) retention
      = g_object_new (BACKBONE_TYPE_RETENTION, "results", 14, "hours", 92, "days", 1100, NULL);
  BackboneRollUp state = { .now = now, .zone = zone, .retention = retention };

  for (guint i = 0; !state.done && (n_slices == 0 || i < n_slices); i++)
    fixture_write (fixture, roll_up_slice, &state);

  return state.done;
}

typedef struct
{
  BackboneTime from;
  BackboneTime until;
  GPtrArray *availabilities;
  GPtrArray *incidents;
} Found;

static gboolean
load_availability (BackboneDb *db, gpointer user_data, GError **error)
{
  Found *found = user_data;

  return backbone_db_availability_load (db, NULL, found->from, found->until, &found->availabilities,
                                        &found->incidents, error);
}

/* (transfer full): the availability of a time and its incidents, as one text. */
static char *
describe (LandscapeFixture *fixture, BackboneTime from, BackboneTime until)
{
  Found found = { from, until, NULL, NULL };
  GString *text = g_string_new (NULL);

  fixture_read (fixture, load_availability, &found);
  for (guint i = 0; i < found.availabilities->len; i++)
    {
      BackboneAvailability *row = found.availabilities->pdata[i];

      g_string_append_printf (text, "%s %d: %u/%u %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "\n",
                              row->customer, row->kind, row->n_ok, row->n_checks, row->down,
                              row->observed);
    }
  for (guint i = 0; i < found.incidents->len; i++)
    {
      BackboneIncident *row = found.incidents->pdata[i];

      g_string_append_printf (text, "%s %d %d %s %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "\n",
                              row->customer, row->kind, row->verdict, row->evidence, row->from,
                              row->until);
    }
  g_ptr_array_unref (found.availabilities);
  g_ptr_array_unref (found.incidents);

  return g_string_free (text, FALSE);
}

static gboolean
list_outages (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_outages_list (db, FIXTURE_OWNER, 0, 0, user_data, error);
}

static char *
describe_outages (LandscapeFixture *fixture)
{
  g_autoptr (GPtrArray) records = NULL;
  GString *text = g_string_new (NULL);

  fixture_read (fixture, list_outages, &records);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (
        text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
        backbone_outage_get_from (records->pdata[i]), backbone_outage_get_until (records->pdata[i]),
        backbone_outage_get_before (records->pdata[i]));

  return g_string_free (text, FALSE);
}

/* A year leaves what arithmetic predicts, and availability and outages are what they were. */
static void
test_year (LandscapeFixture *fixture, gconstpointer data)
{
  const guint per_day = 4;
  const guint n = 365 * per_day;
  const BackboneTime now = YEAR + 365 * DAY;
  const gint64 n_days = 365 - 14;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 n_channels;
  g_autofree char *month = NULL, *month_after = NULL;
  g_autofree char *end = NULL, *end_after = NULL;
  g_autofree char *outages = NULL, *outages_after = NULL;

  fixture_add_many (fixture, 20);
  simulate_checks (fixture, DAY / per_day, n);
  n_channels = fixture_query_int64 (fixture, "SELECT count (*) FROM channel");
  month = describe (fixture, YEAR + 31 * DAY, YEAR + 59 * DAY);
  end = describe (fixture, YEAR + 334 * DAY, now);
  outages = describe_outages (fixture);
  g_assert_true (roll_up (fixture, now, utc, 0));

  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM check_result"), ==,
                   n_channels * 14 * per_day);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM check_day"), ==,
                   n_channels * n_days);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT sum (n) FROM check_day"), ==,
                   n_channels * n_days * per_day);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT sum (n_ok + n_bad) FROM check_day"), ==,
                   n_channels * n_days * per_day);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT sum (n_bad) FROM check_day JOIN channel "
                                                 "ON channel.id = channel WHERE channel = 1"),
                   ==, (n_days * per_day - 9) / 50 * 2 + 2);
  /* Hours are kept from day 365 - 92 on. */
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM check_hour"), ==,
                   n_channels * (92 - 14) * per_day);
  /* The eleventh day has the results 40 to 43: the nearest rank. */
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT wait_median FROM check_day "
                                                 "WHERE channel = 1 ORDER BY start LIMIT 1 OFFSET "
                                                 "10"),
                   ==, 41);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT wait_p95 FROM check_day WHERE channel = 1 "
                                                 "ORDER BY start LIMIT 1 OFFSET 10"),
                   ==, 43);
  /* The second day has the results 4 to 7, the last one bad. */
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT worst FROM check_day WHERE channel = 1 "
                                                 "ORDER BY start LIMIT 1 OFFSET 1"),
                   ==, BACKBONE_VERDICT_TIMEOUT);

  month_after = describe (fixture, YEAR + 31 * DAY, YEAR + 59 * DAY);
  end_after = describe (fixture, YEAR + 334 * DAY, now);
  outages_after = describe_outages (fixture);
  g_assert_cmpstr (month, ==, month_after);
  g_assert_cmpstr (end, ==, end_after);
  g_assert_cmpstr (outages, ==, outages_after);
  g_assert_cmpint ((gint64)strlen (outages), >, 0);
}

#define ROUND_DAYS 13

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define IS_SANITIZED TRUE
#else
#define IS_SANITIZED FALSE
#endif

/* The same while the year goes on, for more customers with @per_day checks of each channel a day. Numbers are
 * by arithmetic only: what one channel has is in test_year(). */
static void
run_year (LandscapeFixture *fixture, guint n_customers, guint per_day)
{
  const gint64 n_days = 365 - 14;
  const guint n = 365 * per_day;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 simulating = 0, rolling_up = 0, n_channels, n_bad = 0, medians = 0;

  fixture_add_many (fixture, n_customers - 1);
  n_channels = fixture_query_int64 (fixture, "SELECT count (*) FROM channel");
  g_assert_cmpint (n_channels, ==, 3 * n_customers);
  for (guint first = 0; first < n; first += ROUND_DAYS * per_day)
    {
      guint count = MIN (ROUND_DAYS * per_day, n - first);
      gint64 begun = g_get_monotonic_time (), between;

      simulate_checks_from (fixture, DAY / per_day, first, count);
      between = g_get_monotonic_time ();
      g_assert_true (roll_up (fixture, YEAR + (first + count) / per_day * DAY, utc, 0));
      simulating += between - begun;
      rolling_up += g_get_monotonic_time () - between;
    }
  g_test_message ("%u results: %.1f s to write, %.1f s to roll up", n * (guint)n_channels,
                  (double)simulating / G_USEC_PER_SEC, (double)rolling_up / G_USEC_PER_SEC);

  for (guint i = 0; i < n_days * per_day; i++)
    n_bad += i % 50 == 7 || i % 50 == 8;
  /* The median of neighbours is the one in the middle of them, the earlier of two. */
  for (guint day = 0; day < n_days; day++)
    medians += (per_day * day + (per_day - 1) / 2) % 100;
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM check_result"), ==,
                   n_channels * 14 * per_day);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM check_day"), ==,
                   n_channels * n_days);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM check_hour"), ==,
                   n_channels * (92 - 14) * per_day);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT min (n) FROM check_day"), ==, per_day);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT max (n) FROM check_day"), ==, per_day);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT sum (n_ok) FROM check_day"), ==,
                   n_channels * (n_days * per_day - n_bad));
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT sum (n_bad) FROM check_day"), ==,
                   n_channels * n_bad);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM outage"), ==,
                   n_channels * n_bad / 2);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT sum (wait_median) FROM check_day"), ==,
                   n_channels * medians);
}

/* ./dev bench takes a thousand. */
static void
test_year_goes_on (LandscapeFixture *fixture, gconstpointer data)
{
  const char *text = g_getenv ("BACKBONE_ROLL_UP_CUSTOMERS");

  run_year (fixture, text ? (guint)g_ascii_strtoull (text, NULL, 10) : 40, 4);
}

/* A million results, fewer where each step is slow. */
static void
test_year_of_many (LandscapeFixture *fixture, gconstpointer data)
{
  run_year (fixture, IS_SANITIZED ? 50 : 1000, 1);
}

/* Somebody is killed after each slice, and who comes next begins anew: all is the same. */
static void
test_interrupted (LandscapeFixture *fixture, gconstpointer data)
{
  const BackboneTime now = YEAR + 100 * DAY;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *before = NULL, *after = NULL;
  gint64 n_channels;
  guint n = 0;

  fixture_add_many (fixture, 3);
  simulate_checks (fixture, HOUR, 100 * 24);
  n_channels = fixture_query_int64 (fixture, "SELECT count (*) FROM channel");
  before = describe (fixture, YEAR, now);

  /* A slice ends within a channel, so each round goes on where the last one came to. */
  while (!roll_up (fixture, now, utc, 1) && n < 1000)
    {
      gint64 rows = fixture_query_int64 (fixture,
                                         "SELECT (SELECT coalesce (sum (n), 0) FROM check_day) "
                                         "+ (SELECT count (*) FROM check_result WHERE NOT rolled)");

      g_assert_cmpint (rows, ==, n_channels * 100 * 24);
      n++;
      if (fixture_query_int64 (fixture, "SELECT count (*) FROM check_result")
          == n_channels * 14 * 24)
        break;
    }
  g_assert_cmpuint (n, >, 3);
  g_assert_true (roll_up (fixture, now, utc, 0));

  after = describe (fixture, YEAR, now);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT max (n) FROM check_day"), ==, 24);
}

/* Days of the local time zone: two of the year are not 24 hours long. */
static void
test_clock_change (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");

  simulate_checks (fixture, HOUR, 365 * 24);
  g_assert_true (roll_up (fixture, YEAR + 365 * DAY, berlin, 0));

  g_assert_cmpint (
      fixture_query_int64 (fixture, "SELECT count (*) FROM check_day WHERE n = 23 AND channel = 1 "
                                    "AND start > (SELECT min (start) FROM check_day)"),
      ==, 1);
  g_assert_cmpint (
      fixture_query_int64 (fixture, "SELECT count (*) FROM check_day WHERE n = 25 AND channel = 1"),
      ==, 1);
  g_assert_cmpint (
      fixture_query_int64 (fixture, "SELECT start FROM check_day WHERE n = 25 LIMIT 1"), ==,
      YEAR + 297 * DAY - 2 * HOUR);
}

static gboolean
list_days (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return backbone_db_spans_list (db, BACKBONE_SPAN_DAY, FIXTURE_OWNER, 0, 0, 0, 0, utc, user_data,
                                 error);
}

/* The clock was set back by three days in the middle: nothing is lost, nothing counts twice. */
static void
test_clock_jump (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) days = NULL;
  g_autofree char *outages = NULL, *outages_after = NULL;
  guint n = 0;

  simulate_checks (fixture, HOUR, 40 * 24);
  fixture_execute (fixture, "UPDATE check_result SET time = time - 259200000000 "
                            "WHERE id > (SELECT max (id) / 4 FROM check_result)");
  outages = describe_outages (fixture);
  g_assert_true (roll_up (fixture, YEAR + 40 * DAY, utc, 0));
  outages_after = describe_outages (fixture);
  g_assert_cmpstr (outages, ==, outages_after);

  g_assert_cmpint (fixture_query_int64 (fixture,
                                        "SELECT count (*) FROM outage WHERE ended != 0 AND "
                                        "ended < began"),
                   ==, 0);
  fixture_read (fixture, list_days, &days);
  for (guint i = 0; i < days->len; i++)
    {
      n += backbone_history_span_get_n_checks (days->pdata[i]);
      if (i > 0)
        g_assert_cmpint (backbone_history_span_get_start (days->pdata[i]), <,
                         backbone_history_span_get_start (days->pdata[i - 1]));
    }
  g_assert_cmpuint (n, ==, 40 * 24);
}

static gboolean
list_strip (BackboneDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return backbone_db_days_list (db, FIXTURE_OWNER, YEAR + 20 * DAY - HOUR, 14, utc, user_data,
                                error);
}

/* (transfer full): the last 14 days of the owner, all channels together. */
static char *
describe_strip (LandscapeFixture *fixture)
{
  g_autoptr (GPtrArray) days = NULL;
  GString *text = g_string_new (NULL);

  fixture_read (fixture, list_strip, &days);
  g_assert_cmpuint (days->len, ==, 14);
  for (guint i = 0; i < days->len; i++)
    {
      g_assert_cmpint (backbone_history_span_get_start (days->pdata[i]), ==,
                       YEAR + (gint64)(i + 6) * DAY);
      g_string_append_printf (text, "%u/%u %d ", backbone_history_span_get_n_ok (days->pdata[i]),
                              backbone_history_span_get_n_checks (days->pdata[i]),
                              backbone_history_span_get_worst (days->pdata[i]));
    }

  return g_string_free (text, FALSE);
}

/* The strip of a list tells the same of a day, be it rolled up or not. */
static void
test_strip (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *before = NULL, *after = NULL;

  /* Checks 0 to 479; time-outs are 7, 8, 57, 58 and so on. */
  simulate_checks (fixture, HOUR, 20 * 24);
  before = describe_strip (fixture);
  g_assert_true (g_str_has_prefix (before, "66/72 4 "));         /* 144 to 167: 157, 158 */
  g_assert_true (g_str_has_suffix (before, "72/72 1 66/72 4 ")); /* 456 to 479: 457, 458 */

  g_assert_true (roll_up (fixture, YEAR + 26 * DAY, utc, 0));
  g_assert_cmpint (
      fixture_query_int64 (fixture, "SELECT count (*) FROM check_day WHERE channel = 1"), ==, 12);
  after = describe_strip (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* The newest result stays however old it is: it says how the channel is. */
static void
test_newest_stays (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  simulate_checks (fixture, DAY, 5);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (roll_up (fixture, YEAR + 400 * DAY, utc, 0));
      g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM check_result"), ==, 3);
      g_assert_cmpint (
          fixture_query_int64 (fixture, "SELECT sum (n) FROM check_day WHERE channel = 1"), ==, 5);
    }
}

/* What nobody has judged yet is not rolled up. */
static void
test_not_judged (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  simulate_checks (fixture, DAY, 5);
  fixture_execute (fixture, "UPDATE settings SET value = '0' WHERE key = 'health-judged'");
  g_assert_true (roll_up (fixture, YEAR + 400 * DAY, utc, 0));
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count (*) FROM check_day"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add (name, LandscapeFixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/roll-up/year", test_year);
  ADD ("/roll-up/year-goes-on", test_year_goes_on);
  ADD ("/roll-up/year-of-many", test_year_of_many);
  ADD ("/roll-up/interrupted", test_interrupted);
  ADD ("/roll-up/clock-change", test_clock_change);
  ADD ("/roll-up/clock-jump", test_clock_jump);
  ADD ("/roll-up/strip", test_strip);
  ADD ("/roll-up/newest-stays", test_newest_stays);
  ADD ("/roll-up/not-judged", test_not_judged);
#undef ADD

  return g_test_run ();
}
