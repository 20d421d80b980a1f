/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-removed-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-channels-private.h"
#include "backbone-db-leases-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

#define LEASE_PREFIX "removed "

/* How many customers come back between two looks at the cancellable. */
#define CUSTOMERS_PER_LOOK 256

/* What goes with the customers and S-Users of a removal, in the order in which it can come back. @R@
 * stands for the prefix of the removal's own tables; @R@ids has the row ids of the customers,
 * @R@named the IDs of the S-Users. */
static const struct
{
  const char *table;
  const char *which; /* of the columns of the table */
} kept[] = {
  { "technical_user",
    "id IN (SELECT technical_user FROM main.customer WHERE id IN (SELECT id FROM temp.@R@ids))" },
  { "client_certificate", "technical_user IN (SELECT technical_user FROM main.customer "
                          "WHERE id IN (SELECT id FROM temp.@R@ids))" },
  { "s_user",
    "customer IN (SELECT number FROM main.customer WHERE id IN (SELECT id FROM temp.@R@ids)) "
    "OR id IN (SELECT s_user FROM main.assignment WHERE customer IN "
    "(SELECT id FROM temp.@R@ids)) OR id IN (SELECT id FROM temp.@R@named)" },
  { "authorisation", "s_user IN (SELECT id FROM temp.@R@s_user)" },
  { "customer", "id IN (SELECT id FROM temp.@R@ids)" },
  { "tag", "customer IN (SELECT id FROM temp.@R@ids)" },
  { "channel", "customer IN (SELECT id FROM temp.@R@ids)" },
  { "check_result", "channel IN (SELECT id FROM temp.@R@channel)" },
  { "channel_state", "channel IN (SELECT id FROM temp.@R@channel)" },
  { "check_hour", "channel IN (SELECT id FROM temp.@R@channel)" },
  { "check_day", "channel IN (SELECT id FROM temp.@R@channel)" },
  { "channel_history", "channel IN (SELECT id FROM temp.@R@channel)" },
  { "outage", "channel IN (SELECT id FROM temp.@R@channel)" },
  { "maintenance", "customer IN (SELECT id FROM temp.@R@ids)" },
  { "assignment", "customer IN (SELECT id FROM temp.@R@ids) "
                  "OR s_user IN (SELECT id FROM temp.@R@named)" },
  { "installation", "customer IN (SELECT id FROM temp.@R@ids)" },
  { "installation_system", "installation IN (SELECT number FROM temp.@R@installation)" },
  { "installation_refresh", "customer IN (SELECT id FROM temp.@R@ids)" },
  { "exchange", "customer IN (SELECT id FROM temp.@R@ids)" },
  { "setup_customer", "customer IN (SELECT id FROM temp.@R@ids)" },
};

/* @R@: as above. A user who is there again, be it with another password, stays as he is; a local
 * user or a customer who is gone took his assignments along, and one that was made anew stays; an installation or a system that was read again
 * meanwhile is where it was read. Results whose numbers were given away meanwhile move
 * behind all others, in their order. */
#define PREPARE                                                                                    \
  "DELETE FROM temp.@R@client_certificate WHERE technical_user IN "                                \
  "(SELECT id FROM main.technical_user);"                                                          \
  "DELETE FROM temp.@R@technical_user WHERE id IN (SELECT id FROM main.technical_user);"           \
  "DELETE FROM temp.@R@authorisation WHERE s_user IN (SELECT id FROM main.s_user);"                \
  "DELETE FROM temp.@R@s_user WHERE id IN (SELECT id FROM main.s_user);"                           \
  "DELETE FROM temp.@R@assignment WHERE local_user NOT IN (SELECT id FROM main.local_user) "       \
  "OR customer NOT IN (SELECT id FROM main.customer UNION SELECT id FROM temp.@R@customer) "       \
  "OR (customer, local_user) IN (SELECT customer, local_user FROM main.assignment);"               \
  "DELETE FROM temp.@R@installation WHERE number IN (SELECT number FROM main.installation);"       \
  "DELETE FROM temp.@R@installation_system WHERE installation NOT IN "                             \
  "(SELECT number FROM temp.@R@installation) "                                                     \
  "OR number IN (SELECT number FROM main.installation_system);"                                    \
  "CREATE TEMP TABLE @R@shift AS SELECT CASE WHEN EXISTS (SELECT 1 FROM main.check_result "        \
  "WHERE id IN (SELECT id FROM temp.@R@check_result)) "                                            \
  "THEN max ((SELECT max (id) FROM main.check_result), "                                           \
  "(SELECT max (id) FROM temp.@R@check_result)) ELSE 0 END AS by;"                                 \
  "UPDATE temp.@R@check_result SET id = id + (SELECT by FROM temp.@R@shift);"                      \
  "UPDATE temp.@R@channel_state SET result = result + (SELECT by FROM temp.@R@shift), "            \
  "judged = judged + (SELECT by FROM temp.@R@shift);"                                              \
  "DROP TABLE temp.@R@shift;"

