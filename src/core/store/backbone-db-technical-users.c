/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-technical-users-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-landscape.h"

static gboolean
insert (BackboneDb *db, const char *id, const char *credential, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO technical_user (id, credential, life_cycle, credential_saved) "
          "VALUES (?, ?, ?, ?)");

  backbone_statement_bind_text (statement, id);
  backbone_statement_bind_text (statement, credential);
  backbone_statement_bind_int64 (statement, credential ? BACKBONE_LIFE_CYCLE_SAVED
                                                       : BACKBONE_LIFE_CYCLE_REQUESTED);
  backbone_statement_bind_int64 (statement, credential ? g_get_real_time () : 0);

  return backbone_statement_run (statement, error);
}

static gboolean
replace_credential (BackboneDb *db, const char *id, const char *credential, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE technical_user SET credential = ?, life_cycle = ?, credential_saved = ?, "
          "log_on_proven = 0, held_since = 0, held_verdict = 0, held_kind = 0 WHERE id = ?");

  backbone_statement_bind_text (statement, credential);
  backbone_statement_bind_int64 (statement, credential ? BACKBONE_LIFE_CYCLE_SAVED
                                                       : BACKBONE_LIFE_CYCLE_ACTIVATED);
  backbone_statement_bind_int64 (statement, credential ? g_get_real_time () : 0);
  backbone_statement_bind_text (statement, id);
  backbone_db_note_change (db, BACKBONE_CHANGED_HOLDS);

  return backbone_statement_run (statement, error);
}

gboolean
backbone_db_technical_user_save (BackboneDb *db,
                                 const char *id,
                                 const char *credential,
                                 GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT credential FROM technical_user WHERE id = ?");
  gboolean is_known = FALSE;
  gboolean is_same = FALSE;

  backbone_statement_bind_text (statement, id);
  if (backbone_statement_next (statement))
    {
      is_known = TRUE;
      is_same = g_strcmp0 (backbone_statement_get_text (statement, 0), credential) == 0;
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  if (!is_known)
    return insert (db, id, credential, error);
  if (credential == NULL || is_same)
    return TRUE;

  return replace_credential (db, id, credential, error);
}

gboolean
backbone_db_technical_user_clear_credential (BackboneDb *db, const char *id, GError **error)
{
  return replace_credential (db, id, NULL, error);
}

gboolean
backbone_db_technical_user_drop (BackboneDb *db, const char *id, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "DELETE FROM technical_user WHERE id = ?1 "
          "AND NOT EXISTS (SELECT 1 FROM customer WHERE technical_user = ?1)");

  backbone_statement_bind_text (statement, id);
  backbone_db_note_change (db, BACKBONE_CHANGED_HOLDS);

  return backbone_statement_run (statement, error);
}

/* The first verdict that holds a user is kept: it says what to correct. */
gboolean
backbone_db_technical_user_hold (BackboneDb *db,
                                 const char *id,
                                 BackboneVerdict verdict,
                                 BackboneChannelKind kind,
                                 GError **error)
{
  g_autofree char *after
      = backbone_db_audit_text ("verdict", backbone_verdict_to_id (verdict), "channel",
                                backbone_channel_kind_to_id (kind), NULL);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE technical_user SET held_since = ?1, held_verdict = ?2, held_kind = ?3, "
          "life_cycle = CASE ?2 WHEN ?4 THEN ?5 ELSE life_cycle END WHERE id = ?6 "
          "AND held_since = 0");

  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_statement_bind_int64 (statement, verdict);
  backbone_statement_bind_int64 (statement, kind);
  backbone_statement_bind_int64 (statement, BACKBONE_VERDICT_LOCKED);
  backbone_statement_bind_int64 (statement, BACKBONE_LIFE_CYCLE_LOCKED);
  backbone_statement_bind_text (statement, id);
  if (!backbone_statement_run (statement, error))
    return FALSE;

  if (backbone_db_n_changed_rows (db) == 0)
    return TRUE;

  backbone_db_note_change (db, BACKBONE_CHANGED_HOLDS);
  return backbone_db_audit (db, "user-hold", id, NULL, after, error);
}

gboolean
backbone_db_technical_users_load_held (BackboneDb *db, GHashTable **held, GError **error)
{
  g_autoptr (GHashTable) loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT id FROM technical_user WHERE held_since != 0");

  while (backbone_statement_next (statement))
    g_hash_table_add (loaded, g_strdup (backbone_statement_get_text (statement, 0)));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *held = g_steal_pointer (&loaded);
  return TRUE;
}
