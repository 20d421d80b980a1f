/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-edit-jobs.h"

#include "backbone-db-settings-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-file.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"
#include "backbone-profile.h"
#include "backbone-trust-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HTTPS_PORT 443

static const char *const endpoint_keys[]
    = { "destination", "type",      "url",         "host", "port",
        "path_prefix", "test_path", "good_status", NULL };

/* An endpoint to change, and what. */
typedef struct
{
  BackboneChannelKind kind;
  GStrv settings;
} EndpointEdit;

static void
endpoint_edit_free (EndpointEdit *self)
{
  g_strfreev (self->settings);
  g_free (self);
}

/* https://HOST:PORT/PATH stands for host, port and path_prefix. */
static gboolean
set_url (BackboneEndpoint *endpoint, const char *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED_PATH, NULL);

  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), "https") != 0
      || g_uri_get_host (uri) == NULL || g_uri_get_port (uri) == 0
      || g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL)
    {
      /* Not the URL itself: it could hold a password. */
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("url: it must be https://HOST:PORT/PATH, without a user"));
      return FALSE;
    }

  if (!backbone_host_validate (g_uri_get_host (uri), error)
      || !backbone_path_validate (g_uri_get_path (uri), error))
    return FALSE;

  g_object_set (endpoint, "host", g_uri_get_host (uri), "port",
                g_uri_get_port (uri) > 0 ? (guint)g_uri_get_port (uri) : HTTPS_PORT, "path-prefix",
                g_str_equal (g_uri_get_path (uri), "/") ? "" : g_uri_get_path (uri), NULL);

  return TRUE;
}

static gboolean
set_setting (BackboneEndpoint *endpoint, const char *key, const char *value, GError **error)
{
  gboolean may_be_empty = g_str_equal (key, "path_prefix") || g_str_equal (key, "test_path");

  if (*value == '\0' && !may_be_empty)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("%s: a value is needed"), key);
      return FALSE;
    }
  if (g_str_equal (key, "url"))
    return set_url (endpoint, value, error);
  if (!backbone_channel_setting_validate (key, value, error))
    return FALSE;

  if (g_str_equal (key, "port") || g_str_equal (key, "good_status"))
    g_object_set (endpoint, g_str_equal (key, "port") ? "port" : "good-status",
                  (guint)g_ascii_strtoull (value, NULL, 10), NULL);
  else
    g_object_set (endpoint, g_str_equal (key, "type") ? "destination-type" : key, value, NULL);

  return TRUE;
}

static gboolean
is_same_place (BackboneEndpoint *one, BackboneEndpoint *other)
{
  return g_str_equal (backbone_endpoint_get_destination (one),
                      backbone_endpoint_get_destination (other))
         && g_str_equal (backbone_endpoint_get_destination_type (one),
                         backbone_endpoint_get_destination_type (other))
         && g_str_equal (backbone_endpoint_get_host (one), backbone_endpoint_get_host (other))
         && backbone_endpoint_get_port (one) == backbone_endpoint_get_port (other)
         && g_str_equal (backbone_endpoint_get_path_prefix (one),
                         backbone_endpoint_get_path_prefix (other))
         && g_str_equal (backbone_endpoint_get_test_path (one),
                         backbone_endpoint_get_test_path (other))
         && backbone_endpoint_get_good_status (one) == backbone_endpoint_get_good_status (other);
}

/* How sure it is: what a person entered is what that person says, unless it is SAP's template. */
static const char *
get_certainty (BackboneEndpoint *endpoint, BackboneEndpointProfile *template)
{
  BackboneEndpoint *original
      = backbone_endpoint_profile_get_endpoint (template, backbone_endpoint_get_kind (endpoint));

  return is_same_place (endpoint, original) ? backbone_endpoint_get_certainty (original) : NULL;
}

static gboolean
change_endpoint (BackboneDb *db, gpointer user_data, GError **error)
{
  EndpointEdit *self = user_data;
  g_autoptr (BackboneEndpointProfile) template = backbone_profile_new_sap ();
  g_autoptr (BackboneEndpointProfile) profile = NULL;
  BackboneEndpoint *endpoint;

  if (!backbone_db_profile_load (db, &profile, error))
    return FALSE;

  endpoint = backbone_endpoint_profile_get_endpoint (profile, self->kind);
  for (guint i = 0; self->settings[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      const char *value;

      if (!backbone_edit_parse_setting (self->settings[i], endpoint_keys, &key, &value, error)
          || !set_setting (endpoint, key, value, error))
        return FALSE;
    }

  g_object_set (endpoint, "certainty", get_certainty (endpoint, template), NULL);

  return backbone_db_endpoint_set (db, endpoint, error);
}

static gboolean
edit_endpoint (BackboneJob *job,
               BackboneLandscape *landscape,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  EndpointEdit *self = data;

  if (*self->settings == NULL)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("There is nothing to change: no setting was given"));
      return FALSE;
    }

  return backbone_edit_write (landscape, change_endpoint, self, cancellable, error);
}

/**
 * backbone_endpoint_edit_job_new:
 * @landscape: a landscape
 * @kind: a kind of channel
 * @settings: (array zero-terminated=1): texts KEY=VALUE
 *
 * Changes where channels of a kind lead that don't say otherwise themselves.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_endpoint_edit_job_new (BackboneLandscape *landscape,
                                BackboneChannelKind kind,
                                const char *const *settings)
{
  EndpointEdit *self = g_new0 (EndpointEdit, 1);
  g_autofree char *title
      = g_strdup_printf (_ ("Change endpoint %s"), backbone_channel_kind_to_title (kind));

  self->kind = kind;
  self->settings = g_strdupv ((char **)settings);

  return backbone_edit_job_new (landscape, title, edit_endpoint, self,
                                (GDestroyNotify)endpoint_edit_free);
}

/* A profile to take over. */
typedef struct
{
  BackboneEndpointProfile *profile;
  GPtrArray *anchors; /* nullable: BackboneTrustAnchor */
} ProfileEdit;

