/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-time.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Where nobody chose a country: there the C library writes 11/28/26, which half of the world reads as
 * something else. */
static gboolean
locale_has_no_date (void)
{
  const char *name = setlocale (LC_TIME, NULL);

  return name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX")
         || g_str_has_prefix (name, "C.");
}

/**
 * backbone_time_to_text:
 * @time: a point in time
 * @detail: how much of it
 * @zone: (nullable): whose clock and calendar are meant, %NULL for those of this computer
 *
 * The one place that decides how dates are written: as the locale does, else as ISO 8601 does.
 *
 * Returns: (transfer full) (nullable): such as `28.11.2026 20:00` or `2026-11-28 20:00`; %NULL for never
 */
char *
backbone_time_to_text (BackboneTime time, BackboneTimeDetail detail, GTimeZone *zone)
{
  static const char *const hours[] = { "", " %H:%M", " %H:%M:%S" };
  g_autoptr (GDateTime) utc
      = time != 0 ? g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC) : NULL;
  g_autoptr (GDateTime) there = NULL;
  g_autofree char *day = NULL;
  g_autofree char *hour = NULL;

  if (utc == NULL)
    return NULL;

  there = zone ? g_date_time_to_timezone (utc, zone) : g_date_time_to_local (utc);
  day = g_date_time_format (there, locale_has_no_date () ? "%F" : "%x");
  hour = g_date_time_format (there, hours[detail]);

  return g_strconcat (day, hour, NULL);
}

/**
 * backbone_time_to_iso:
 * @time: a point in time
 *
 * Returns: (transfer full) (nullable): ISO 8601 in UTC, such as `2026-11-23T14:02:11Z`, or %NULL
 * for never
 */
char *
backbone_time_to_iso (BackboneTime time)
{
  g_autoptr (GDateTime) date_time = NULL;

  if (time == 0)
    return NULL;

  date_time = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return date_time ? g_date_time_format (date_time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * backbone_time_parse:
 * @text: such as `2026-11-28T20:00`, or the same with a blank, with seconds, or with a time zone
 * @zone: the one that is meant if @text names none
 * @time: (out): the point in time
 *
 * Returns: whether @text is a time
 */
gboolean
backbone_time_parse (const char *text, GTimeZone *zone, BackboneTime *time)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *full = strlen (stripped) == strlen ("2026-11-28T20:00")
                              ? g_strconcat (stripped, ":00", NULL)
                              : g_strdup (stripped);
  g_autoptr (GDateTime) date_time = NULL;

  if (strlen (full) > strlen ("2026-11-28") && full[strlen ("2026-11-28")] == ' ')
    full[strlen ("2026-11-28")] = 'T';
  date_time = g_date_time_new_from_iso8601 (full, zone);
  if (date_time == NULL)
    return FALSE;

  *time = g_date_time_to_unix (date_time) * G_USEC_PER_SEC;
  return TRUE;
}

/**
 * backbone_time_to_age:
 * @time: a point in time
 * @now: the present
 *
 * Returns: (transfer full): translated, how long ago that was, rounded down, such as `2 min`
 */
char *
backbone_time_to_age (BackboneTime time, BackboneTime now)
{
  gint64 seconds = (now - time) / G_USEC_PER_SEC;

  if (time == 0)
    return g_strdup (_ ("never"));
  if (seconds < 60)
    return g_strdup (_ ("now"));
  if (seconds < 60 * 60)
    /* Translators: an age in minutes */
    return g_strdup_printf (_ ("%d min"), (int)(seconds / 60));
  if (seconds < 24 * 60 * 60)
    /* Translators: an age in hours */
    return g_strdup_printf (_ ("%d h"), (int)(seconds / 3600));

  /* Translators: an age in days */
  return g_strdup_printf (_ ("%d d"), (int)(seconds / 86400));
}

/**
 * backbone_time_span_to_text:
 * @microseconds: how long something lasted
 *
 * Returns: (transfer full): translated, in the two largest units, such as `2 d 3 h`, `45 min 7 s`
 */
char *
backbone_time_span_to_text (gint64 microseconds)
{
  int seconds = (int)CLAMP (microseconds / G_USEC_PER_SEC, 0, G_MAXINT);

  if (seconds < 60)
    /* Translators: a time span in seconds */
    return g_strdup_printf (_ ("%d s"), seconds);
  if (seconds < 60 * 60)
    /* Translators: a time span in minutes and seconds */
    return g_strdup_printf (_ ("%d min %d s"), seconds / 60, seconds % 60);
  if (seconds < 24 * 60 * 60)
    /* Translators: a time span in hours and minutes */
    return g_strdup_printf (_ ("%d h %d min"), seconds / 3600, seconds / 60 % 60);

  /* Translators: a time span in days and hours */
  return g_strdup_printf (_ ("%d d %d h"), seconds / 86400, seconds / 3600 % 24);
}

/**
 * backbone_duration_to_string:
 * @microseconds: a duration
 *
 * Returns: (transfer full): translated, such as `0.4 ms`, `42 ms` or `1.2 s`
 */
char *
backbone_duration_to_string (gint64 microseconds)
{
  if (microseconds < 10 * 1000)
    return g_strdup_printf (_ ("%.1f ms"), microseconds / 1000.0);
  if (microseconds < 1000 * 1000)
    return g_strdup_printf (_ ("%d ms"), (int)(microseconds / 1000));

  return g_strdup_printf (_ ("%.1f s"), microseconds / 1e6);
}
