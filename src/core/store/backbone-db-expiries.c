/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-expiries-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

/* Whether the owner has a channel that leads to the host. */
#define OWNER_GOES_THERE                                                                           \
  "EXISTS (SELECT 1 FROM customer JOIN channel ON channel.customer = customer.id "                 \
  "JOIN endpoint e ON e.kind = channel.kind WHERE customer.owner = 1 AND channel.enabled "         \
  "AND coalesce (channel.host, e.host) || ':' || coalesce (channel.port, e.port) = name)"

/* What, name, customer, end, whether a channel of the owner needs it: of hosts the newest chain, and
 * the way to the root if it ends earlier; S-Users that were deleted don't expire any more (?1: the mark
 * of these). */
#define SELECT_ITEMS                                                                               \
  "WITH newest AS (SELECT host || ':' || port AS name, not_after, chain_until, max (seen) "        \
  "FROM server_certificate GROUP BY host, port), "                                                 \
  "items (what, name, customer, expires, owner) AS ("                                              \
  "SELECT 'server', name, NULL, not_after, " OWNER_GOES_THERE " FROM newest UNION ALL "            \
  "SELECT 'chain', name, NULL, chain_until, " OWNER_GOES_THERE " FROM newest "                     \
  "WHERE chain_until < not_after UNION ALL "                                                       \
  "SELECT 'certificate', c.technical_user, min (customer.number), not_after, max "                 \
  "(customer.owner) "                                                                              \
  "FROM client_certificate c JOIN customer ON customer.technical_user = c.technical_user "         \
  "GROUP BY c.technical_user UNION ALL "                                                           \
  "SELECT 's-user', id, customer, expires, 0 FROM s_user WHERE expires != 0 AND mark != ?1) "      \
  "SELECT what, name, items.customer, items.expires, "                                             \
  "CASE a.expires WHEN items.expires THEN a.step ELSE 0 END, a.actor, a.time, items.owner, "       \
  "CASE t.expires WHEN items.expires THEN t.step ELSE 0 END "                                      \
  "FROM items LEFT JOIN expiry_acknowledged a ON a.item = what || ':' || name "                    \
  "LEFT JOIN expiry_told t ON t.item = what || ':' || name "                                       \
  "ORDER BY items.expires, what, name"

/* The columns. */
enum
{
  WHAT,
  NAME,
  CUSTOMER,
  EXPIRES,
  ACKNOWLEDGED,
  ACKNOWLEDGED_BY,
  ACKNOWLEDGED_AT,
  OWNER,
  TOLD,
};

static BackboneStatement *
select_items (BackboneDb *db)
{
  BackboneStatement *statement = backbone_db_prepare (db, SELECT_ITEMS);

  backbone_statement_bind_int64 (statement, BACKBONE_S_USER_STATE_DELETED);

  return statement;
}

/* The one place that knows which of the warnings an end is at. */
static BackboneExpiry
step_of (BackboneStatement *statement, BackboneTime now, const BackboneExpirySteps *steps)
{
  return backbone_expiry_of (backbone_statement_get_int64 (statement, EXPIRES), now, steps);
}

static char *
dup_item (BackboneStatement *statement)
{
  return g_strconcat (backbone_statement_get_text (statement, WHAT), ":",
                      backbone_statement_get_text (statement, NAME), NULL);
}

static gboolean
is_acknowledged (BackboneStatement *statement, BackboneExpiry step)
{
  return backbone_statement_get_int64 (statement, ACKNOWLEDGED) >= (gint64)step;
}

static BackboneExpiryItem *
read_item (BackboneStatement *statement, BackboneTime now, const BackboneExpirySteps *steps)
{
  BackboneTime expires = backbone_statement_get_int64 (statement, EXPIRES);
  BackboneExpiry step = step_of (statement, now, steps);
  g_autofree char *item = dup_item (statement);
  BackboneExpiryItem *self
      = g_object_new (BACKBONE_TYPE_EXPIRY_ITEM, "item", item, "what",
                      backbone_statement_get_text (statement, WHAT), "name",
                      backbone_statement_get_text (statement, NAME), "customer",
                      backbone_statement_get_text (statement, CUSTOMER), "expires", expires,
                      "days-left", (guint)backbone_expiry_days_left (expires, now), "step",
                      (guint)step, "within-days", backbone_expiry_to_days (step, steps),
                      "acknowledged", is_acknowledged (statement, step), NULL);

  if (is_acknowledged (statement, step))
    g_object_set (self, "acknowledged-by", backbone_statement_get_text (statement, ACKNOWLEDGED_BY),
                  "acknowledged-at", backbone_statement_get_int64 (statement, ACKNOWLEDGED_AT),
                  NULL);

  return self;
}

