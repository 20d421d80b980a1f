/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-db-settings-private.h"

#include "backbone-db-audit-private.h"
#include "backbone-db-landscape-private.h"
#include "backbone-landscape.h"

#include <glib/gi18n-lib.h>

gboolean
backbone_db_setting_load (BackboneDb *db, const char *key, char **value, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT value FROM settings WHERE key = ?");

  *value = NULL;
  backbone_statement_bind_text (statement, key);
  if (backbone_statement_next (statement))
    *value = g_strdup (backbone_statement_get_text (statement, 0));

  return backbone_statement_finish (statement, error);
}

gboolean
backbone_db_setting_set (BackboneDb *db, const char *key, const char *value, GError **error)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)");

  backbone_statement_bind_text (statement, key);
  backbone_statement_bind_text (statement, value);

  return backbone_statement_run (statement, error);
}

static BackboneEndpoint *
read_endpoint (BackboneStatement *statement)
{
  return g_object_new (BACKBONE_TYPE_ENDPOINT, "kind",
                       (int)backbone_statement_get_int64 (statement, 0), "destination",
                       backbone_statement_get_text (statement, 1), "destination-type",
                       backbone_statement_get_text (statement, 2), "host",
                       backbone_statement_get_text (statement, 3), "port",
                       (guint)backbone_statement_get_int64 (statement, 4), "path-prefix",
                       backbone_statement_get_text (statement, 5), "test-path",
                       backbone_statement_get_text (statement, 6), "good-status",
                       (guint)backbone_statement_get_int64 (statement, 7), "certainty",
                       backbone_statement_get_text (statement, 8), NULL);
}

/* Settings with the names of the profile's properties. */
static const char *const service_properties[]
    = { "s-user-header",  "user-path",        "authorisations-path", "installations-path",
        "incidents-path", "system-data-path", "parcels-path",        "note-path",
        "legacy-address", "legacy-shut-down" };

static gboolean
load_services (BackboneDb *db, BackboneEndpointProfile *profile, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (service_properties); i++)
    {
      g_autofree char *value = NULL;

      if (!backbone_db_setting_load (db, service_properties[i], &value, error))
        return FALSE;
      g_object_set (profile, service_properties[i], value, NULL);
    }

  return TRUE;
}

