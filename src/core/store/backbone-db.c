/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-private.h"

#include "backbone-db-locks-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* Pages that a connection keeps, in KiB: a year of a thousand customers is some hundred times as large, but
 * what a visit touches fits. */
#define CACHE_KIB 16384

/* How long others are waited for before it is BACKBONE_ERROR_BUSY. */
#define BUSY_TIMEOUT_MS 5000

struct _BackboneDb
{
  sqlite3 *handle;
  char *path;
  char *id; /* UUID */
  GThread *thread;
  int lock_fd;            /* see backbone_db_hold(); or -1 */
  GHashTable *statements; /* SQL text -> BackboneStatement */
  guint changes;
};

struct _BackboneStatement
{
  BackboneDb *db;
  sqlite3_stmt *handle; /* NULL if it could not be prepared */
  GError *error;
  int n_bound;
  gboolean cached;
  gboolean in_use;
};

static int
map_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return BACKBONE_ERROR_BUSY;
    case SQLITE_FULL:
      return BACKBONE_ERROR_NO_SPACE;
    case SQLITE_READONLY:
      return BACKBONE_ERROR_READ_ONLY;
    case SQLITE_NOTADB:
      return BACKBONE_ERROR_FOREIGN_FILE;
    case SQLITE_CORRUPT:
      return BACKBONE_ERROR_DAMAGED;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return BACKBONE_ERROR_UNREADABLE;
    case SQLITE_CONSTRAINT:
      return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY
                 ? BACKBONE_ERROR_EXISTS
                 : BACKBONE_ERROR_FAILED;
    default:
      return BACKBONE_ERROR_FAILED;
    }
}

/* (transfer full): the message of @error_code about the file @name; @detail is what SQLite says. */
static char *
build_message (int error_code, const char *name, const char *detail)
{
  switch (error_code)
    {
    case BACKBONE_ERROR_BUSY:
      /* Translators: %s is the name of a file */
      return g_strdup_printf (
          _ ("“%s” is being written by another program, and waiting for it took too long"), name);
    case BACKBONE_ERROR_NO_SPACE:
      return g_strdup_printf (_ ("“%s” could not be written: the disk is full"), name);
    case BACKBONE_ERROR_READ_ONLY:
      return g_strdup_printf (_ ("“%s” or its folder cannot be written"), name);
    case BACKBONE_ERROR_FOREIGN_FILE:
      return g_strdup_printf (_ ("“%s” is not a landscape file"), name);
    case BACKBONE_ERROR_DAMAGED:
      return g_strdup_printf (_ ("“%s” is damaged"), name);
    default:
      /* Translators: the name of a file, then what the database says about it */
      return g_strdup_printf (_ ("“%s” could not be used: %s"), name, detail);
    }
}

/* Turns what SQLite said last into @error. */
static void
set_error (BackboneDb *self, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  int extended = self->handle ? sqlite3_extended_errcode (self->handle) : code;
  int error_code = map_code ((extended & 0xff) == (code & 0xff) ? extended : code);
  const char *detail = self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);
  g_autofree char *message = build_message (error_code, name, detail);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
  else
    g_set_error_literal (error, BACKBONE_ERROR, error_code, message);
}

static void
assert_thread (BackboneDb *self)
{
  g_assert (self->thread == g_thread_self ());
}

/* Some letters of it will do: statements are long, few, and looked up again and again. */
static guint
sql_hash (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text);
  guint hash = (guint)length;

  for (gsize i = 0; i < length; i += 1 + length / 32)
    hash = hash * 33 + (guchar)text[i];

  return hash;
}

