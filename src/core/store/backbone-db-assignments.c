/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-assignments-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

#define ORDER_OF_LOCAL_USERS "name != '" BACKBONE_LOCAL_USER_DEFAULT "', local_user.id"

void
backbone_assignment_entry_free (BackboneAssignmentEntry *self)
{
  g_free (self->local_user);
  g_free (self->customer);
  g_free (self->s_user);
  g_free (self);
}

gboolean
backbone_db_local_users_load (BackboneDb *db, GPtrArray **names, GError **error)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT name FROM local_user ORDER BY " ORDER_OF_LOCAL_USERS);

  while (backbone_statement_next (statement))
    g_ptr_array_add (loaded, g_strdup (backbone_statement_get_text (statement, 0)));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *names = g_steal_pointer (&loaded);
  return TRUE;
}

gboolean
backbone_db_local_users_list (BackboneDb *db, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT name, n, (SELECT count (*) FROM customer) - n FROM (SELECT name, local_user.id, "
          "(SELECT count (*) FROM assignment WHERE local_user = local_user.id) AS n "
          "FROM local_user ORDER BY " ORDER_OF_LOCAL_USERS ")");

  while (backbone_statement_next (statement))
    g_ptr_array_add (found,
                     g_object_new (BACKBONE_TYPE_LOCAL_USER, "name",
                                   backbone_statement_get_text (statement, 0), "n-assigned",
                                   (guint)backbone_statement_get_int64 (statement, 1), "n-gaps",
                                   (guint)backbone_statement_get_int64 (statement, 2), NULL));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

gboolean
backbone_db_assignments_load (BackboneDb *db, GPtrArray **entries, GError **error)
{
  g_autoptr (GPtrArray) loaded
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_assignment_entry_free);
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT name, number, s_user FROM assignment "
                                 "JOIN local_user ON local_user.id = assignment.local_user "
                                 "JOIN customer ON customer.id = assignment.customer "
                                 "ORDER BY " ORDER_OF_LOCAL_USERS ", number");

  while (backbone_statement_next (statement))
    {
      BackboneAssignmentEntry *entry = g_new0 (BackboneAssignmentEntry, 1);

      entry->local_user = g_strdup (backbone_statement_get_text (statement, 0));
      entry->customer = g_strdup (backbone_statement_get_text (statement, 1));
      entry->s_user = g_strdup (backbone_statement_get_text (statement, 2));
      g_ptr_array_add (loaded, entry);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *entries = g_steal_pointer (&loaded);
  return TRUE;
}

static BackboneAssignment *
read_record (BackboneStatement *statement, const BackboneExpirySteps *steps)
{
  const char *customer = backbone_statement_get_text (statement, 1);
  const char *s_user = backbone_statement_get_text (statement, 2);
  const char *s_user_customer = backbone_statement_get_text (statement, 3);
  BackboneTime expires = backbone_statement_get_int64 (statement, 5);
  BackboneTime log_on_proven = backbone_statement_get_int64 (statement, 8);
  gboolean has_password = backbone_statement_get_int64 (statement, 7) != 0;
  const BackboneAssignmentFacts facts = {
    .customer = customer,
    .s_user = s_user,
    .s_user_customer = s_user_customer,
    .confirmed = backbone_statement_get_int64 (statement, 4) != 0 || log_on_proven != 0,
    .has_password = has_password,
    .s_user_state = backbone_db_s_user_state (
        expires, (int)backbone_statement_get_int64 (statement, 6), log_on_proven, steps),
  };

  return g_object_new (BACKBONE_TYPE_ASSIGNMENT, "local-user",
                       backbone_statement_get_text (statement, 0), "customer", customer, "s-user",
                       s_user, "s-user-customer", s_user_customer, "s-user-state",
                       facts.s_user_state, "expires", expires, "has-password", has_password,
                       "software-download", (int)backbone_statement_get_int64 (statement, 9),
                       "state", backbone_assignment_state_of (&facts), NULL);
}