static gboolean
store_services (BackboneDb *db, BackboneEndpointProfile *profile, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (service_properties); i++)
    {
      g_autofree char *value = NULL;

      g_object_get (profile, service_properties[i], &value, NULL);
      if (!backbone_db_setting_set (db, service_properties[i], value, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
backbone_db_profile_load (BackboneDb *db, BackboneEndpointProfile **profile, GError **error)
{
  static const char *const properties[] = { "portal", "parcel-box", "note-download" };
  g_autoptr (BackboneEndpointProfile) loaded = g_object_new (BACKBONE_TYPE_ENDPOINT_PROFILE, NULL);
  g_autofree char *name = NULL;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT kind, destination, destination_type, host, port, path_prefix, test_path, "
          "good_status, certainty FROM endpoint ORDER BY kind");

  while (backbone_statement_next (statement))
    {
      g_autoptr (BackboneEndpoint) endpoint = read_endpoint (statement);
      g_object_set (loaded, properties[backbone_endpoint_get_kind (endpoint)], endpoint, NULL);
    }
  if (!backbone_statement_finish (statement, error)
      || !backbone_db_setting_load (db, "profile-name", &name, error))
    return FALSE;

  g_object_set (loaded, "name", name, NULL);
  if (!load_services (db, loaded, error))
    return FALSE;
  *profile = g_steal_pointer (&loaded);

  return TRUE;
}

static char *
describe_endpoint (BackboneEndpoint *endpoint)
{
  g_autofree char *port = g_strdup_printf ("%u", backbone_endpoint_get_port (endpoint));
  g_autofree char *good_status
      = g_strdup_printf ("%u", backbone_endpoint_get_good_status (endpoint));

  return backbone_db_audit_text ("destination", backbone_endpoint_get_destination (endpoint),
                                 "type", backbone_endpoint_get_destination_type (endpoint), "host",
                                 backbone_endpoint_get_host (endpoint), "port", port, "path_prefix",
                                 backbone_endpoint_get_path_prefix (endpoint), "test_path",
                                 backbone_endpoint_get_test_path (endpoint), "good_status",
                                 good_status, NULL);
}

static gboolean
store_endpoint (BackboneDb *db, BackboneEndpoint *endpoint, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR REPLACE INTO endpoint (kind, destination, destination_type, host, port, "
          "path_prefix, test_path, good_status, certainty) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");

  backbone_statement_bind_int64 (statement, backbone_endpoint_get_kind (endpoint));
  backbone_statement_bind_text (statement, backbone_endpoint_get_destination (endpoint));
  backbone_statement_bind_text (statement, backbone_endpoint_get_destination_type (endpoint));
  backbone_statement_bind_text (statement, backbone_endpoint_get_host (endpoint));
  backbone_statement_bind_int64 (statement, backbone_endpoint_get_port (endpoint));
  backbone_statement_bind_text (statement, backbone_endpoint_get_path_prefix (endpoint));
  backbone_statement_bind_text (statement, backbone_endpoint_get_test_path (endpoint));
  backbone_statement_bind_int64 (statement, backbone_endpoint_get_good_status (endpoint));
  backbone_statement_bind_text (statement, backbone_endpoint_get_certainty (endpoint));

  return backbone_statement_run (statement, error);
}

/* Channels show what their endpoint says, so they have changed as well. */
gboolean
backbone_db_endpoint_set (BackboneDb *db, BackboneEndpoint *endpoint, GError **error)
{
  BackboneChannelKind kind = backbone_endpoint_get_kind (endpoint);
  g_autoptr (BackboneEndpointProfile) profile = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = describe_endpoint (endpoint);
  BackboneEndpoint *old;

  if (!backbone_db_profile_load (db, &profile, error))
    return FALSE;

  old = backbone_endpoint_profile_get_endpoint (profile, kind);
  before = old ? describe_endpoint (old) : NULL;
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS | BACKBONE_CHANGED_CUSTOMERS);

  return store_endpoint (db, endpoint, error)
         && backbone_db_audit (db, "endpoint-set", backbone_channel_kind_to_id (kind), before,
                               after, error);
}

/**
 * backbone_db_profile_set:
 * @db: a database, in a write transaction
 * @profile: a complete profile
 * @error: return location for an error
 *
 * Replaces name and endpoints. Certificates in the profile are the caller's to add: reading them is
 * not the store's business.
 *
 * Returns: whether it was stored
 */
gboolean
backbone_db_profile_set (BackboneDb *db, BackboneEndpointProfile *profile, GError **error)
{
  const char *name = backbone_endpoint_profile_get_name (profile);
  g_autofree char *old_name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = backbone_db_audit_text ("name", name, NULL);

  if (!backbone_db_setting_load (db, "profile-name", &old_name, error)
      || !backbone_db_setting_set (db, "profile-name", name, error)
      || !store_services (db, profile, error))
    return FALSE;

  before = old_name ? backbone_db_audit_text ("name", old_name, NULL) : NULL;
  if (!backbone_db_audit (db, "profile-set", name ? name : "", before, after, error))
    return FALSE;

  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      BackboneEndpoint *endpoint = backbone_endpoint_profile_get_endpoint (profile, kind);

      if (!backbone_db_endpoint_set (db, endpoint, error))
        return FALSE;
    }

  return TRUE;
}

/* NULL if that setting is empty. */
static char **
split_exclusions (const char *text)
{
  return text && *text ? g_strsplit (text, "\n", -1) : NULL;
}

