/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-customers-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-channels-private.h"
#include "backbone-db-removed-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-db-search-private.h"
#include "backbone-db-technical-users-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

#define SELECT_ROWS                                                                                \
  "SELECT number, description, owner, technical_user, credential FROM customer "                   \
  "LEFT JOIN technical_user ON technical_user.id = customer.technical_user "

void
backbone_customer_row_free (BackboneCustomerRow *self)
{
  g_free (self->number);
  g_free (self->description);
  g_free (self->technical_user);
  g_free (self->credential);
  g_free (self);
}

static BackboneCustomerRow *
read_row (BackboneStatement *statement)
{
  BackboneCustomerRow *row = g_new0 (BackboneCustomerRow, 1);

  row->number = g_strdup (backbone_statement_get_text (statement, 0));
  row->description = g_strdup (backbone_statement_get_text (statement, 1));
  row->owner = backbone_statement_get_int64 (statement, 2) != 0;
  row->technical_user = g_strdup (backbone_statement_get_text (statement, 3));
  row->credential = g_strdup (backbone_statement_get_text (statement, 4));

  return row;
}

gboolean
backbone_db_customers_load (BackboneDb *db, GHashTable **rows, GError **error)
{
  g_autoptr (GHashTable) loaded = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, (GDestroyNotify)backbone_customer_row_free);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, SELECT_ROWS);

  while (backbone_statement_next (statement))
    {
      BackboneCustomerRow *row = read_row (statement);
      g_hash_table_insert (loaded, row->number, row);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *rows = g_steal_pointer (&loaded);
  return TRUE;
}

gboolean
backbone_db_customer_find (BackboneDb *db,
                           const char *number,
                           BackboneCustomerRow **row,
                           GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, SELECT_ROWS "WHERE number = ?");
  g_autoptr (BackboneCustomerRow) found = NULL;

  *row = NULL;
  backbone_statement_bind_text (statement, number);
  if (backbone_statement_next (statement))
    found = read_row (statement);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *row = g_steal_pointer (&found);
  return TRUE;
}

gboolean
backbone_db_customer_get (BackboneDb *db,
                          const char *number,
                          BackboneCustomerRow **row,
                          GError **error)
{
  if (!backbone_db_customer_find (db, number, row, error))
    return FALSE;

  if (*row == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
                 number);

  return *row != NULL;
}

gboolean
backbone_db_customer_find_id (BackboneDb *db, const char *number, gint64 *id, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id FROM customer WHERE number = ?");

  *id = 0;
  backbone_statement_bind_text (statement, number);
  if (backbone_statement_next (statement))
    *id = backbone_statement_get_int64 (statement, 0);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  if (*id == 0)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
                 number);

  return *id != 0;
}

static gboolean
check_new (BackboneDb *db, const char *number, GError **error)
{
  g_autoptr (BackboneCustomerRow) found = NULL;

  if (!backbone_db_customer_find (db, number, &found, error))
    return FALSE;

  if (found)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS, _ ("Customer %s exists already: %s"),
                 number, found->description);

  return found == NULL;
}

static gboolean
insert_row (BackboneDb *db, const BackboneCustomerRow *row, gint64 *id, GError **error)
{
  int rank = backbone_db_verdict_rank (BACKBONE_VERDICT_NEVER_CHECKED, TRUE);
  g_autofree char *key = backbone_db_search_sort_key (row->description);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO customer (number, description, description_key, owner, technical_user, "
          "status, portal_rank, parcel_box_rank, note_download_rank) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?7)");

  backbone_statement_bind_text (statement, row->number);
  backbone_statement_bind_text (statement, row->description);
  backbone_statement_bind_text (statement, key);
  backbone_statement_bind_int64 (statement, row->owner);
  backbone_statement_bind_text (statement, row->technical_user);
  backbone_statement_bind_int64 (statement, BACKBONE_STATUS_NEVER_CHECKED);
  backbone_statement_bind_int64 (statement, rank);
  if (!backbone_statement_run (statement, error))
    return FALSE;

  *id = backbone_db_last_row_id (db);
  return TRUE;
}

gboolean
backbone_db_customer_insert (BackboneDb *db, const BackboneCustomerRow *row, GError **error)
{
  g_autofree char *after = backbone_db_audit_text (
      "description", row->description, "technical_user", row->technical_user, "password",
      row->credential ? "saved" : NULL, NULL);
  gint64 id;

  if (!check_new (db, row->number, error))
    return FALSE;
  if (row->technical_user
      && !backbone_db_technical_user_save (db, row->technical_user, row->credential, error))
    return FALSE;

  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS);

  return insert_row (db, row, &id, error)
         && backbone_db_channels_insert (db, id, row->number, row->owner, error)
         && backbone_db_search_add (db, id, row->number, row->description, row->technical_user,
                                    error)
         && backbone_db_audit (db, "customer-add", row->number, NULL, after, error);
}

