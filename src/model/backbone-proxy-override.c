/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-proxy-override.h"

/**
 * BackboneProxyOverride:
 *
 * All channels that leave by one and the same way of their own instead of the landscape's proxy.
 */
struct _BackboneProxyOverride
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneProxyOverride, backbone_proxy_override, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_PROXY,
  PROP_N_CHANNELS,
  PROP_N_CUSTOMERS,
  N_PROPERTIES,
};

static void
backbone_proxy_override_class_init (BackboneProxyOverrideClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_PROXY] = BACKBONE_RECORD_STRING ("proxy");
  properties[PROP_N_CHANNELS] = BACKBONE_RECORD_UINT ("n-channels");
  properties[PROP_N_CUSTOMERS] = BACKBONE_RECORD_UINT ("n-customers");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_proxy_override_init (BackboneProxyOverride *self)
{
}

/**
 * backbone_proxy_override_get_proxy:
 *
 * Returns: (transfer none) (not nullable): `direct`, or `http://host:port`
 */
const char *
backbone_proxy_override_get_proxy (BackboneProxyOverride *self)
{
  return backbone_record_get_string (self, PROP_PROXY);
}

/**
 * backbone_proxy_override_get_n_channels:
 *
 * Returns: how many channels leave that way
 */
guint
backbone_proxy_override_get_n_channels (BackboneProxyOverride *self)
{
  return backbone_record_get_uint (self, PROP_N_CHANNELS);
}

/**
 * backbone_proxy_override_get_n_customers:
 *
 * Returns: of how many customers they are
 */
guint
backbone_proxy_override_get_n_customers (BackboneProxyOverride *self)
{
  return backbone_record_get_uint (self, PROP_N_CUSTOMERS);
}