gboolean
backbone_db_expiries_list (BackboneDb *db,
                           BackboneTime now,
                           gboolean all,
                           GPtrArray **records,
                           GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = select_items (db);
  BackboneExpirySteps steps;

  if (!backbone_db_rules_load_steps (db, &steps, error))
    return FALSE;

  while (backbone_statement_next (statement))
    {
      if (all || backbone_expiry_wants_attention (step_of (statement, now, &steps)))
        g_ptr_array_add (found, read_item (statement, now, &steps));
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
audit (BackboneDb *db, const char *action, BackboneExpiryItem *item, GError **error)
{
  g_autofree char *expires = backbone_time_to_iso (backbone_expiry_item_get_expires (item));
  g_autofree char *after = backbone_db_audit_text ("expires", expires, NULL);

  backbone_db_note_change (db, BACKBONE_CHANGED_RESULTS);

  return backbone_db_audit (db, action, backbone_expiry_item_get_item (item), NULL, after, error);
}

static gboolean
store_acknowledged (BackboneDb *db,
                    BackboneExpiryItem *item,
                    const char *actor,
                    BackboneTime time,
                    GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "INSERT OR REPLACE INTO expiry_acknowledged "
                                 "(item, expires, step, actor, time) VALUES (?, ?, ?, ?, ?)");

  backbone_statement_bind_text (statement, backbone_expiry_item_get_item (item));
  backbone_statement_bind_int64 (statement, backbone_expiry_item_get_expires (item));
  backbone_statement_bind_int64 (statement, backbone_expiry_item_get_step (item));
  backbone_statement_bind_text (statement, actor);
  backbone_statement_bind_int64 (statement, time);

  return backbone_statement_run (statement, error);
}

static GHashTable *
index_items (GPtrArray *records)
{
  GHashTable *by_item = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (by_item, (char *)backbone_expiry_item_get_item (records->pdata[i]),
                         records->pdata[i]);

  return by_item;
}

gboolean
backbone_db_expiries_acknowledge (BackboneDb *db,
                                  const char *const *items,
                                  BackboneTime now,
                                  GPtrArray **before,
                                  GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) by_item = NULL;

  if (!backbone_db_expiries_list (db, now, TRUE, &records, error))
    return FALSE;

  by_item = index_items (records);
  for (guint i = 0; items[i]; i++)
    {
      BackboneExpiryItem *item = g_hash_table_lookup (by_item, items[i]);

      if (item == NULL)
        {
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                       _ ("Nothing here is called “%s”"), items[i]);
          return FALSE;
        }
      if (!store_acknowledged (db, item, backbone_db_audit_get_actor (), now, error)
          || !audit (db, "expiry-acknowledge", item, error))
        return FALSE;
      g_ptr_array_add (found, g_object_ref (item));
    }

  *before = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
forget_acknowledged (BackboneDb *db, BackboneExpiryItem *item, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM expiry_acknowledged WHERE item = ?");

  backbone_statement_bind_text (statement, backbone_expiry_item_get_item (item));

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_expiries_withdraw (BackboneDb *db, GPtrArray *before, GError **error)
{
  for (guint i = 0; i < before->len; i++)
    {
      BackboneExpiryItem *item = before->pdata[i];
      gboolean restored
          = backbone_expiry_item_get_acknowledged (item)
                ? store_acknowledged (db, item, backbone_expiry_item_get_acknowledged_by (item),
                                      backbone_expiry_item_get_acknowledged_at (item), error)
                : forget_acknowledged (db, item, error);

      if (!restored || !audit (db, "expiry-withdraw", item, error))
        return FALSE;
    }

  return TRUE;
}

/* What has come to a warning and not been told of, by what it is and how near its end. */
typedef struct
{
  const char *what; /* of the first item */
  BackboneExpiry step;
  guint days; /* within which it ends; 0 if it has ended */
  gboolean urgent;
  GPtrArray *items;
  GPtrArray *customers; /* may hold one more than once */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->items);
  g_ptr_array_unref (group->customers);
  g_free (group);
}

