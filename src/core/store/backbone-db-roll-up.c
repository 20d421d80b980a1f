/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-roll-up-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-db-spans-private.h"
#include "backbone-landscape.h"

/* Rows of one slice: some ten milliseconds. A channel with more than fits into a visit waits at the
 * beginning of a day for the next round, so that each day's median is that of all its results. Short
 * visits to neighbours touch far fewer pages of the file than long ones to single channels, since
 * results lie in the order of the runs. */
#define ROWS_A_SLICE     5000
#define ROWS_A_VISIT     64
#define CHANNELS_A_SLICE 500

#define ROLLED_UP "rolled-up"

/* A channel on its way. */
typedef struct
{
  BackboneDb *db;
  const BackboneRollUp *roll_up;
  gint64 channel;
  BackboneTime before;     /* what is older is rolled up */
  BackboneTime hours_from; /* what is older is not kept by the hour */
  gint64 last;             /* the last result that is */
  guint n_rows;
  gboolean more;
  BackboneSpan hour;
  BackboneSpan day;
  BackboneTime hour_end;
  BackboneTime day_end;
  BackboneOutageWalk walk;
} Channel;

static void
channel_clear (Channel *self)
{
  backbone_span_clear (&self->hour);
  backbone_span_clear (&self->day);
  backbone_outage_walk_clear (&self->walk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Channel, channel_clear)

/* Unless it is too old to be kept. */
static gboolean
store_hour (Channel *self, GError **error)
{
  return self->hour.start < self->hours_from
         || backbone_db_span_store (self->db, BACKBONE_SPAN_HOUR, self->channel, &self->hour,
                                    error);
}

/* Into the hour and the day of @time, also when the clock was set back. */
static gboolean
turn_to (Channel *self, BackboneTime time, GError **error)
{
  BackboneTime start;

  if (self->hour.n == 0 || time >= self->hour_end || time < self->hour.start)
    {
      if (!store_hour (self, error))
        return FALSE;
      start = backbone_hour_start (time);
      self->hour_end = start + G_TIME_SPAN_HOUR;
      backbone_span_begin (&self->hour, start);
    }

  if (self->day.n == 0 || time >= self->day_end || time < self->day.start)
    {
      if (!backbone_db_span_store (self->db, BACKBONE_SPAN_DAY, self->channel, &self->day, error))
        return FALSE;
      backbone_day_bounds (time, self->roll_up->zone, &start, &self->day_end);
      backbone_span_begin (&self->day, start);
    }

  return TRUE;
}

static gboolean
take_results (Channel *self, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      self->db,
      "SELECT " BACKBONE_WALK_COLUMNS
      ", name_lookup_us, proxy_us, connect_us, tls_us, wait_us, receive_us " BACKBONE_WALK_FROM
      "WHERE r.channel = ? AND NOT r.rolled "
      "AND r.id <= (SELECT CAST (value AS INTEGER) FROM settings WHERE key = 'health-judged') "
      "ORDER BY r.id");

  backbone_statement_bind_int64 (statement, self->channel);
  while (backbone_statement_next (statement))
    {
      BackboneWalkStep step;
      gint64 phases[BACKBONE_N_PHASES];

      backbone_walk_step_read (&step, statement, 0);
      if (step.way.time >= self->before)
        break;
      self->more = self->n_rows >= ROWS_A_VISIT && step.way.time >= self->day_end;
      if (self->more)
        break;

      for (int i = 0; i < BACKBONE_N_PHASES; i++)
        phases[i] = backbone_statement_get_optional (statement, 9 + i);
      if (!turn_to (self, step.way.time, error))
        return FALSE;
      backbone_span_add (&self->hour, &step, phases);
      backbone_span_add (&self->day, &step, phases);
      backbone_outage_walk_take (&self->walk, &step);
      self->last = step.result;
      self->n_rows++;
    }

  return backbone_statement_finish (statement, error);
}

