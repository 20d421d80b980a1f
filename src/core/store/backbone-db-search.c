/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-search-private.h"

#include <string.h>

char *
backbone_db_search_fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

char *
backbone_db_search_sort_key (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *key = g_string_sized_new (strlen (decomposed));

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_ismark (character))
        g_string_append_unichar (key, character);
    }

  return g_string_free (key, FALSE);
}

static gboolean
write_text (BackboneDb *db, const char *sql, gint64 customer, GString *text, GError **error)
{
  g_autofree char *folded = backbone_db_search_fold (text->str);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, sql);

  backbone_statement_bind_text (statement, folded);
  backbone_statement_bind_int64 (statement, customer);

  return backbone_statement_run (statement, error);
}

/* A line each: words have no line breaks, so none is found across two of them. */
static GString *
build_text (const char *number, const char *description, const char *technical_user)
{
  GString *text = g_string_new (number);

  g_string_append_printf (text, "\n%s\n%s", description, technical_user ? technical_user : "");

  return text;
}

gboolean
backbone_db_search_add (BackboneDb *db,
                        gint64 customer,
                        const char *number,
                        const char *description,
                        const char *technical_user,
                        GError **error)
{
  g_autoptr (GString) text = build_text (number, description, technical_user);

  return write_text (db, "INSERT INTO customer_search (text, rowid) VALUES (?, ?)", customer, text,
                     error);
}

static gboolean
append_tags (BackboneDb *db, gint64 customer, GString *text, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT tag FROM tag WHERE customer = ? ORDER BY tag");

  backbone_statement_bind_int64 (statement, customer);
  while (backbone_statement_next (statement))
    g_string_append_printf (text, "\n%s", backbone_statement_get_text (statement, 0));

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_search_update (BackboneDb *db, gint64 customer, GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT number, description, technical_user FROM customer WHERE id = ?");

  backbone_statement_bind_int64 (statement, customer);
  if (backbone_statement_next (statement))
    text = build_text (backbone_statement_get_text (statement, 0),
                       backbone_statement_get_text (statement, 1),
                       backbone_statement_get_text (statement, 2));
  if (!backbone_statement_finish (statement, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  return append_tags (db, customer, text, error)
         && write_text (db, "UPDATE customer_search SET text = ? WHERE rowid = ?", customer, text,
                        error);
}

gboolean
backbone_db_search_remove (BackboneDb *db, gint64 customer, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM customer_search WHERE rowid = ?");

  backbone_statement_bind_int64 (statement, customer);

  return backbone_statement_run (statement, error);
}

/* In quotes nothing has a meaning but a quote, which is doubled. */
static void
append_match (GString *match, const char *word)
{
  if (match->len > 0)
    g_string_append (match, " AND ");

  g_string_append_c (match, '"');
  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append_c (match, '"');
}

/**
 * backbone_search_new:
 * @text: (nullable): what a person typed
 *
 * Words of three characters and more go to the trigram index; shorter ones it can't find, so they
 * are looked for in each of the texts.
 *
 * Returns: (transfer full): the search, empty if there is no word in @text
 */
BackboneSearch *
backbone_search_new (const char *text)
{
  BackboneSearch *self = g_new0 (BackboneSearch, 1);
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autofree char *folded = backbone_db_search_fold (valid);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr (GString) match = g_string_new (NULL);

  self->short_words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_utf8_strlen (words[i], -1) >= 3)
        append_match (match, words[i]);
      else if (*words[i] != '\0')
        g_ptr_array_add (self->short_words, g_strdup (words[i]));
    }
  if (match->len > 0)
    self->match = g_strdup (match->str);

  return self;
}

void
backbone_search_free (BackboneSearch *self)
{
  g_free (self->match);
  g_ptr_array_unref (self->short_words);
  g_free (self);
}

gboolean
backbone_search_is_empty (BackboneSearch *self)
{
  return self->match == NULL && self->short_words->len == 0;
}
