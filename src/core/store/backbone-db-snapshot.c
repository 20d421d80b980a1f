/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-snapshot-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-db-schema-private.h"

#include <glib/gi18n-lib.h>

gboolean
backbone_db_snapshot (BackboneDb *db, const char *path, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, "VACUUM INTO ?");

  backbone_statement_bind_text (statement, path);

  return backbone_statement_run (statement, error);
}

static gboolean
check_integrity (BackboneDb *db, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, "PRAGMA quick_check (1)");
  gboolean is_sound = backbone_statement_next (statement)
                      && g_strcmp0 (backbone_statement_get_text (statement, 0), "ok") == 0;

  if (!backbone_statement_finish (statement, error))
    return FALSE;

  if (!is_sound)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_DAMAGED, _ ("“%s” is damaged"),
                 backbone_db_get_path (db));

  return is_sound;
}

static gboolean
adopt (BackboneDb *db, const char *id, const char *archive, GError **error)
{
  g_autofree char *old_id = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!backbone_db_run_script (db, "DELETE FROM lease", error)
      || !backbone_db_setting_load (db, "id", &old_id, error)
      || (id && !backbone_db_setting_set (db, "id", id, error)))
    return FALSE;

  before = id ? backbone_db_audit_text ("id", old_id, NULL) : NULL;
  after = backbone_db_audit_text ("id", id ? id : old_id, NULL);

  return backbone_db_audit (db, "archive-restore", archive, before, after, error);
}

gboolean
backbone_db_snapshot_adopt (const char *path, const char *id, const char *archive, GError **error)
{
  g_autoptr (BackboneDb) db = NULL;

  if (!backbone_db_schema_inspect_file (path, backbone_db_schema_get_default (), error))
    return FALSE;

  db = backbone_db_open (path, BACKBONE_DB_READ_WRITE, error);
  if (db == NULL || !check_integrity (db, error) || !backbone_db_begin (db, error))
    return FALSE;

  if (!adopt (db, id, archive, error))
    {
      backbone_db_rollback (db);
      return FALSE;
    }

  return backbone_db_commit (db, error);
}
