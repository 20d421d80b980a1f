/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-check-runs-private.h"

#include "backbone-db-lists-private.h"

#include <glib/gi18n-lib.h>

gboolean
backbone_db_check_runs_query (BackboneDb *db, BackboneTime from, GArray **numbers, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id FROM check_run WHERE started >= ? ORDER BY id DESC");

  backbone_statement_bind_int64 (statement, from);
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

gboolean
backbone_db_check_runs_count (BackboneDb *db, guint *n_runs, GError **error)
{
  return backbone_db_count (db, "SELECT count (*) FROM check_run", n_runs, error);
}

gboolean
backbone_db_check_run_read (BackboneDb *db, gint64 number, BackboneCheckRun **run, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT id, started, finished, cancelled, actor, n_channels, n_ok, n_not_ok "
          "FROM check_run WHERE id = ?");

  *run = NULL;
  backbone_statement_bind_int64 (statement, number);
  if (backbone_statement_next (statement))
    *run = g_object_new (BACKBONE_TYPE_CHECK_RUN, "number",
                         backbone_statement_get_int64 (statement, 0), "started",
                         backbone_statement_get_int64 (statement, 1), "finished",
                         backbone_statement_get_int64 (statement, 2), "cancelled",
                         backbone_statement_get_int64 (statement, 3) != 0, "actor",
                         backbone_statement_get_text (statement, 4), "n-channels",
                         (guint)backbone_statement_get_int64 (statement, 5), "n-ok",
                         (guint)backbone_statement_get_int64 (statement, 6), "n-not-ok",
                         (guint)backbone_statement_get_int64 (statement, 7), NULL);

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_check_run_find_last (BackboneDb *db, gint64 *number, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT id FROM check_run WHERE finished != 0 ORDER BY id DESC LIMIT 1");

  *number = 0;
  if (backbone_statement_next (statement))
    *number = backbone_statement_get_int64 (statement, 0);

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_check_run_results (BackboneDb *db, gint64 run, GPtrArray **records, GError **error)
{
  g_autoptr (BackboneCheckRun) found = NULL;

  if (!backbone_db_check_run_read (db, run, &found, error))
    return FALSE;
  if (found == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND, _ ("There is no check run %u"),
                   (guint)run);
      return FALSE;
    }

  return backbone_db_run_results_list (db, run, records, error);
}
