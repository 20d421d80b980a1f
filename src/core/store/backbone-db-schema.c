/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-schema-private.h"

#include "backbone-db-snapshot-private.h"
#include "backbone-store-resources.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* "BkAd": what PRAGMA application_id says of a landscape file. */
#define APPLICATION_ID 0x426b4164

/* SQLite's file format: where the header holds what. */
#define HEADER_LENGTH         100
#define HEADER_USER_VERSION   60
#define HEADER_APPLICATION_ID 68

static const char header_magic[16] = "SQLite format 3";

const BackboneDbSchema *
backbone_db_schema_get_default (void)
{
  static const char *scripts[BACKBONE_DB_SCHEMA_VERSION];
  static const BackboneDbSchema schema = { scripts, G_N_ELEMENTS (scripts) };
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
        {
          g_autofree char *path
              = g_strdup_printf ("/io/github/backbone_admin/store/schema-%u.sql", i + 1);
          /* Resource data ends with a NUL and lives as long as the program. */
          GBytes *bytes = g_resource_lookup_data (backbone_store_get_resource (), path,
                                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
          scripts[i] = g_bytes_get_data (bytes, NULL);
        }
      g_once_init_leave (&done, 1);
    }

  return &schema;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);

  return GUINT32_FROM_BE (value);
}

/* Returns the number of bytes, or -1 with @error. */
static gssize
read_header (const char *path, guint8 *header, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize length = -1;
  int saved_errno;

  if (fd >= 0)
    length = read (fd, header, HEADER_LENGTH);
  saved_errno = errno;
  if (fd >= 0)
    close (fd);

  if (length < 0 && saved_errno == ENOENT)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no landscape “%s”"),
                 name);
  else if (length < 0)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE, _ ("“%s” cannot be read: %s"),
                 name, g_strerror (saved_errno));

  return length;
}

static gboolean
set_newer_version_error (const char *path, guint version, guint known, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NEWER_VERSION,
               _ ("“%s” has version %u of the file format; this program knows versions up to %u"),
               name, version, known);

  return FALSE;
}

gboolean
backbone_db_schema_inspect_file (const char *path, const BackboneDbSchema *schema, GError **error)
{
  guint8 header[HEADER_LENGTH];
  gssize length = read_header (path, header, error);
  guint version;

  if (length < 0)
    return FALSE;

  if (length < HEADER_LENGTH || memcmp (header, header_magic, sizeof header_magic) != 0
      || read_big_endian (header + HEADER_APPLICATION_ID) != APPLICATION_ID)
    {
      g_autofree char *name = g_filename_display_name (path);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FOREIGN_FILE,
                   _ ("“%s” is not a landscape file"), name);
      return FALSE;
    }

  version = read_big_endian (header + HEADER_USER_VERSION);
  if (version > schema->n_scripts)
    return set_newer_version_error (path, version, schema->n_scripts, error);

  return TRUE;
}

static gboolean
read_version (BackboneDb *db, guint *version, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, "PRAGMA user_version");

  if (backbone_statement_next (statement))
    *version = backbone_statement_get_int64 (statement, 0);

  return backbone_statement_finish (statement, error);
}

/* Runs the scripts after @version; the caller has begun a transaction. */
static gboolean
run_scripts (BackboneDb *db, const BackboneDbSchema *schema, guint version, GError **error)
{
  g_autofree char *pragmas = g_strdup_printf (
      "PRAGMA application_id = %d; PRAGMA user_version = %u;", APPLICATION_ID, schema->n_scripts);

  for (guint i = version; i < schema->n_scripts; i++)
    {
      if (!backbone_db_run_script (db, schema->scripts[i], error))
        return FALSE;
    }

  return backbone_db_run_script (db, pragmas, error);
}

gboolean
backbone_db_schema_create (BackboneDb *db, const BackboneDbSchema *schema, GError **error)
{
  return run_scripts (db, schema, 0, error);
}

/* A snapshot takes an empty file that is there, which gives it the right mode. */
static gboolean
back_up (BackboneDb *db, guint version, GError **error)
{
  g_autofree char *backup = g_strdup_printf ("%s.v%u.backup", backbone_db_get_path (db), version);
  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX", backup);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      g_autofree char *name = g_filename_display_name (backup);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_READ_ONLY,
                   _ ("The backup “%s” could not be written: %s"), name, g_strerror (errno));
      return FALSE;
    }
  close (fd);

  if (!backbone_db_snapshot (db, temporary, error))
    {
      g_unlink (temporary);
      return FALSE;
    }

  if (g_rename (temporary, backup) != 0)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE,
                   _ ("The backup “%s” could not be written: %s"), backup, g_strerror (errno));
      g_unlink (temporary);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_foreign_keys (BackboneDb *db, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, "PRAGMA foreign_key_check");
  gboolean is_broken = backbone_statement_next (statement);

  if (!backbone_statement_finish (statement, error))
    return FALSE;

  if (is_broken)
    {
      g_autofree char *name = g_filename_display_name (backbone_db_get_path (db));
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_DAMAGED, _ ("“%s” is damaged"), name);
    }

  return !is_broken;
}

/* Another program may have migrated the file while the backup was made: nothing to do then. */
static gboolean
migrate_in_transaction (BackboneDb *db, const BackboneDbSchema *schema, GError **error)
{
  guint version = 0;

  if (!backbone_db_begin (db, error))
    return FALSE;

  if (read_version (db, &version, error)
      && (version >= schema->n_scripts
          || (run_scripts (db, schema, version, error) && check_foreign_keys (db, error))))
    return backbone_db_commit (db, error);

  backbone_db_rollback (db);
  return FALSE;
}

gboolean
backbone_db_schema_migrate (BackboneDb *db, const BackboneDbSchema *schema, GError **error)
{
  guint version = 0;
  gboolean migrated;

  if (!read_version (db, &version, error))
    return FALSE;

  if (version > schema->n_scripts)
    return set_newer_version_error (backbone_db_get_path (db), version, schema->n_scripts, error);
  if (version == schema->n_scripts)
    return TRUE;

  /* Rebuilding a table that others refer to needs them off, which has no effect in a transaction. */
  if (!back_up (db, version, error)
      || !backbone_db_run_script (db, "PRAGMA foreign_keys = OFF", error))
    return FALSE;

  migrated = migrate_in_transaction (db, schema, error);

  return backbone_db_run_script (db, "PRAGMA foreign_keys = ON", migrated ? error : NULL)
         && migrated;
}
