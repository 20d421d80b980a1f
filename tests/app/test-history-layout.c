/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the days of a year's calendar and the marks of a plot are. */

#include "backbone-calendar-layout.h"
#include "backbone-day-mark.h"
#include "backbone-history-figures.h"
#include "backbone-plot-scale.h"

#include <locale.h>

#define BERLIN "Europe/Berlin"

static BackboneTime
at (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, utc);

  g_assert_nonnull (time);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static void
test_scale (void)
{
  static const struct
  {
    gint64 highest;
    guint most;
    gint64 step;
    guint n_steps;
  } rows[] = {
    { 0, 5, 1, 1 },
    { 1, 5, 1, 1 },
    { 5, 5, 1, 5 },
    { 6, 5, 2, 3 },
    { 11, 5, 5, 3 },
    { 100000, 5, 20000, 5 },
    { 100001, 5, 50000, 3 },
    { 143000, 4, 50000, 3 },
    { 999999, 2, 500000, 2 },
    { 7300000, 6, 2000000, 4 },
    { G_MAXINT64 / 2000, 3, G_GINT64_CONSTANT (2000000000000000), 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BackbonePlotScale scale = backbone_plot_scale (rows[i].highest, rows[i].most);

      g_test_message ("row %u", i);
      g_assert_cmpint (scale.step, ==, rows[i].step);
      g_assert_cmpuint (scale.n_steps, ==, rows[i].n_steps);
      g_assert_cmpint (scale.step * scale.n_steps, >=, rows[i].highest);
    }
}

static void
test_labels (void)
{
  static const struct
  {
    gint64 value;
    const char *label;
  } rows[] = { { 0, "0" },         { 500, "500 µs" },    { 1500, "1.5 ms" },  { 20000, "20 ms" },
               { 1000000, "1 s" }, { 2500000, "2.5 s" }, { 20000000, "20 s" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *label = backbone_plot_duration_label (rows[i].value);

      g_assert_cmpstr (label, ==, rows[i].label);
    }
}

/* (transfer full): the labels of an axis. */
static char *
ticks_to_text (const char *from, const char *until, const char *zone_name, guint most)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr (GArray) ticks = backbone_plot_time_ticks (at (from), at (until), zone, most);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (ticks->len, <=, most);
  for (guint i = 0; i < ticks->len; i++)
    {
      const BackbonePlotTick *tick = &g_array_index (ticks, BackbonePlotTick, i);

      g_assert_cmpint (tick->time, >=, at (from));
      g_assert_cmpint (tick->time, <, at (until));
      g_assert_cmpuint (backbone_minute_of_day (tick->time, zone), ==, 0);
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", tick->label);
    }

  return g_string_free (text, FALSE);
}

static void
test_time_ticks (void)
{
  static const struct
  {
    const char *from;
    const char *until;
    guint most;
    const char *labels;
  } rows[] = {
    { "2026-03-27T23:00:00Z", "2026-03-30T22:00:00Z", 9, "28 Mar|29 Mar|30 Mar" },
    { "2026-03-27T23:00:01Z", "2026-03-30T22:00:00Z", 9, "29 Mar|30 Mar" },
    { "2026-10-23T22:00:00Z", "2026-10-27T22:30:00Z", 9, "24 Oct|25 Oct|26 Oct|27 Oct" },
    { "2025-11-28T00:00:00Z", "2026-11-28T00:00:00Z", 7, "Jan 2026|Mar|May|Jul|Sep|Nov" },
    { "2025-11-28T00:00:00Z", "2026-11-28T00:00:00Z", 14,
      "Dec|Jan 2026|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = ticks_to_text (rows[i].from, rows[i].until, BERLIN, rows[i].most);

      g_assert_cmpstr (text, ==, rows[i].labels);
    }
}

/* A day later they are where they were. */
static void
test_time_ticks_stay (void)
{
  g_autofree char *today
      = ticks_to_text ("2026-11-14T12:00:00Z", "2026-11-28T12:00:00Z", BERLIN, 9);
  g_autofree char *tomorrow
      = ticks_to_text ("2026-11-15T12:00:00Z", "2026-11-29T12:00:00Z", BERLIN, 9);
  g_auto (GStrv) labels = g_strsplit (today, "|", -1);
  guint n_same = 0;

  for (guint i = 0; labels[i]; i++)
    n_same += strstr (tomorrow, labels[i]) != NULL;
  g_assert_cmpuint (g_strv_length (labels), ==, 7);
  g_assert_cmpuint (n_same, >=, 6);
}

static void
test_gap (void)
{
  const gint64 hour = G_TIME_SPAN_HOUR;
  const BackboneTime every_hour[] = { 0, hour, 2 * hour, 3 * hour, 9 * hour, 10 * hour };
  const BackboneTime four_a_day[] = { 0, 6 * hour, 12 * hour, 18 * hour, 48 * hour, 54 * hour };

  g_assert_cmpint (backbone_plot_gap (every_hour, 6, hour), ==, hour * 3 / 2);
  g_assert_cmpint (backbone_plot_gap (four_a_day, 6, hour), ==, 9 * hour);
  g_assert_cmpint (backbone_plot_gap (every_hour, 2, hour), ==, hour * 3 / 2);
  g_assert_cmpint (backbone_plot_gap (NULL, 0, hour), ==, hour * 3 / 2);
}

/* Each day of the year is found where it begins, also those with 23 and with 25 hours. */
static void
test_calendar_days (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier (BERLIN);
  const BackboneTime now = at ("2026-11-28T05:00:00Z"); /* a Saturday */
  guint n_short = 0, n_long = 0;
  BackboneCalendarLayout layout;

  backbone_calendar_layout_init (&layout, now, berlin, 1);
  g_assert_cmpuint (layout.n_days, ==, 52 * 7 + 6);
  g_assert_cmpint ((int)g_date_get_weekday (&layout.first), ==, G_DATE_MONDAY);

  for (guint day = 0; day < layout.n_days; day++)
    {
      BackboneTime start = backbone_calendar_layout_get_start (&layout, day, berlin);
      BackboneTime next = backbone_day_add (start, 1, berlin);

      g_assert_cmpint (backbone_calendar_layout_find (&layout, start, berlin), ==, (int)day);
      g_assert_cmpuint (backbone_minute_of_day (start, berlin), ==, 0);
      n_short += next - start == 23 * G_TIME_SPAN_HOUR;
      n_long += next - start == 25 * G_TIME_SPAN_HOUR;
    }
  g_assert_cmpuint (n_short, ==, 1);
  g_assert_cmpuint (n_long, ==, 1);

  g_assert_cmpint (backbone_calendar_layout_find (&layout, at ("2026-11-28T23:00:00Z"), berlin), ==,
                   -1);
  g_assert_cmpint (backbone_calendar_layout_find (&layout, at ("2024-11-28T23:00:00Z"), berlin), ==,
                   -1);
}

static void
test_calendar_weeks (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  BackboneCalendarLayout layout;

  /* Sundays begin the week: the 28th of November 2026 ends one. */
  backbone_calendar_layout_init (&layout, at ("2026-11-28T05:00:00Z"), utc, 7);
  g_assert_cmpuint (layout.n_days, ==, BACKBONE_CALENDAR_WEEKS * 7);
  g_assert_cmpint ((int)g_date_get_weekday (&layout.first), ==, G_DATE_SUNDAY);
  g_assert_cmpint (backbone_calendar_layout_month_of_week (&layout, 52), ==, 0);

  backbone_calendar_layout_init (&layout, at ("2026-11-29T05:00:00Z"), utc, 7);
  g_assert_cmpuint (layout.n_days, ==, 52 * 7 + 1);
  /* The week from the 29th of November to the 5th of December. */
  g_assert_cmpint (backbone_calendar_layout_month_of_week (&layout, 52), ==, 12);
}

static void
test_first_weekday (void)
{
  g_assert_cmpuint (backbone_first_weekday (), ==, 7); /* C.UTF-8 */
  if (setlocale (LC_ALL, "de_DE.UTF-8"))
    g_assert_cmpuint (backbone_first_weekday (), ==, 1);
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_day_marks (void)
{
  static const struct
  {
    guint n_ok, n_bad, n_own;
    BackboneVerdict worst;
    BackboneDayMark mark;
    const char *counts;
  } rows[] = {
    { 4, 0, 0, BACKBONE_VERDICT_OK, BACKBONE_DAY_WORKING, "4 checks, 4 good (100.00 %)" },
    { 3, 1, 0, BACKBONE_VERDICT_TIMEOUT, BACKBONE_DAY_FAILING,
      "4 checks, 3 good (75.00 %), 1 failed; worst: No answer in time" },
    { 3, 0, 1, BACKBONE_VERDICT_TIMEOUT, BACKBONE_DAY_OWN,
      "3 checks, 3 good (100.00 %), 1 while the trouble was on your side; worst: No answer in "
      "time" },
    { 3, 0, 0, BACKBONE_VERDICT_NOT_CONFIGURED, BACKBONE_DAY_ATTENTION, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BackboneHistorySpan) span
          = g_object_new (BACKBONE_TYPE_HISTORY_SPAN, "n-checks", rows[i].n_ok + rows[i].n_bad,
                          "n-ok", rows[i].n_ok, "n-bad", rows[i].n_bad, "n-own", rows[i].n_own,
                          "worst", rows[i].worst, NULL);
      g_autofree char *counts = backbone_history_counts_text (span);

      g_assert_cmpint (backbone_day_mark_of (span), ==, rows[i].mark);
      if (rows[i].counts)
        g_assert_cmpstr (counts, ==, rows[i].counts);
    }
  g_assert_cmpint (backbone_day_mark_of (NULL), ==, BACKBONE_DAY_NONE);
}

static void
test_share (void)
{
  g_autofree char *nearly = backbone_history_share_text (99999, 100000);
  g_autofree char *all = backbone_history_share_text (3, 3);
  g_autofree char *none = backbone_history_share_text (0, 0);

  g_assert_cmpstr (nearly, ==, "99.99 %");
  g_assert_cmpstr (all, ==, "100.00 %");
  g_assert_cmpstr (none, ==, "—");
}

/* What was not measured adds nothing. */
static void
test_figures (void)
{
  g_autoptr (BackboneHistorySpan) span = g_object_new (
      BACKBONE_TYPE_HISTORY_SPAN, "name-lookup-median-us", (gint64)-1, "proxy-median-us",
      (gint64)-1, "connect-median-us", (gint64)8000, "tls-median-us", (gint64)20000,
      "wait-median-us", (gint64)40000, "receive-median-us", (gint64)-1, NULL);

  g_assert_cmpint (backbone_history_get_median (span, BACKBONE_PHASE_TLS), ==, 20000);
  g_assert_cmpint (backbone_history_get_median (span, BACKBONE_PHASE_PROXY), ==, -1);
  g_assert_cmpint (backbone_history_get_median (span, BACKBONE_FIGURE_TOTAL), ==, 68000);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/scale", test_scale);
  g_test_add_func ("/plot/labels", test_labels);
  g_test_add_func ("/plot/time-ticks", test_time_ticks);
  g_test_add_func ("/plot/time-ticks-stay", test_time_ticks_stay);
  g_test_add_func ("/plot/gap", test_gap);
  g_test_add_func ("/calendar/days", test_calendar_days);
  g_test_add_func ("/calendar/weeks", test_calendar_weeks);
  g_test_add_func ("/calendar/first-weekday", test_first_weekday);
  g_test_add_func ("/history/day-marks", test_day_marks);
  g_test_add_func ("/history/share", test_share);
  g_test_add_func ("/history/figures", test_figures);

  return g_test_run ();
}
