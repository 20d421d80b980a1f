/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-metrics-private.h"

static void
append_channel (BackboneStatement *statement, GStringChunk *strings, GArray *channels)
{
  BackboneChannelFigures channel = {
    .customer = g_string_chunk_insert_const (strings, backbone_statement_get_text (statement, 1)),
    .kind = backbone_statement_get_int64 (statement, 2),
    .verdict = backbone_statement_get_int64 (statement, 3),
    .checked = backbone_statement_get_int64 (statement, 4),
    .succeeded = backbone_statement_get_int64 (statement, 5),
    .health = backbone_statement_get_int64 (statement, 6),
  };

  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    channel.phases[i] = backbone_statement_get_optional (statement, 7 + (int)i);
  g_array_append_val (channels, channel);
}

gboolean
backbone_db_metrics_channels (BackboneDb *db,
                              guint limit,
                              gint64 *after,
                              gboolean *more,
                              GStringChunk *strings,
                              GArray *channels,
                              GError **error)
{
  guint n_before = channels->len;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT channel.id, customer.number, channel.kind, s.verdict, s.checked, s.succeeded, "
          "s.health, name_lookup_us, proxy_us, connect_us, tls_us, wait_us, receive_us "
          "FROM channel JOIN customer ON customer.id = channel.customer "
          "JOIN channel_state s ON s.channel = channel.id "
          "LEFT JOIN check_result r ON r.id = s.result "
          "WHERE channel.id > ? AND channel.enabled ORDER BY channel.id LIMIT ?");

  backbone_statement_bind_int64 (statement, *after);
  backbone_statement_bind_int64 (statement, limit);
  while (backbone_statement_next (statement))
    {
      append_channel (statement, strings, channels);
      *after = backbone_statement_get_int64 (statement, 0);
    }
  *more = channels->len - n_before == limit;

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_metrics_customers (BackboneDb *db,
                               guint limit,
                               gint64 *after,
                               gboolean *more,
                               GStringChunk *strings,
                               GArray *customers,
                               GError **error)
{
  guint n_before = customers->len;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id, number, description, status FROM customer "
                                 "WHERE id > ? ORDER BY id LIMIT ?");

  backbone_statement_bind_int64 (statement, *after);
  backbone_statement_bind_int64 (statement, limit);
  while (backbone_statement_next (statement))
    {
      BackboneCustomerFigures customer = {
        g_string_chunk_insert_const (strings, backbone_statement_get_text (statement, 1)),
        g_string_chunk_insert (strings, backbone_statement_get_text (statement, 2)),
        backbone_statement_get_int64 (statement, 3),
      };

      g_array_append_val (customers, customer);
      *after = backbone_statement_get_int64 (statement, 0);
    }
  *more = customers->len - n_before == limit;

  return backbone_statement_finish (statement, error);
}
