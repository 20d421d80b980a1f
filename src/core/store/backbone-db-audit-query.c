/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-audit-query-private.h"

#include "backbone-audit-action.h"

#define COLUMNS "number, time, actor, action, subject, before, after, digest "

/* Everything that is read of an entry, in one text; "," keeps the parts apart. */
#define ALL_TEXT                                                                                   \
  "lower (actor || ',' || action || ',' || subject || ',' || coalesce (before, '') || ',' || "     \
  "coalesce (after, ''))"

void
backbone_audit_query_clear (BackboneAuditQuery *self)
{
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->customer, g_free);
  g_clear_pointer (&self->actor, g_free);
}

/* What is typed is looked for in the words that people see, too. */
static void
append_word (GString *sql, GPtrArray *values, const char *word)
{
  g_auto (GStrv) actions = backbone_audit_action_find (word);

  g_string_append (sql, " AND (instr (" ALL_TEXT ", ?) > 0");
  g_ptr_array_add (values, g_ascii_strdown (word, -1));
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_string_append (sql, " OR action = ?");
      g_ptr_array_add (values, g_strdup (actions[i]));
    }
  g_string_append_c (sql, ')');
}

/* (transfer full): @columns of the entries that fit, newest first. @values holds what the parameters
 * are as long as the statement lives. */
static BackboneStatement *
prepare (BackboneDb *db,
         const BackboneAuditQuery *query,
         const char *columns,
         const char *rest,
         GPtrArray *values)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set (query->search ? query->search : "", " \t", -1);
  BackboneStatement *statement;

  g_string_append_printf (sql, "SELECT %s FROM audit WHERE time >= ? AND time < ?", columns);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        append_word (sql, values, words[i]);
    }
  if (query->actor)
    {
      g_string_append (sql, " AND instr (lower (actor), ?) > 0");
      g_ptr_array_add (values, g_ascii_strdown (query->actor, -1));
    }
  if (query->customer)
    {
      g_string_append (sql, " AND (instr (subject, ?) > 0 OR instr (coalesce (before, ''), ?) > 0 "
                            "OR instr (coalesce (after, ''), ?) > 0 "
                            "OR subject IN (SELECT technical_user FROM customer WHERE number = ?) "
                            "OR subject IN (SELECT id FROM s_user WHERE customer = ?))");
      for (guint i = 0; i < 5; i++)
        g_ptr_array_add (values, g_strdup (query->customer));
    }
  g_string_append (sql, rest);

  statement = backbone_db_prepare (db, sql->str);
  backbone_statement_bind_int64 (statement, query->from);
  backbone_statement_bind_int64 (statement, query->until != 0 ? query->until : G_MAXINT64);
  for (guint i = 0; i < values->len; i++)
    backbone_statement_bind_text (statement, g_ptr_array_index (values, i));

  return statement;
}

gboolean
backbone_db_audit_query (BackboneDb *db,
                         const BackboneAuditQuery *query,
                         GArray **numbers,
                         GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BackboneStatement) statement
      = prepare (db, query, "number", " ORDER BY number DESC", values);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (backbone_statement_next (statement))
    {
      gint64 number = backbone_statement_get_int64 (statement, 0);
      g_array_append_val (found, number);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *numbers = g_steal_pointer (&found);
  return TRUE;
}

static BackboneAuditEntry *
read_entry (BackboneStatement *statement)
{
  return g_object_new (BACKBONE_TYPE_AUDIT_ENTRY, "number",
                       backbone_statement_get_int64 (statement, 0), "time",
                       backbone_statement_get_int64 (statement, 1), "actor",
                       backbone_statement_get_text (statement, 2), "action",
                       backbone_statement_get_text (statement, 3), "subject",
                       backbone_statement_get_text (statement, 4), "before",
                       backbone_statement_get_text (statement, 5), "after",
                       backbone_statement_get_text (statement, 6), "digest",
                       backbone_statement_get_text (statement, 7), NULL);
}

gboolean
backbone_db_audit_count (BackboneDb *db, guint *n_entries, GError **error)
{
  return backbone_db_count (db, "SELECT count (*) FROM audit", n_entries, error);
}

gboolean
backbone_db_audit_read (BackboneDb *db, gint64 number, BackboneAuditEntry **entry, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT " COLUMNS "FROM audit WHERE number = ?");

  *entry = NULL;
  backbone_statement_bind_int64 (statement, number);
  if (backbone_statement_next (statement))
    *entry = read_entry (statement);

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_audit_list (BackboneDb *db,
                        const BackboneAuditQuery *query,
                        guint limit,
                        GPtrArray **records,
                        GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BackboneStatement) statement
      = prepare (db, query, COLUMNS, " ORDER BY number DESC", values);

  while ((limit == 0 || found->len < limit) && backbone_statement_next (statement))
    g_ptr_array_add (found, read_entry (statement));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

static void
summary_free (gpointer data)
{
  BackboneAuditSummary *self = data;

  g_free (self->action);
  g_free (self->actors);
  g_free (self);
}

gboolean
backbone_db_audit_summarize (BackboneDb *db,
                             const BackboneAuditQuery *query,
                             GPtrArray **summaries,
                             GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (summary_free);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BackboneStatement) statement
      = prepare (db, query,
                 "action, count(*), min (time), max (time), "
                 "replace (group_concat (DISTINCT actor), ',', ', ')",
                 " GROUP BY action ORDER BY min (time), action", values);

  while (backbone_statement_next (statement))
    {
      BackboneAuditSummary *summary = g_new0 (BackboneAuditSummary, 1);

      summary->action = g_strdup (backbone_statement_get_text (statement, 0));
      summary->n = (guint)backbone_statement_get_int64 (statement, 1);
      summary->first = backbone_statement_get_int64 (statement, 2);
      summary->last = backbone_statement_get_int64 (statement, 3);
      summary->actors = g_strdup (backbone_statement_get_text (statement, 4));
      g_ptr_array_add (found, summary);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *summaries = g_steal_pointer (&found);
  return TRUE;
}
