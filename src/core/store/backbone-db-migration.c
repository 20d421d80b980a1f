/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-migration-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-landscape.h"

/* The keys of the settings. */
#define KEY_KIND             "kind"
#define KEY_RELEASE          "release"
#define KEY_POSITION         "legacy-switch"
#define KEY_POSITION_SINCE   "legacy-switch-since"
#define KEY_POSITION_ACTOR   "legacy-switch-actor"
#define KEY_OVERRIDE         "legacy-switch-override"
#define KEY_MULTI_CUSTOMER   "multi-customer"
#define KEY_HOST             "setup-host"
#define KEY_REGISTRATION_KEY "registration-key-credential"
#define KEY_NOTE             "mass-setup-note"
#define KEY_HOURS            "readiness-hours"

static const char *const keys[] = {
  KEY_KIND,           KEY_RELEASE,        KEY_POSITION,
  KEY_POSITION_SINCE, KEY_POSITION_ACTOR, KEY_OVERRIDE,
  KEY_MULTI_CUSTOMER, KEY_HOST,           KEY_REGISTRATION_KEY,
  KEY_NOTE,           KEY_HOURS,          NULL,
};

/* (transfer full): key -> value, of those that are set. */
static GHashTable *
load_settings (BackboneDb *db, GError **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      char *value = NULL;

      if (!backbone_db_setting_load (db, keys[i], &value, error))
        return NULL;
      if (value)
        g_hash_table_insert (settings, (gpointer)keys[i], value);
    }

  return g_steal_pointer (&settings);
}

static gint64
get_number (GHashTable *settings, const char *key, gint64 fallback)
{
  const char *text = g_hash_table_lookup (settings, key);

  return text ? g_ascii_strtoll (text, NULL, 10) : fallback;
}

gboolean
backbone_db_migration_load (BackboneDb *db, BackboneMigration **migration, GError **error)
{
  g_autoptr (GHashTable) settings = load_settings (db, error);
  BackboneLandscapeKind kind = BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN;
  BackboneSwitchPosition position = BACKBONE_SWITCH_POSITION_UNKNOWN;
  const char *multi_customer;

  if (settings == NULL)
    return FALSE;

  multi_customer = g_hash_table_lookup (settings, KEY_MULTI_CUSTOMER);
  backbone_landscape_kind_from_id (g_hash_table_lookup (settings, KEY_KIND), &kind);
  backbone_switch_position_from_id (g_hash_table_lookup (settings, KEY_POSITION), &position);
  *migration = g_object_new (
      BACKBONE_TYPE_MIGRATION, "kind", kind, "release", g_hash_table_lookup (settings, KEY_RELEASE),
      "position", position, "position-since", get_number (settings, KEY_POSITION_SINCE, 0),
      "position-actor", g_hash_table_lookup (settings, KEY_POSITION_ACTOR), "override-reason",
      g_hash_table_lookup (settings, KEY_OVERRIDE), "multi-customer",
      g_strcmp0 (multi_customer, "off") != 0, "multi-customer-said", multi_customer != NULL, "host",
      g_hash_table_lookup (settings, KEY_HOST), "has-registration-key",
      g_hash_table_contains (settings, KEY_REGISTRATION_KEY), "note-confirmed",
      g_hash_table_contains (settings, KEY_NOTE), "readiness-hours",
      (guint)get_number (settings, KEY_HOURS, BACKBONE_SETUP_DEFAULT_READINESS_HOURS), NULL);

  return TRUE;
}

gboolean
backbone_db_multi_customer_load (BackboneDb *db, gboolean *on, GError **error)
{
  g_autofree char *value = NULL;

  if (!backbone_db_setting_load (db, KEY_MULTI_CUSTOMER, &value, error))
    return FALSE;

  *on = g_strcmp0 (value, "off") != 0;
  return TRUE;
}