static gboolean
run_for (BackboneDb *db, gint64 removal, const char *script, GError **error)
{
  g_autofree char *prefix = g_strdup_printf ("removed_%" G_GINT64_FORMAT "_", removal);
  g_auto (GStrv) parts = g_strsplit (script, "@R@", -1);
  g_autofree char *sql = g_strjoinv (prefix, parts);

  return backbone_db_run_script (db, sql, error);
}

/* (transfer full): a statement for the tables of one removal. */
static BackboneStatement *
prepare_for (BackboneDb *db, gint64 removal, const char *statement)
{
  g_autofree char *prefix = g_strdup_printf ("removed_%" G_GINT64_FORMAT "_", removal);
  g_auto (GStrv) parts = g_strsplit (statement, "@R@", -1);
  g_autofree char *sql = g_strjoinv (prefix, parts);

  return backbone_db_prepare (db, sql);
}

static gboolean
make_tables (BackboneDb *db, GError **error)
{
  /* Without AUTOINCREMENT, whose table would hide that of the file: so the rows stay. */
  return backbone_db_run_script (
      db,
      "CREATE TEMP TABLE IF NOT EXISTS removal (id INTEGER PRIMARY KEY, forgotten INT);"
      "CREATE TEMP TABLE IF NOT EXISTS removed_credential (removal INT, credential TEXT);",
      error);
}

static gboolean
has_tables (BackboneDb *db, gboolean *has, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT 1 FROM temp.sqlite_master WHERE name = 'removed_credential'");

  *has = backbone_statement_next (statement);

  return backbone_statement_finish (statement, error);
}

static gboolean
insert_removal (BackboneDb *db, gint64 *removal, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "INSERT INTO temp.removal (forgotten) VALUES (0)");

  if (!backbone_statement_run (statement, error))
    return FALSE;

  *removal = backbone_db_last_row_id (db);

  return run_for (db, *removal,
                  "CREATE TEMP TABLE @R@ids (id INTEGER PRIMARY KEY);"
                  "CREATE TEMP TABLE @R@named (id TEXT PRIMARY KEY);",
                  error);
}

/* @sql: takes one of @names (nullable). */
static gboolean
insert_names (BackboneDb *db,
              gint64 removal,
              const char *sql,
              const char *const *names,
              GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (BackboneStatement) statement = prepare_for (db, removal, sql);

      backbone_statement_bind_text (statement, names[i]);
      if (!backbone_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
copy_rows (BackboneDb *db, gint64 removal, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *script
          = g_strdup_printf ("CREATE TEMP TABLE @R@%s AS SELECT * FROM main.%s WHERE %s;",
                             kept[i].table, kept[i].table, kept[i].which);

      if (!run_for (db, removal, script, error))
        return FALSE;
    }

  return run_for (db, removal,
                  "CREATE TEMP TABLE @R@search AS SELECT rowid AS id, text "
                  "FROM main.customer_search WHERE rowid IN (SELECT id FROM temp.@R@ids);",
                  error);
}

static gboolean
keep_credentials (BackboneDb *db, gint64 removal, GError **error)
{
  g_autoptr (BackboneStatement) statement = prepare_for (
      db, removal,
      "INSERT INTO temp.removed_credential (removal, credential) "
      "SELECT ?1, credential FROM temp.@R@technical_user WHERE credential IS NOT NULL UNION "
      "SELECT ?1, credential FROM temp.@R@client_certificate UNION "
      "SELECT ?1, credential FROM temp.@R@s_user WHERE credential IS NOT NULL");

  backbone_statement_bind_int64 (statement, removal);

  return backbone_statement_run (statement, error);
}

static char *
dup_lease_name (BackboneDb *db)
{
  return g_strconcat (LEASE_PREFIX, backbone_db_get_id (db), NULL);
}

gboolean
backbone_db_removed_keep (BackboneDb *db,
                          const char *const *customers,
                          const char *const *s_users,
                          gint64 *removal,
                          GError **error)
{
  g_autofree char *lease = dup_lease_name (db);

  return make_tables (db, error) && insert_removal (db, removal, error)
         && insert_names (db, *removal,
                          "INSERT INTO temp.@R@ids SELECT id FROM main.customer WHERE number = ?",
                          customers, error)
         && insert_names (db, *removal, "INSERT INTO temp.@R@named VALUES (?)", s_users, error)
         && copy_rows (db, *removal, error) && keep_credentials (db, *removal, error)
         && backbone_db_lease_drop (db, lease, error) && backbone_db_lease_take (db, lease, error);
}

static gboolean
drop_removal (BackboneDb *db, gint64 removal, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *script = g_strdup_printf ("DROP TABLE temp.@R@%s;", kept[i].table);

      if (!run_for (db, removal, script, error))
        return FALSE;
    }

  return run_for (db, removal,
                  "DROP TABLE temp.@R@search; DROP TABLE temp.@R@ids; DROP TABLE temp.@R@named;",
                  error);
}