/* The user and credential of @old become those of @row. */
static gboolean
update_user (BackboneDb *db,
             const BackboneCustomerRow *old,
             const BackboneCustomerRow *row,
             GError **error)
{
  gboolean is_same_user = g_strcmp0 (old->technical_user, row->technical_user) == 0;

  if (row->technical_user == NULL)
    return TRUE;

  if (is_same_user && row->credential == NULL)
    return old->credential == NULL
           || backbone_db_technical_user_clear_credential (db, row->technical_user, error);

  return backbone_db_technical_user_save (db, row->technical_user, row->credential, error);
}

static gboolean
update_row (BackboneDb *db, const BackboneCustomerRow *row, gint64 id, GError **error)
{
  g_autofree char *key = backbone_db_search_sort_key (row->description);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE customer SET description = ?, description_key = ?, technical_user = ? "
          "WHERE id = ?");

  backbone_statement_bind_text (statement, row->description);
  backbone_statement_bind_text (statement, key);
  backbone_statement_bind_text (statement, row->technical_user);
  backbone_statement_bind_int64 (statement, id);

  return backbone_statement_run (statement, error);
}

/* What differs, with the values of @row. The password is only told to be there or new. */
static char *
describe_difference (const BackboneCustomerRow *row,
                     const BackboneCustomerRow *other,
                     gboolean is_new)
{
  const char *pairs[6];
  gsize n_pairs = 0;

  if (g_strcmp0 (row->description, other->description) != 0)
    {
      pairs[2 * n_pairs] = "description";
      pairs[2 * n_pairs++ + 1] = row->description;
    }
  if (g_strcmp0 (row->technical_user, other->technical_user) != 0)
    {
      pairs[2 * n_pairs] = "technical_user";
      pairs[2 * n_pairs++ + 1] = row->technical_user;
    }
  if (g_strcmp0 (row->credential, other->credential) != 0)
    {
      const char *replaced = is_new && other->credential ? "replaced" : "saved";

      pairs[2 * n_pairs] = "password";
      pairs[2 * n_pairs++ + 1] = row->credential ? replaced : NULL;
    }

  return n_pairs > 0 ? backbone_db_audit_textv (pairs, n_pairs) : NULL;
}

gboolean
backbone_db_customer_update (BackboneDb *db,
                             const BackboneCustomerRow *old,
                             const BackboneCustomerRow *row,
                             GError **error)
{
  g_autofree char *before = describe_difference (old, row, FALSE);
  g_autofree char *after = describe_difference (row, old, TRUE);
  gboolean drops_user
      = old->technical_user != NULL && g_strcmp0 (old->technical_user, row->technical_user) != 0;
  gint64 id;

  if (!backbone_db_customer_find_id (db, row->number, &id, error))
    return FALSE;
  if (before == NULL)
    return TRUE;

  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS);

  return update_user (db, old, row, error) && update_row (db, row, id, error)
         && (!drops_user || backbone_db_technical_user_drop (db, old->technical_user, error))
         && backbone_db_customer_refresh (db, id, error)
         && backbone_db_search_update (db, id, error)
         && backbone_db_audit (db, "customer-edit", row->number, before, after, error);
}

static gboolean
load_tags (BackboneDb *db, gint64 customer, GPtrArray *tags, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT tag FROM tag WHERE customer = ? ORDER BY tag");

  backbone_statement_bind_int64 (statement, customer);
  while (backbone_statement_next (statement))
    g_ptr_array_add (tags, g_strdup (backbone_statement_get_text (statement, 0)));
  g_ptr_array_add (tags, NULL);

  return backbone_statement_finish (statement, error);
}

static gboolean
replace_tags (BackboneDb *db, gint64 customer, const char *const *tags, GError **error)
{
  g_autoptr (BackboneStatement) delete
      = backbone_db_prepare (db, "DELETE FROM tag WHERE customer = ?");

  backbone_statement_bind_int64 (delete, customer);
  if (!backbone_statement_run (delete, error))
    return FALSE;

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autoptr (BackboneStatement) insert
          = backbone_db_prepare (db, "INSERT OR IGNORE INTO tag (customer, tag) VALUES (?, ?)");

      backbone_statement_bind_int64 (insert, customer);
      backbone_statement_bind_text (insert, tags[i]);
      if (!backbone_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

static char *
describe_tags (GPtrArray *tags)
{
  g_autofree char *joined = g_strjoinv (", ", (char **)tags->pdata);

  return backbone_db_audit_text ("tags", joined, NULL);
}

/**
 * backbone_db_customer_set_tags:
 * @db: a database, in a write transaction
 * @number: a customer number
 * @tags: (nullable): the tags that it shall have, in any order
 * @error: return location for an error
 *
 * Returns: whether it has them now
 */
gboolean
backbone_db_customer_set_tags (BackboneDb *db,
                               const char *number,
                               const char *const *tags,
                               GError **error)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) new = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  if (!backbone_db_customer_find_id (db, number, &id, error) || !load_tags (db, id, old, error)
      || !replace_tags (db, id, tags, error) || !load_tags (db, id, new, error))
    return FALSE;

  before = describe_tags (old);
  after = describe_tags (new);
  if (g_str_equal (before, after))
    return TRUE;

  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS);

  return backbone_db_search_update (db, id, error)
         && backbone_db_audit (db, "customer-edit", number, before, after, error);
}

