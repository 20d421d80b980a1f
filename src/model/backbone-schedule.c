/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-schedule.h"

#include "backbone-calendar.h"

#include <string.h>

/**
 * BackboneSchedule:
 *
 * When the channels of a landscape are checked by themselves, and when nobody is told.
 */
struct _BackboneSchedule
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneSchedule, backbone_schedule, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_ENABLED,
  PROP_INTERVAL,
  PROP_JITTER,
  PROP_QUIET,
  PROP_PACE,
  PROP_LAST,
  PROP_NEXT,
  PROP_BUSY_UNTIL,
  N_PROPERTIES,
};

static void
backbone_schedule_class_init (BackboneScheduleClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_ENABLED] = BACKBONE_RECORD_BOOLEAN ("enabled");
  properties[PROP_INTERVAL] = BACKBONE_RECORD_UINT ("interval");
  properties[PROP_JITTER] = BACKBONE_RECORD_UINT ("jitter");
  properties[PROP_QUIET] = BACKBONE_RECORD_STRING ("quiet");
  properties[PROP_PACE] = BACKBONE_RECORD_UINT ("pace");
  properties[PROP_LAST] = BACKBONE_RECORD_INT64 ("last");
  properties[PROP_NEXT] = BACKBONE_RECORD_INT64 ("next");
  properties[PROP_BUSY_UNTIL] = BACKBONE_RECORD_INT64 ("busy-until");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_schedule_init (BackboneSchedule *self)
{
}

/**
 * backbone_schedule_get_enabled:
 *
 * Returns: whether they are
 */
gboolean
backbone_schedule_get_enabled (BackboneSchedule *self)
{
  return backbone_record_get_boolean (self, PROP_ENABLED);
}

/**
 * backbone_schedule_get_interval:
 *
 * Returns: minutes between the beginnings of two checks
 */
guint
backbone_schedule_get_interval (BackboneSchedule *self)
{
  return backbone_record_get_uint (self, PROP_INTERVAL);
}

/**
 * backbone_schedule_get_jitter:
 *
 * Returns: by how many minutes at most a check is late, so that not everybody comes at once
 */
guint
backbone_schedule_get_jitter (BackboneSchedule *self)
{
  return backbone_record_get_uint (self, PROP_JITTER);
}

/**
 * backbone_schedule_get_quiet:
 *
 * Returns: (transfer none) (nullable): hours of the local day in which nobody is told, such as `22:00-06:00`
 */
const char *
backbone_schedule_get_quiet (BackboneSchedule *self)
{
  return backbone_record_get_string (self, PROP_QUIET);
}

/**
 * backbone_schedule_get_pace:
 *
 * Returns: how many log-ons a second a host gets at most, or 0 for no limit
 */
guint
backbone_schedule_get_pace (BackboneSchedule *self)
{
  return backbone_record_get_uint (self, PROP_PACE);
}

/**
 * backbone_schedule_get_last:
 *
 * Returns: when all channels were last checked, or 0
 */
BackboneTime
backbone_schedule_get_last (BackboneSchedule *self)
{
  return backbone_record_get_int64 (self, PROP_LAST);
}

/**
 * backbone_schedule_get_next:
 *
 * Returns: when it is due again
 */
BackboneTime
backbone_schedule_get_next (BackboneSchedule *self)
{
  return backbone_record_get_int64 (self, PROP_NEXT);
}

static gboolean
parse_clock (const char *text, guint *minutes)
{
  guint64 hour, minute;
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);

  if (parts[0] == NULL || parts[1] == NULL || strlen (parts[1]) != 2
      || !g_ascii_string_to_unsigned (parts[0], 10, 0, 24, &hour, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &minute, NULL)
      || (hour == 24 && minute > 0))
    return FALSE;

  *minutes = (guint)(hour * 60 + minute);
  return TRUE;
}

/**
 * backbone_quiet_hours_parse:
 * @text: such as `22:00-06:00`
 * @from: (out): minutes since midnight
 * @until: (out): minutes since midnight, before @from if they go past it
 *
 * Returns: whether @text says that
 */
gboolean
backbone_quiet_hours_parse (const char *text, guint *from, guint *until)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 2);

  return parts[0] && parts[1] && parse_clock (parts[0], from) && parse_clock (parts[1], until)
         && *from != *until;
}

/**
 * backbone_schedule_is_quiet:
 * @self: a schedule
 * @time: a point in time
 * @zone: where
 *
 * Returns: whether the clock there shows quiet hours
 */
gboolean
backbone_schedule_is_quiet (BackboneSchedule *self, BackboneTime time, GTimeZone *zone)
{
  const char *quiet = backbone_schedule_get_quiet (self);
  guint from, until, minute;

  if (quiet == NULL || !backbone_quiet_hours_parse (quiet, &from, &until))
    return FALSE;

  minute = backbone_minute_of_day (time, zone);
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/* The same for everybody who looks at this landscape, other for each check and each landscape. */
static gint64
get_delay (BackboneSchedule *self, const char *seed)
{
  g_autofree char *text
      = g_strdup_printf ("%s %" G_GINT64_FORMAT, seed, backbone_schedule_get_last (self));
  gint64 jitter = backbone_schedule_get_jitter (self) * G_TIME_SPAN_MINUTE;

  return jitter > 0 ? (gint64)g_str_hash (text) * G_USEC_PER_SEC % jitter : 0;
}

/**
 * backbone_schedule_get_busy_until:
 *
 * Returns: till when another program that checks keeps others out, unless it says before that it goes
 *   on or has ended; 0 if none checks
 */
BackboneTime
backbone_schedule_get_busy_until (BackboneSchedule *self)
{
  return backbone_record_get_int64 (self, PROP_BUSY_UNTIL);
}

/**
 * backbone_schedule_compute_next:
 * @self: a schedule
 * @seed: what tells the landscape from others
 * @now: the present
 *
 * A last check in the future comes from a clock that was set back since: it is not waited for.
 *
 * Returns: when the next check is due; not after @now if it is
 */
BackboneTime
backbone_schedule_compute_next (BackboneSchedule *self, const char *seed, BackboneTime now)
{
  BackboneTime last = backbone_schedule_get_last (self);

  if (last == 0 || last > now)
    return now;

  return last + backbone_schedule_get_interval (self) * G_TIME_SPAN_MINUTE + get_delay (self, seed);
}