gboolean
backbone_db_proxy_load (BackboneDb *db, BackboneProxy **proxy, char **credential, GError **error)
{
  g_autofree char *mode = NULL;
  g_autofree char *host = NULL;
  g_autofree char *port = NULL;
  g_autofree char *user = NULL;
  g_autofree char *exclusions = NULL;
  g_auto (GStrv) exclusion_list = NULL;
  BackboneProxyMode mode_value = BACKBONE_PROXY_SYSTEM;

  if (!backbone_db_setting_load (db, "proxy-mode", &mode, error)
      || !backbone_db_setting_load (db, "proxy-host", &host, error)
      || !backbone_db_setting_load (db, "proxy-port", &port, error)
      || !backbone_db_setting_load (db, "proxy-user", &user, error)
      || !backbone_db_setting_load (db, "proxy-exclusions", &exclusions, error)
      || (credential && !backbone_db_setting_load (db, "proxy-credential", credential, error)))
    return FALSE;

  backbone_proxy_mode_from_id (mode, &mode_value);
  exclusion_list = split_exclusions (exclusions);
  *proxy = g_object_new (BACKBONE_TYPE_PROXY, "mode", mode_value, "host", host, "port",
                         port ? (guint)g_ascii_strtoull (port, NULL, 10) : 0, "user", user,
                         "exclusions", exclusion_list, NULL);

  return TRUE;
}

static char *
join_exclusions (BackboneProxy *proxy)
{
  const char *const *exclusions = backbone_proxy_get_exclusions (proxy);

  return exclusions ? g_strjoinv ("\n", (char **)exclusions) : NULL;
}

static char *
describe_proxy (BackboneProxy *proxy)
{
  g_autofree char *text = backbone_proxy_to_string (proxy);
  g_autofree char *exclusions = join_exclusions (proxy);

  return backbone_db_audit_text ("proxy", text, "user", backbone_proxy_get_user (proxy),
                                 "exclusions", exclusions, NULL);
}

gboolean
backbone_db_proxy_set (BackboneDb *db, BackboneProxy *proxy, const char *credential, GError **error)
{
  const char *mode = backbone_proxy_mode_to_id (backbone_proxy_get_mode (proxy));
  g_autofree char *port = g_strdup_printf ("%u", backbone_proxy_get_port (proxy));
  g_autofree char *exclusions = join_exclusions (proxy);
  g_autofree char *before = NULL;
  g_autofree char *after = describe_proxy (proxy);
  g_autoptr (BackboneProxy) old = NULL;

  if (!backbone_db_proxy_load (db, &old, NULL, error))
    return FALSE;

  before = describe_proxy (old);
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS);

  return backbone_db_setting_set (db, "proxy-mode", mode, error)
         && backbone_db_setting_set (db, "proxy-host", backbone_proxy_get_host (proxy), error)
         && backbone_db_setting_set (db, "proxy-port", port, error)
         && backbone_db_setting_set (db, "proxy-user", backbone_proxy_get_user (proxy), error)
         && backbone_db_setting_set (db, "proxy-exclusions", exclusions, error)
         && backbone_db_setting_set (db, "proxy-credential", credential, error)
         && backbone_db_audit (db, "proxy-set", "proxy", before, after, error);
}

/* Settings with the names of the landscape's properties. */
#define CONNECT_SECONDS "connect-seconds"
#define ANSWER_SECONDS  "answer-seconds"

static gboolean
load_seconds (BackboneDb *db, const char *key, guint standard, guint *seconds, GError **error)
{
  g_autofree char *value = NULL;

  if (!backbone_db_setting_load (db, key, &value, error))
    return FALSE;

  if (value == NULL || !backbone_time_limit_parse (value, seconds, NULL))
    *seconds = standard;
  return TRUE;
}

gboolean
backbone_db_time_limits_load (BackboneDb *db, BackboneTimeLimits *limits, GError **error)
{
  return load_seconds (db, CONNECT_SECONDS, BACKBONE_CONNECT_SECONDS_DEFAULT,
                       &limits->connect_seconds, error)
         && load_seconds (db, ANSWER_SECONDS, BACKBONE_ANSWER_SECONDS_DEFAULT,
                          &limits->answer_seconds, error);
}

