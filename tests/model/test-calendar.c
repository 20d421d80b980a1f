/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-calendar.h"

static BackboneTime
at (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (iso, utc);

  g_assert_nonnull (date);

  return g_date_time_to_unix (date) * G_USEC_PER_SEC;
}

/* A day is what the clock on the wall says, also when it is changed. */
static void
test_days (void)
{
  static const struct
  {
    const char *zone;
    const char *time;
    const char *start;
    int hours;
  } rows[] = {
    { "UTC", "2026-11-28T13:00:00Z", "2026-11-28T00:00:00Z", 24 },
    { "Europe/Berlin", "2026-11-28T13:00:00Z", "2026-11-27T23:00:00Z", 24 },
    { "Europe/Berlin", "2026-11-28T23:30:00Z", "2026-11-28T23:00:00Z", 24 },
    { "Europe/Berlin", "2026-03-29T10:00:00Z", "2026-03-28T23:00:00Z", 23 },
    { "Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-24T22:00:00Z", 25 },
    /* Put forward at midnight: the day begins at one. */
    { "America/Santiago", "2026-09-06T15:00:00Z", "2026-09-06T04:00:00Z", 23 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);
      BackboneTime start, end;

      g_assert_nonnull (zone);
      backbone_day_bounds (at (rows[i].time), zone, &start, &end);
      g_assert_cmpint (start, ==, at (rows[i].start));
      g_assert_cmpint (end - start, ==, rows[i].hours * G_TIME_SPAN_HOUR);
      g_assert_cmpint (backbone_day_add (at (rows[i].time), 0, zone), ==, start);
      g_assert_cmpint (backbone_day_add (start, 1, zone), ==, end);
      g_assert_cmpint (backbone_day_add (end, -1, zone), ==, start);
    }
}

static void
test_hours (void)
{
  g_assert_cmpint (backbone_hour_start (at ("2026-11-28T13:59:59Z")), ==,
                   at ("2026-11-28T13:00:00Z"));
  g_assert_cmpint (backbone_hour_start (at ("2026-11-28T13:00:00Z")), ==,
                   at ("2026-11-28T13:00:00Z"));
  g_assert_cmpint (backbone_hour_start (-1), ==, -G_TIME_SPAN_HOUR);
}

static void
test_minutes (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  g_assert_cmpuint (backbone_minute_of_day (at ("2026-07-01T22:30:00Z"), zone), ==, 30);
  g_assert_cmpuint (backbone_minute_of_day (at ("2026-12-01T22:30:00Z"), zone), ==, 23 * 60 + 30);
}

static void
test_parse (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  BackboneTime start = 0;

  g_assert_true (backbone_day_parse ("2026-07-01", zone, &start));
  g_assert_cmpint (start, ==, at ("2026-06-30T22:00:00Z"));
  g_assert_false (backbone_day_parse ("2026-02-30", zone, &start));
  g_assert_false (backbone_day_parse ("2026-07-1", zone, &start));
  g_assert_false (backbone_day_parse ("today", zone, &start));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/days", test_days);
  g_test_add_func ("/calendar/hours", test_hours);
  g_test_add_func ("/calendar/minutes", test_minutes);
  g_test_add_func ("/calendar/parse", test_parse);

  return g_test_run ();
}
