/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-endpoint-form.h"

#include <glib/gi18n-lib.h>

#define HTTPS_PORT 443

static const char *const keys[BACKBONE_N_ENDPOINT_FIELDS] = {
  [BACKBONE_ENDPOINT_FIELD_HOST] = "host",
  [BACKBONE_ENDPOINT_FIELD_PORT] = "port",
  [BACKBONE_ENDPOINT_FIELD_PATH_PREFIX] = "path_prefix",
  [BACKBONE_ENDPOINT_FIELD_TEST_PATH] = "test_path",
  [BACKBONE_ENDPOINT_FIELD_GOOD_STATUS] = "good_status",
  [BACKBONE_ENDPOINT_FIELD_DESTINATION] = "destination",
};

const char *
backbone_endpoint_form_get_key (BackboneEndpointField field)
{
  return keys[field];
}

static gboolean
is_valid (BackboneEndpointField field, const char *text, GError **error)
{
  guint number;

  switch (field)
    {
    case BACKBONE_ENDPOINT_FIELD_HOST:
      return backbone_host_validate (text, error);
    case BACKBONE_ENDPOINT_FIELD_PORT:
      return backbone_port_parse (text, &number, error);
    case BACKBONE_ENDPOINT_FIELD_PATH_PREFIX:
      return backbone_path_prefix_validate (text, error);
    case BACKBONE_ENDPOINT_FIELD_TEST_PATH:
      return backbone_path_validate (text, error);
    case BACKBONE_ENDPOINT_FIELD_GOOD_STATUS:
      return backbone_http_status_parse (text, &number, error);
    case BACKBONE_ENDPOINT_FIELD_DESTINATION:
      return backbone_destination_validate (text, error);
    case BACKBONE_N_ENDPOINT_FIELDS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

char *
backbone_endpoint_form_check (BackboneEndpointField field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (is_valid (field, text, &error))
    return NULL;
  if (*text == '\0')
    return g_strdup (_ ("A value is needed here"));

  return g_strdup (error->message);
}

char *
backbone_endpoint_form_write (BackboneEndpoint *endpoint, BackboneEndpointField field)
{
  switch (field)
    {
    case BACKBONE_ENDPOINT_FIELD_HOST:
      return g_strdup (backbone_endpoint_get_host (endpoint));
    case BACKBONE_ENDPOINT_FIELD_PORT:
      return g_strdup_printf ("%u", backbone_endpoint_get_port (endpoint));
    case BACKBONE_ENDPOINT_FIELD_PATH_PREFIX:
      return g_strdup (backbone_endpoint_get_path_prefix (endpoint));
    case BACKBONE_ENDPOINT_FIELD_TEST_PATH:
      return g_strdup (backbone_endpoint_get_test_path (endpoint));
    case BACKBONE_ENDPOINT_FIELD_GOOD_STATUS:
      return g_strdup_printf ("%u", backbone_endpoint_get_good_status (endpoint));
    case BACKBONE_ENDPOINT_FIELD_DESTINATION:
      return g_strdup (backbone_endpoint_get_destination (endpoint));
    case BACKBONE_N_ENDPOINT_FIELDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
backbone_endpoint_form_split_url (const char *text, char **host, char **port, char **path_prefix)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_ENCODED_PATH, NULL);

  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 || g_uri_get_userinfo (uri)
      || g_uri_get_query (uri) || g_uri_get_fragment (uri) || g_uri_get_host (uri) == NULL
      || g_uri_get_port (uri) == 0 || !backbone_host_validate (g_uri_get_host (uri), NULL))
    return FALSE;

  *host = g_strdup (g_uri_get_host (uri));
  *port = g_strdup_printf ("%d", g_uri_get_port (uri) > 0 ? g_uri_get_port (uri) : HTTPS_PORT);
  *path_prefix = g_strdup (g_str_equal (g_uri_get_path (uri), "/") ? "" : g_uri_get_path (uri));

  return TRUE;
}
