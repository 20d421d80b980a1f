/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-health-private.h"

#include "backbone-db-causes-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-landscape.h"

#define JUDGED "health-judged"

/* A result on its way into the state of its channel. */
typedef struct
{
  gint64 result;
  gint64 channel;
  BackboneTime time;
  BackboneVerdict verdict;
} Item;

static gboolean
load_judged (BackboneDb *db, gint64 *judged, GError **error)
{
  g_autofree char *value = NULL;

  if (!backbone_db_setting_load (db, JUDGED, &value, error))
    return FALSE;

  *judged = value ? g_ascii_strtoll (value, NULL, 10) : 0;
  return TRUE;
}

static gboolean
store_judged (BackboneDb *db, gint64 judged, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, judged);

  return backbone_db_setting_set (db, JUDGED, value, error);
}

/* What was found while no way led to any endpoint says nothing about a customer. */
static gboolean
counts (BackboneVerdict verdict, BackboneOwnTrouble trouble)
{
  return trouble == BACKBONE_OWN_TROUBLE_NONE || !backbone_own_trouble_is_possible (verdict);
}

static gboolean
load_items (BackboneDb *db, gint64 after, guint limit, GArray *items, gint64 *last, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT r.id, r.channel, r.time, r.verdict, run.own_trouble FROM check_result r "
          "JOIN check_run run ON run.id = r.run WHERE r.id > ? ORDER BY r.id LIMIT ?");

  backbone_statement_bind_int64 (statement, after);
  backbone_statement_bind_int64 (statement, limit);
  while (backbone_statement_next (statement))
    {
      Item item = {
        .result = backbone_statement_get_int64 (statement, 0),
        .channel = backbone_statement_get_int64 (statement, 1),
        .time = backbone_statement_get_int64 (statement, 2),
        .verdict = backbone_statement_get_int64 (statement, 3),
      };

      *last = item.result;
      if (!counts (item.verdict, backbone_statement_get_int64 (statement, 4)))
        item.channel = 0;
      g_array_append_val (items, item);
    }

  return backbone_statement_finish (statement, error);
}

/* (out) @judged: the last result that is in it. */
static gboolean
load_track (BackboneDb *db,
            gint64 channel,
            BackboneHealthTrack *track,
            gint64 *judged,
            GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT hard, hard_since, streak, streak_since, lasting, flapping, recent, n_recent, "
          "judged FROM channel_state WHERE channel = ?");

  *judged = G_MAXINT64;
  backbone_statement_bind_int64 (statement, channel);
  if (backbone_statement_next (statement))
    {
      *track = (BackboneHealthTrack){
        .hard = backbone_statement_get_int64 (statement, 0),
        .since = backbone_statement_get_int64 (statement, 1),
        .streak = (guint)backbone_statement_get_int64 (statement, 2),
        .streak_since = backbone_statement_get_int64 (statement, 3),
        .lasting = backbone_statement_get_int64 (statement, 4) != 0,
        .flapping = backbone_statement_get_int64 (statement, 5) != 0,
        .recent = (guint)backbone_statement_get_int64 (statement, 6),
        .n_recent = (guint)backbone_statement_get_int64 (statement, 7),
      };
      *judged = backbone_statement_get_int64 (statement, 8);
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
store_track (BackboneDb *db,
             const Item *item,
             const BackboneHealthTrack *track,
             BackboneHealth health,
             GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE channel_state SET judged = ?, health = ?, hard = ?, hard_since = ?, streak = ?, "
          "streak_since = ?, lasting = ?, flapping = ?, recent = ?, n_recent = ? "
          "WHERE channel = ?");

  backbone_statement_bind_int64 (statement, item->result);
  backbone_statement_bind_int64 (statement, health);
  backbone_statement_bind_int64 (statement, track->hard);
  backbone_statement_bind_int64 (statement, track->since);
  backbone_statement_bind_int64 (statement, track->streak);
  backbone_statement_bind_int64 (statement, track->streak_since);
  backbone_statement_bind_int64 (statement, track->lasting);
  backbone_statement_bind_int64 (statement, track->flapping);
  backbone_statement_bind_int64 (statement, track->recent);
  backbone_statement_bind_int64 (statement, track->n_recent);
  backbone_statement_bind_int64 (statement, item->channel);

  return backbone_statement_run (statement, error);
}

/* Results of a customer that came back after its removal may have new numbers, but are judged. */
static gboolean
judge (BackboneDb *db, const Item *item, const BackboneHealthRules *rules, GError **error)
{
  BackboneHealthTrack track;
  BackboneHealth health;
  gint64 judged;

  if (item->channel == 0)
    return TRUE;
  if (!load_track (db, item->channel, &track, &judged, error))
    return FALSE;
  if (item->result <= judged)
    return TRUE;

  health = backbone_health_advance (&track, item->verdict, item->time, rules);

  return store_track (db, item, &track, health, error);
}

gboolean
backbone_db_health_judge (BackboneDb *db, guint limit, gboolean *more, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (BackboneRules) loaded = NULL;
  BackboneHealthRules rules;
  gint64 last;

  if (!backbone_db_rules_load (db, &loaded, error) || !load_judged (db, &last, error)
      || !load_items (db, last, limit, items, &last, error))
    return FALSE;

  backbone_rules_get_health (loaded, &rules);
  for (guint i = 0; i < items->len; i++)
    {
      if (!judge (db, &g_array_index (items, Item, i), &rules, error))
        return FALSE;
    }
  *more = items->len == limit;
  if (items->len == 0)
    return TRUE;

  backbone_db_note_change (db, BACKBONE_CHANGED_RESULTS);
  return store_judged (db, last, error);
}

gboolean
backbone_db_health_note_own_trouble (BackboneDb *db, gint64 run, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (BackboneStatement) statement = NULL;

  if (!backbone_db_your_side_list (db, &records, error))
    return FALSE;
  if (records->len == 0)
    return TRUE;

  statement = backbone_db_prepare (db, "UPDATE check_run SET own_trouble = ? WHERE id = ?");
  backbone_statement_bind_int64 (statement, backbone_your_side_get_trouble (records->pdata[0]));
  backbone_statement_bind_int64 (statement, run);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_health_count (BackboneDb *db, guint *counts_by_health, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT coalesce (health, 0), count (*) FROM channel "
          "LEFT JOIN channel_state s ON s.channel = channel.id WHERE enabled GROUP BY 1");

  for (guint i = 0; i < BACKBONE_N_HEALTHS; i++)
    counts_by_health[i] = 0;
  while (backbone_statement_next (statement))
    {
      gint64 health = backbone_statement_get_int64 (statement, 0);

      if (health >= 0 && health < BACKBONE_N_HEALTHS)
        counts_by_health[health] = (guint)backbone_statement_get_int64 (statement, 1);
    }

  return backbone_statement_finish (statement, error);
}
