/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-endpoint.h"

/**
 * BackboneEndpoint:
 *
 * Where one kind of channel leads unless a channel says otherwise: one row of an endpoint profile.
 */
struct _BackboneEndpoint
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneEndpoint, backbone_endpoint, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_DESTINATION,
  PROP_DESTINATION_TYPE,
  PROP_HOST,
  PROP_PORT,
  PROP_PATH_PREFIX,
  PROP_TEST_PATH,
  PROP_GOOD_STATUS,
  PROP_CERTAINTY,
  N_PROPERTIES,
};

static void
backbone_endpoint_class_init (BackboneEndpointClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_CHANNEL_KIND);
  properties[PROP_DESTINATION] = BACKBONE_RECORD_STRING ("destination");
  properties[PROP_DESTINATION_TYPE] = BACKBONE_RECORD_STRING ("destination-type");
  properties[PROP_HOST] = BACKBONE_RECORD_STRING ("host");
  properties[PROP_PORT] = BACKBONE_RECORD_UINT ("port");
  properties[PROP_PATH_PREFIX] = BACKBONE_RECORD_STRING ("path-prefix");
  properties[PROP_TEST_PATH] = BACKBONE_RECORD_STRING ("test-path");
  properties[PROP_GOOD_STATUS] = BACKBONE_RECORD_UINT ("good-status");
  properties[PROP_CERTAINTY] = BACKBONE_RECORD_STRING ("certainty");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_endpoint_init (BackboneEndpoint *self)
{
}

/**
 * backbone_endpoint_get_kind:
 *
 * Returns: the kind of channel
 */
BackboneChannelKind
backbone_endpoint_get_kind (BackboneEndpoint *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_endpoint_get_destination:
 *
 * Returns: (transfer none) (not nullable): the name of the RFC destination, at most 32 characters
 */
const char *
backbone_endpoint_get_destination (BackboneEndpoint *self)
{
  return backbone_record_get_string (self, PROP_DESTINATION);
}

/**
 * backbone_endpoint_get_destination_type:
 *
 * Returns: (transfer none) (not nullable): the type of the RFC destination, `G` or `H`
 */
const char *
backbone_endpoint_get_destination_type (BackboneEndpoint *self)
{
  return backbone_record_get_string (self, PROP_DESTINATION_TYPE);
}

/**
 * backbone_endpoint_get_host:
 *
 * Returns: (transfer none) (not nullable): the host name
 */
const char *
backbone_endpoint_get_host (BackboneEndpoint *self)
{
  return backbone_record_get_string (self, PROP_HOST);
}

/**
 * backbone_endpoint_get_port:
 *
 * Returns: the TCP port
 */
guint
backbone_endpoint_get_port (BackboneEndpoint *self)
{
  return backbone_record_get_uint (self, PROP_PORT);
}

/**
 * backbone_endpoint_get_path_prefix:
 *
 * Returns: (transfer none) (not nullable): the path that all requests of the channel begin with, or
 * an empty string
 */
const char *
backbone_endpoint_get_path_prefix (BackboneEndpoint *self)
{
  return backbone_record_get_string (self, PROP_PATH_PREFIX);
}

/**
 * backbone_endpoint_get_test_path:
 *
 * Returns: (transfer none) (not nullable): the path that a check asks for, below the prefix
 */
const char *
backbone_endpoint_get_test_path (BackboneEndpoint *self)
{
  return backbone_record_get_string (self, PROP_TEST_PATH);
}

/**
 * backbone_endpoint_get_good_status:
 *
 * Returns: the HTTP status of a working channel
 */
guint
backbone_endpoint_get_good_status (BackboneEndpoint *self)
{
  return backbone_record_get_uint (self, PROP_GOOD_STATUS);
}

/**
 * backbone_endpoint_get_certainty:
 *
 * Returns: (transfer none) (nullable): how sure these values are: `seen` in a public source,
 * `second-hand`, `unknown`, or %NULL for an own profile
 */
const char *
backbone_endpoint_get_certainty (BackboneEndpoint *self)
{
  return backbone_record_get_string (self, PROP_CERTAINTY);
}
