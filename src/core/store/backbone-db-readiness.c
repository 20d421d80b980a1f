/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-readiness-private.h"

#include "backbone-db-migration-private.h"
#include "backbone-model.h"

#define HOUR (60 * 60 * (gint64)G_USEC_PER_SEC)

#define HAS_MARK(step)                                                                             \
  "EXISTS (SELECT 1 FROM setup_customer m WHERE m.customer = customer.id AND m.step = '" step "')"
#define CHANNEL_WHERE                                                                              \
  "EXISTS (SELECT 1 FROM channel LEFT JOIN channel_state t ON t.channel = channel.id "             \
  "WHERE channel.customer = customer.id AND "
#define IN_USE "channel.enabled AND "

/* What speaks against each customer, as bits: 1 << BackboneBlockingCause. Parameters: now, the
 * earliest time that counts, and the values of the model that the columns are compared with. SQLite
 * reads | and << from left to right. */
#define SELECT_BLOCKS                                                                              \
  "SELECT number, ((NOT " HAS_MARK (                                                               \
      "customer-numbers") ") << 0) "                                                               \
                          "| ((u.credential IS NULL AND c.credential IS NULL) << 1) "              \
                          "| ((a.s_user IS NULL) << 2) "                                           \
                          "| (coalesce (s.mark IN (?4, ?5) OR (s.expires != 0 AND s.expires <= "   \
                          "?1), 0) << 3) "                                                         \
                          "| (coalesce (s.customer != customer.number OR EXISTS (SELECT 1 FROM "   \
                          "customer o "                                                            \
                          "WHERE o.technical_user = u.id AND o.id != customer.id), 0) << 4) "      \
                          "| ((3 != (SELECT count (*) FROM channel WHERE channel.customer = "      \
                          "customer.id "                                                           \
                          "AND channel.enabled)) << 5) "                                           \
                          "| ((" CHANNEL_WHERE IN_USE "t.verdict != ?3)) << 6) "                   \
                          "| ((" CHANNEL_WHERE IN_USE                                              \
                          "(t.verdict IS NULL OR (t.verdict = ?3 AND t.checked < ?2)))) << 7) "    \
                          "| ((coalesce (r.refreshed, 0) = 0 AND NOT " HAS_MARK (                  \
                              "refresh") ") << 8) "                                                \
                                         "FROM customer LEFT JOIN technical_user u ON u.id = "     \
                                         "customer.technical_user "                                \
                                         "LEFT JOIN client_certificate c ON c.technical_user = "   \
                                         "u.id "                                                   \
                                         "LEFT JOIN assignment a ON a.customer = customer.id AND " \
                                         "a.local_user = "                                         \
                                         "(SELECT id FROM local_user WHERE name = "                \
                                         "'" BACKBONE_LOCAL_USER_DEFAULT "') "                     \
                                         "LEFT JOIN s_user s ON s.id = a.s_user "                  \
                                         "LEFT JOIN installation_refresh r ON r.customer = "       \
                                         "customer.id "                                            \
                                         "ORDER BY owner DESC, number"

/* The bits that the query sets. */
G_STATIC_ASSERT (BACKBONE_BLOCKING_CAUSE_CUSTOMER_NUMBER == 0);
G_STATIC_ASSERT (BACKBONE_BLOCKING_CAUSE_ASSIGNMENT == 2);
G_STATIC_ASSERT (BACKBONE_BLOCKING_CAUSE_WRONG_CUSTOMER == 4);
G_STATIC_ASSERT (BACKBONE_BLOCKING_CAUSE_CHANNEL_FAILING == 6);
G_STATIC_ASSERT (BACKBONE_BLOCKING_CAUSE_REFRESH == 8);

/* One list of numbers for each cause. */
typedef struct
{
  GPtrArray *numbers[BACKBONE_N_BLOCKING_CAUSES]; /* of strings, ended by NULL when it is whole */
} Blocks;