static Group *
find_group (GPtrArray *groups, const char *what, BackboneExpiry step)
{
  Group *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = groups->pdata[i];
      if (group->step == step && g_str_equal (group->what, what))
        return group;
    }

  group = g_new0 (Group, 1);
  group->what = g_intern_string (what);
  group->step = step;
  group->items = g_ptr_array_new_with_free_func (g_free);
  group->customers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (groups, group);

  return group;
}

static gboolean
collect_untold (BackboneDb *db, BackboneTime now, GPtrArray *groups, GError **error)
{
  g_autoptr (BackboneStatement) statement = select_items (db);
  BackboneExpirySteps steps;

  if (!backbone_db_rules_load_steps (db, &steps, error))
    return FALSE;

  while (backbone_statement_next (statement))
    {
      BackboneExpiry step = step_of (statement, now, &steps);
      const char *customer = backbone_statement_get_text (statement, CUSTOMER);
      Group *group;

      if (!backbone_expiry_wants_attention (step) || is_acknowledged (statement, step)
          || backbone_statement_get_int64 (statement, TOLD) >= (gint64)step)
        continue;

      group = find_group (groups, backbone_statement_get_text (statement, WHAT), step);
      group->days = backbone_expiry_to_days (step, &steps);
      g_ptr_array_add (group->items, dup_item (statement));
      if (customer)
        g_ptr_array_add (group->customers, g_strdup (customer));
      group->urgent
          |= step >= BACKBONE_EXPIRY_LAST && backbone_statement_get_int64 (statement, OWNER) != 0;
    }

  return backbone_statement_finish (statement, error);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = *(const Group *const *)a;
  const Group *other = *(const Group *const *)b;

  return one->step != other->step ? (int)other->step - (int)one->step
                                  : g_strcmp0 (one->what, other->what);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* (transfer full): sorted, each of them once. */
static GStrv
dup_customers (Group *group)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_ptr_array_sort (group->customers, compare_texts);
  for (guint i = 0; i < group->customers->len; i++)
    {
      if (i == 0 || !g_str_equal (group->customers->pdata[i], group->customers->pdata[i - 1]))
        g_strv_builder_add (builder, group->customers->pdata[i]);
    }

  return g_strv_builder_end (builder);
}

static BackboneChange *
make_change (Group *group)
{
  g_auto (GStrv) customers = dup_customers (group);

  g_ptr_array_add (group->items, NULL);

  return g_object_new (BACKBONE_TYPE_CHANGE, "what", BACKBONE_CHANGE_EXPIRING, "expiring",
                       group->what, "days", group->days, "items", group->items->pdata, "customers",
                       customers, "n-customers", g_strv_length (customers), "urgent", group->urgent,
                       NULL);
}

/* Without a word about what lasts or is acknowledged: so a later warning comes. */
static gboolean
note_told (BackboneDb *db, BackboneTime now, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (!backbone_db_expiries_list (db, now, FALSE, &records, error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      BackboneExpiryItem *item = records->pdata[i];
      g_autoptr (BackboneStatement) statement = NULL;

      if (backbone_expiry_item_get_acknowledged (item))
        continue;

      statement = backbone_db_prepare (
          db, "INSERT OR REPLACE INTO expiry_told (item, expires, step) VALUES (?, ?, ?)");
      backbone_statement_bind_text (statement, backbone_expiry_item_get_item (item));
      backbone_statement_bind_int64 (statement, backbone_expiry_item_get_expires (item));
      backbone_statement_bind_int64 (statement, backbone_expiry_item_get_step (item));
      if (!backbone_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
backbone_db_expiries_take (BackboneDb *db,
                           BackboneTime now,
                           gboolean tell,
                           GPtrArray *changes,
                           GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);

  if (!collect_untold (db, now, groups, error)
      || (tell && groups->len > 0 && !note_told (db, now, error)))
    return FALSE;

  g_ptr_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (changes, make_change (groups->pdata[i]));

  return TRUE;
}
