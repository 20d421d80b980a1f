/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-exchanges-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-lists-private.h"
#include "backbone-landscape.h"

static BackboneExchange *
read_exchange (BackboneStatement *statement)
{
  return g_object_new (BACKBONE_TYPE_EXCHANGE, "customer",
                       backbone_statement_get_text (statement, 0), "purpose",
                       (int)backbone_statement_get_int64 (statement, 1), "time",
                       backbone_statement_get_int64 (statement, 2), "verdict",
                       (int)backbone_statement_get_int64 (statement, 3), "evidence",
                       backbone_statement_get_text (statement, 4), "proven",
                       backbone_statement_get_int64 (statement, 5), "local-user",
                       backbone_statement_get_text (statement, 6), "technical-user",
                       backbone_statement_get_text (statement, 7), "s-user",
                       backbone_statement_get_text (statement, 8), NULL);
}

gboolean
backbone_db_exchanges_list (BackboneDb *db, const char *number, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 customer;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT customer.number, purpose, time, verdict, evidence, proven, e.local_user, "
          "e.technical_user, e.s_user FROM exchange e JOIN customer ON customer.id = e.customer "
          "WHERE customer.id = ? AND " BACKBONE_DB_EXCHANGE_IS_CURRENT " ORDER BY purpose");

  if (!backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, customer);
  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_exchange (statement));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

/* What it proved is proven as long as the users are the same. */
static gboolean
store_exchange (BackboneDb *db, gint64 customer, BackboneExchange *exchange, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO exchange (customer, purpose, time, verdict, evidence, proven, local_user, "
          "technical_user, s_user) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (customer, purpose) DO UPDATE SET time = excluded.time, "
          "verdict = excluded.verdict, evidence = excluded.evidence, "
          "proven = CASE WHEN excluded.proven = 0 AND technical_user IS excluded.technical_user "
          "AND s_user IS excluded.s_user THEN proven ELSE excluded.proven END, "
          "local_user = excluded.local_user, technical_user = excluded.technical_user, "
          "s_user = excluded.s_user");

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, backbone_exchange_get_purpose (exchange));
  backbone_statement_bind_int64 (statement, backbone_exchange_get_time (exchange));
  backbone_statement_bind_int64 (statement, backbone_exchange_get_verdict (exchange));
  backbone_statement_bind_text (statement, backbone_exchange_get_evidence (exchange));
  backbone_statement_bind_int64 (statement, backbone_exchange_get_proven (exchange));
  backbone_statement_bind_text (statement, backbone_exchange_get_local_user (exchange));
  backbone_statement_bind_text (statement, backbone_exchange_get_technical_user (exchange));
  backbone_statement_bind_text (statement, backbone_exchange_get_s_user (exchange));

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_exchange_save (BackboneDb *db, BackboneExchange *exchange, GError **error)
{
  const char *number = backbone_exchange_get_customer (exchange);
  BackboneVerdict verdict = backbone_exchange_get_verdict (exchange);
  BackbonePurpose purpose = backbone_exchange_get_purpose (exchange);
  g_autofree char *after = backbone_db_audit_text (
      "purpose", backbone_purpose_to_id (purpose), "verdict", backbone_verdict_to_id (verdict),
      "evidence", backbone_exchange_get_evidence (exchange), "local_user",
      backbone_exchange_get_local_user (exchange), "technical_user",
      backbone_exchange_get_technical_user (exchange), "s_user",
      backbone_exchange_get_s_user (exchange), NULL);
  gint64 customer;

  if (!backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  backbone_db_note_change (db, BACKBONE_CHANGED_EXCHANGES | BACKBONE_CHANGED_RESULTS);

  return store_exchange (db, customer, exchange, error)
         && backbone_db_audit (db, "exchange", number, NULL, after, error);
}