static void
blocks_init (Blocks *self)
{
  for (guint i = 0; i < BACKBONE_N_BLOCKING_CAUSES; i++)
    self->numbers[i] = g_ptr_array_new_with_free_func (g_free);
}

static void
blocks_clear (Blocks *self)
{
  for (guint i = 0; i < BACKBONE_N_BLOCKING_CAUSES; i++)
    g_ptr_array_unref (self->numbers[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Blocks, blocks_clear)

static void
blocks_add (Blocks *self, BackboneStatement *statement)
{
  gint64 causes = backbone_statement_get_int64 (statement, 1);

  for (guint i = 0; i < BACKBONE_N_BLOCKING_CAUSES; i++)
    {
      if (causes & (1 << i))
        g_ptr_array_add (self->numbers[i], g_strdup (backbone_statement_get_text (statement, 0)));
    }
}

static GPtrArray *
blocks_to_records (Blocks *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < BACKBONE_N_BLOCKING_CAUSES; i++)
    {
      guint n_customers = self->numbers[i]->len;

      if (n_customers == 0)
        continue;
      g_ptr_array_add (self->numbers[i], NULL);
      g_ptr_array_add (records,
                       g_object_new (BACKBONE_TYPE_BLOCKER, "cause", (int)i, "title",
                                     backbone_blocking_cause_to_title (i), "next-step",
                                     backbone_blocking_cause_to_next_step (i), "n-customers",
                                     n_customers, "customers", self->numbers[i]->pdata, NULL));
    }

  return records;
}

gboolean
backbone_db_blockers_list (BackboneDb *db,
                           BackboneTime now,
                           BackboneTime not_before,
                           GPtrArray **records,
                           GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, SELECT_BLOCKS);
  g_auto (Blocks) blocks = { 0 };

  blocks_init (&blocks);
  backbone_statement_bind_int64 (statement, now);
  backbone_statement_bind_int64 (statement, not_before);
  backbone_statement_bind_int64 (statement, BACKBONE_VERDICT_OK);
  backbone_statement_bind_int64 (statement, BACKBONE_S_USER_STATE_DELETED);
  backbone_statement_bind_int64 (statement, BACKBONE_S_USER_STATE_LOCKED);
  while (backbone_statement_next (statement))
    blocks_add (&blocks, statement);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = blocks_to_records (&blocks);
  return TRUE;
}

gboolean
backbone_db_blockers_load (BackboneDb *db, GPtrArray **records, GError **error)
{
  g_autoptr (BackboneMigration) migration = NULL;
  BackboneTime now = g_get_real_time ();

  if (!backbone_db_migration_load (db, &migration, error))
    return FALSE;

  return backbone_db_blockers_list (
      db, now, now - backbone_migration_get_readiness_hours (migration) * HOUR, records, error);
}

gboolean
backbone_db_blockers_find_due (BackboneDb *db, BackboneTime *due, GError **error)
{
  g_autoptr (BackboneMigration) migration = NULL;
  g_autoptr (BackboneStatement) statement = NULL;
  BackboneTime now = g_get_real_time ();
  gint64 span;

  if (!backbone_db_migration_load (db, &migration, error))
    return FALSE;

  span = backbone_migration_get_readiness_hours (migration) * HOUR;
  /* A check counts to the last microsecond. */
  statement = backbone_db_prepare (
      db, "SELECT min (due) FROM (SELECT min (t.checked) + ?1 + 1 AS due FROM channel_state t "
          "WHERE t.verdict = ?2 AND t.checked >= ?3 - ?1 "
          "UNION ALL SELECT min (expires) FROM s_user WHERE expires > ?3)");
  backbone_statement_bind_int64 (statement, span);
  backbone_statement_bind_int64 (statement, BACKBONE_VERDICT_OK);
  backbone_statement_bind_int64 (statement, now);
  *due = backbone_statement_next (statement) ? backbone_statement_get_int64 (statement, 0) : 0;

  return backbone_statement_finish (statement, error);
}
