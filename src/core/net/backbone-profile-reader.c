/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-profile-private.h"

#include "backbone-file.h"
#include "backbone-json-private.h"
#include "backbone-profile-services-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* JsonParser recurses for each level, without a limit in older versions; a profile has five
 * objects and arrays. */
#define MAX_CONTAINERS 64

static const char *const profile_fields[]
    = { "format", "version", "name", "trust", "endpoints", "services", "legacy", NULL };
static const char *const endpoint_fields[]
    = { "kind",        "destination", "type",        "host",      "port",
        "path_prefix", "test_path",   "good_status", "certainty", NULL };
static const char *const certainties[] = { "seen", "second-hand", "unknown", NULL };

static gboolean
read_path (JsonObject *object,
           const char *field,
           const BackboneJsonPlace *place,
           const char **path,
           GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean valid;

  if (!backbone_json_read_text (object, field, "", place, path, error))
    return FALSE;

  valid = g_str_equal (field, "path_prefix") ? backbone_path_prefix_validate (*path, &reason)
                                             : backbone_path_validate (*path, &reason);

  return backbone_json_name_error (valid, g_steal_pointer (&reason), place, field, error);
}

static gboolean
read_host (JsonObject *object, const BackboneJsonPlace *place, const char **host, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean valid;

  if (!backbone_json_read_text (object, "host", NULL, place, host, error))
    return FALSE;

  valid = backbone_host_validate (*host, &reason);

  return backbone_json_name_error (valid, g_steal_pointer (&reason), place, "host", error);
}

static gboolean
read_destination (JsonObject *object,
                  const BackboneJsonPlace *place,
                  const char **destination,
                  const char **type,
                  GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean valid;

  if (!backbone_json_read_text (object, "destination", NULL, place, destination, error)
      || !backbone_json_read_text (object, "type", NULL, place, type, error))
    return FALSE;

  if (g_strcmp0 (*type, "G") != 0 && g_strcmp0 (*type, "H") != 0)
    {
      backbone_json_set_error (error, place, "type", _ ("it must be G or H"));
      return FALSE;
    }

  valid = backbone_destination_validate (*destination, &reason);

  return backbone_json_name_error (valid, g_steal_pointer (&reason), place, "destination", error);
}

