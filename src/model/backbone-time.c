/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-time.h"

#include <glib/gi18n-lib.h>

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
