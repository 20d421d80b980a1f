/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-lists-private.h"

#include "backbone-db-customers-private.h"
#include "backbone-db-settings-private.h"

/* No limit, for SQLite. */
#define ALL -1

/* The columns of check_result in the order of read_result(); the customer's number comes first. */
#define RESULT_COLUMNS                                                                             \
  "customer.number, channel.kind, r.id, r.run, r.time, r.verdict, r.status, r.name_lookup_us, "    \
  "r.proxy_us, r.connect_us, r.tls_us, r.wait_us, r.receive_us, r.tls_version, r.chain_digest, "   \
  "r.evidence "
#define N_RESULT_COLUMNS 16

static BackboneCheckResult *
read_result (BackboneStatement *statement)
{
  return g_object_new (BACKBONE_TYPE_CHECK_RESULT, "customer",
                       backbone_statement_get_text (statement, 0), "kind",
                       (int)backbone_statement_get_int64 (statement, 1), "run",
                       backbone_statement_get_int64 (statement, 3), "time",
                       backbone_statement_get_int64 (statement, 4), "verdict",
                       (int)backbone_statement_get_int64 (statement, 5), "status",
                       (guint)backbone_statement_get_int64 (statement, 6), "name-lookup-us",
                       backbone_statement_get_optional (statement, 7), "proxy-us",
                       backbone_statement_get_optional (statement, 8), "connect-us",
                       backbone_statement_get_optional (statement, 9), "tls-us",
                       backbone_statement_get_optional (statement, 10), "wait-us",
                       backbone_statement_get_optional (statement, 11), "receive-us",
                       backbone_statement_get_optional (statement, 12), "tls-version",
                       backbone_statement_get_text (statement, 13), "chain-digest",
                       backbone_statement_get_text (statement, 14), "evidence",
                       backbone_statement_get_text (statement, 15), NULL);
}

gboolean
backbone_db_resolve_number (BackboneDb *db, const char *number, gint64 *id, GError **error)
{
  g_autofree char *normalized = backbone_customer_number_normalize (number, error);

  return normalized && backbone_db_customer_find_id (db, normalized, id, error);
}

/* The keys of backbone_channel_edit_job_new(), one for each column from 16 on. */
static const char *const override_keys[] = { "destination",
                                             "type",
                                             "host",
                                             "port",
                                             "path_prefix",
                                             "test_path",
                                             "good_status",
                                             "proxy",
                                             "connect_time_limit",
                                             "answer_time_limit" };

static char **
read_overrides (BackboneStatement *statement, int first_column)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (override_keys); i++)
    {
      if (backbone_statement_get_int64 (statement, first_column + i))
        g_strv_builder_add (builder, override_keys[i]);
    }

  return g_strv_builder_end (builder);
}

#define CHANNEL_COLUMNS                                                                            \
  "channel.destination, coalesce (channel.destination_type, e.destination_type), "                 \
  "coalesce (channel.host, e.host), coalesce (channel.port, e.port), "                             \
  "coalesce (channel.path_prefix, e.path_prefix), coalesce (channel.test_path, e.test_path), "     \
  "coalesce (channel.good_status, e.good_status), coalesce (channel.proxy, 'inherit'), "           \
  "authentication, enabled, s.since, "                                                             \
  "destination_edited, channel.destination_type IS NOT NULL, channel.host IS NOT NULL, "           \
  "channel.port IS NOT NULL, channel.path_prefix IS NOT NULL, channel.test_path IS NOT NULL, "     \
  "channel.good_status IS NOT NULL, channel.proxy IS NOT NULL, "                                   \
  "channel.connect_seconds IS NOT NULL, channel.answer_seconds IS NOT NULL, "                      \
  "coalesce (channel.connect_seconds, ?2), coalesce (channel.answer_seconds, ?3), "                \
  "s.health, s.hard_since "

static BackboneChannel *
read_channel (BackboneStatement *statement)
{
  const int c = N_RESULT_COLUMNS;
  g_auto (GStrv) overrides = read_overrides (statement, c + 11);
  g_autoptr (BackboneCheckResult) result
      = backbone_statement_is_null (statement, 2) ? NULL : read_result (statement);

  return g_object_new (
      BACKBONE_TYPE_CHANNEL, "customer", backbone_statement_get_text (statement, 0), "kind",
      (int)backbone_statement_get_int64 (statement, 1), "destination",
      backbone_statement_get_text (statement, c), "destination-type",
      backbone_statement_get_text (statement, c + 1), "host",
      backbone_statement_get_text (statement, c + 2), "port",
      (guint)backbone_statement_get_int64 (statement, c + 3), "path-prefix",
      backbone_statement_get_text (statement, c + 4), "test-path",
      backbone_statement_get_text (statement, c + 5), "good-status",
      (guint)backbone_statement_get_int64 (statement, c + 6), "proxy",
      backbone_statement_get_text (statement, c + 7), "authentication",
      (int)backbone_statement_get_int64 (statement, c + 8), "enabled",
      backbone_statement_get_int64 (statement, c + 9) != 0, "since",
      backbone_statement_get_int64 (statement, c + 10), "overrides", overrides, "result", result,
      "connect-seconds", (guint)backbone_statement_get_int64 (statement, c + 21), "answer-seconds",
      (guint)backbone_statement_get_int64 (statement, c + 22), "health",
      (int)backbone_statement_get_int64 (statement, c + 23), "health-since",
      backbone_statement_get_int64 (statement, c + 24), NULL);
}

