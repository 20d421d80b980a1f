/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-outages-private.h"

#include "backbone-db-lists-private.h"

void
backbone_way_clear (BackboneWay *self)
{
  g_free (self->address);
  g_free (self->proxy);
  g_free (self->digest);
  *self = (BackboneWay){ 0 };
}

void
backbone_way_copy (BackboneWay *self, const BackboneWay *other)
{
  BackboneWay copy = *other;

  copy.address = g_strdup (other->address);
  copy.proxy = g_strdup (other->proxy);
  copy.digest = g_strdup (other->digest);
  backbone_way_clear (self);
  *self = copy;
}

void
backbone_outage_data_free (BackboneOutageData *self)
{
  g_free (self->evidence);
  backbone_way_clear (&self->at);
  backbone_way_clear (&self->before);
  g_free (self);
}

void
backbone_outage_walk_init (BackboneOutageWalk *self)
{
  *self = (BackboneOutageWalk){
    .over = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_outage_data_free),
  };
}

void
backbone_outage_walk_clear (BackboneOutageWalk *self)
{
  backbone_way_clear (&self->good);
  g_clear_pointer (&self->present, backbone_outage_data_free);
  g_clear_pointer (&self->over, g_ptr_array_unref);
}

gboolean
backbone_walk_step_counts (const BackboneWalkStep *step)
{
  if (step->own_trouble && backbone_own_trouble_is_possible (step->verdict))
    return FALSE;

  return step->verdict == BACKBONE_VERDICT_OK
         || backbone_status_from_verdict (step->verdict) == BACKBONE_STATUS_FAILING;
}

/* A clock that was set back must not make an outage end before it began. */
static void
end_present (BackboneOutageWalk *self, BackboneTime time)
{
  if (self->present == NULL)
    return;

  self->present->ended = MAX (time, self->present->at.time);
  g_ptr_array_add (self->over, g_steal_pointer (&self->present));
}

void
backbone_outage_walk_take (BackboneOutageWalk *self, const BackboneWalkStep *step)
{
  if (!backbone_walk_step_counts (step))
    return;

  if (self->known_since == 0)
    self->known_since = step->way.time;
  if (step->verdict == BACKBONE_VERDICT_OK)
    {
      end_present (self, step->way.time);
      backbone_way_copy (&self->good, &step->way);
    }
  else if (self->present == NULL)
    {
      self->present = g_new0 (BackboneOutageData, 1);
      self->present->result = step->result;
      self->present->verdict = step->verdict;
      self->present->evidence = g_strdup (step->evidence);
      backbone_way_copy (&self->present->at, &step->way);
      backbone_way_copy (&self->present->before, &self->good);
    }
}

void
backbone_walk_step_read (BackboneWalkStep *step, BackboneStatement *statement, int column)
{
  *step = (BackboneWalkStep){
    .result = backbone_statement_get_int64 (statement, column),
    .verdict = backbone_statement_get_int64 (statement, column + 2),
    .evidence = backbone_statement_get_text (statement, column + 3),
    .own_trouble = backbone_statement_get_int64 (statement, column + 4) != 0,
    .way = {
      .time = backbone_statement_get_int64 (statement, column + 1),
      .address = (char *)backbone_statement_get_text (statement, column + 5),
      .proxy = (char *)backbone_statement_get_text (statement, column + 6),
      .digest = (char *)backbone_statement_get_text (statement, column + 7),
      .credential_saved = backbone_statement_get_int64 (statement, column + 8),
    },
  };
}

static void
read_way (BackboneWay *way, BackboneStatement *statement, int column)
{
  way->time = backbone_statement_get_int64 (statement, column);
  way->address = g_strdup (backbone_statement_get_text (statement, column + 1));
  way->proxy = g_strdup (backbone_statement_get_text (statement, column + 2));
  way->digest = g_strdup (backbone_statement_get_text (statement, column + 3));
  way->credential_saved = backbone_statement_get_int64 (statement, column + 4);
}

static BackboneOutageData *
read_outage (BackboneStatement *statement)
{
  BackboneOutageData *data = g_new0 (BackboneOutageData, 1);

  data->result = backbone_statement_get_int64 (statement, 0);
  data->ended = backbone_statement_get_int64 (statement, 1);
  data->verdict = backbone_statement_get_int64 (statement, 2);
  data->evidence = g_strdup (backbone_statement_get_text (statement, 3));
  read_way (&data->at, statement, 4);
  read_way (&data->before, statement, 9);

  return data;
}

static gboolean
load_history (BackboneDb *db, gint64 channel, BackboneOutageWalk *walk, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT known_since, good_time, good_address, good_proxy, good_digest, "
          "good_credential_saved FROM channel_history WHERE channel = ?");

  backbone_statement_bind_int64 (statement, channel);
  if (backbone_statement_next (statement))
    {
      walk->known_since = backbone_statement_get_int64 (statement, 0);
      read_way (&walk->good, statement, 1);
    }

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_outages_load (BackboneDb *db,
                          gint64 channel,
                          BackboneOutageWalk *walk,
                          gboolean only_present,
                          GError **error)
{
  g_autoptr (BackboneStatement) statement = NULL;

  if (!load_history (db, channel, walk, error))
    return FALSE;

  statement = backbone_db_prepare (
      db, "SELECT result, ended, verdict, evidence, began, address, proxy, digest, "
          "credential_saved, before_time, before_address, before_proxy, before_digest, "
          "before_credential_saved FROM outage WHERE channel = ? AND (ended = 0 OR NOT ?) "
          "ORDER BY result");
  backbone_statement_bind_int64 (statement, channel);
  backbone_statement_bind_int64 (statement, only_present);
  while (backbone_statement_next (statement))
    {
      BackboneOutageData *data = read_outage (statement);

      if (data->ended == 0)
        {
          g_clear_pointer (&walk->present, backbone_outage_data_free);
          walk->present = data;
        }
      else
        {
          g_ptr_array_add (walk->over, data);
        }
    }

  return backbone_statement_finish (statement, error);
}

