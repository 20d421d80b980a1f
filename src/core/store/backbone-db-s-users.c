/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-s-users-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-landscape.h"

#define DAY (24 * 60 * 60 * (gint64)G_USEC_PER_SEC)

#define SELECT_ROWS                                                                                \
  "SELECT id, customer, confirmed, expires, mark, credential, credential_saved, log_on_proven, "   \
  "held_since, held_verdict FROM s_user "

BackboneSUserRow *
backbone_s_user_row_new (const char *id, const char *customer)
{
  BackboneSUserRow *self = g_new0 (BackboneSUserRow, 1);

  self->id = g_strdup (id);
  self->customer = g_strdup (customer);

  return self;
}

BackboneSUserRow *
backbone_s_user_row_copy (const BackboneSUserRow *self)
{
  BackboneSUserRow *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->customer = g_strdup (self->customer);
  copy->credential = g_strdup (self->credential);

  return copy;
}

void
backbone_s_user_row_free (BackboneSUserRow *self)
{
  g_free (self->id);
  g_free (self->customer);
  g_free (self->credential);
  g_free (self);
}

static BackboneSUserRow *
read_row (BackboneStatement *statement)
{
  BackboneSUserRow *row = backbone_s_user_row_new (backbone_statement_get_text (statement, 0),
                                                   backbone_statement_get_text (statement, 1));

  row->confirmed = backbone_statement_get_int64 (statement, 2) != 0;
  row->expires = backbone_statement_get_int64 (statement, 3);
  row->mark = backbone_statement_get_int64 (statement, 4);
  row->credential = g_strdup (backbone_statement_get_text (statement, 5));
  row->credential_saved = backbone_statement_get_int64 (statement, 6);
  row->log_on_proven = backbone_statement_get_int64 (statement, 7);
  row->held_since = backbone_statement_get_int64 (statement, 8);
  row->held_verdict = backbone_statement_get_int64 (statement, 9);

  return row;
}

gboolean
backbone_db_s_users_load (BackboneDb *db, GHashTable **rows, GError **error)
{
  g_autoptr (GHashTable) loaded = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify)backbone_s_user_row_free);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, SELECT_ROWS);

  while (backbone_statement_next (statement))
    {
      BackboneSUserRow *row = read_row (statement);
      g_hash_table_insert (loaded, row->id, row);
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *rows = g_steal_pointer (&loaded);
  return TRUE;
}

gboolean
backbone_db_s_user_find (BackboneDb *db, const char *id, BackboneSUserRow **row, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, SELECT_ROWS "WHERE id = ?");
  g_autoptr (BackboneSUserRow) found = NULL;

  *row = NULL;
  backbone_statement_bind_text (statement, id);
  if (backbone_statement_next (statement))
    found = read_row (statement);
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *row = g_steal_pointer (&found);
  return TRUE;
}

BackboneSUserState
backbone_db_s_user_state (BackboneTime expires,
                          int mark,
                          BackboneTime log_on_proven,
                          const BackboneExpirySteps *steps)
{
  const BackboneSUserFacts facts = {
    .expires = expires,
    .log_on_proven = log_on_proven,
    .locked = mark == BACKBONE_S_USER_STATE_LOCKED,
    .deleted = mark == BACKBONE_S_USER_STATE_DELETED,
  };

  return backbone_s_user_state_of (&facts, g_get_real_time (), steps);
}

