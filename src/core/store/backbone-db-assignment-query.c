/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-assignment-query-private.h"

#include "backbone-db-assignments-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-db-s-users-private.h"
#include "backbone-db-search-private.h"

/* Column 2 is the first filter. The number of assignments of a customer is compared with that of the
 * local users, since a gap is a row that is not there. */
#define SELECT_FLAGS                                                                               \
  "SELECT customer.id, customer.number, "                                                          \
  "count (s_user.id) < (SELECT count (*) FROM local_user), "                                       \
  "coalesce (max ((expires != 0 AND expires <= ?1) OR mark = ?2), 0), "                            \
  "coalesce (max (s_user.customer != customer.number), 0), "                                       \
  "coalesce (max (s_user.id IS NOT NULL AND credential IS NULL), 0), "                             \
  "coalesce (max (EXISTS (SELECT 1 FROM authorisation WHERE s_user = s_user.id) "                  \
  "AND NOT EXISTS (SELECT 1 FROM authorisation WHERE s_user = s_user.id AND granted "              \
  "AND " BACKBONE_DB_MAY_DOWNLOAD ")), 0) "                                                        \
  "FROM customer LEFT JOIN assignment ON assignment.customer = customer.id "                       \
  "LEFT JOIN s_user ON s_user.id = assignment.s_user "

/* Those whose texts match, and those who have an S-User that does. */
static void
append_where (GString *sql, BackboneSearch *search)
{
  if (backbone_search_is_empty (search))
    return;

  g_string_append (sql, "WHERE customer.id IN (SELECT rowid FROM customer_search WHERE 1");
  if (search->match)
    g_string_append (sql, " AND customer_search MATCH ?");
  for (guint i = 0; i < search->short_words->len; i++)
    g_string_append (sql, " AND instr (customer_search.text, ?) > 0");
  g_string_append (sql, " UNION SELECT customer FROM assignment WHERE instr (lower (s_user), ?) > 0"
                        ") ");
}

static void
bind_search (BackboneStatement *statement, BackboneSearch *search, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_utf8_make_valid (text ? text : "", -1));
  g_autofree char *folded = backbone_db_search_fold (stripped);

  if (backbone_search_is_empty (search))
    return;

  if (search->match)
    backbone_statement_bind_text (statement, search->match);
  for (guint i = 0; i < search->short_words->len; i++)
    backbone_statement_bind_text (statement, g_ptr_array_index (search->short_words, i));
  backbone_statement_bind_text (statement, folded);
}

gboolean
backbone_db_assignment_query (BackboneDb *db,
                              const char *search,
                              int filter,
                              GArray **keys,
                              guint *counts,
                              guint *n_all,
                              GError **error)
{
  g_autoptr (BackboneSearch) words = backbone_search_new (search);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (BackboneRowKey));
  g_autoptr (GString) sql = g_string_new (SELECT_FLAGS);
  g_autoptr (BackboneStatement) statement = NULL;
  BackboneTime until;

  if (!backbone_db_rules_load_attention (db, g_get_real_time (), &until, error))
    return FALSE;

  append_where (sql, words);
  g_string_append (sql, "GROUP BY customer.id ORDER BY customer.number");
  statement = backbone_db_prepare (db, sql->str);
  backbone_statement_bind_int64 (statement, until);
  backbone_statement_bind_int64 (statement, BACKBONE_S_USER_STATE_DELETED);
  bind_search (statement, words, search);

  *n_all = 0;
  for (guint i = 0; i < BACKBONE_N_ASSIGNMENT_FILTERS; i++)
    counts[i] = 0;
  while (backbone_statement_next (statement))
    {
      BackboneRowKey key
          = { backbone_statement_get_int64 (statement, 0),
              g_ascii_strtoll (backbone_statement_get_text (statement, 1), NULL, 10) };

      ++*n_all;
      for (int i = 0; i < BACKBONE_N_ASSIGNMENT_FILTERS; i++)
        counts[i] += backbone_statement_get_int64 (statement, 2 + i) != 0;
      if (filter < 0 || backbone_statement_get_int64 (statement, 2 + filter) != 0)
        g_array_append_val (found, key);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *keys = g_steal_pointer (&found);
  return TRUE;
}

void
backbone_assignment_content_free (BackboneAssignmentContent *self)
{
  g_free (self->description);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_free (self);
}

gboolean
backbone_db_assignment_content_read (BackboneDb *db,
                                     gint64 customer,
                                     BackboneAssignmentContent **content,
                                     GError **error)
{
  g_autoptr (BackboneAssignmentContent) found = NULL;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT description FROM customer WHERE id = ?");

  *content = NULL;
  backbone_statement_bind_int64 (statement, customer);
  if (backbone_statement_next (statement))
    {
      found = g_new0 (BackboneAssignmentContent, 1);
      found->description = g_strdup (backbone_statement_get_text (statement, 0));
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;
  if (found && !backbone_db_assignments_read (db, customer, &found->assignments, error))
    return FALSE;

  *content = g_steal_pointer (&found);
  return TRUE;
}
