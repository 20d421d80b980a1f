/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-profile-services-private.h"

#include "backbone-json-private.h"
#include "backbone-profile-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a service's path must be. */
typedef enum
{
  NEEDS_S_USER = 1 << 0, /* only with "s_user_header" */
  ALWAYS = 1 << 1,       /* where there is that header, this must be there */
  HOLDS_S_USER = 1 << 2, /* the ID of the S-User is a part of it */
  IS_FOLDER = 1 << 3,    /* something is appended */
} PathFlags;

static const struct
{
  const char *field;
  const char *property;
  PathFlags flags;
} paths[] = {
  { "user_path", "user-path", NEEDS_S_USER | ALWAYS | HOLDS_S_USER },
  { "authorisations_path", "authorisations-path", NEEDS_S_USER | ALWAYS | HOLDS_S_USER },
  { "installations_path", "installations-path", NEEDS_S_USER | HOLDS_S_USER },
  { "incidents_path", "incidents-path", NEEDS_S_USER },
  { "system_data_path", "system-data-path", NEEDS_S_USER },
  { "parcels_path", "parcels-path", NEEDS_S_USER | IS_FOLDER },
  { "note_path", "note-path", 0 },
};

static const char *const fields[] = { "s_user_header",      "user_path",      "authorisations_path",
                                      "installations_path", "incidents_path", "system_data_path",
                                      "parcels_path",       "note_path",      NULL };
static const char *const legacy_fields[] = { "host", "port", "shut_down", NULL };

/* (out) @name: (nullable). A name of its own, so that no profile can replace a header that means
 * something else. */
