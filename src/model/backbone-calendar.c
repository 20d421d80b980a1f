/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-calendar.h"

#include <string.h>

static GDateTime *
to_date (BackboneTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (
      time >= 0 ? time / G_USEC_PER_SEC : -((-time + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC));

  return g_date_time_to_timezone (utc, zone);
}

/* The first moment of a day. Where the clock is put forward at midnight, it begins later. */
static BackboneTime
day_start (GDateTime *date, GTimeZone *zone)
{
  g_autoptr (GDateTime) midnight
      = g_date_time_new (zone, g_date_time_get_year (date), g_date_time_get_month (date),
                         g_date_time_get_day_of_month (date), 0, 0, 0);

  return g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
}

/**
 * backbone_day_bounds:
 * @time: a point in time
 * @zone: where
 * @start: (out): the beginning of its day there
 * @end: (out): the beginning of the next day; 23 or 25 hours later when the clock is changed
 */
void
backbone_day_bounds (BackboneTime time, GTimeZone *zone, BackboneTime *start, BackboneTime *end)
{
  g_autoptr (GDateTime) date = to_date (time, zone);
  g_autoptr (GDateTime) next = NULL;

  *start = day_start (date, zone);
  next = g_date_time_add_days (date, 1);
  *end = day_start (next, zone);
}

/**
 * backbone_day_add:
 * @time: a point in time
 * @days: how many days, also negative
 * @zone: where
 *
 * Returns: the beginning of the day so many days later
 */
BackboneTime
backbone_day_add (BackboneTime time, int days, GTimeZone *zone)
{
  g_autoptr (GDateTime) date = to_date (time, zone);
  g_autoptr (GDateTime) other = g_date_time_add_days (date, days);

  return day_start (other, zone);
}

/**
 * backbone_hour_start:
 * @time: a point in time
 *
 * Hours are those of UTC, so that each lasts an hour.
 *
 * Returns: the beginning of its hour
 */
BackboneTime
backbone_hour_start (BackboneTime time)
{
  gint64 rest = time % G_TIME_SPAN_HOUR;

  return time - (rest < 0 ? rest + G_TIME_SPAN_HOUR : rest);
}

/**
 * backbone_minute_of_day:
 * @time: a point in time
 * @zone: where
 *
 * Returns: what the clock shows there, in minutes since midnight
 */
guint
backbone_minute_of_day (BackboneTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) date = to_date (time, zone);

  return (guint)(g_date_time_get_hour (date) * 60 + g_date_time_get_minute (date));
}

/**
 * backbone_day_parse:
 * @text: a day, such as `2026-11-28`
 * @zone: where
 * @start: (out): its beginning
 *
 * Returns: whether it is a day
 */
gboolean
backbone_day_parse (const char *text, GTimeZone *zone, BackboneTime *start)
{
  g_autofree char *midnight = g_strconcat (text, "T00:00:00", NULL);
  g_autoptr (GDateTime) date
      = strlen (text) == 10 ? g_date_time_new_from_iso8601 (midnight, zone) : NULL;

  if (date == NULL)
    return FALSE;

  *start = g_date_time_to_unix (date) * G_USEC_PER_SEC;
  return TRUE;
}