gboolean
backbone_db_channels_list (BackboneDb *db, const char *number, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 customer = 0;
  BackboneTimeLimits limits;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT " RESULT_COLUMNS ", " CHANNEL_COLUMNS
                                 "FROM customer JOIN channel ON channel.customer = customer.id "
                                 "JOIN endpoint e ON e.kind = channel.kind "
                                 "LEFT JOIN channel_state s ON s.channel = channel.id "
                                 "LEFT JOIN check_result r ON r.id = s.result "
                                 "WHERE ?1 = 0 OR customer.id = ?1 ORDER BY number, channel.kind");

  if ((number && !backbone_db_resolve_number (db, number, &customer, error))
      || !backbone_db_time_limits_load (db, &limits, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, limits.connect_seconds);
  backbone_statement_bind_int64 (statement, limits.answer_seconds);
  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_channel (statement));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

static BackboneTechnicalUser *
read_technical_user (BackboneStatement *statement)
{
  return g_object_new (BACKBONE_TYPE_TECHNICAL_USER, "id",
                       backbone_statement_get_text (statement, 0), "customer",
                       backbone_statement_get_text (statement, 1), "life-cycle",
                       (int)backbone_statement_get_int64 (statement, 2), "credential-saved",
                       backbone_statement_get_int64 (statement, 3), "log-on-proven",
                       backbone_statement_get_int64 (statement, 4), "held-since",
                       backbone_statement_get_int64 (statement, 5), "held-verdict",
                       (int)backbone_statement_get_int64 (statement, 6), "held-kind",
                       (int)backbone_statement_get_int64 (statement, 7), NULL);
}

/* A user whom several customers name is shown with the first of them. */
gboolean
backbone_db_technical_users_list (BackboneDb *db,
                                  const char *number,
                                  GPtrArray **records,
                                  GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 customer = 0;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT u.id, min (customer.number), life_cycle, credential_saved, log_on_proven, "
          "held_since, held_verdict, held_kind "
          "FROM technical_user u JOIN customer ON customer.technical_user = u.id "
          "WHERE CASE ?1 WHEN 0 THEN held_since != 0 ELSE customer.id = ?1 END "
          "GROUP BY u.id ORDER BY min (customer.number), u.id");

  if (number && !backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, customer);
  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_technical_user (statement));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

/* The plus sign keeps SQLite from walking through the results of all channels by their ids. */
gboolean
backbone_db_history_list (BackboneDb *db,
                          const char *number,
                          int kind,
                          guint limit,
                          GPtrArray **records,
                          GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 customer;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT " RESULT_COLUMNS "FROM check_result r "
          "JOIN channel ON channel.id = r.channel JOIN customer ON customer.id = channel.customer "
          "WHERE r.channel IN (SELECT id FROM channel WHERE channel.customer = ? "
          "AND (kind = ?2 OR ?2 < 0)) ORDER BY +r.id DESC LIMIT ?");

  if (!backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, kind);
  backbone_statement_bind_int64 (statement, limit > 0 ? (gint64)limit : ALL);
  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_result (statement));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

/* The condition is that of the index. */
gboolean
backbone_db_run_results_list (BackboneDb *db, gint64 run, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT " RESULT_COLUMNS "FROM check_result r "
          "JOIN channel ON channel.id = r.channel JOIN customer ON customer.id = channel.customer "
          "WHERE r.run = ? AND r.verdict != 1 ORDER BY customer.number, channel.kind, r.id");

  backbone_statement_bind_int64 (statement, run);
  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_result (statement));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

gboolean
backbone_db_proxy_overrides_list (BackboneDb *db, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT proxy, count (*) AS n, count (DISTINCT customer) FROM channel "
          "WHERE proxy IS NOT NULL AND proxy <> 'inherit' GROUP BY proxy ORDER BY n DESC, proxy");

  while (backbone_statement_next (statement))
    g_ptr_array_add (
        found, g_object_new (BACKBONE_TYPE_PROXY_OVERRIDE, "proxy",
                             backbone_statement_get_text (statement, 0), "n-channels",
                             (guint)backbone_statement_get_int64 (statement, 1), "n-customers",
                             (guint)backbone_statement_get_int64 (statement, 2), NULL));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}
