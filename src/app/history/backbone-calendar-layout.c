/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-calendar-layout.h"

#include <langinfo.h>

/* By the middle of the day: whatever the clock did at midnight, that is the same day. */
static void
date_of_day (GDate *date, BackboneTime start, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc ((start + G_TIME_SPAN_DAY / 2) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay)g_date_time_get_day_of_month (local),
                  (GDateMonth)g_date_time_get_month (local),
                  (GDateYear)g_date_time_get_year (local));
}

/**
 * backbone_calendar_layout_init:
 * @self: (out): a layout
 * @now: the present
 * @zone: whose days are meant
 * @first_weekday: on which day weeks begin, 1 for Monday to 7 for Sunday
 */
void
backbone_calendar_layout_init (BackboneCalendarLayout *self,
                               BackboneTime now,
                               GTimeZone *zone,
                               guint first_weekday)
{
  BackboneTime start, end;
  GDate today;
  guint weekday;

  backbone_day_bounds (now, zone, &start, &end);
  date_of_day (&today, start, zone);
  weekday = (g_date_get_weekday (&today) + 7 - first_weekday) % 7;

  self->n_days = (BACKBONE_CALENDAR_WEEKS - 1) * 7 + weekday + 1;
  self->first = today;
  g_date_subtract_days (&self->first, self->n_days - 1);
}

/**
 * backbone_calendar_layout_find:
 * @self: a layout
 * @start: the beginning of a day
 * @zone: whose day is meant
 *
 * Returns: which day that is, from 0 on; -1 if it is not among them
 */
int
backbone_calendar_layout_find (const BackboneCalendarLayout *self,
                               BackboneTime start,
                               GTimeZone *zone)
{
  GDate date;
  int day;

  date_of_day (&date, start, zone);
  day = g_date_days_between (&self->first, &date);

  return day >= 0 && day < (int)self->n_days ? day : -1;
}

/**
 * backbone_calendar_layout_get_start:
 * @self: a layout
 * @day: one of its days
 * @zone: whose day is meant
 *
 * Returns: its beginning
 */
BackboneTime
backbone_calendar_layout_get_start (const BackboneCalendarLayout *self, guint day, GTimeZone *zone)
{
  GDate date = self->first;
  g_autoptr (GDateTime) midnight = NULL;

  g_date_add_days (&date, day);
  midnight = g_date_time_new (zone, g_date_get_year (&date), (int)g_date_get_month (&date),
                              g_date_get_day (&date), 0, 0, 0);

  return g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
}

/**
 * backbone_calendar_layout_month_of_week:
 * @self: a layout
 * @week: one of its weeks
 *
 * Returns: the month that begins in that week, 1 to 12; 0 if none does
 */
int
backbone_calendar_layout_month_of_week (const BackboneCalendarLayout *self, guint week)
{
  GDate date = self->first;

  g_date_add_days (&date, week * 7);
  for (guint i = 0; i < 7; i++)
    {
      if (g_date_get_day (&date) == 1)
        return (int)g_date_get_month (&date);
      g_date_add_days (&date, 1);
    }

  return 0;
}

/**
 * backbone_first_weekday:
 *
 * Returns: on which day weeks begin where the person lives: 1 for Monday to 7 for Sunday
 */
guint
backbone_first_weekday (void)
{
#ifdef __GLIBC__
  /* The day that weeks are counted from, as a date of 1997: the 30th of November was a Sunday. */
  guint origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY)) == 19971201 ? 1 : 0;
  guint first = (guint)*nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  guint weekday = (origin + first + 6) % 7;

  return weekday == 0 ? 7 : weekday;
#else
  return 1;
#endif
}
