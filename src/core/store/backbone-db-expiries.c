/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-expiries-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

/* What, name, customer, end: of hosts the newest chain, and the way to the root if it ends earlier;
 * S-Users that were deleted don't expire any more (?1: the mark of these). */
#define SELECT_ITEMS                                                                               \
  "WITH newest AS (SELECT host || ':' || port AS name, not_after, chain_until, max (seen) "        \
  "FROM server_certificate GROUP BY host, port), "                                                 \
  "items (what, name, customer, expires) AS ("                                                     \
  "SELECT 'server', name, NULL, not_after FROM newest UNION ALL "                                  \
  "SELECT 'chain', name, NULL, chain_until FROM newest WHERE chain_until < not_after UNION ALL "   \
  "SELECT 'certificate', c.technical_user, min (customer.number), not_after "                      \
  "FROM client_certificate c JOIN customer ON customer.technical_user = c.technical_user "         \
  "GROUP BY c.technical_user UNION ALL "                                                           \
  "SELECT 's-user', id, customer, expires FROM s_user WHERE expires != 0 AND mark != ?1) "         \
  "SELECT what, name, items.customer, items.expires, "                                             \
  "CASE a.expires WHEN items.expires THEN a.step ELSE 0 END "                                      \
  "FROM items LEFT JOIN expiry_acknowledged a ON a.item = what || ':' || name "                    \
  "ORDER BY items.expires, what, name"

static BackboneExpiryItem *
read_item (BackboneStatement *statement, BackboneTime now, BackboneExpiry step)
{
  const char *what = backbone_statement_get_text (statement, 0);
  const char *name = backbone_statement_get_text (statement, 1);
  BackboneTime expires = backbone_statement_get_int64 (statement, 3);
  g_autofree char *item = g_strconcat (what, ":", name, NULL);

  return g_object_new (BACKBONE_TYPE_EXPIRY_ITEM, "item", item, "what", what, "name", name,
                       "customer", backbone_statement_get_text (statement, 2), "expires", expires,
                       "days-left", (guint)backbone_expiry_days_left (expires, now), "step",
                       (guint)step, "acknowledged",
                       backbone_statement_get_int64 (statement, 4) >= (gint64)step, NULL);
}

gboolean
backbone_db_expiries_list (BackboneDb *db,
                           BackboneTime now,
                           gboolean all,
                           GPtrArray **records,
                           GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, SELECT_ITEMS);
  BackboneExpirySteps steps;

  if (!backbone_db_rules_load_steps (db, &steps, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, BACKBONE_S_USER_STATE_DELETED);
  while (backbone_statement_next (statement))
    {
      BackboneExpiry step
          = backbone_expiry_of_steps (backbone_statement_get_int64 (statement, 3), now, &steps);

      if (all || backbone_expiry_wants_attention (step))
        g_ptr_array_add (found, read_item (statement, now, step));
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
store_acknowledged (BackboneDb *db, BackboneExpiryItem *item, GError **error)
{
  g_autofree char *expires = backbone_time_to_iso (backbone_expiry_item_get_expires (item));
  g_autofree char *after = backbone_db_audit_text ("expires", expires, NULL);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO expiry_acknowledged (item, expires, step) VALUES (?, ?, ?)");

  backbone_statement_bind_text (statement, backbone_expiry_item_get_item (item));
  backbone_statement_bind_int64 (statement, backbone_expiry_item_get_expires (item));
  backbone_statement_bind_int64 (statement, backbone_expiry_item_get_step (item));
  backbone_db_note_change (db, BACKBONE_CHANGED_RESULTS);

  return backbone_statement_run (statement, error)
         && backbone_db_audit (db, "expiry-acknowledge", backbone_expiry_item_get_item (item), NULL,
                               after, error);
}

gboolean
backbone_db_expiry_acknowledge (BackboneDb *db, const char *item, BackboneTime now, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!backbone_db_expiries_list (db, now, TRUE, &records, error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      if (g_strcmp0 (backbone_expiry_item_get_item (records->pdata[i]), item) == 0)
        return store_acknowledged (db, records->pdata[i], error);
    }

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("Nothing here is called “%s”"),
               item);
  return FALSE;
}