static void
statement_free (BackboneStatement *self)
{
  sqlite3_finalize (self->handle);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
configure (BackboneDb *self, BackboneDbMode mode, GError **error)
{
  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  /* What other programs can make of a file must not be able to run anything in this one. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  if (!backbone_db_run_script (self,
                               "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; "
                               "PRAGMA cache_size = -" G_STRINGIFY (CACHE_KIB) ";",
                               error))
    return FALSE;

  return mode != BACKBONE_DB_READ_WRITE
         || backbone_db_run_script (self, "PRAGMA synchronous = FULL;", error);
}

/* SQLite's URI of a file: everything that has a meaning in it is escaped. */
static char *
build_uri (const char *path, BackboneDbMode mode)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);

  return g_strdup_printf ("file:%s%s", escaped,
                          mode == BACKBONE_DB_IMMUTABLE ? "?immutable=1" : "");
}

BackboneDb *
backbone_db_open (const char *path, BackboneDbMode mode, GError **error)
{
  g_autoptr (BackboneDb) self = g_new0 (BackboneDb, 1);
  g_autofree char *uri = build_uri (path, mode);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
              | (mode == BACKBONE_DB_READ_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
  int code;

  self->path = g_strdup (path);
  self->id = g_uuid_string_random ();
  self->thread = g_thread_self ();
  self->lock_fd = -1;
  self->statements
      = g_hash_table_new_full (sql_hash, g_str_equal, g_free, (GDestroyNotify)statement_free);

  backbone_db_locks_install ();
  code = sqlite3_open_v2 (uri, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      set_error (self, code, error);
      return NULL;
    }

  if (!configure (self, mode, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
backbone_db_close (BackboneDb *self)
{
  assert_thread (self);

  g_hash_table_unref (self->statements);
  backbone_db_locks_release (self->lock_fd);
  sqlite3_close_v2 (self->handle);
  if (self->lock_fd >= 0)
    g_close (self->lock_fd, NULL);
  g_free (self->path);
  g_free (self->id);
  g_free (self);
}

const char *
backbone_db_get_path (BackboneDb *self)
{
  return self->path;
}

const char *
backbone_db_get_id (BackboneDb *self)
{
  return self->id;
}

void
backbone_db_note_change (BackboneDb *self, guint changes)
{
  assert_thread (self);
  self->changes |= changes;
}

guint
backbone_db_take_changes (BackboneDb *self)
{
  guint changes = self->changes;

  self->changes = 0;

  return changes;
}

gint64
backbone_db_last_row_id (BackboneDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

guint
backbone_db_n_changed_rows (BackboneDb *self)
{
  return sqlite3_changes (self->handle);
}

static gboolean
run_literal (BackboneDb *self, const char *sql, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (self, sql);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_begin (BackboneDb *self, GError **error)
{
  return run_literal (self, "BEGIN IMMEDIATE", error);
}

gboolean
backbone_db_commit (BackboneDb *self, GError **error)
{
  if (run_literal (self, "COMMIT", error))
    return TRUE;

  backbone_db_rollback (self);
  return FALSE;
}

void
backbone_db_rollback (BackboneDb *self)
{
  g_autoptr (GError) error = NULL;

  /* After a full disk SQLite may have rolled back by itself. */
  if (!sqlite3_get_autocommit (self->handle) && !run_literal (self, "ROLLBACK", &error))
    g_warning ("Rolling back failed: %s", error->message);
  self->changes = 0;
}

gboolean
backbone_db_run_script (BackboneDb *self, const char *script, GError **error)
{
  int code;

  assert_thread (self);

  code = sqlite3_exec (self->handle, script, NULL, NULL, NULL);
  if (code != SQLITE_OK)
    set_error (self, code, error);

  return code == SQLITE_OK;
}

BackboneStatement *
backbone_db_prepare (BackboneDb *self, const char *sql)
{
  BackboneStatement *statement = g_hash_table_lookup (self->statements, sql);
  gboolean is_known = statement != NULL;
  int code;

  assert_thread (self);

  if (is_known && !statement->in_use)
    {
      statement->in_use = TRUE;
      return statement;
    }

  statement = g_new0 (BackboneStatement, 1);
  statement->db = self;
  statement->in_use = TRUE;
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle,
                             NULL);
  if (code != SQLITE_OK)
    set_error (self, code, &statement->error);
  else if (!is_known)
    {
      statement->cached = TRUE;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }

  return statement;
}

void
backbone_statement_release (BackboneStatement *self)
{
  if (!self->cached)
    {
      statement_free (self);
      return;
    }

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  g_clear_error (&self->error);
  self->n_bound = 0;
  self->in_use = FALSE;
}

static void
check_bind (BackboneStatement *self, int code)
{
  if (code != SQLITE_OK)
    set_error (self->db, code, &self->error);
}

void
backbone_statement_bind_int64 (BackboneStatement *self, gint64 value)
{
  if (self->error == NULL)
    check_bind (self, sqlite3_bind_int64 (self->handle, ++self->n_bound, value));
}

void
backbone_statement_bind_text (BackboneStatement *self, const char *value)
{
  if (self->error == NULL)
    check_bind (self,
                sqlite3_bind_text (self->handle, ++self->n_bound, value, -1, SQLITE_TRANSIENT));
}

void
backbone_statement_bind_null (BackboneStatement *self)
{
  if (self->error == NULL)
    check_bind (self, sqlite3_bind_null (self->handle, ++self->n_bound));
}

void
backbone_statement_bind_optional (BackboneStatement *self, gint64 value)
{
  if (value < 0)
    backbone_statement_bind_null (self);
  else
    backbone_statement_bind_int64 (self, value);
}

gboolean
backbone_statement_next (BackboneStatement *self)
{
  int code;

  if (self->error)
    return FALSE;

  /* A forgotten parameter would be NULL without a word. */
  g_return_val_if_fail (self->n_bound == sqlite3_bind_parameter_count (self->handle), FALSE);

  code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    set_error (self->db, code, &self->error);
  sqlite3_reset (self->handle);

  return FALSE;
}

gboolean
backbone_statement_finish (BackboneStatement *self, GError **error)
{
  if (self->handle)
    sqlite3_reset (self->handle);

  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

gboolean
backbone_statement_run (BackboneStatement *self, GError **error)
{
  while (backbone_statement_next (self))
    ;

  return backbone_statement_finish (self, error);
}

gint64
backbone_statement_get_int64 (BackboneStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const char *
backbone_statement_get_text (BackboneStatement *self, int column)
{
  return (const char *)sqlite3_column_text (self->handle, column);
}

gboolean
backbone_statement_is_null (BackboneStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
backbone_statement_get_optional (BackboneStatement *self, int column)
{
  return backbone_statement_is_null (self, column) ? -1
                                                   : backbone_statement_get_int64 (self, column);
}

gboolean
backbone_db_count (BackboneDb *self, const char *sql, guint *n, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (self, sql);

  *n = backbone_statement_next (statement) ? (guint)backbone_statement_get_int64 (statement, 0) : 0;

  return backbone_statement_finish (statement, error);
}

/* Not every file system can have the wal-index in memory. */
static gboolean
load_is_wal (BackboneDb *self, gboolean *is_wal, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (self, "PRAGMA journal_mode");

  *is_wal = backbone_statement_next (statement)
            && g_strcmp0 (backbone_statement_get_text (statement, 0), "wal") == 0;

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_hold (BackboneDb *self, GError **error)
{
  gboolean is_wal;

  /* From the first reading on SQLite holds the file itself, and knows its mode. */
  if (!backbone_db_run_script (self, "SELECT count(*) FROM sqlite_schema", error)
      || !load_is_wal (self, &is_wal, error))
    return FALSE;

  if (!is_wal || self->lock_fd >= 0
      || backbone_db_locks_hold (sqlite3_db_filename (self->handle, "main"), &self->lock_fd))
    return TRUE;

  set_error (self, SQLITE_BUSY, error);
  return FALSE;
}