/* @action, @name: for the audit log. */
static gboolean
set (BackboneDb *db,
     const char *key,
     const char *value,
     const char *action,
     const char *name,
     GError **error)
{
  g_autofree char *old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = backbone_db_audit_text (name, value, NULL);

  if (!backbone_db_setting_load (db, key, &old, error))
    return FALSE;
  if (g_strcmp0 (old, value) == 0)
    return TRUE;

  before = backbone_db_audit_text (name, old, NULL);
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS | BACKBONE_CHANGED_SETUP);

  return backbone_db_setting_set (db, key, value, error)
         && backbone_db_audit (db, action, name, before, after, error);
}

gboolean
backbone_db_migration_set_kind (BackboneDb *db, BackboneLandscapeKind kind, GError **error)
{
  g_autofree char *old = NULL;

  if (!backbone_db_setting_load (db, KEY_KIND, &old, error))
    return FALSE;
  if (old == NULL && kind == BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN)
    return TRUE;

  return set (db, KEY_KIND, backbone_landscape_kind_to_id (kind), "landscape-set", "kind", error);
}

gboolean
backbone_db_migration_set_release (BackboneDb *db, const char *release, GError **error)
{
  return set (db, KEY_RELEASE, release, "setup-set", "release", error);
}

gboolean
backbone_db_migration_set_host (BackboneDb *db, const char *host, GError **error)
{
  return set (db, KEY_HOST, host, "setup-set", "host", error);
}

gboolean
backbone_db_migration_set_note (BackboneDb *db, gboolean confirmed, GError **error)
{
  return set (db, KEY_NOTE, confirmed ? BACKBONE_SETUP_MASS_SETUP_NOTE : NULL, "setup-set",
              "note_2723182", error);
}

gboolean
backbone_db_migration_set_readiness_hours (BackboneDb *db, guint hours, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u", hours);

  return set (db, KEY_HOURS, text, "setup-set", "readiness_hours", error);
}

gboolean
backbone_db_migration_set_multi_customer (BackboneDb *db, gboolean on, GError **error)
{
  return set (db, KEY_MULTI_CUSTOMER, on ? "on" : "off", "multi-customer", "multi_customer", error);
}

/* The credential means nothing to anybody; that there is a key does. */
gboolean
backbone_db_migration_set_registration_key (BackboneDb *db, const char *credential, GError **error)
{
  g_autofree char *after
      = backbone_db_audit_text ("registration_key", credential ? "saved" : NULL, NULL);

  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS | BACKBONE_CHANGED_SETUP);

  return backbone_db_setting_set (db, KEY_REGISTRATION_KEY, credential, error)
         && backbone_db_audit (db, "setup-set", "registration_key", NULL, after, error);
}

static gboolean
write_position (BackboneDb *db,
                BackboneSwitchPosition position,
                const char *override_reason,
                GError **error)
{
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());

  return backbone_db_setting_set (db, KEY_POSITION, backbone_switch_position_to_id (position),
                                  error)
         && backbone_db_setting_set (db, KEY_POSITION_SINCE, since, error)
         && backbone_db_setting_set (db, KEY_POSITION_ACTOR, backbone_db_audit_get_actor (), error)
         && backbone_db_setting_set (db, KEY_OVERRIDE, override_reason, error);
}

gboolean
backbone_db_migration_set_position (BackboneDb *db,
                                    BackboneSwitchPosition position,
                                    const char *override_reason,
                                    const char *blocking,
                                    GError **error)
{
  const char *id = backbone_switch_position_to_id (position);
  g_autofree char *old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after
      = override_reason ? backbone_db_audit_text ("position", id, "override_reason",
                                                  override_reason, "blocking", blocking, NULL)
                        : backbone_db_audit_text ("position", id, NULL);

  if (!backbone_db_setting_load (db, KEY_POSITION, &old, error))
    return FALSE;
  if (g_strcmp0 (old, id) == 0)
    return TRUE;

  before = backbone_db_audit_text ("position", old, NULL);
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS | BACKBONE_CHANGED_SETUP);

  return write_position (db, position, override_reason, error)
         && backbone_db_audit (db, "legacy-switch", "landscape", before, after, error);
}