static gboolean
change_removal (BackboneDb *db, const char *sql, gint64 removal, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, sql);

  backbone_statement_bind_int64 (statement, removal);

  return backbone_statement_run (statement, error);
}

/* When nothing is kept any more, the lease goes too. */
static gboolean
drop_lease_if_empty (BackboneDb *db, GError **error)
{
  g_autofree char *lease = dup_lease_name (db);
  gboolean found;

  return backbone_db_removed_find (db, &found, error)
         && (found || backbone_db_lease_drop (db, lease, error));
}

static gboolean
check_known (BackboneDb *db, gint64 removal, GError **error)
{
  g_autoptr (BackboneStatement) statement = NULL;
  gboolean is_known = FALSE;

  if (!has_tables (db, &is_known, error))
    return FALSE;

  if (is_known)
    {
      statement
          = backbone_db_prepare (db, "SELECT 1 FROM temp.removal WHERE id = ? AND NOT forgotten");
      backbone_statement_bind_int64 (statement, removal);
      is_known = backbone_statement_next (statement);
      if (!backbone_statement_finish (statement, error))
        return FALSE;
    }
  if (!is_known)
    g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                         _ ("There is nothing to restore: it was restored already"));

  return is_known;
}

static gboolean
check_numbers (BackboneDb *db, gint64 removal, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = prepare_for (db, removal,
                     "SELECT number, description FROM main.customer "
                     "WHERE number IN (SELECT number FROM temp.@R@customer) ORDER BY number");

  if (backbone_statement_next (statement))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS,
                   /* Translators: a customer number and a description */
                   _ ("Customer %s was added again meanwhile: %s"),
                   backbone_statement_get_text (statement, 0),
                   backbone_statement_get_text (statement, 1));
      return FALSE;
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
check_destinations (BackboneDb *db, gint64 removal, GError **error)
{
  g_autoptr (BackboneStatement) statement = prepare_for (
      db, removal,
      "SELECT channel.destination, customer.number FROM main.channel "
      "JOIN main.customer ON customer.id = channel.customer "
      "WHERE channel.destination IN (SELECT destination FROM temp.@R@channel) ORDER BY number");

  if (backbone_statement_next (statement))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS,
                   _ ("The destination “%s” exists already, for customer %s"),
                   backbone_statement_get_text (statement, 0),
                   backbone_statement_get_text (statement, 1));
      return FALSE;
    }

  return backbone_statement_finish (statement, error);
}

/* Those that went with a customer may be there again; who was removed by name may not. */
static gboolean
check_s_users (BackboneDb *db, gint64 removal, GError **error)
{
  g_autoptr (BackboneStatement) statement = prepare_for (
      db, removal,
      "SELECT id FROM main.s_user WHERE id IN (SELECT id FROM temp.@R@named) ORDER BY id");

  if (backbone_statement_next (statement))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS,
                   /* Translators: the ID of an S-User */
                   _ ("S-User %s was added again meanwhile"),
                   backbone_statement_get_text (statement, 0));
      return FALSE;
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
insert_rows (BackboneDb *db, gint64 removal, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *script = g_strdup_printf ("INSERT INTO main.%s SELECT * FROM temp.@R@%s;",
                                                 kept[i].table, kept[i].table);

      if (!run_for (db, removal, script, error))
        return FALSE;
    }

  return run_for (db, removal,
                  "INSERT INTO main.customer_search (rowid, text) "
                  "SELECT id, text FROM temp.@R@search;",
                  error);
}

/* What follows from users, certificates and time may be another now. */
static gboolean
settle_customer (BackboneDb *db, BackboneStatement *row, GError **error)
{
  g_autofree char *after
      = backbone_db_audit_text ("description", backbone_statement_get_text (row, 2),
                                "technical_user", backbone_statement_get_text (row, 3), NULL);

  return backbone_db_customer_refresh (db, backbone_statement_get_int64 (row, 0), error)
         && backbone_db_audit (db, "customer-restore", backbone_statement_get_text (row, 1), NULL,
                               after, error);
}