static BackboneSUser *
read_record (BackboneStatement *statement, const BackboneExpirySteps *steps)
{
  g_autoptr (BackboneSUserRow) row = read_row (statement);
  const char *joined = backbone_statement_get_text (statement, 10);
  g_auto (GStrv) authorisations = joined ? g_strsplit (joined, "\n", -1) : NULL;
  BackboneTime known_since = backbone_statement_get_int64 (statement, 11);
  BackboneGrant download = backbone_authorisations_find_software_download (
      (const char *const *)authorisations, known_since);

  return g_object_new (
      BACKBONE_TYPE_S_USER, "id", row->id, "customer", row->customer, "customer-confirmed",
      row->confirmed, "expires", row->expires, "step",
      (guint)backbone_expiry_of (row->expires, g_get_real_time (), steps), "state",
      backbone_db_s_user_state (row->expires, row->mark, row->log_on_proven, steps),
      "authorisations", authorisations, "authorisations-source",
      (int)backbone_statement_get_int64 (statement, 12), "authorisations-time", known_since,
      "software-download", download, "has-password", row->credential != NULL, "credential-saved",
      row->credential_saved, "log-on-proven", row->log_on_proven, "held-since", row->held_since,
      "held-verdict", row->held_verdict, "n-assignments",
      (guint)backbone_statement_get_int64 (statement, 13), NULL);
}

gboolean
backbone_db_s_users_list (BackboneDb *db, int within_days, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT id, customer, confirmed, expires, mark, credential, credential_saved, "
          "log_on_proven, held_since, held_verdict, "
          "(SELECT group_concat (object_id, char (10)) FROM (SELECT object_id FROM authorisation "
          "WHERE authorisation.s_user = s_user.id AND granted ORDER BY object_id)), "
          "coalesce ((SELECT max (time) FROM authorisation WHERE s_user = s_user.id), 0), "
          "coalesce ((SELECT max (source) FROM authorisation WHERE s_user = s_user.id), 0), "
          "(SELECT count (*) FROM assignment WHERE assignment.s_user = s_user.id) "
          "FROM s_user WHERE ?1 < 0 OR (expires != 0 AND expires <= ?2) ORDER BY id");
  BackboneExpirySteps steps;

  if (!backbone_db_rules_load_steps (db, &steps, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, within_days);
  backbone_statement_bind_int64 (statement, g_get_real_time () + within_days * DAY);
  while (backbone_statement_next (statement))
    g_ptr_array_add (found, read_record (statement, &steps));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *records = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
store_row (BackboneDb *db, const BackboneSUserRow *row, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT INTO s_user (id, customer, confirmed, expires, mark, credential, "
          "credential_saved, log_on_proven, held_since, held_verdict) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
          "customer = excluded.customer, confirmed = excluded.confirmed, "
          "expires = excluded.expires, mark = excluded.mark, credential = excluded.credential, "
          "credential_saved = excluded.credential_saved, log_on_proven = excluded.log_on_proven, "
          "held_since = excluded.held_since, held_verdict = excluded.held_verdict");

  backbone_statement_bind_text (statement, row->id);
  backbone_statement_bind_text (statement, row->customer);
  backbone_statement_bind_int64 (statement, row->confirmed);
  backbone_statement_bind_int64 (statement, row->expires);
  backbone_statement_bind_int64 (statement, row->mark);
  backbone_statement_bind_text (statement, row->credential);
  backbone_statement_bind_int64 (statement, row->credential_saved);
  backbone_statement_bind_int64 (statement, row->log_on_proven);
  backbone_statement_bind_int64 (statement, row->held_since);
  backbone_statement_bind_int64 (statement, row->held_verdict);

  return backbone_statement_run (statement, error);
}

static void
add_difference (GPtrArray *pairs, const char *name, const char *value, const char *other)
{
  if (g_strcmp0 (value, other) == 0)
    return;

  g_ptr_array_add (pairs, g_strdup (name));
  g_ptr_array_add (pairs, g_strdup (value));
}

static const char *
mark_to_id (BackboneSUserState mark)
{
  return mark == BACKBONE_S_USER_STATE_UNKNOWN ? "active" : backbone_s_user_state_to_id (mark);
}

/* What differs of @row (nullable) from @other (nullable), with the values of @row; NULL if nothing
 * does. When it logged on is no change that anybody made. */
static char *
describe_difference (const BackboneSUserRow *row, const BackboneSUserRow *other, gboolean is_new)
{
  static const BackboneSUserRow none = { 0 };
  const BackboneSUserRow *one = row ? row : &none;
  const BackboneSUserRow *two = other ? other : &none;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *expires = backbone_time_to_iso (one->expires);
  g_autofree char *other_expires = backbone_time_to_iso (two->expires);
  const char *replaced = is_new && two->credential ? "replaced" : "saved";

  add_difference (pairs, "customer", one->customer, two->customer);
  add_difference (pairs, "customer_confirmed", one->confirmed ? "yes" : "no",
                  two->confirmed ? "yes" : "no");
  add_difference (pairs, "expires", expires, other_expires);
  add_difference (pairs, "state", mark_to_id (one->mark), mark_to_id (two->mark));
  if (g_strcmp0 (one->credential, two->credential) != 0)
    {
      g_ptr_array_add (pairs, g_strdup ("password"));
      g_ptr_array_add (pairs, one->credential ? g_strdup (replaced) : NULL);
    }

  return pairs->len > 0 || row == NULL || other == NULL
             ? backbone_db_audit_textv ((const char *const *)pairs->pdata, pairs->len / 2)
             : NULL;
}

/* A new password may be right: whoever saves one says so. */
static void
renew_credential (BackboneSUserRow *row)
{
  row->credential_saved = row->credential ? g_get_real_time () : 0;
  row->log_on_proven = 0;
  row->held_since = 0;
  row->held_verdict = BACKBONE_VERDICT_NEVER_CHECKED;
}

gboolean
backbone_db_s_user_save (BackboneDb *db, const BackboneSUserRow *row, GError **error)
{
  g_autoptr (BackboneSUserRow) old = NULL;
  g_autoptr (BackboneSUserRow) new = backbone_s_user_row_copy (row);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!backbone_db_s_user_find (db, row->id, &old, error))
    return FALSE;

  if (g_strcmp0 (old ? old->credential : NULL, new->credential) != 0)
    renew_credential (new);
  before = old ? describe_difference (old, new, FALSE) : NULL;
  after = describe_difference (new, old, TRUE);
  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS);

  return store_row (db, new, error)
         && (after == NULL
             || backbone_db_audit (db, old ? "s-user-edit" : "s-user-add", row->id, before, after,
                                   error));
}

