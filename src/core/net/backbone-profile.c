/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-profile.h"

#include "backbone-file.h"
#include "backbone-profile-private.h"
#include "backbone-profile-services-private.h"
#include "backbone-profiles-resources.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define SAP_PATH "/io/github/backbone_admin/BackboneAdmin/profiles/sap.json"

/**
 * backbone_profile_new_sap:
 *
 * The hosts of SAP as they are known from public sources. None of the values is promised by SAP;
 * each endpoint says how sure it is.
 *
 * Returns: (transfer full): the profile
 */
BackboneEndpointProfile *
backbone_profile_new_sap (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  BackboneEndpointProfile *profile;

  bytes = g_resource_lookup_data (backbone_profiles_get_resource (), SAP_PATH,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  /* It is part of the program, so it is there and valid. */
  g_assert_no_error (error);
  profile = backbone_profile_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                    "sap.json", NULL, &error);
  g_assert_no_error (error);

  return profile;
}

/**
 * backbone_profile_load:
 * @file: a JSON file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads an endpoint profile, and the certificates that it names.
 *
 * Returns: (transfer full): the profile, or %NULL with %BACKBONE_ERROR_PROFILE or
 * %BACKBONE_ERROR_UNREADABLE
 */
BackboneEndpointProfile *
backbone_profile_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GBytes) bytes = NULL;
  GError *reason = NULL;

  bytes = backbone_file_read (file, BACKBONE_PROFILE_MAX_SIZE, cancellable, &reason);
  if (bytes == NULL)
    {
      if (g_error_matches (reason, BACKBONE_ERROR, BACKBONE_ERROR_INVALID))
        reason->code = BACKBONE_ERROR_PROFILE;
      g_propagate_error (error, reason);
      return NULL;
    }

  return backbone_profile_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name,
                                 folder, error);
}

static void
load_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  BackboneEndpointProfile *profile = backbone_profile_load (task_data, cancellable, &error);

  if (profile)
    g_task_return_pointer (task, profile, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * backbone_profile_load_async:
 * @file: a JSON file
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * As backbone_profile_load(), without blocking.
 */
void
backbone_profile_load_async (GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, backbone_profile_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

/**
 * backbone_profile_load_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the profile, or %NULL with an error as of backbone_profile_load()
 */
BackboneEndpointProfile *
backbone_profile_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
add_text (JsonBuilder *builder, const char *field, const char *text)
{
  json_builder_set_member_name (builder, field);
  json_builder_add_string_value (builder, text ? text : "");
}

static void
add_number (JsonBuilder *builder, const char *field, guint number)
{
  json_builder_set_member_name (builder, field);
  json_builder_add_int_value (builder, number);
}

static void
add_endpoint (JsonBuilder *builder, BackboneEndpoint *endpoint)
{
  const char *certainty = backbone_endpoint_get_certainty (endpoint);

  json_builder_begin_object (builder);
  add_text (builder, "kind", backbone_channel_kind_to_id (backbone_endpoint_get_kind (endpoint)));
  add_text (builder, "destination", backbone_endpoint_get_destination (endpoint));
  add_text (builder, "type", backbone_endpoint_get_destination_type (endpoint));
  add_text (builder, "host", backbone_endpoint_get_host (endpoint));
  add_number (builder, "port", backbone_endpoint_get_port (endpoint));
  add_text (builder, "path_prefix", backbone_endpoint_get_path_prefix (endpoint));
  add_text (builder, "test_path", backbone_endpoint_get_test_path (endpoint));
  add_number (builder, "good_status", backbone_endpoint_get_good_status (endpoint));
  if (certainty)
    add_text (builder, "certainty", certainty);
  json_builder_end_object (builder);
}

/**
 * backbone_profile_to_json:
 * @profile: a profile with all its endpoints
 *
 * Certificates are not in it, since the format names their file only.
 *
 * Returns: (transfer full): JSON text that backbone_profile_load() reads
 */
char *
backbone_profile_to_json (BackboneEndpointProfile *profile)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "format", BACKBONE_PROFILE_FORMAT);
  add_number (builder, "version", BACKBONE_PROFILE_VERSION);
  add_text (builder, "name", backbone_endpoint_profile_get_name (profile));
  json_builder_set_member_name (builder, "endpoints");
  json_builder_begin_array (builder);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      BackboneEndpoint *endpoint = backbone_endpoint_profile_get_endpoint (profile, kind);

      if (endpoint)
        add_endpoint (builder, endpoint);
    }
  json_builder_end_array (builder);
  backbone_profile_add_services (profile, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