/* The result that says how a channel is stays as long as there is no newer one. */
static gboolean
delete_results (Channel *self, GError **error)
{
  static const char *const scripts[] = {
    "DELETE FROM check_result WHERE channel = ?1 AND id <= ?2 "
    "AND id != (SELECT coalesce (max (result), 0) FROM channel_state WHERE channel = ?1)",
    "UPDATE check_result SET rolled = 1 WHERE channel = ?1 AND id <= ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (BackboneStatement) statement = backbone_db_prepare (self->db, scripts[i]);

      backbone_statement_bind_int64 (statement, self->channel);
      backbone_statement_bind_int64 (statement, self->last);
      if (!backbone_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
delete_old (BackboneDb *db, const char *sql, gint64 channel, BackboneTime before, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, sql);

  backbone_statement_bind_int64 (statement, channel);
  backbone_statement_bind_int64 (statement, before);

  return backbone_statement_run (statement, error);
}

/* (out) @found: whether there is anything to roll up: mostly not. */
static gboolean
peek (BackboneDb *db, gint64 channel, BackboneTime before, gboolean *found, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT time FROM check_result WHERE channel = ? AND NOT rolled ORDER BY id LIMIT 1");

  backbone_statement_bind_int64 (statement, channel);
  *found
      = backbone_statement_next (statement) && backbone_statement_get_int64 (statement, 0) < before;

  return backbone_statement_finish (statement, error);
}

static gboolean
delete_old_spans (BackboneDb *db, const BackboneRollUp *roll_up, gint64 channel, GError **error)
{
  return delete_old (db, "DELETE FROM check_hour WHERE channel = ? AND start < ?", channel,
                     roll_up->hours_from, error)
         && delete_old (db, "DELETE FROM check_day WHERE channel = ? AND start < ?", channel,
                        roll_up->days_from, error)
         && delete_old (db, "DELETE FROM outage WHERE channel = ? AND ended != 0 AND ended < ?",
                        channel, roll_up->days_from, error);
}

static gboolean
store_channel (Channel *self, GError **error)
{
  return store_hour (self, error)
         && backbone_db_span_store (self->db, BACKBONE_SPAN_DAY, self->channel, &self->day, error)
         && backbone_db_outages_store (self->db, self->channel, &self->walk, error)
         && delete_results (self, error);
}

/* (inout) @n_rows: how many results were rolled up. (out) @more: whether some wait. */
static gboolean
roll_up_channel (BackboneDb *db,
                 BackboneRollUp *roll_up,
                 gint64 id,
                 guint *n_rows,
                 gboolean *more,
                 GError **error)
{
  g_auto (Channel) channel = { .db = db, .roll_up = roll_up, .channel = id };

  channel.before = roll_up->results_from;
  channel.hours_from = roll_up->hours_from;

  backbone_span_init (&channel.hour);
  backbone_span_init (&channel.day);
  backbone_outage_walk_init (&channel.walk);
  if (!backbone_db_outages_load (db, id, &channel.walk, TRUE, error)
      || !take_results (&channel, error)
      || (channel.n_rows > 0 && !store_channel (&channel, error)))
    return FALSE;

  *n_rows += channel.n_rows;
  *more = channel.more;
  return TRUE;
}

static gboolean
visit_channel (BackboneDb *db,
               BackboneRollUp *roll_up,
               gint64 channel,
               guint *n_rows,
               GError **error)
{
  gboolean found;
  gboolean more = FALSE;

  if (!peek (db, channel, roll_up->results_from, &found, error)
      || (found && !roll_up_channel (db, roll_up, channel, n_rows, &more, error)))
    return FALSE;

  roll_up->after = channel;
  roll_up->again = roll_up->again || more;
  return more || delete_old_spans (db, roll_up, channel, error);
}

/* (out) (transfer full): row ids of channels. */
static gboolean
load_channels (BackboneDb *db, gint64 after, GArray *channels, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id FROM channel WHERE id > ? ORDER BY id LIMIT ?");

  backbone_statement_bind_int64 (statement, after);
  backbone_statement_bind_int64 (statement, CHANNELS_A_SLICE);
  while (backbone_statement_next (statement))
    {
      gint64 channel = backbone_statement_get_int64 (statement, 0);
      g_array_append_val (channels, channel);
    }

  return backbone_statement_finish (statement, error);
}

static BackboneTime
days_ago (const BackboneRollUp *roll_up, guint days)
{
  return backbone_day_add (roll_up->now, -(int)days, roll_up->zone);
}

static void
compute_limits (BackboneRollUp *roll_up)
{
  BackboneRetention *retention = roll_up->retention;

  roll_up->results_from = days_ago (roll_up, backbone_retention_get_results (retention));
  roll_up->hours_from = days_ago (roll_up, backbone_retention_get_hours (retention));
  roll_up->days_from = days_ago (roll_up, backbone_retention_get_days (retention));
}

gboolean
backbone_db_roll_up (BackboneDb *db, BackboneRollUp *roll_up, GError **error)
{
  g_autoptr (GArray) channels = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_rows = 0;

  if (roll_up->results_from == 0)
    compute_limits (roll_up);
  if (!load_channels (db, roll_up->after, channels, error))
    return FALSE;

  for (guint i = 0; i < channels->len && n_rows < ROWS_A_SLICE; i++)
    {
      if (!visit_channel (db, roll_up, g_array_index (channels, gint64, i), &n_rows, error))
        return FALSE;
    }
  if (n_rows > 0)
    backbone_db_note_change (db, BACKBONE_CHANGED_RESULTS);
  if (channels->len > 0)
    return TRUE;

  roll_up->done = !roll_up->again;
  roll_up->again = FALSE;
  roll_up->after = 0;
  return TRUE;
}

/* Settings, and the properties of the record that they are. */
static const struct
{
  const char *key;
  const char *property;
  guint standard;
} keeps[] = {
  { "keep-results", "results", BACKBONE_KEEP_RESULTS_DEFAULT },
  { "keep-hours", "hours", BACKBONE_KEEP_HOURS_DEFAULT },
  { "keep-days", "days", BACKBONE_KEEP_DAYS_DEFAULT },
};

gboolean
backbone_db_retention_load (BackboneDb *db, BackboneRetention **retention, GError **error)
{
  g_autoptr (BackboneRetention) loaded = g_object_new (BACKBONE_TYPE_RETENTION, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keeps); i++)
    {
      g_autofree char *value = NULL;
      guint64 days = 0;

      if (!backbone_db_setting_load (db, keeps[i].key, &value, error))
        return FALSE;
      if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT, &days, NULL))
        days = keeps[i].standard;
      g_object_set (loaded, keeps[i].property, (guint)days, NULL);
    }

  *retention = g_steal_pointer (&loaded);
  return TRUE;
}