/* Every customer with every local user; what stands before it says which. The last column is a
 * BackboneGrant: 0 while no authorisation is known, 1 with Software Download, 2 without. */
#define SELECT_CELLS                                                                               \
  "SELECT name, number, assignment.s_user, s_user.customer, coalesce (confirmed, 0), "             \
  "coalesce (expires, 0), coalesce (mark, 0), credential IS NOT NULL, "                            \
  "coalesce (log_on_proven, 0), "                                                                  \
  "(SELECT CASE count (*) WHEN 0 THEN 0 ELSE 2 - max (granted AND " BACKBONE_DB_MAY_DOWNLOAD ") "  \
  "END FROM authorisation WHERE authorisation.s_user = assignment.s_user) "                        \
  "FROM customer CROSS JOIN local_user "                                                           \
  "LEFT JOIN assignment ON assignment.customer = customer.id "                                     \
  "AND assignment.local_user = local_user.id LEFT JOIN s_user ON s_user.id = assignment.s_user "

static gboolean
read_records (BackboneDb *db, BackboneStatement *statement, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  BackboneExpirySteps steps;

  if (!backbone_db_rules_load_steps (db, &steps, error))
    return FALSE;

  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_record (statement, &steps));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

gboolean
backbone_db_assignments_list (BackboneDb *db,
                              const char *number,
                              gboolean gaps,
                              gboolean only_gaps,
                              GPtrArray **records,
                              GError **error)
{
  g_autofree char *normalized = number ? backbone_customer_number_normalize (number, error) : NULL;
  g_autoptr (BackboneStatement) statement = NULL;

  if (number && normalized == NULL)
    return FALSE;

  statement = backbone_db_prepare (
      db,
      SELECT_CELLS "WHERE (?1 IS NULL OR number = ?1) AND (?2 OR assignment.s_user IS NOT NULL) "
                   "AND (NOT ?3 OR assignment.s_user IS NULL) "
                   "ORDER BY number, " ORDER_OF_LOCAL_USERS);
  backbone_statement_bind_text (statement, normalized);
  backbone_statement_bind_int64 (statement, gaps || only_gaps);
  backbone_statement_bind_int64 (statement, only_gaps);

  return read_records (db, statement, records, error);
}

gboolean
backbone_db_assignments_read (BackboneDb *db, gint64 customer, GPtrArray **records, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, SELECT_CELLS "WHERE customer.id = ? ORDER BY " ORDER_OF_LOCAL_USERS);

  backbone_statement_bind_int64 (statement, customer);

  return read_records (db, statement, records, error);
}

/* (out) @id: its row id, 0 if it is not there. */
static gboolean
find_local_user (BackboneDb *db, const char *name, gint64 *id, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id FROM local_user WHERE name = ?");

  *id = 0;
  backbone_statement_bind_text (statement, name);
  if (backbone_statement_next (statement))
    *id = backbone_statement_get_int64 (statement, 0);

  return backbone_statement_finish (statement, error);
}

static gboolean
need_local_user (BackboneDb *db, const char *name, gint64 *id, GError **error)
{
  if (!find_local_user (db, name, id, error))
    return FALSE;
  if (*id == 0)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no local user %s"),
                 name);

  return *id != 0;
}

gboolean
backbone_db_local_user_add (BackboneDb *db, const char *name, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "INSERT OR IGNORE INTO local_user (name) VALUES (?)");

  backbone_statement_bind_text (statement, name);
  if (!backbone_statement_run (statement, error))
    return FALSE;
  if (backbone_db_n_changed_rows (db) == 0)
    return TRUE;

  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS);
  return backbone_db_audit (db, "local-user-add", name, NULL, NULL, error);
}

/* Others rely on the default local user being there. */
static gboolean
refuse_default (const char *name, GError **error)
{
  if (!g_str_equal (name, BACKBONE_LOCAL_USER_DEFAULT))
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("Local user %s is the default batch user: it can't be renamed or removed"), name);

  return FALSE;
}

