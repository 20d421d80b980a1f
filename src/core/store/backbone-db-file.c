/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
set_exists_error (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS, _ ("There is a file “%s” already"),
               name);

  return FALSE;
}

static gboolean
set_create_error (const char *path, int saved_errno, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int code = BACKBONE_ERROR_UNREADABLE;

  if (saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM)
    code = BACKBONE_ERROR_READ_ONLY;
  else if (saved_errno == ENOSPC || saved_errno == EDQUOT)
    code = BACKBONE_ERROR_NO_SPACE;

  g_set_error (error, BACKBONE_ERROR, code, _ ("“%s” could not be made: %s"), name,
               g_strerror (saved_errno));

  return FALSE;
}

/* An empty file with mode 0600 beside @path, in a folder that is made if need be. */
static char *
make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX", path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_create_error (folder, errno, error);
      return NULL;
    }

  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_create_error (path, errno, error);
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&temporary);
}

static gboolean
fill (const char *path,
      const BackboneDbSchema *schema,
      BackboneStoreFunc func,
      gpointer user_data,
      GError **error)
{
  g_autoptr (BackboneDb) db = backbone_db_open (path, BACKBONE_DB_READ_WRITE, error);

  if (db == NULL || !backbone_db_begin (db, error))
    return FALSE;

  if (!backbone_db_schema_create (db, schema, error)
      || (func != NULL && !func (db, user_data, error)))
    {
      backbone_db_rollback (db);
      return FALSE;
    }

  return backbone_db_commit (db, error)
         && backbone_db_run_script (db, "PRAGMA journal_mode = WAL", error);
}

/* Gives a finished file its name without ever replacing another one. */
static gboolean
put_in_place (const char *temporary, const char *path, GError **error)
{
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;

  if (errno == EEXIST)
    return set_exists_error (path, error);

  /* Not every file system can do that. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return set_exists_error (path, error);
  if (g_rename (temporary, path) == 0)
    return TRUE;

  return set_create_error (path, errno, error);
}

/* So that the new name is there after a power failure, too. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

gboolean
backbone_db_file_create (const char *path,
                         const BackboneDbSchema *schema,
                         BackboneStoreFunc func,
                         gpointer user_data,
                         GError **error)
{
  g_autofree char *temporary = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return set_exists_error (path, error);

  temporary = make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;

  if (!fill (temporary, schema, func, user_data, error) || !put_in_place (temporary, path, error))
    {
      g_unlink (temporary);
      return FALSE;
    }

  sync_folder (path);
  return TRUE;
}

static gboolean
is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0
         && faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) == 0;
}

static BackboneDb *
open_writable (const char *path, const BackboneDbSchema *schema, GError **error)
{
  g_autoptr (BackboneDb) db = backbone_db_open (path, BACKBONE_DB_READ_WRITE, error);

  if (db == NULL || !backbone_db_run_script (db, "PRAGMA journal_mode = WAL", error)
      || !backbone_db_hold (db, error) || !backbone_db_schema_migrate (db, schema, error))
    return NULL;

  return g_steal_pointer (&db);
}

static BackboneDb *
open_in_mode (const char *path, BackboneDbMode mode, GError **error)
{
  g_autoptr (BackboneDb) db = backbone_db_open (path, mode, error);

  if (db == NULL || !backbone_db_run_script (db, "SELECT count(*) FROM settings", error)
      || (mode == BACKBONE_DB_READ_ONLY && !backbone_db_hold (db, error)))
    return NULL;

  return g_steal_pointer (&db);
}

/* SQLite needs files beside one in WAL mode. If it can't make them, nobody writes either, as far as
 * we can tell, and the file is read as it is. */
static BackboneDb *
open_read_only (const char *path, const BackboneDbSchema *schema, GError **error)
{
  g_autoptr (BackboneDb) db = open_in_mode (path, BACKBONE_DB_READ_ONLY, NULL);

  if (db == NULL)
    db = open_in_mode (path, BACKBONE_DB_IMMUTABLE, error);
  if (db == NULL || !backbone_db_schema_migrate (db, schema, error))
    return NULL;

  return g_steal_pointer (&db);
}

BackboneDb *
backbone_db_file_open (const char *path,
                       const BackboneDbSchema *schema,
                       gboolean *read_only,
                       GError **error)
{
  if (!backbone_db_schema_inspect_file (path, schema, error))
    return NULL;

  *read_only = !is_writable (path);

  return *read_only ? open_read_only (path, schema, error) : open_writable (path, schema, error);
}
