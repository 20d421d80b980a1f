/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-proxy.h"

/**
 * BackboneProxy:
 *
 * How connections leave for the backbone: as the system says, directly, or by one HTTP proxy. The
 * password of a proxy user is not here but in the keyring.
 */
struct _BackboneProxy
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneProxy, backbone_proxy, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_MODE,
  PROP_HOST,
  PROP_PORT,
  PROP_USER,
  PROP_EXCLUSIONS,
  N_PROPERTIES,
};

static void
backbone_proxy_class_init (BackboneProxyClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_MODE] = BACKBONE_RECORD_ENUM ("mode", BACKBONE_TYPE_PROXY_MODE);
  properties[PROP_HOST] = BACKBONE_RECORD_STRING ("host");
  properties[PROP_PORT] = BACKBONE_RECORD_UINT ("port");
  properties[PROP_USER] = BACKBONE_RECORD_STRING ("user");
  properties[PROP_EXCLUSIONS] = BACKBONE_RECORD_STRV ("exclusions");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_proxy_init (BackboneProxy *self)
{
}

/**
 * backbone_proxy_get_mode:
 *
 * Returns: how the proxy is chosen
 */
BackboneProxyMode
backbone_proxy_get_mode (BackboneProxy *self)
{
  return backbone_record_get_enum (self, PROP_MODE);
}

/**
 * backbone_proxy_get_host:
 *
 * Returns: (transfer none) (nullable): the host name of the proxy, for %BACKBONE_PROXY_MANUAL
 */
const char *
backbone_proxy_get_host (BackboneProxy *self)
{
  return backbone_record_get_string (self, PROP_HOST);
}

/**
 * backbone_proxy_get_port:
 *
 * Returns: its TCP port
 */
guint
backbone_proxy_get_port (BackboneProxy *self)
{
  return backbone_record_get_uint (self, PROP_PORT);
}

/**
 * backbone_proxy_get_user:
 *
 * Returns: (transfer none) (nullable): the user who logs on to the proxy, if it asks for one
 */
const char *
backbone_proxy_get_user (BackboneProxy *self)
{
  return backbone_record_get_string (self, PROP_USER);
}

/**
 * backbone_proxy_get_exclusions:
 *
 * Returns: (transfer none) (nullable): hosts that are reached directly: names, `*.domain` patterns,
 * addresses or networks
 */
const char *const *
backbone_proxy_get_exclusions (BackboneProxy *self)
{
  return backbone_record_get_strv (self, PROP_EXCLUSIONS);
}

/**
 * backbone_proxy_new_from_string:
 * @text: what a channel says of its proxy: `direct`, `system` or `http://host:port`
 *
 * The text was validated when it was stored: of one that is none of these, host and port are none.
 *
 * Returns: (transfer full): a proxy; backbone_proxy_to_string() gives the text back
 */
BackboneProxy *
backbone_proxy_new_from_string (const char *text)
{
  BackboneProxyMode mode = BACKBONE_PROXY_MANUAL;
  g_autofree char *host = NULL;
  int port = 0;

  if (!backbone_proxy_mode_from_id (text, &mode))
    g_uri_split_network (text, G_URI_FLAGS_NONE, NULL, &host, &port, NULL);

  return g_object_new (BACKBONE_TYPE_PROXY, "mode", mode, "host", host, "port",
                       (guint)MAX (port, 0), NULL);
}

/**
 * backbone_proxy_to_string:
 * @self: a proxy setting
 *
 * `system`, `direct` or `http://host:port`, as the command line takes it; never a user or a
 * password.
 *
 * Returns: (transfer full): the text
 */
char *
backbone_proxy_to_string (BackboneProxy *self)
{
  BackboneProxyMode mode = backbone_proxy_get_mode (self);

  if (mode != BACKBONE_PROXY_MANUAL)
    return g_strdup (backbone_proxy_mode_to_id (mode));

  return g_strdup_printf ("http://%s:%u", backbone_proxy_get_host (self),
                          backbone_proxy_get_port (self));
}