static void
bind_way (BackboneStatement *statement, const BackboneWay *way)
{
  backbone_statement_bind_int64 (statement, way->time);
  backbone_statement_bind_text (statement, way->address);
  backbone_statement_bind_text (statement, way->proxy);
  backbone_statement_bind_text (statement, way->digest);
  backbone_statement_bind_int64 (statement, way->credential_saved);
}

static gboolean
store_outage (BackboneDb *db, gint64 channel, const BackboneOutageData *data, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO outage (channel, result, ended, verdict, evidence, began, "
          "address, proxy, digest, credential_saved, before_time, before_address, before_proxy, "
          "before_digest, before_credential_saved) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  backbone_statement_bind_int64 (statement, channel);
  backbone_statement_bind_int64 (statement, data->result);
  backbone_statement_bind_int64 (statement, data->ended);
  backbone_statement_bind_int64 (statement, data->verdict);
  backbone_statement_bind_text (statement, data->evidence);
  bind_way (statement, &data->at);
  bind_way (statement, &data->before);

  return backbone_statement_run (statement, error);
}

static gboolean
store_history (BackboneDb *db, gint64 channel, const BackboneOutageWalk *walk, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO channel_history (channel, known_since, good_time, good_address, "
          "good_proxy, good_digest, good_credential_saved) VALUES (?, ?, ?, ?, ?, ?, ?)");

  backbone_statement_bind_int64 (statement, channel);
  backbone_statement_bind_int64 (statement, walk->known_since);
  bind_way (statement, &walk->good);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_outages_store (BackboneDb *db, gint64 channel, BackboneOutageWalk *walk, GError **error)
{
  for (guint i = 0; i < walk->over->len; i++)
    {
      if (!store_outage (db, channel, walk->over->pdata[i], error))
        return FALSE;
    }

  return (walk->present == NULL || store_outage (db, channel, walk->present, error))
         && (walk->known_since == 0 || store_history (db, channel, walk, error));
}

static BackboneOutage *
to_record (const BackboneOutageData *data, const char *customer, BackboneChannelKind kind)
{
  return g_object_new (
      BACKBONE_TYPE_OUTAGE, "customer", customer, "kind", kind, "verdict", data->verdict,
      "evidence", data->evidence, "from", data->at.time, "until", data->ended, "address",
      data->at.address, "proxy", data->at.proxy, "chain-digest", data->at.digest,
      "credential-saved", data->at.credential_saved, "before", data->before.time, "before-address",
      data->before.address, "before-proxy", data->before.proxy, "before-chain-digest",
      data->before.digest, "before-credential-saved", data->before.credential_saved, NULL);
}

static gboolean
walk_results (BackboneDb *db, gint64 channel, BackboneOutageWalk *walk, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT " BACKBONE_WALK_COLUMNS BACKBONE_WALK_FROM
                                 "WHERE r.channel = ? AND NOT r.rolled ORDER BY r.id");

  backbone_statement_bind_int64 (statement, channel);
  while (backbone_statement_next (statement))
    {
      BackboneWalkStep step;

      backbone_walk_step_read (&step, statement, 0);
      backbone_outage_walk_take (walk, &step);
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
add_channel (BackboneDb *db,
             gint64 channel,
             const char *customer,
             BackboneChannelKind kind,
             GPtrArray *records,
             GError **error)
{
  g_auto (BackboneOutageWalk) walk = { 0 };

  backbone_outage_walk_init (&walk);
  if (!backbone_db_outages_load (db, channel, &walk, FALSE, error)
      || !walk_results (db, channel, &walk, error))
    return FALSE;

  if (walk.present)
    g_ptr_array_add (records, to_record (walk.present, customer, kind));
  for (guint i = walk.over->len; i > 0; i--)
    g_ptr_array_add (records, to_record (walk.over->pdata[i - 1], customer, kind));

  return TRUE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  BackboneTime one = backbone_outage_get_from (*(BackboneOutage *const *)a);
  BackboneTime other = backbone_outage_get_from (*(BackboneOutage *const *)b);

  return one == other ? 0 : one < other ? 1 : -1;
}

gboolean
backbone_db_outages_list (BackboneDb *db,
                          const char *number,
                          int kind,
                          guint limit,
                          GPtrArray **records,
                          GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 customer;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT channel.id, customer.number, channel.kind FROM channel "
                                 "JOIN customer ON customer.id = channel.customer "
                                 "WHERE customer.id = ?1 AND (?2 < 0 OR kind = ?2) ORDER BY kind");

  if (!backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, kind);
  while (backbone_statement_next (statement))
    {
      if (!add_channel (db, backbone_statement_get_int64 (statement, 0),
                        backbone_statement_get_text (statement, 1),
                        backbone_statement_get_int64 (statement, 2), found, error))
        return FALSE;
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  g_ptr_array_sort (found, compare_newest_first);
  if (limit > 0 && found->len > limit)
    g_ptr_array_set_size (found, (int)limit);
  *records = g_steal_pointer (&found);
  return TRUE;
}