static gboolean
settle_customers (BackboneDb *db, gint64 removal, GCancellable *cancellable, GError **error)
{
  g_autoptr (BackboneStatement) rows
      = prepare_for (db, removal,
                     "SELECT id, number, description, technical_user FROM temp.@R@customer "
                     "ORDER BY number");

  for (guint i = 0; backbone_statement_next (rows); i++)
    {
      if (i % CUSTOMERS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!settle_customer (db, rows, error))
        return FALSE;
    }

  return backbone_statement_finish (rows, error);
}

static gboolean
audit_s_users (BackboneDb *db, gint64 removal, GError **error)
{
  g_autoptr (BackboneStatement) rows = prepare_for (
      db, removal,
      "SELECT id, customer, (SELECT group_concat (name || ' ' || number, ', ') "
      "FROM temp.@R@assignment AS kept JOIN main.local_user ON local_user.id = kept.local_user "
      "JOIN main.customer ON customer.id = kept.customer WHERE kept.s_user = gone.id) "
      "FROM temp.@R@s_user AS gone ORDER BY id");

  while (backbone_statement_next (rows))
    {
      g_autofree char *after
          = backbone_db_audit_text ("customer", backbone_statement_get_text (rows, 1),
                                    "assignments", backbone_statement_get_text (rows, 2), NULL);

      if (!backbone_db_audit (db, "s-user-restore", backbone_statement_get_text (rows, 0), NULL,
                              after, error))
        return FALSE;
    }

  return backbone_statement_finish (rows, error);
}

gboolean
backbone_db_removed_restore (BackboneDb *db,
                             gint64 removal,
                             GCancellable *cancellable,
                             GError **error)
{
  backbone_db_note_change (db, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_RESULTS
                                   | BACKBONE_CHANGED_HOLDS | BACKBONE_CHANGED_ASSIGNMENTS);

  return check_known (db, removal, error) && check_numbers (db, removal, error)
         && check_destinations (db, removal, error) && check_s_users (db, removal, error)
         && run_for (db, removal, PREPARE, error) && insert_rows (db, removal, error)
         && settle_customers (db, removal, cancellable, error) && audit_s_users (db, removal, error)
         && drop_removal (db, removal, error)
         && change_removal (db, "DELETE FROM temp.removed_credential WHERE removal = ?", removal,
                            error)
         && change_removal (db, "UPDATE temp.removal SET forgotten = 1 WHERE id = ?", removal,
                            error)
         && drop_lease_if_empty (db, error);
}

static gboolean
load_removals (BackboneDb *db, GArray *removals, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id FROM temp.removal WHERE NOT forgotten");

  while (backbone_statement_next (statement))
    {
      gint64 removal = backbone_statement_get_int64 (statement, 0);

      g_array_append_val (removals, removal);
    }

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_removed_forget (BackboneDb *db, GError **error)
{
  g_autoptr (GArray) removals = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!load_removals (db, removals, error))
    return FALSE;
  for (guint i = 0; i < removals->len; i++)
    {
      if (!drop_removal (db, g_array_index (removals, gint64, i), error))
        return FALSE;
    }

  return backbone_db_run_script (
             db, "UPDATE temp.removal SET forgotten = 1; DELETE FROM temp.removed_credential;",
             error)
         && drop_lease_if_empty (db, error);
}

gboolean
backbone_db_removed_find (BackboneDb *db, gboolean *found, GError **error)
{
  g_autoptr (BackboneStatement) statement = NULL;

  if (!has_tables (db, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  statement = backbone_db_prepare (db, "SELECT 1 FROM temp.removal WHERE NOT forgotten");
  *found = backbone_statement_next (statement);

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_removed_add_credentials (BackboneDb *db, GHashTable *credentials, GError **error)
{
  g_autoptr (BackboneStatement) statement = NULL;
  gboolean has;

  if (!has_tables (db, &has, error))
    return FALSE;
  if (!has)
    return TRUE;

  statement = backbone_db_prepare (db, "SELECT credential FROM temp.removed_credential");
  while (backbone_statement_next (statement))
    g_hash_table_add (credentials, g_strdup (backbone_statement_get_text (statement, 0)));

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_removed_kept_elsewhere (BackboneDb *db, gboolean *kept_elsewhere, GError **error)
{
  BackboneTime until;

  if (!backbone_db_lease_find_foreign (db, LEASE_PREFIX, &until, error))
    return FALSE;

  *kept_elsewhere = until != 0;
  return TRUE;
}
