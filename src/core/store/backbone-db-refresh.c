/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-refresh-private.h"

#include "backbone-db-exchanges-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-landscape.h"

/* Exchanges come one by one, those of a customer side by side. */
#define SELECT_ROWS                                                                                \
  "SELECT customer.number, r.refreshed, r.attempted, r.verdict, r.evidence, e.purpose, e.proven "  \
  "FROM customer LEFT JOIN installation_refresh r ON r.customer = customer.id "                    \
  "LEFT JOIN exchange e ON e.customer = customer.id AND e.verdict = ?1 "                           \
  "AND " BACKBONE_DB_EXCHANGE_IS_CURRENT " "

void
backbone_refresh_row_free (BackboneRefreshRow *self)
{
  g_free (self->customer);
  g_free (self->evidence);
  g_free (self);
}

static BackboneRefreshRow *
row_new (BackboneStatement *statement)
{
  BackboneRefreshRow *row = g_new0 (BackboneRefreshRow, 1);

  row->customer = g_strdup (backbone_statement_get_text (statement, 0));
  row->refreshed = backbone_statement_get_int64 (statement, 1);
  row->attempted = backbone_statement_get_int64 (statement, 2);
  row->verdict = backbone_statement_get_int64 (statement, 3);
  row->evidence = g_strdup (backbone_statement_get_text (statement, 4));

  return row;
}

static void
add_exchange (BackboneRefreshRow *row, BackboneStatement *statement)
{
  BackboneTime proven = backbone_statement_get_int64 (statement, 6);

  if (backbone_statement_is_null (statement, 5))
    return;

  row->proven[backbone_statement_get_int64 (statement, 5)] = proven;
  row->exchange_proven = MAX (row->exchange_proven, proven);
}

gboolean
backbone_db_refresh_load (BackboneDb *db, GHashTable **rows, GError **error)
{
  g_autoptr (GHashTable) loaded = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify)backbone_refresh_row_free);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, SELECT_ROWS);

  backbone_statement_bind_int64 (statement, BACKBONE_VERDICT_OK);
  while (backbone_statement_next (statement))
    {
      BackboneRefreshRow *row
          = g_hash_table_lookup (loaded, backbone_statement_get_text (statement, 0));

      if (row == NULL)
        {
          row = row_new (statement);
          g_hash_table_insert (loaded, row->customer, row);
        }
      add_exchange (row, statement);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *rows = g_steal_pointer (&loaded);
  return TRUE;
}

gboolean
backbone_db_refresh_find (BackboneDb *db,
                          const char *number,
                          BackboneRefreshRow **row,
                          GError **error)
{
  g_autoptr (BackboneRefreshRow) found = NULL;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, SELECT_ROWS "WHERE customer.number = ?2");

  *row = NULL;
  backbone_statement_bind_int64 (statement, BACKBONE_VERDICT_OK);
  backbone_statement_bind_text (statement, number);
  while (backbone_statement_next (statement))
    {
      if (found == NULL)
        found = row_new (statement);
      add_exchange (found, statement);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *row = g_steal_pointer (&found);
  return TRUE;
}

gboolean
backbone_db_refresh_save (BackboneDb *db,
                          const char *number,
                          gboolean refreshed,
                          BackboneVerdict verdict,
                          const char *evidence,
                          const char *local_user,
                          const char *s_user,
                          GError **error)
{
  BackboneTime now = g_get_real_time ();
  gint64 customer;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO installation_refresh (customer, refreshed, attempted, verdict, evidence, "
          "local_user, s_user) VALUES (?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (customer) DO UPDATE SET "
          "refreshed = max (refreshed, excluded.refreshed), attempted = excluded.attempted, "
          "verdict = excluded.verdict, evidence = excluded.evidence, "
          "local_user = excluded.local_user, s_user = excluded.s_user");

  if (!backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, refreshed ? now : 0);
  backbone_statement_bind_int64 (statement, now);
  backbone_statement_bind_int64 (statement, verdict);
  backbone_statement_bind_text (statement, evidence);
  backbone_statement_bind_text (statement, local_user);
  backbone_statement_bind_text (statement, s_user);
  backbone_db_note_change (db, BACKBONE_CHANGED_EXCHANGES);

  return backbone_statement_run (statement, error);
}