/* Adds those of @tags (nullable) that @others (NULL-terminated) holds, or does not. */
static void
add_tags (GStrvBuilder *builder, const char *const *tags, const char *const *others, gboolean held)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      if (g_strv_contains (others, tags[i]) == held)
        g_strv_builder_add (builder, tags[i]);
    }
}

/**
 * backbone_db_customer_change_tags:
 * @db: a database, in a write transaction
 * @number: a customer number
 * @added: (nullable): tags that it shall have besides
 * @removed: (nullable): tags that it shall not have
 * @got: (out) (transfer full): those of @added that it did not have
 * @lost: (out) (transfer full): those of @removed that it had
 * @error: return location for an error
 *
 * Returns: whether its tags are so now
 */
gboolean
backbone_db_customer_change_tags (BackboneDb *db,
                                  const char *number,
                                  const char *const *added,
                                  const char *const *removed,
                                  GStrv *got,
                                  GStrv *lost,
                                  GError **error)
{
  static const char *const none[] = { NULL };
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) tags_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) got_builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) lost_builder = g_strv_builder_new ();
  g_auto (GStrv) tags = NULL;
  gint64 id;

  if (!backbone_db_customer_find_id (db, number, &id, error) || !load_tags (db, id, old, error))
    return FALSE;

  add_tags (got_builder, added, (const char *const *)old->pdata, FALSE);
  add_tags (lost_builder, removed, (const char *const *)old->pdata, TRUE);
  add_tags (tags_builder, (const char *const *)old->pdata, removed ? removed : none, FALSE);
  add_tags (tags_builder, added, (const char *const *)old->pdata, FALSE);
  tags = g_strv_builder_end (tags_builder);
  *got = g_strv_builder_end (got_builder);
  *lost = g_strv_builder_end (lost_builder);

  return backbone_db_customer_set_tags (db, number, (const char *const *)tags, error);
}

gboolean
backbone_db_customer_set_note (BackboneDb *db, const char *number, const char *note, GError **error)
{
  g_autoptr (BackboneStatement) old
      = backbone_db_prepare (db, "SELECT note FROM customer WHERE number = ?");
  g_autoptr (BackboneStatement) update
      = backbone_db_prepare (db, "UPDATE customer SET note = ? WHERE id = ?");
  g_autofree char *before = NULL;
  g_autofree char *after = backbone_db_audit_text ("note", note, NULL);
  gint64 id;

  if (!backbone_db_customer_find_id (db, number, &id, error))
    return FALSE;

  backbone_statement_bind_text (old, number);
  if (backbone_statement_next (old))
    before = backbone_db_audit_text ("note", backbone_statement_get_text (old, 0), NULL);
  if (!backbone_statement_finish (old, error))
    return FALSE;
  if (g_strcmp0 (before, after) == 0)
    return TRUE;

  backbone_statement_bind_text (update, note);
  backbone_statement_bind_int64 (update, id);
  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS);

  return backbone_statement_run (update, error)
         && backbone_db_audit (db, "customer-edit", number, before, after, error);
}

static gboolean
delete_row (BackboneDb *db, const char *number, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM customer WHERE number = ?");

  backbone_statement_bind_text (statement, number);

  return backbone_statement_run (statement, error);
}

/* Channels, results, tags, assignments and S-Users go with it. */
gboolean
backbone_db_customer_remove (BackboneDb *db, const char *number, GError **error)
{
  g_autoptr (BackboneCustomerRow) row = NULL;
  g_autofree char *before = NULL;
  gint64 id;

  if (!backbone_db_customer_find_id (db, number, &id, error)
      || !backbone_db_customer_find (db, number, &row, error))
    return FALSE;

  if (row->owner)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Customer %s owns the installation and can't be removed"), number);
      return FALSE;
    }

  before = backbone_db_audit_text ("description", row->description, "technical_user",
                                   row->technical_user, NULL);
  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS);

  return delete_row (db, number, error) && backbone_db_search_remove (db, id, error)
         && (row->technical_user == NULL
             || backbone_db_technical_user_drop (db, row->technical_user, error))
         && backbone_db_s_users_drop_of_customer (db, number, error)
         && backbone_db_audit (db, "customer-remove", number, before, NULL, error);
}

gboolean
backbone_db_credentials_load (BackboneDb *db, GHashTable **credentials, GError **error)
{
  g_autoptr (GHashTable) loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT credential FROM technical_user WHERE credential IS NOT NULL UNION "
          "SELECT credential FROM s_user WHERE credential IS NOT NULL UNION "
          "SELECT credential FROM client_certificate UNION "
          "SELECT value FROM settings WHERE key IN ('proxy-credential', "
          "'registration-key-credential') AND value IS NOT NULL");

  while (backbone_statement_next (statement))
    g_hash_table_add (loaded, g_strdup (backbone_statement_get_text (statement, 0)));
  if (!backbone_statement_finish (statement, error)
      || !backbone_db_removed_add_credentials (db, loaded, error))
    return FALSE;

  *credentials = g_steal_pointer (&loaded);
  return TRUE;
}
