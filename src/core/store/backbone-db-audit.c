/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-audit-private.h"

#include "backbone-landscape.h"

#include <stdarg.h>
#include <string.h>

/* What the chain covers of an entry, besides the digest of the one before. */
typedef struct
{
  gint64 number;
  gint64 time;
  const char *actor;
  const char *action;
  const char *subject;
  const char *before;
  const char *after;
} Entry;

/* Each value goes in with its length, so that none can be shifted into its neighbour; NULL differs
 * from the empty text. */
static void
digest_text (GChecksum *checksum, const char *text)
{
  gint64 length = text ? (gint64)strlen (text) : -1;
  gint64 length_be = GINT64_TO_BE (length);

  g_checksum_update (checksum, (const guchar *)&length_be, sizeof length_be);
  if (text)
    g_checksum_update (checksum, (const guchar *)text, length);
}

static void
digest_int64 (GChecksum *checksum, gint64 value)
{
  gint64 value_be = GINT64_TO_BE (value);

  g_checksum_update (checksum, (const guchar *)&value_be, sizeof value_be);
}

static char *
compute_digest (const char *previous, const Entry *entry)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  digest_text (checksum, previous);
  digest_int64 (checksum, entry->number);
  digest_int64 (checksum, entry->time);
  digest_text (checksum, entry->actor);
  digest_text (checksum, entry->action);
  digest_text (checksum, entry->subject);
  digest_text (checksum, entry->before);
  digest_text (checksum, entry->after);

  return g_strdup (g_checksum_get_string (checksum));
}

/* The highest number that was ever given, and the digest of the last entry that is there. */
static gboolean
find_end (BackboneDb *db, gint64 *number, char **digest, GError **error)
{
  g_autoptr (BackboneStatement) last
      = backbone_db_prepare (db, "SELECT digest FROM audit ORDER BY number DESC LIMIT 1");
  g_autoptr (BackboneStatement) sequence
      = backbone_db_prepare (db, "SELECT seq FROM sqlite_sequence WHERE name = 'audit'");

  *number = 0;
  *digest = g_strdup ("");

  if (backbone_statement_next (sequence))
    *number = backbone_statement_get_int64 (sequence, 0);
  if (!backbone_statement_finish (sequence, error))
    return FALSE;

  if (backbone_statement_next (last))
    {
      g_free (*digest);
      *digest = g_strdup (backbone_statement_get_text (last, 0));
    }

  return backbone_statement_finish (last, error);
}

const char *
backbone_db_audit_get_actor (void)
{
  static char *actor = NULL;

  if (g_once_init_enter (&actor))
    {
      char *text = g_strdup_printf ("%s@%s", g_get_user_name (), g_get_host_name ());
      char *valid = g_utf8_make_valid (text, -1);

      g_free (text);
      g_once_init_leave (&actor, valid);
    }

  return actor;
}

gboolean
backbone_db_audit (BackboneDb *db,
                   const char *action,
                   const char *subject,
                   const char *before,
                   const char *after,
                   GError **error)
{
  Entry entry
      = { 0, g_get_real_time (), backbone_db_audit_get_actor (), action, subject, before, after };
  g_autofree char *previous = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (BackboneStatement) statement = NULL;

  if (!find_end (db, &entry.number, &previous, error))
    return FALSE;
  entry.number++;
  digest = compute_digest (previous, &entry);

  statement = backbone_db_prepare (
      db, "INSERT INTO audit (number, time, actor, action, subject, before, after, digest) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  backbone_statement_bind_int64 (statement, entry.number);
  backbone_statement_bind_int64 (statement, entry.time);
  backbone_statement_bind_text (statement, entry.actor);
  backbone_statement_bind_text (statement, entry.action);
  backbone_statement_bind_text (statement, entry.subject);
  backbone_statement_bind_text (statement, entry.before);
  backbone_statement_bind_text (statement, entry.after);
  backbone_statement_bind_text (statement, digest);
  backbone_db_note_change (db, BACKBONE_CHANGED_AUDIT);

  return backbone_statement_run (statement, error);
}

/* Whether the present row of @statement follows @previous; @number is what it must have. */
static gboolean
row_is_intact (BackboneStatement *statement, gint64 number, const char *previous)
{
  Entry entry = {
    .number = backbone_statement_get_int64 (statement, 0),
    .time = backbone_statement_get_int64 (statement, 1),
    .actor = backbone_statement_get_text (statement, 2),
    .action = backbone_statement_get_text (statement, 3),
    .subject = backbone_statement_get_text (statement, 4),
    .before = backbone_statement_get_text (statement, 5),
    .after = backbone_statement_get_text (statement, 6),
  };
  g_autofree char *digest = compute_digest (previous, &entry);

  return entry.number == number && strcmp (digest, backbone_statement_get_text (statement, 7)) == 0;
}

gboolean
backbone_db_audit_verify (BackboneDb *db,
                          guint *n_entries,
                          gint64 *first_broken,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT number, time, actor, action, subject, before, after, digest FROM audit "
          "ORDER BY number");
  g_autofree char *previous = g_strdup ("");
  g_autofree char *end = NULL;
  gint64 highest = 0;

  *n_entries = 0;
  *first_broken = 0;

  while (backbone_statement_next (statement))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      ++*n_entries;
      if (*first_broken == 0 && !row_is_intact (statement, *n_entries, previous))
        *first_broken = backbone_statement_get_int64 (statement, 0);

      g_free (previous);
      previous = g_strdup (backbone_statement_get_text (statement, 7));
    }
  if (!backbone_statement_finish (statement, error) || !find_end (db, &highest, &end, error))
    return FALSE;

  if (*first_broken == 0 && highest != *n_entries)
    *first_broken = (gint64)*n_entries + 1;

  return TRUE;
}

static void
append_quoted (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else if ((guchar)*p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint)(guchar)*p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

char *
backbone_db_audit_textv (const char *const *pairs, gsize n_pairs)
{
  GString *json = g_string_new ("{");

  for (gsize i = 0; i < n_pairs; i++)
    {
      if (i > 0)
        g_string_append (json, ", ");
      append_quoted (json, pairs[2 * i]);
      g_string_append (json, ": ");
      if (pairs[2 * i + 1])
        append_quoted (json, pairs[2 * i + 1]);
      else
        g_string_append (json, "null");
    }
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

char *
backbone_db_audit_text (const char *first_name, ...)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (arguments, const char *))
    {
      g_ptr_array_add (pairs, (gpointer)name);
      g_ptr_array_add (pairs, va_arg (arguments, gpointer));
    }
  va_end (arguments);

  return backbone_db_audit_textv ((const char *const *)pairs->pdata, pairs->len / 2);
}
