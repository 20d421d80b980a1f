/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-plot-scale.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/**
 * backbone_plot_scale:
 * @highest: what has to fit, in microseconds
 * @most_steps: how many steps there may be, at least 2
 *
 * Returns: an axis from 0 on with round numbers
 */
BackbonePlotScale
backbone_plot_scale (gint64 highest, guint most_steps)
{
  static const gint64 factors[] = { 1, 2, 5 };
  gint64 wanted = MAX (highest, 1);

  for (gint64 power = 1; power <= G_MAXINT64 / 1000; power *= 10)
    {
      for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
        {
          gint64 step = factors[i] * power;
          gint64 n_steps = (wanted + step - 1) / step;

          if (n_steps <= (gint64)most_steps)
            return (BackbonePlotScale){ step, (guint)n_steps };
        }
    }

  return (BackbonePlotScale){ wanted, 1 };
}

/**
 * backbone_plot_duration_label:
 * @microseconds: a round duration
 *
 * Returns: (transfer full): translated, such as `0`, `500 µs`, `20 ms` or `1.5 s`
 */
char *
backbone_plot_duration_label (gint64 microseconds)
{
  if (microseconds == 0)
    return g_strdup ("0");
  if (microseconds < 1000)
    /* Translators: microseconds on an axis */
    return g_strdup_printf (_ ("%d µs"), (int)microseconds);
  if (microseconds < G_USEC_PER_SEC)
    /* Translators: milliseconds on an axis; %g has no decimals where there are none */
    return g_strdup_printf (_ ("%g ms"), (double)microseconds / 1000);

  /* Translators: seconds on an axis; %g has no decimals where there are none */
  return g_strdup_printf (_ ("%g s"), (double)microseconds / 1e6);
}

static void
clear_tick (gpointer data)
{
  g_free (((BackbonePlotTick *)data)->label);
}

static GDateTime *
to_local (BackboneTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, zone);
}

static void
add_tick (GArray *ticks, GDateTime *date, const char *format)
{
  BackbonePlotTick tick
      = { g_date_time_to_unix (date) * G_USEC_PER_SEC, g_date_time_format (date, format) };

  g_array_append_val (ticks, tick);
}

/* Days whose number since the beginning of time is a multiple of @days, so that they stay where they
 * are when the plot goes on. */
static void
add_days (GArray *ticks, BackboneTime from, BackboneTime until, GTimeZone *zone, guint days)
{
  BackboneTime day = backbone_day_add (from, from > backbone_day_add (from, 0, zone), zone);

  for (; day < until; day = backbone_day_add (day, 1, zone))
    {
      g_autoptr (GDateTime) date = to_local (day, zone);
      GDate julian;

      g_date_clear (&julian, 1);
      g_date_set_dmy (&julian, (GDateDay)g_date_time_get_day_of_month (date),
                      (GDateMonth)g_date_time_get_month (date),
                      (GDateYear)g_date_time_get_year (date));
      if (g_date_get_julian (&julian) % days == 0)
        /* Translators: a day on an axis, as g_date_time_format() takes it, such as 14 Mar */
        add_tick (ticks, date, _ ("%-d %b"));
    }
}

static void
add_months (GArray *ticks, BackboneTime from, BackboneTime until, GTimeZone *zone, int months)
{
  g_autoptr (GDateTime) date = to_local (from, zone);
  int month = g_date_time_get_year (date) * 12 + g_date_time_get_month (date) - 1;

  for (;; month++)
    {
      g_autoptr (GDateTime) first = g_date_time_new (zone, month / 12, month % 12 + 1, 1, 0, 0, 0);
      BackboneTime time = g_date_time_to_unix (first) * G_USEC_PER_SEC;

      if (time >= until)
        return;
      if (time >= from && month % months == 0)
        /* Translators: a month on an axis, as g_date_time_format() takes it: %Ob is a month by itself */
        add_tick (ticks, first, g_date_time_get_month (first) == 1 ? _ ("%Ob %Y") : _ ("%Ob"));
    }
}

/**
 * backbone_plot_time_ticks:
 * @from: the beginning of the axis
 * @until: its end
 * @zone: whose days are meant
 * @most: how many marks there is room for, at least 2
 *
 * Returns: (transfer full) (element-type BackbonePlotTick): marks at midnight, days, weeks or months
 * apart; a day may have 23 or 25 hours
 */
GArray *
backbone_plot_time_ticks (BackboneTime from, BackboneTime until, GTimeZone *zone, guint most)
{
  static const guint days[] = { 1, 2, 7, 14 };
  static const int months[] = { 1, 2, 3, 6, 12 };
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (BackbonePlotTick));
  gint64 n_days = (until - from) / G_TIME_SPAN_DAY + 1;
  guint i = 0;

  g_array_set_clear_func (ticks, clear_tick);
  while (i < G_N_ELEMENTS (days) && n_days / days[i] + 1 > most)
    i++;
  if (i < G_N_ELEMENTS (days) && n_days <= 100)
    {
      add_days (ticks, from, until, zone, days[i]);
      return ticks;
    }

  for (i = 0; i + 1 < G_N_ELEMENTS (months) && n_days / (30 * months[i]) + 1 > most; i++)
    ;
  add_months (ticks, from, until, zone, months[i]);

  return ticks;
}

static int
compare (const void *a, const void *b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return (one > other) - (one < other);
}

/**
 * backbone_plot_gap:
 * @times: (array length=n_times): when something was measured, in order
 * @n_times: how many there are
 * @span: how long one of them lasts at least, such as an hour
 *
 * Where checks run four times a day, a line has to go from one to the next; where one is missing, it
 * must not.
 *
 * Returns: how far apart two of them may be for a line between them
 */
gint64
backbone_plot_gap (const BackboneTime *times, guint n_times, gint64 span)
{
  g_autofree gint64 *distances = NULL;

  if (n_times < 3)
    return span * 3 / 2;

  distances = g_new (gint64, n_times - 1);
  for (guint i = 0; i + 1 < n_times; i++)
    distances[i] = times[i + 1] - times[i];
  qsort (distances, n_times - 1, sizeof *distances, compare);

  return MAX (span, distances[(n_times - 1) / 2]) * 3 / 2;
}