static gboolean
read_header_name (JsonObject *object,
                  const BackboneJsonPlace *place,
                  const char **name,
                  GError **error)
{
  *name = NULL;
  if (!json_object_has_member (object, "s_user_header"))
    return TRUE;
  if (!backbone_json_read_text (object, "s_user_header", NULL, place, name, error))
    return FALSE;

  if (!g_str_has_prefix (*name, "X-") || strlen (*name) > 64
      || strspn (*name + 2, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")
             != strlen (*name) - 2)
    {
      backbone_json_set_error (error, place, "s_user_header",
                               _ ("it must be X- and letters, digits or hyphens"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_path (const char *path, guint index, const BackboneJsonPlace *place, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean valid = backbone_path_validate (path, &reason);
  g_autofree char *no_s_user = NULL;
  const char *problem = NULL;

  if (!backbone_json_name_error (valid, g_steal_pointer (&reason), place, paths[index].field,
                                 error))
    return FALSE;

  if (*path == '\0')
    problem = _ ("it must not be empty");
  else if ((paths[index].flags & HOLDS_S_USER) && strstr (path, BACKBONE_PROFILE_S_USER) == NULL)
    problem = no_s_user = g_strdup_printf (_ ("it must hold “%s”"), BACKBONE_PROFILE_S_USER);
  else if ((paths[index].flags & IS_FOLDER) && !g_str_has_suffix (path, "/"))
    problem = _ ("it must end with /");
  if (problem)
    backbone_json_set_error (error, place, paths[index].field, problem);

  return problem == NULL;
}

static gboolean
read_path (JsonObject *object,
           guint index,
           const char *header,
           const BackboneJsonPlace *place,
           BackboneEndpointProfile *profile,
           GError **error)
{
  const char *path;

  if (!json_object_has_member (object, paths[index].field)
      && (header == NULL || !(paths[index].flags & ALWAYS)))
    return TRUE;
  if (header == NULL && (paths[index].flags & NEEDS_S_USER))
    {
      backbone_json_set_error (error, place, "s_user_header",
                               _ ("it is missing, though a service needs it"));
      return FALSE;
    }
  if (!backbone_json_read_text (object, paths[index].field, NULL, place, &path, error)
      || !check_path (path, index, place, error))
    return FALSE;

  g_object_set (profile, paths[index].property, path, NULL);

  return TRUE;
}

/* (out) @object: (nullable): the member @field, if it is there. */
static gboolean
read_object (JsonObject *root,
             const char *file,
             const char *field,
             JsonObject **object,
             GError **error)
{
  JsonNode *node = json_object_get_member (root, field);

  *object = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      backbone_json_set_error (error, &(BackboneJsonPlace){ file, "" }, field,
                               _ ("it must be an object"));
      return FALSE;
    }

  *object = json_node_get_object (node);

  return TRUE;
}

/**
 * backbone_profile_read_services:
 * @root: a profile
 * @file: what errors call it
 * @profile: gets its services
 * @error: return location for an error
 *
 * Returns: whether they are well-formed, or not there
 */
gboolean
backbone_profile_read_services (JsonObject *root,
                                const char *file,
                                BackboneEndpointProfile *profile,
                                GError **error)
{
  const BackboneJsonPlace place = { file, "services." };
  JsonObject *object;
  const char *header;

  if (!read_object (root, file, "services", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  if (!backbone_json_check_fields (object, fields, &place, error)
      || !read_header_name (object, &place, &header, error))
    return FALSE;

  g_object_set (profile, "s-user-header", header, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      if (!read_path (object, i, header, &place, profile, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_profile_read_legacy:
 * @root: a profile
 * @file: what errors call it
 * @profile: gets what it says of the old infrastructure
 * @error: return location for an error
 *
 * Returns: whether that is well-formed, or not there
 */
gboolean
backbone_profile_read_legacy (JsonObject *root,
                              const char *file,
                              BackboneEndpointProfile *profile,
                              GError **error)
{
  const BackboneJsonPlace place = { file, "legacy." };
  g_autofree char *address = NULL;
  g_autoptr (GError) reason = NULL;
  const char *host, *day;
  JsonObject *object;
  gboolean valid;
  guint port;

  if (!read_object (root, file, "legacy", &object, error))
    return FALSE;
  if (object == NULL)
    return TRUE;
  if (!backbone_json_check_fields (object, legacy_fields, &place, error)
      || !backbone_json_read_text (object, "shut_down", NULL, &place, &day, error))
    return FALSE;

  valid = backbone_date_parse (day, &reason) != 0;
  if (!backbone_json_name_error (valid, g_steal_pointer (&reason), &place, "shut_down", error))
    return FALSE;
  g_object_set (profile, "legacy-shut-down", day, NULL);
  if (!json_object_has_member (object, "host"))
    return TRUE;
  if (!backbone_json_read_text (object, "host", NULL, &place, &host, error))
    return FALSE;

  valid = backbone_host_validate (host, &reason);
  if (!backbone_json_name_error (valid, g_steal_pointer (&reason), &place, "host", error)
      || !backbone_json_read_number (object, "port", -1, 1, 65535, &place, &port, error))
    return FALSE;

  address = g_strdup_printf ("%s:%u", host, port);
  g_object_set (profile, "legacy-address", address, NULL);

  return TRUE;
}

/**
 * backbone_profile_fill_in_s_user:
 * @path: the path of a service
 * @s_user: the ID of an S-User
 *
 * Returns: (transfer full): the path for this S-User
 */
char *
backbone_profile_fill_in_s_user (const char *path, const char *s_user)
{
  GString *filled = g_string_new (path);

  g_string_replace (filled, BACKBONE_PROFILE_S_USER, s_user, 0);

  return g_string_free (filled, FALSE);
}

static void
add_text (JsonBuilder *builder, const char *field, const char *text)
{
  json_builder_set_member_name (builder, field);
  json_builder_add_string_value (builder, text);
}

static void
add_legacy (BackboneEndpointProfile *profile, JsonBuilder *builder)
{
  const char *address = backbone_endpoint_profile_get_legacy_address (profile);
  const char *day = backbone_endpoint_profile_get_legacy_shut_down (profile);
  const char *colon = address ? strrchr (address, ':') : NULL;

  if (day == NULL)
    return;

  json_builder_set_member_name (builder, "legacy");
  json_builder_begin_object (builder);
  if (colon)
    {
      g_autofree char *host = g_strndup (address, colon - address);

      add_text (builder, "host", host);
      json_builder_set_member_name (builder, "port");
      json_builder_add_int_value (builder, g_ascii_strtoll (colon + 1, NULL, 10));
    }
  add_text (builder, "shut_down", day);
  json_builder_end_object (builder);
}

static void
add_services (BackboneEndpointProfile *profile, JsonBuilder *builder)
{
  const char *header = backbone_endpoint_profile_get_s_user_header (profile);

  if (header == NULL
      && backbone_endpoint_profile_get_exchange_path (profile, BACKBONE_PURPOSE_NOTES) == NULL)
    return;

  json_builder_set_member_name (builder, "services");
  json_builder_begin_object (builder);
  if (header)
    add_text (builder, "s_user_header", header);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = NULL;

      g_object_get (profile, paths[i].property, &path, NULL);
      if (path)
        add_text (builder, paths[i].field, path);
    }
  json_builder_end_object (builder);
}

/**
 * backbone_profile_add_services:
 * @profile: a profile
 * @builder: in the profile's object
 *
 * Adds what it knows of services and of the old infrastructure.
 */
void
backbone_profile_add_services (BackboneEndpointProfile *profile, JsonBuilder *builder)
{
  add_services (profile, builder);
  add_legacy (profile, builder);
}
