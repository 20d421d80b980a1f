/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-landscape-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-migration-private.h"
#include "backbone-db-rules-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-landscape.h"

void
backbone_landscape_row_free (BackboneLandscapeRow *self)
{
  g_free (self->id);
  g_free (self->description);
  g_free (self->owner);
  g_clear_object (&self->profile);
  g_clear_object (&self->proxy);
  g_clear_object (&self->migration);
  g_free (self);
}

static gboolean
load_owner (BackboneDb *db, char **owner, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT number FROM customer WHERE owner = 1");

  if (backbone_statement_next (statement))
    *owner = g_strdup (backbone_statement_get_text (statement, 0));

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_landscape_load (BackboneDb *db, BackboneLandscapeRow **row, GError **error)
{
  g_autoptr (BackboneLandscapeRow) loaded = g_new0 (BackboneLandscapeRow, 1);

  if (!backbone_db_setting_load (db, "id", &loaded->id, error)
      || !backbone_db_setting_load (db, "description", &loaded->description, error)
      || !load_owner (db, &loaded->owner, error)
      || !backbone_db_profile_load (db, &loaded->profile, error)
      || !backbone_db_proxy_load (db, &loaded->proxy, NULL, error)
      || !backbone_db_time_limits_load (db, &loaded->limits, error)
      || !backbone_db_migration_load (db, &loaded->migration, error)
      || !backbone_db_rules_load_steps (db, &loaded->steps, error))
    return FALSE;

  *row = g_steal_pointer (&loaded);
  return TRUE;
}

gboolean
backbone_db_landscape_create (BackboneDb *db,
                              const char *owner,
                              const char *description,
                              BackboneEndpointProfile *profile,
                              GPtrArray *trust_anchors,
                              GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *after
      = backbone_db_audit_text ("owner", owner, "description", description, NULL);
  BackboneCustomerRow row
      = { .number = (char *)owner, .description = (char *)description, .owner = TRUE };

  if (!backbone_db_setting_set (db, "id", id, error)
      || !backbone_db_setting_set (db, "description", description, error)
      || !backbone_db_audit (db, "landscape-create", id, NULL, after, error)
      || !backbone_db_profile_set (db, profile, error))
    return FALSE;

  for (guint i = 0; trust_anchors != NULL && i < trust_anchors->len; i++)
    {
      if (!backbone_db_trust_anchor_add (db, g_ptr_array_index (trust_anchors, i), error))
        return FALSE;
    }

  return backbone_db_customer_insert (db, &row, error);
}

gboolean
backbone_db_landscape_set_description (BackboneDb *db, const char *description, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = backbone_db_audit_text ("description", description, NULL);

  if (!backbone_db_setting_load (db, "id", &id, error)
      || !backbone_db_setting_load (db, "description", &old, error))
    return FALSE;
  if (g_strcmp0 (old, description) == 0)
    return TRUE;

  before = backbone_db_audit_text ("description", old ? old : "", NULL);
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS);

  return backbone_db_setting_set (db, "description", description, error)
         && backbone_db_audit (db, "landscape-set", id ? id : "", before, after, error);
}