static void
profile_edit_free (ProfileEdit *self)
{
  g_clear_object (&self->profile);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_free (self);
}

static gboolean
take_profile (BackboneDb *db, gpointer user_data, GError **error)
{
  ProfileEdit *self = user_data;

  for (guint i = 0; self->anchors != NULL && i < self->anchors->len; i++)
    {
      if (!backbone_db_trust_anchor_add (db, g_ptr_array_index (self->anchors, i), error))
        return FALSE;
    }

  return backbone_db_profile_set (db, self->profile, error);
}

static gboolean
set_profile (BackboneJob *job,
             BackboneLandscape *landscape,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  ProfileEdit *self = data;
  const char *pem = backbone_endpoint_profile_get_trust_pem (self->profile);

  if (pem != NULL)
    {
      self->anchors = backbone_trust_anchors_parse (
          pem, -1, backbone_endpoint_profile_get_name (self->profile), error);
      if (self->anchors == NULL)
        return FALSE;
    }

  return backbone_edit_write (landscape, take_profile, self, cancellable, error);
}

/**
 * backbone_profile_set_job_new:
 * @landscape: a landscape
 * @profile: a profile with all its endpoints
 *
 * Takes over all endpoints of a profile; certificates that it brings become trust anchors.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_profile_set_job_new (BackboneLandscape *landscape, BackboneEndpointProfile *profile)
{
  ProfileEdit *self = g_new0 (ProfileEdit, 1);

  self->profile = g_object_ref (profile);

  return backbone_edit_job_new (landscape, _ ("Change endpoint profile"), set_profile, self,
                                (GDestroyNotify)profile_edit_free);
}

static gboolean
store_template (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_endpoint_set (db, user_data, error);
}

static gboolean
reset_endpoint (BackboneJob *job,
                BackboneLandscape *landscape,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  return backbone_edit_write (landscape, store_template, data, cancellable, error);
}

/**
 * backbone_endpoint_reset_job_new:
 * @landscape: a landscape
 * @kind: a #BackboneChannelKind, or -1 for all
 *
 * Back to SAP's hosts, as shipped. For all of them that is SAP's whole profile.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_endpoint_reset_job_new (BackboneLandscape *landscape, int kind)
{
  g_autoptr (BackboneEndpointProfile) template = backbone_profile_new_sap ();
  g_autofree char *title = NULL;

  if (kind < 0)
    return backbone_profile_set_job_new (landscape, template);

  title = g_strdup_printf (_ ("Reset endpoint %s"), backbone_channel_kind_to_title (kind));

  return backbone_edit_job_new (
      landscape, title, reset_endpoint,
      g_object_ref (backbone_endpoint_profile_get_endpoint (template, kind)), g_object_unref);
}

/* A profile in a file. */
typedef struct
{
  GFile *file;
  gboolean replace;
} ProfileFile;

static void
profile_file_free (ProfileFile *self)
{
  g_object_unref (self->file);
  g_free (self);
}

static gboolean
import_profile (BackboneJob *job,
                BackboneLandscape *landscape,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  ProfileFile *self = data;
  ProfileEdit edit = { NULL, NULL };
  gboolean done;

  edit.profile = backbone_profile_load (self->file, cancellable, error);
  done = edit.profile && set_profile (job, landscape, &edit, cancellable, error);
  g_clear_object (&edit.profile);
  g_clear_pointer (&edit.anchors, g_ptr_array_unref);

  return done;
}

/**
 * backbone_profile_import_job_new:
 * @landscape: a landscape
 * @file: a profile as JSON
 *
 * As backbone_profile_set_job_new() with what a file says. It ends with the errors of
 * backbone_profile_load(), too.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_profile_import_job_new (BackboneLandscape *landscape, GFile *file)
{
  ProfileFile *self = g_new0 (ProfileFile, 1);

  self->file = g_object_ref (file);

  return backbone_edit_job_new (landscape, _ ("Import endpoints"), import_profile, self,
                                (GDestroyNotify)profile_file_free);
}

static gboolean
load_profile (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_profile_load (db, user_data, error);
}

static gboolean
export_profile (BackboneJob *job,
                BackboneLandscape *landscape,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  ProfileFile *self = data;
  g_autoptr (BackboneEndpointProfile) profile = NULL;
  g_autofree char *json = NULL;

  if (!backbone_store_read (backbone_landscape_get_store (landscape), load_profile, &profile,
                            cancellable, error))
    return FALSE;

  json = backbone_profile_to_json (profile);

  return backbone_file_write_private (self->file, json, strlen (json), self->replace, cancellable,
                                      error);
}

/**
 * backbone_profile_export_job_new:
 * @landscape: a landscape
 * @file: where to
 * @replace: whether an existing file is replaced; if not, it is %BACKBONE_ERROR_EXISTS
 *
 * Writes the endpoints as JSON, as backbone_profile_import_job_new() takes them.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_profile_export_job_new (BackboneLandscape *landscape, GFile *file, gboolean replace)
{
  ProfileFile *self = g_new0 (ProfileFile, 1);

  self->file = g_object_ref (file);
  self->replace = replace;

  return backbone_edit_job_new (landscape, _ ("Export endpoints"), export_profile, self,
                                (GDestroyNotify)profile_file_free);
}
