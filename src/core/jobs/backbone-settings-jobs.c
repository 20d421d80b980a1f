/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-settings-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-file.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"
#include "backbone-trust-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CERTIFICATES_SIZE (1024 * 1024)
/* The key under which the vault keeps secrets that belong to no customer. */
#define LANDSCAPE_OWNER "landscape"
#define N_SHA256_DIGITS 64

static gboolean
add_anchors (BackboneDb *db, gpointer user_data, GError **error)
{
  GPtrArray *anchors = user_data;

  for (guint i = 0; i < anchors->len; i++)
    {
      if (!backbone_db_trust_anchor_add (db, g_ptr_array_index (anchors, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_trust (BackboneJob *job,
           BackboneLandscape *landscape,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  GFile *file = data;
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GPtrArray) anchors = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = backbone_file_read (file, MAX_CERTIFICATES_SIZE, cancellable, error);
  if (bytes == NULL)
    return FALSE;

  anchors = backbone_trust_anchors_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                          name, error);
  if (anchors == NULL)
    return FALSE;

  return backbone_edit_write (landscape, add_anchors, anchors, cancellable, error);
}

/**
 * backbone_trust_add_job_new:
 * @landscape: a landscape
 * @file: a PEM file with one or more CA certificates
 *
 * Trusts them in addition to the roots of the system; those that are trusted already stay as they
 * are.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_trust_add_job_new (BackboneLandscape *landscape, GFile *file)
{
  return backbone_edit_job_new (landscape, _ ("Add trust anchors"), add_trust, g_object_ref (file),
                                g_object_unref);
}

static const char *const time_limit_keys[] = { "connect", "answer", NULL };

/* An empty value is the usual limit. */
static gboolean
parse_time_limit (const char *setting, char **key, guint *seconds, GError **error)
{
  const char *value;

  *seconds = 0;
  return backbone_edit_parse_setting (setting, time_limit_keys, key, &value, error)
         && (*value == '\0' || backbone_time_limit_parse (value, seconds, error));
}

static gboolean
set_time_limits (BackboneDb *db, gpointer user_data, GError **error)
{
  GStrv settings = user_data;

  for (guint i = 0; settings[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      guint seconds;

      if (!parse_time_limit (settings[i], &key, &seconds, error)
          || !backbone_db_time_limit_set (db, key, seconds, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
edit_time_limits (BackboneJob *job,
                  BackboneLandscape *landscape,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  return backbone_edit_write (landscape, set_time_limits, data, cancellable, error);
}

/**
 * backbone_time_limits_setting_validate:
 * @setting: KEY=VALUE
 * @error: return location for an error
 *
 * Returns: whether backbone_time_limits_edit_job_new() takes it
 */
gboolean
backbone_time_limits_setting_validate (const char *setting, GError **error)
{
  g_autofree char *key = NULL;
  guint seconds;

  return parse_time_limit (setting, &key, &seconds, error);
}

/**
 * backbone_time_limits_edit_job_new:
 * @landscape: a landscape
 * @settings: (array zero-terminated=1): texts KEY=VALUE
 *
 * Changes how long checks wait where a channel has no limits of its own.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_time_limits_edit_job_new (BackboneLandscape *landscape, const char *const *settings)
{
  return backbone_edit_job_new (landscape, _ ("Change time limits"), edit_time_limits,
                                g_strdupv ((char **)settings), (GDestroyNotify)g_strfreev);
}

static gboolean
restore_trust (BackboneJob *job,
               BackboneLandscape *landscape,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new ();

  g_ptr_array_add (anchors, data);

  return backbone_edit_write (landscape, add_anchors, anchors, cancellable, error);
}

/**
 * backbone_trust_restore_job_new:
 * @landscape: a landscape
 * @anchor: one that was trusted before
 *
 * Trusts again what was removed.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_trust_restore_job_new (BackboneLandscape *landscape, BackboneTrustAnchor *anchor)
{
  return backbone_edit_job_new (landscape, _ ("Trust again"), restore_trust, g_object_ref (anchor),
                                g_object_unref);
}

/* Fingerprints are shown as AB:CD:…; people also type them without colons or in lower case. */
static char *
normalize_fingerprint (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  GString *fingerprint;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isxdigit (*p))
        g_string_append_c (digits, g_ascii_toupper (*p));
      else if (strchr (": ", *p) == NULL)
        return NULL;
    }
  if (digits->len != N_SHA256_DIGITS)
    return NULL;

  fingerprint = g_string_new (NULL);
  for (gsize i = 0; i < digits->len; i += 2)
    g_string_append_printf (fingerprint, "%s%.2s", i > 0 ? ":" : "", digits->str + i);

  return g_string_free (fingerprint, FALSE);
}

static gboolean
remove_anchor (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_trust_anchor_remove (db, user_data, error);
}

static gboolean
remove_trust (BackboneJob *job,
              BackboneLandscape *landscape,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *fingerprint = normalize_fingerprint (data);

  if (fingerprint == NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("“%s” is not the SHA-256 fingerprint of a certificate"), (const char *)data);
      return FALSE;
    }

  return backbone_edit_write (landscape, remove_anchor, fingerprint, cancellable, error);
}

/**
 * backbone_trust_remove_job_new:
 * @landscape: a landscape
 * @fingerprint: the SHA-256 fingerprint of a trust anchor
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_trust_remove_job_new (BackboneLandscape *landscape, const char *fingerprint)
{
  return backbone_edit_job_new (landscape, _ ("Remove trust anchor"), remove_trust,
                                g_strdup (fingerprint), g_free);
}

/* A proxy setting to take over. */
typedef struct
{
  BackboneProxy *proxy;
  BackboneSecret *password; /* nullable */
  char *credential;         /* of the password, once it is saved */
  gboolean drops_credential;
} ProxyEdit;

static void
proxy_edit_free (ProxyEdit *self)
{
  g_clear_object (&self->proxy);
  g_clear_pointer (&self->password, backbone_secret_unref);
  g_free (self->credential);
  g_free (self);
}

static gboolean
check_exclusions (BackboneProxy *proxy, GError **error)
{
  const char *const *exclusions = backbone_proxy_get_exclusions (proxy);

  for (guint i = 0; exclusions != NULL && exclusions[i] != NULL; i++)
    {
      if (!backbone_proxy_exclusion_validate (exclusions[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_proxy_user (const ProxyEdit *self, GError **error)
{
  const char *user = backbone_proxy_get_user (self->proxy);

  if (self->password != NULL && user == NULL)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("Proxy: a password needs a user"));
      return FALSE;
    }

  if (user != NULL && !backbone_proxy_user_validate (user, error))
    return FALSE;

  return self->password == NULL
         || backbone_password_validate (backbone_secret_peek (self->password), error);
}

static gboolean
check_proxy (const ProxyEdit *self, GError **error)
{
  const char *host = backbone_proxy_get_host (self->proxy);
  guint port = backbone_proxy_get_port (self->proxy);

  if (backbone_proxy_get_mode (self->proxy) == BACKBONE_PROXY_MANUAL)
    {
      if (host == NULL || port == 0 || port > G_MAXUINT16)
        {
          g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                               _ ("A proxy needs a host and a port from 1 to 65535"));
          return FALSE;
        }
      if (!backbone_host_validate (host, error))
        return FALSE;
    }

  return check_proxy_user (self, error) && check_exclusions (self->proxy, error);
}

static gboolean
write_proxy (BackboneDb *db, gpointer user_data, GError **error)
{
  ProxyEdit *self = user_data;
  const char *user = backbone_proxy_get_user (self->proxy);
  g_autoptr (BackboneProxy) old = NULL;
  g_autofree char *old_credential = NULL;
  const char *credential = self->credential;

  if (!backbone_db_proxy_load (db, &old, &old_credential, error))
    return FALSE;

  if (credential == NULL && user != NULL && g_strcmp0 (user, backbone_proxy_get_user (old)) == 0)
    credential = old_credential;
  self->drops_credential = old_credential != NULL && g_strcmp0 (old_credential, credential) != 0;

  return backbone_db_proxy_set (db, self->proxy, credential, error);
}

static gboolean
set_proxy (BackboneJob *job,
           BackboneLandscape *landscape,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  ProxyEdit *self = data;

  if (!check_proxy (self, error)
      || !backbone_edit_write_with_secret (landscape, LANDSCAPE_OWNER, self->password,
                                           &self->credential, write_proxy, self, cancellable,
                                           error))
    return FALSE;

  if (self->password == NULL && self->drops_credential)
    backbone_job_sweep_secrets (landscape);

  return TRUE;
}

/**
 * backbone_proxy_set_job_new:
 * @landscape: a landscape
 * @proxy: how connections leave from now on
 * @password: (nullable): of its user; %NULL: none, or the one saved already if the user stays the
 * same
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_proxy_set_job_new (BackboneLandscape *landscape,
                            BackboneProxy *proxy,
                            BackboneSecret *password)
{
  ProxyEdit *self = g_new0 (ProxyEdit, 1);

  /* A copy: the caller may go on editing its own. */
  self->proxy = g_object_new (BACKBONE_TYPE_PROXY, NULL);
  backbone_record_copy_from (BACKBONE_RECORD (self->proxy), BACKBONE_RECORD (proxy));
  self->password = password ? backbone_secret_ref (password) : NULL;

  return backbone_edit_job_new (landscape, _ ("Change proxy"), set_proxy, self,
                                (GDestroyNotify)proxy_edit_free);
}

static gboolean
unlock_keyring (BackboneJob *job,
                BackboneLandscape *landscape,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  return backbone_vault_unlock (backbone_landscape_get_vault (landscape), cancellable, error);
}

/**
 * backbone_keyring_unlock_job_new:
 * @landscape: a landscape
 *
 * Opens the prompt of the keyring service, if the keyring is locked.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_keyring_unlock_job_new (BackboneLandscape *landscape)
{
  return backbone_edit_job_new (landscape, _ ("Unlock the keyring"), unlock_keyring, NULL, NULL);
}
