/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-leases-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <unistd.h>

#define LEASE_US ((gint64)BACKBONE_DB_LEASE_SECONDS * G_USEC_PER_SEC)

/* The machine and, since a sandbox counts its processes anew, the namespace that process IDs are
 * good in. */
static char *
dup_host (void)
{
  g_autofree char *name_space = g_file_read_link ("/proc/self/ns/pid", NULL);

  return g_strdup_printf ("%s %s", g_get_host_name (), name_space ? name_space : "");
}

/* Whether the holder in the present row of @statement is still there. A time further away than a
 * lease can last comes from a clock that was set back since. */
static gboolean
is_held (BackboneStatement *statement)
{
  gint64 left = backbone_statement_get_int64 (statement, 2) - g_get_real_time ();
  g_autofree char *host = dup_host ();

  if (left <= 0 || left > 2 * LEASE_US)
    return FALSE;

  if (g_strcmp0 (backbone_statement_get_text (statement, 1), host) != 0)
    return TRUE;

  return kill (backbone_statement_get_int64 (statement, 0), 0) == 0 || errno != ESRCH;
}

static gboolean
check_free (BackboneDb *db, const char *name, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT pid, host, until FROM lease WHERE name = ?");

  backbone_statement_bind_text (statement, name);
  if (backbone_statement_next (statement) && is_held (statement))
    {
      g_autofree char *file = g_filename_display_name (backbone_db_get_path (db));
      g_auto (GStrv) host = g_strsplit (backbone_statement_get_text (statement, 1), " ", 2);

      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY,
                   /* Translators: a file name, a process ID and the name of a computer */
                   _ ("“%s” is in use by another program (process %d on %s)"), file,
                   (int)backbone_statement_get_int64 (statement, 0), host[0]);
      return FALSE;
    }

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_lease_take (BackboneDb *db, const char *name, GError **error)
{
  g_autofree char *host = dup_host ();
  g_autoptr (BackboneStatement) statement = NULL;

  if (!check_free (db, name, error))
    return FALSE;

  statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO lease (name, holder, pid, host, until) VALUES (?, ?, ?, ?, ?)");
  backbone_statement_bind_text (statement, name);
  backbone_statement_bind_text (statement, backbone_db_get_id (db));
  backbone_statement_bind_int64 (statement, getpid ());
  backbone_statement_bind_text (statement, host);
  backbone_statement_bind_int64 (statement, g_get_real_time () + LEASE_US);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_lease_refresh (BackboneDb *db, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE lease SET until = ? WHERE holder = ?");

  backbone_statement_bind_int64 (statement, g_get_real_time () + LEASE_US);
  backbone_statement_bind_text (statement, backbone_db_get_id (db));

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_lease_drop (BackboneDb *db, const char *name, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM lease WHERE name = ? AND holder = ?");

  backbone_statement_bind_text (statement, name);
  backbone_statement_bind_text (statement, backbone_db_get_id (db));

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_lease_is_held (BackboneDb *db)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT 1 FROM lease WHERE holder = ?");
  gboolean is_held_here;

  backbone_statement_bind_text (statement, backbone_db_get_id (db));
  is_held_here = backbone_statement_next (statement);

  return backbone_statement_finish (statement, NULL) && is_held_here;
}

gboolean
backbone_db_lease_is_taken (BackboneDb *db, const char *name)
{
  g_autoptr (GError) error = NULL;

  return !check_free (db, name, &error)
         && g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY);
}

gboolean
backbone_db_lease_find_foreign (BackboneDb *db,
                                const char *prefix,
                                BackboneTime *until,
                                GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT pid, host, until FROM lease WHERE substr (name, 1, length (?1)) = ?1 "
          "AND holder != ?2");

  *until = 0;
  backbone_statement_bind_text (statement, prefix);
  backbone_statement_bind_text (statement, backbone_db_get_id (db));
  while (backbone_statement_next (statement))
    {
      if (is_held (statement))
        *until = MAX (*until, backbone_statement_get_int64 (statement, 2));
    }

  return backbone_statement_finish (statement, error);
}