/* Channels show what the landscape says, so they have changed as well. */
gboolean
backbone_db_time_limit_set (BackboneDb *db, const char *key, guint seconds, GError **error)
{
  const char *name = g_str_equal (key, "connect") ? CONNECT_SECONDS : ANSWER_SECONDS;
  g_autofree char *value = seconds > 0 ? g_strdup_printf ("%u", seconds) : NULL;
  g_autofree char *old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = backbone_db_audit_text (key, value, NULL);

  if (!backbone_db_setting_load (db, name, &old, error))
    return FALSE;
  if (g_strcmp0 (old, value) == 0)
    return TRUE;

  before = backbone_db_audit_text (key, old, NULL);
  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS | BACKBONE_CHANGED_CUSTOMERS);

  return backbone_db_setting_set (db, name, value, error)
         && backbone_db_audit (db, "time-limit-set", "time-limits", before, after, error);
}

gboolean
backbone_db_trust_anchors_load (BackboneDb *db, GPtrArray **anchors, GError **error)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT fingerprint, subject, issuer, not_before, not_after, pem FROM trust_anchor "
          "ORDER BY subject, fingerprint");

  while (backbone_statement_next (statement))
    g_ptr_array_add (loaded, g_object_new (BACKBONE_TYPE_TRUST_ANCHOR, "fingerprint",
                                           backbone_statement_get_text (statement, 0), "subject",
                                           backbone_statement_get_text (statement, 1), "issuer",
                                           backbone_statement_get_text (statement, 2), "not-before",
                                           backbone_statement_get_int64 (statement, 3), "not-after",
                                           backbone_statement_get_int64 (statement, 4), "pem",
                                           backbone_statement_get_text (statement, 5), NULL));
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  *anchors = g_steal_pointer (&loaded);
  return TRUE;
}

static const char *
not_null (const char *text)
{
  return text ? text : "";
}

/* Adding one that is there already changes nothing. */
gboolean
backbone_db_trust_anchor_add (BackboneDb *db, BackboneTrustAnchor *anchor, GError **error)
{
  const char *fingerprint = backbone_trust_anchor_get_fingerprint (anchor);
  const char *subject = not_null (backbone_trust_anchor_get_subject (anchor));
  g_autofree char *after = backbone_db_audit_text ("subject", subject, NULL);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "INSERT OR IGNORE INTO trust_anchor (fingerprint, subject, issuer, not_before, "
          "not_after, pem) VALUES (?, ?, ?, ?, ?, ?)");

  backbone_statement_bind_text (statement, fingerprint);
  backbone_statement_bind_text (statement, subject);
  backbone_statement_bind_text (statement, not_null (backbone_trust_anchor_get_issuer (anchor)));
  backbone_statement_bind_int64 (statement, backbone_trust_anchor_get_not_before (anchor));
  backbone_statement_bind_int64 (statement, backbone_trust_anchor_get_not_after (anchor));
  backbone_statement_bind_text (statement, backbone_trust_anchor_get_pem (anchor));
  if (!backbone_statement_run (statement, error))
    return FALSE;

  if (backbone_db_n_changed_rows (db) == 0)
    return TRUE;

  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS);
  return backbone_db_audit (db, "trust-add", fingerprint, NULL, after, error);
}

gboolean
backbone_db_trust_anchor_remove (BackboneDb *db, const char *fingerprint, GError **error)
{
  g_autofree char *before = NULL;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "DELETE FROM trust_anchor WHERE fingerprint = ? RETURNING subject");

  backbone_statement_bind_text (statement, fingerprint);
  if (backbone_statement_next (statement))
    before = backbone_db_audit_text ("subject", backbone_statement_get_text (statement, 0), NULL);
  if (!backbone_statement_run (statement, error))
    return FALSE;

  if (before == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                   _ ("There is no trust anchor with the fingerprint “%s”"), fingerprint);
      return FALSE;
    }

  backbone_db_note_change (db, BACKBONE_CHANGED_SETTINGS);
  return backbone_db_audit (db, "trust-remove", fingerprint, before, NULL, error);
}
