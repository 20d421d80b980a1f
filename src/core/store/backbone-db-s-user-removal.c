/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

/* (out) (transfer full) @text: for the audit. (out) @n_assignments: for whom it acts. */
static gboolean
describe (BackboneDb *db,
          const BackboneSUserRow *row,
          char **text,
          guint *n_assignments,
          GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT count (*), group_concat (name || ' ' || number, ', ') FROM "
          "(SELECT name, number FROM assignment "
          "JOIN local_user ON local_user.id = assignment.local_user "
          "JOIN customer ON customer.id = assignment.customer "
          "WHERE s_user = ? ORDER BY name, number)");

  *n_assignments = 0;
  backbone_statement_bind_text (statement, row->id);
  if (backbone_statement_next (statement))
    {
      *n_assignments = (guint)backbone_statement_get_int64 (statement, 0);
      *text = backbone_db_audit_text ("customer", row->customer, "assignments",
                                      backbone_statement_get_text (statement, 1), NULL);
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
delete_rows (BackboneDb *db, const char *sql, const char *id, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, sql);

  backbone_statement_bind_text (statement, id);

  return backbone_statement_run (statement, error);
}

/* (out) (transfer full). */
static gboolean
need_row (BackboneDb *db, const char *id, BackboneSUserRow **row, GError **error)
{
  if (!backbone_db_s_user_find (db, id, row, error))
    return FALSE;
  if (*row == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no S-User %s"), id);

  return *row != NULL;
}

gboolean
backbone_db_s_user_count_assignments (BackboneDb *db,
                                      const char *id,
                                      guint *n_assignments,
                                      GError **error)
{
  g_autoptr (BackboneSUserRow) row = NULL;
  g_autofree char *text = NULL;

  return need_row (db, id, &row, error) && describe (db, row, &text, n_assignments, error);
}

gboolean
backbone_db_s_user_remove (BackboneDb *db,
                           const char *id,
                           guint *n_assignments,
                           gboolean *had_credential,
                           GError **error)
{
  g_autoptr (BackboneSUserRow) row = NULL;
  g_autofree char *before = NULL;

  if (!need_row (db, id, &row, error))
    return FALSE;

  *had_credential = row->credential != NULL;
  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS | BACKBONE_CHANGED_HOLDS);

  return describe (db, row, &before, n_assignments, error)
         && delete_rows (db, "DELETE FROM assignment WHERE s_user = ?", id, error)
         && delete_rows (db, "DELETE FROM s_user WHERE id = ?", id, error)
         && backbone_db_audit (db, "s-user-remove", id, before, NULL, error);
}

gboolean
backbone_db_s_users_drop_of_customer (BackboneDb *db, const char *customer, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "DELETE FROM s_user WHERE customer = ? "
          "AND NOT EXISTS (SELECT 1 FROM assignment WHERE assignment.s_user = s_user.id) "
          "RETURNING id");
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  backbone_statement_bind_text (statement, customer);
  while (backbone_statement_next (statement))
    g_ptr_array_add (ids, g_strdup (backbone_statement_get_text (statement, 0)));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *before = backbone_db_audit_text ("customer", customer, NULL);

      if (!backbone_db_audit (db, "s-user-remove", g_ptr_array_index (ids, i), before, NULL, error))
        return FALSE;
    }
  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS);

  return TRUE;
}