static char *
describe_retention (BackboneRetention *retention)
{
  g_autofree char *results = g_strdup_printf ("%u", backbone_retention_get_results (retention));
  g_autofree char *hours = g_strdup_printf ("%u", backbone_retention_get_hours (retention));
  g_autofree char *days = g_strdup_printf ("%u", backbone_retention_get_days (retention));

  return backbone_db_audit_text ("results", results, "hours", hours, "days", days, NULL);
}

gboolean
backbone_db_retention_set (BackboneDb *db, BackboneRetention *retention, GError **error)
{
  g_autoptr (BackboneRetention) old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = describe_retention (retention);

  if (!backbone_db_retention_load (db, &old, error))
    return FALSE;

  before = describe_retention (old);
  for (guint i = 0; i < G_N_ELEMENTS (keeps); i++)
    {
      g_autofree char *value = NULL;
      guint days;

      g_object_get (retention, keeps[i].property, &days, NULL);
      value = g_strdup_printf ("%u", days);
      if (!backbone_db_setting_set (db, keeps[i].key, value, error))
        return FALSE;
    }

  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS);
  return backbone_db_audit (db, "retention-set", "retention", before, after, error);
}

gboolean
backbone_db_roll_up_is_needed (BackboneDb *db,
                               BackboneTime now,
                               GTimeZone *zone,
                               gboolean *needed,
                               GError **error)
{
  g_autofree char *value = NULL;
  BackboneTime start, end, last;

  if (!backbone_db_setting_load (db, ROLLED_UP, &value, error))
    return FALSE;

  backbone_day_bounds (now, zone, &start, &end);
  last = value ? g_ascii_strtoll (value, NULL, 10) : 0;
  *needed = last < start || last >= end;
  return TRUE;
}

gboolean
backbone_db_roll_up_note (BackboneDb *db, BackboneTime now, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, now);

  return backbone_db_setting_set (db, ROLLED_UP, value, error);
}