gboolean
backbone_db_local_user_rename (BackboneDb *db,
                               const char *name,
                               const char *new_name,
                               GError **error)
{
  g_autofree char *before = backbone_db_audit_text ("name", name, NULL);
  g_autofree char *after = backbone_db_audit_text ("name", new_name, NULL);
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE local_user SET name = ? WHERE id = ?");
  gint64 id, other;

  if (!refuse_default (name, error) || !need_local_user (db, name, &id, error)
      || !find_local_user (db, new_name, &other, error))
    return FALSE;
  if (other == id)
    return TRUE;
  if (other != 0)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS, _ ("Local user %s exists already"),
                   new_name);
      return FALSE;
    }

  backbone_statement_bind_text (statement, new_name);
  backbone_statement_bind_int64 (statement, id);
  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS);

  return backbone_statement_run (statement, error)
         && backbone_db_audit (db, "local-user-rename", new_name, before, after, error);
}

static gboolean
describe_assignments (BackboneDb *db, gint64 local_user, char **text, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT group_concat (number || '=' || s_user, ' ') FROM (SELECT number, s_user "
          "FROM assignment JOIN customer ON customer.id = assignment.customer "
          "WHERE local_user = ? ORDER BY number)");

  backbone_statement_bind_int64 (statement, local_user);
  if (backbone_statement_next (statement))
    *text
        = backbone_db_audit_text ("assignments", backbone_statement_get_text (statement, 0), NULL);

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_local_user_remove (BackboneDb *db, const char *name, GError **error)
{
  g_autofree char *before = NULL;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM local_user WHERE id = ?");
  gint64 id;

  if (!refuse_default (name, error) || !need_local_user (db, name, &id, error)
      || !describe_assignments (db, id, &before, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, id);
  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS);

  return backbone_statement_run (statement, error)
         && backbone_db_audit (db, "local-user-remove", name, before, NULL, error);
}

/* (out) @customer: its row id; (out) (nullable) @s_user: what is assigned now. */
static gboolean
load_cell (BackboneDb *db,
           gint64 local_user,
           const char *number,
           gint64 *customer,
           char **s_user,
           GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT id, s_user FROM customer LEFT JOIN assignment "
          "ON assignment.customer = customer.id AND local_user = ? WHERE number = ?");

  *customer = 0;
  backbone_statement_bind_int64 (statement, local_user);
  backbone_statement_bind_text (statement, number);
  if (backbone_statement_next (statement))
    {
      *customer = backbone_statement_get_int64 (statement, 0);
      *s_user = g_strdup (backbone_statement_get_text (statement, 1));
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  if (*customer == 0)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no customer %s"),
                 number);

  return *customer != 0;
}

static gboolean
store_cell (BackboneDb *db, gint64 local_user, gint64 customer, const char *s_user, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, s_user ? "INSERT OR REPLACE INTO assignment (customer, local_user, s_user) "
                   "VALUES (?1, ?2, ?3)"
                 : "DELETE FROM assignment WHERE customer = ?1 AND local_user = ?2");

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, local_user);
  if (s_user)
    backbone_statement_bind_text (statement, s_user);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_assignment_set (BackboneDb *db,
                            const char *local_user,
                            const char *customer,
                            const char *s_user,
                            GError **error)
{
  g_autofree char *subject = g_strdup_printf ("%s %s", local_user, customer);
  g_autofree char *old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 local_user_id, customer_id;

  if (!need_local_user (db, local_user, &local_user_id, error)
      || !load_cell (db, local_user_id, customer, &customer_id, &old, error))
    return FALSE;
  if (g_strcmp0 (old, s_user) == 0)
    return TRUE;

  before = old ? backbone_db_audit_text ("s_user", old, NULL) : NULL;
  after = s_user ? backbone_db_audit_text ("s_user", s_user, NULL) : NULL;
  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS);

  return store_cell (db, local_user_id, customer_id, s_user, error)
         && backbone_db_audit (db, s_user ? "assignment-set" : "assignment-remove", subject, before,
                               after, error);
}