static gboolean
delete_authorisations (BackboneDb *db, const char *id, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "DELETE FROM authorisation WHERE s_user = ?");

  backbone_statement_bind_text (statement, id);

  return backbone_statement_run (statement, error);
}

static gboolean
insert_authorisation (BackboneDb *db,
                      const char *id,
                      const char *object_id,
                      gboolean granted,
                      BackboneSource source,
                      GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR IGNORE INTO authorisation (s_user, object_id, granted, source, time) "
          "VALUES (?, ?, ?, ?, ?)");

  backbone_statement_bind_text (statement, id);
  backbone_statement_bind_text (statement, object_id);
  backbone_statement_bind_int64 (statement, granted);
  backbone_statement_bind_int64 (statement, source);
  backbone_statement_bind_int64 (statement, g_get_real_time ());

  return backbone_statement_run (statement, error);
}

static gboolean
insert_authorisations (BackboneDb *db,
                       const char *id,
                       const char *const *object_ids,
                       BackboneSource source,
                       GError **error)
{
  gboolean has_download
      = backbone_authorisations_find_software_download (object_ids, 1) == BACKBONE_GRANT_PRESENT;

  for (guint i = 0; object_ids[i] != NULL; i++)
    {
      if (!insert_authorisation (db, id, object_ids[i], TRUE, source, error))
        return FALSE;
    }

  return has_download
         || insert_authorisation (db, id, BACKBONE_SOFTWARE_DOWNLOAD, FALSE, source, error);
}