static gboolean
read_certainty (JsonObject *object,
                const BackboneJsonPlace *place,
                const char **certainty,
                GError **error)
{
  *certainty = NULL;
  if (!json_object_has_member (object, "certainty"))
    return TRUE;

  if (!backbone_json_read_text (object, "certainty", NULL, place, certainty, error))
    return FALSE;

  if (!g_strv_contains (certainties, *certainty))
    {
      backbone_json_set_error (error, place, "certainty",
                               _ ("it must be seen, second-hand or unknown"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_kind (JsonObject *object,
           const BackboneJsonPlace *place,
           BackboneChannelKind *kind,
           GError **error)
{
  const char *id;

  if (!backbone_json_read_text (object, "kind", NULL, place, &id, error))
    return FALSE;

  if (!backbone_channel_kind_from_id (id, kind))
    {
      backbone_json_set_error (error, place, "kind",
                               _ ("it must be portal, parcel-box or note-download"));
      return FALSE;
    }

  return TRUE;
}

static BackboneEndpoint *
read_endpoint (JsonObject *object, const BackboneJsonPlace *place, GError **error)
{
  BackboneChannelKind kind;
  const char *destination, *type, *host, *path_prefix, *test_path, *certainty;
  guint port, good_status;

  if (!backbone_json_check_fields (object, endpoint_fields, place, error)
      || !read_kind (object, place, &kind, error)
      || !read_destination (object, place, &destination, &type, error)
      || !read_host (object, place, &host, error)
      || !backbone_json_read_number (object, "port", -1, 1, 65535, place, &port, error)
      || !read_path (object, "path_prefix", place, &path_prefix, error)
      || !read_path (object, "test_path", place, &test_path, error)
      || !backbone_json_read_number (object, "good_status", 200, 100, 599, place, &good_status,
                                     error)
      || !read_certainty (object, place, &certainty, error))
    return NULL;

  return g_object_new (BACKBONE_TYPE_ENDPOINT, "kind", kind, "destination", destination,
                       "destination-type", type, "host", host, "port", port, "path-prefix",
                       path_prefix, "test-path", test_path, "good-status", good_status, "certainty",
                       certainty, NULL);
}

static gboolean
read_endpoint_at (JsonArray *array,
                  guint index,
                  const char *file,
                  BackboneEndpointProfile *profile,
                  GError **error)
{
  g_autofree char *name = g_strdup_printf ("endpoints[%u]", index);
  g_autofree char *path = g_strconcat (name, ".", NULL);
  JsonNode *node = json_array_get_element (array, index);
  g_autoptr (BackboneEndpoint) endpoint = NULL;
  BackboneChannelKind kind;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      backbone_json_set_error (error, &(BackboneJsonPlace){ file, "" }, name,
                               _ ("it must be an object"));
      return FALSE;
    }

  endpoint = read_endpoint (json_node_get_object (node), &(BackboneJsonPlace){ file, path }, error);
  if (endpoint == NULL)
    return FALSE;

  kind = backbone_endpoint_get_kind (endpoint);
  if (backbone_endpoint_profile_get_endpoint (profile, kind) != NULL)
    {
      backbone_json_set_error (error, &(BackboneJsonPlace){ file, path }, "kind",
                               _ ("there is another one of this kind"));
      return FALSE;
    }

  /* The property of each kind has its name. */
  g_object_set (profile, backbone_channel_kind_to_id (kind), endpoint, NULL);

  return TRUE;
}

static gboolean
read_endpoints (JsonObject *root,
                const BackboneJsonPlace *place,
                BackboneEndpointProfile *profile,
                GError **error)
{
  JsonNode *node = json_object_get_member (root, "endpoints");
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      backbone_json_set_error (error, place, "endpoints", _ ("it must be a list"));
      return FALSE;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!read_endpoint_at (array, i, place->file, profile, error))
        return FALSE;
    }

  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      if (backbone_endpoint_profile_get_endpoint (profile, kind) == NULL)
        {
          g_autofree char *reason
              = g_strdup_printf (_ ("none of them is “%s”"), backbone_channel_kind_to_id (kind));
          backbone_json_set_error (error, place, "endpoints", reason);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_trust (JsonObject *root,
            const BackboneJsonPlace *place,
            GFile *folder,
            BackboneEndpointProfile *profile,
            GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *pem = NULL;
  const char *path;

  if (!json_object_has_member (root, "trust"))
    return TRUE;
  if (!backbone_json_read_text (root, "trust", NULL, place, &path, error))
    return FALSE;
  if (folder == NULL || *path == '\0')
    {
      backbone_json_set_error (error, place, "trust", _ ("it must name a file with certificates"));
      return FALSE;
    }

  file = g_file_resolve_relative_path (folder, path);
  bytes = backbone_file_read (file, BACKBONE_PROFILE_MAX_SIZE, NULL, &reason);
  if (bytes == NULL)
    return backbone_json_name_error (FALSE, g_steal_pointer (&reason), place, "trust", error);

  pem = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (strstr (pem, "-----BEGIN CERTIFICATE-----") == NULL || !g_utf8_validate (pem, -1, NULL))
    {
      backbone_json_set_error (error, place, "trust",
                               _ ("there is no certificate in PEM format in that file"));
      return FALSE;
    }

  g_object_set (profile, "trust-pem", pem, NULL);

  return TRUE;
}

static gboolean
check_format (JsonObject *root, const BackboneJsonPlace *place, GError **error)
{
  const char *format;
  guint version;

  if (!backbone_json_read_text (root, "format", NULL, place, &format, error))
    return FALSE;
  if (strcmp (format, BACKBONE_PROFILE_FORMAT) != 0)
    {
      g_autofree char *problem = g_strdup_printf (_ ("it must be “%s”"), BACKBONE_PROFILE_FORMAT);

      backbone_json_set_error (error, place, "format", problem);
      return FALSE;
    }
  if (!backbone_json_read_number (root, "version", -1, 1, G_MAXUINT32, place, &version, error))
    return FALSE;
  if (version != BACKBONE_PROFILE_VERSION)
    {
      backbone_json_set_error (
          error, place, "version",
          _ ("only version 1 is known; a newer version of this program may know more"));
      return FALSE;
    }

  return TRUE;
}

static BackboneEndpointProfile *
read_profile (JsonObject *root, const BackboneJsonPlace *place, GFile *folder, GError **error)
{
  g_autoptr (BackboneEndpointProfile) profile = g_object_new (BACKBONE_TYPE_ENDPOINT_PROFILE, NULL);
  g_autoptr (GError) reason = NULL;
  const char *name;
  gboolean valid;

  if (!check_format (root, place, error)
      || !backbone_json_check_fields (root, profile_fields, place, error)
      || !backbone_json_read_text (root, "name", NULL, place, &name, error))
    return NULL;

  valid = backbone_description_validate (name, &reason);
  if (!backbone_json_name_error (valid, g_steal_pointer (&reason), place, "name", error))
    return NULL;

  g_object_set (profile, "name", name, NULL);
  if (!read_endpoints (root, place, profile, error)
      || !backbone_profile_read_services (root, place->file, profile, error)
      || !backbone_profile_read_legacy (root, place->file, profile, error)
      || !read_trust (root, place, folder, profile, error))
    return NULL;

  return g_steal_pointer (&profile);
}

static gboolean
has_too_many_containers (const char *text, gsize length)
{
  guint n_containers = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '[' || text[i] == '{')
        n_containers++;
    }

  return n_containers > MAX_CONTAINERS;
}

/**
 * backbone_profile_parse:
 * @text: (array length=length): JSON text, not necessarily valid
 * @length: its length in bytes
 * @name: what errors call it
 * @folder: (nullable): where a relative name of a file starts
 * @error: return location for an error
 *
 * Returns: (transfer full): the profile, or %NULL with %BACKBONE_ERROR_PROFILE
 */
BackboneEndpointProfile *
backbone_profile_parse (const char *text,
                        gsize length,
                        const char *name,
                        GFile *folder,
                        GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) reason = NULL;
  JsonNode *root;

  if (length > BACKBONE_PROFILE_MAX_SIZE || has_too_many_containers (text, length)
      || memchr (text, '\0', length) != NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE,
                   _ ("%s: this is not an endpoint profile"), name);
      return NULL;
    }

  if (!json_parser_load_from_data (parser, text, length, &reason))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE, _ ("%s: this is not JSON: %s"),
                   name, reason->message);
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PROFILE,
                   _ ("%s: it must hold one JSON object"), name);
      return NULL;
    }

  return read_profile (json_node_get_object (root), &(BackboneJsonPlace){ name, "" }, folder,
                       error);
}
