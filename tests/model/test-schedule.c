/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-schedule.h"

/* 2026-11-28 in UTC. */
#define MIDNIGHT (G_GINT64_CONSTANT (1795824000) * G_USEC_PER_SEC)

static void
test_quiet (void)
{
  static const struct
  {
    const char *quiet;
    const char *zone;
    guint minute; /* of UTC */
    gboolean is_quiet;
  } rows[] = {
    { NULL, "UTC", 0, FALSE },
    { "22:00-06:00", "UTC", 21 * 60 + 59, FALSE },
    { "22:00-06:00", "UTC", 22 * 60, TRUE },
    { "22:00-06:00", "UTC", 0, TRUE },
    { "22:00-06:00", "UTC", 6 * 60, FALSE },
    { "12:00-13:30", "UTC", 12 * 60, TRUE },
    { "12:00-13:30", "UTC", 13 * 60 + 30, FALSE },
    { "00:00-24:00", "UTC", 700, TRUE },
    { "22:00-06:00", "Europe/Berlin", 21 * 60, TRUE },
    { "22:00-06:00", "Europe/Berlin", 5 * 60, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);
      g_autoptr (BackboneSchedule) schedule
          = g_object_new (BACKBONE_TYPE_SCHEDULE, "quiet", rows[i].quiet, NULL);
      BackboneTime time = MIDNIGHT + rows[i].minute * G_TIME_SPAN_MINUTE;

      g_assert_cmpint (backbone_schedule_is_quiet (schedule, time, zone), ==, rows[i].is_quiet);
    }
}

static void
test_parse (void)
{
  static const char *const refused[] = {
    "",          "22:00",      "22:00-",     "22-06", "22:00-22:00", "25:00-06:00", "22:60-06:00",
    "a:00-b:00", "22:0-06:00", "24:30-06:00"
  };
  guint from, until;

  g_assert_true (backbone_quiet_hours_parse ("7:30-24:00", &from, &until));
  g_assert_cmpuint (from, ==, 7 * 60 + 30);
  g_assert_cmpuint (until, ==, 24 * 60);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (backbone_quiet_hours_parse (refused[i], &from, &until));
}

static void
test_next (void)
{
  g_autoptr (BackboneSchedule) schedule
      = g_object_new (BACKBONE_TYPE_SCHEDULE, "interval", 60, NULL);
  BackboneTime next;

  g_assert_cmpint (backbone_schedule_compute_next (schedule, "a", MIDNIGHT), ==, MIDNIGHT);
  g_object_set (schedule, "last", MIDNIGHT, NULL);
  g_assert_cmpint (backbone_schedule_compute_next (schedule, "a", MIDNIGHT), ==,
                   MIDNIGHT + G_TIME_SPAN_HOUR);
  /* The clock jumped ahead: what was missed is due, once. */
  g_assert_cmpint (backbone_schedule_compute_next (schedule, "a", MIDNIGHT + G_TIME_SPAN_DAY), ==,
                   MIDNIGHT + G_TIME_SPAN_HOUR);
  /* The clock was set back. */
  g_assert_cmpint (backbone_schedule_compute_next (schedule, "a", MIDNIGHT - 1), ==, MIDNIGHT - 1);

  /* Late by less than the jitter, the same whenever somebody looks, and not the same for all. */
  g_object_set (schedule, "jitter", 30, NULL);
  next = backbone_schedule_compute_next (schedule, "a", MIDNIGHT);
  g_assert_cmpint (next, >=, MIDNIGHT + G_TIME_SPAN_HOUR);
  g_assert_cmpint (next, <, MIDNIGHT + G_TIME_SPAN_HOUR + 30 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (backbone_schedule_compute_next (schedule, "a", MIDNIGHT + 5), ==, next);
  g_assert_cmpint (backbone_schedule_compute_next (schedule, "b", MIDNIGHT), !=, next);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/quiet", test_quiet);
  g_test_add_func ("/schedule/parse", test_parse);
  g_test_add_func ("/schedule/next", test_next);

  return g_test_run ();
}