/* (out) (nullable) (transfer full): JSON for the audit; NULL if none are known. */
static gboolean
describe_authorisations (BackboneDb *db, const char *id, char **text, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT count (*), group_concat (object_id, ',') FILTER (WHERE granted), max (source) "
          "FROM (SELECT * FROM authorisation WHERE s_user = ? ORDER BY object_id)");

  *text = NULL;
  backbone_statement_bind_text (statement, id);
  if (backbone_statement_next (statement) && backbone_statement_get_int64 (statement, 0) > 0)
    {
      const char *granted = backbone_statement_get_text (statement, 1);

      *text = backbone_db_audit_text (
          "authorisations", granted ? granted : "", "source",
          backbone_source_to_id (backbone_statement_get_int64 (statement, 2)), NULL);
    }

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_s_user_set_authorisations (BackboneDb *db,
                                       const char *id,
                                       const char *const *object_ids,
                                       BackboneSource source,
                                       GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!describe_authorisations (db, id, &before, error) || !delete_authorisations (db, id, error)
      || (object_ids && !insert_authorisations (db, id, object_ids, source, error))
      || !describe_authorisations (db, id, &after, error))
    return FALSE;

  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS);

  return g_strcmp0 (before, after) == 0
         || backbone_db_audit (db, "s-user-authorisations", id, before, after, error);
}

gboolean
backbone_db_s_user_hold (BackboneDb *db, const char *id, BackboneVerdict verdict, GError **error)
{
  g_autofree char *after
      = backbone_db_audit_text ("verdict", backbone_verdict_to_id (verdict), NULL);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "UPDATE s_user SET held_since = ?1, held_verdict = ?2, "
          "mark = CASE ?2 WHEN ?3 THEN ?4 ELSE mark END WHERE id = ?5 AND held_since = 0");

  backbone_statement_bind_int64 (statement, g_get_real_time ());
  backbone_statement_bind_int64 (statement, verdict);
  backbone_statement_bind_int64 (statement, BACKBONE_VERDICT_LOCKED);
  backbone_statement_bind_int64 (statement, BACKBONE_S_USER_STATE_LOCKED);
  backbone_statement_bind_text (statement, id);
  if (!backbone_statement_run (statement, error))
    return FALSE;

  if (backbone_db_n_changed_rows (db) == 0)
    return TRUE;

  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS | BACKBONE_CHANGED_HOLDS);
  return backbone_db_audit (db, "user-hold", id, NULL, after, error);
}

/* Who releases it says with it that it is not locked any more. */
gboolean
backbone_db_s_user_release (BackboneDb *db, const char *id, gboolean *released, GError **error)
{
  g_autoptr (BackboneSUserRow) row = NULL;
  g_autofree char *before = NULL;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "UPDATE s_user SET held_since = 0, held_verdict = 0, "
                                 "mark = CASE mark WHEN ?1 THEN 0 ELSE mark END WHERE id = ?2");

  if (!backbone_db_s_user_find (db, id, &row, error))
    return FALSE;

  *released = row != NULL && row->held_since != 0;
  if (!*released)
    return TRUE;

  before = backbone_db_audit_text ("verdict", backbone_verdict_to_id (row->held_verdict), NULL);
  backbone_statement_bind_int64 (statement, BACKBONE_S_USER_STATE_LOCKED);
  backbone_statement_bind_text (statement, id);
  backbone_db_note_change (db, BACKBONE_CHANGED_ASSIGNMENTS | BACKBONE_CHANGED_HOLDS);

  return backbone_statement_run (statement, error)
         && backbone_db_audit (db, "user-release", id, before, NULL, error);
}

gboolean
backbone_db_s_users_have_credential (BackboneDb *db,
                                     const char *customer,
                                     gboolean *have,
                                     GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM s_user WHERE customer = ? AND credential IS NOT NULL)");

  *have = FALSE;
  backbone_statement_bind_text (statement, customer);
  if (backbone_statement_next (statement))
    *have = backbone_statement_get_int64 (statement, 0) != 0;

  return backbone_statement_finish (statement, error);
}
