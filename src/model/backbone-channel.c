/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-channel.h"

#include "backbone-validate-address.h"

/**
 * BackboneChannel:
 *
 * One HTTPS channel of one customer. Host, port, paths, type, good status and time limits are the
 * effective ones: from the endpoint profile or the landscape unless the channel overrides them.
 */
struct _BackboneChannel
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneChannel, backbone_channel, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_CUSTOMER,
  PROP_KIND,
  PROP_DESTINATION,
  PROP_DESTINATION_TYPE,
  PROP_HOST,
  PROP_PORT,
  PROP_PATH_PREFIX,
  PROP_TEST_PATH,
  PROP_GOOD_STATUS,
  PROP_PROXY,
  PROP_AUTHENTICATION,
  PROP_ENABLED,
  PROP_CONNECT_SECONDS,
  PROP_ANSWER_SECONDS,
  PROP_OVERRIDES,
  PROP_RESULT,
  PROP_SINCE,
  PROP_HEALTH,
  PROP_HEALTH_SINCE,
  N_PROPERTIES,
};

static void
backbone_channel_class_init (BackboneChannelClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_CHANNEL_KIND);
  properties[PROP_DESTINATION] = BACKBONE_RECORD_STRING ("destination");
  properties[PROP_DESTINATION_TYPE] = BACKBONE_RECORD_STRING ("destination-type");
  properties[PROP_HOST] = BACKBONE_RECORD_STRING ("host");
  properties[PROP_PORT] = BACKBONE_RECORD_UINT ("port");
  properties[PROP_PATH_PREFIX] = BACKBONE_RECORD_STRING ("path-prefix");
  properties[PROP_TEST_PATH] = BACKBONE_RECORD_STRING ("test-path");
  properties[PROP_GOOD_STATUS] = BACKBONE_RECORD_UINT ("good-status");
  properties[PROP_PROXY] = BACKBONE_RECORD_STRING ("proxy");
  properties[PROP_AUTHENTICATION]
      = BACKBONE_RECORD_ENUM ("authentication", BACKBONE_TYPE_AUTHENTICATION);
  properties[PROP_ENABLED] = BACKBONE_RECORD_BOOLEAN ("enabled");
  properties[PROP_CONNECT_SECONDS] = BACKBONE_RECORD_UINT ("connect-seconds");
  properties[PROP_ANSWER_SECONDS] = BACKBONE_RECORD_UINT ("answer-seconds");
  properties[PROP_OVERRIDES] = BACKBONE_RECORD_STRV ("overrides");
  properties[PROP_RESULT] = BACKBONE_RECORD_OBJECT ("result", BACKBONE_TYPE_CHECK_RESULT);
  properties[PROP_SINCE] = BACKBONE_RECORD_INT64 ("since");
  properties[PROP_HEALTH] = BACKBONE_RECORD_ENUM ("health", BACKBONE_TYPE_HEALTH);
  properties[PROP_HEALTH_SINCE] = BACKBONE_RECORD_INT64 ("health-since");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_channel_init (BackboneChannel *self)
{
}

/**
 * backbone_channel_get_customer:
 *
 * Returns: (transfer none) (not nullable): the customer number
 */
const char *
backbone_channel_get_customer (BackboneChannel *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_channel_get_kind:
 *
 * Returns: the kind
 */
BackboneChannelKind
backbone_channel_get_kind (BackboneChannel *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_channel_get_destination:
 *
 * Returns: (transfer none) (not nullable): the name of the RFC destination
 */
const char *
backbone_channel_get_destination (BackboneChannel *self)
{
  return backbone_record_get_string (self, PROP_DESTINATION);
}

/**
 * backbone_channel_get_destination_type:
 *
 * Returns: (transfer none) (not nullable): its type, `G` or `H`
 */
const char *
backbone_channel_get_destination_type (BackboneChannel *self)
{
  return backbone_record_get_string (self, PROP_DESTINATION_TYPE);
}

/**
 * backbone_channel_get_host:
 *
 * Returns: (transfer none) (not nullable): the host name
 */
const char *
backbone_channel_get_host (BackboneChannel *self)
{
  return backbone_record_get_string (self, PROP_HOST);
}

/**
 * backbone_channel_get_port:
 *
 * Returns: the TCP port
 */
guint
backbone_channel_get_port (BackboneChannel *self)
{
  return backbone_record_get_uint (self, PROP_PORT);
}

/**
 * backbone_channel_get_path_prefix:
 *
 * Returns: (transfer none) (not nullable): the path that all requests begin with, or an empty
 * string
 */
const char *
backbone_channel_get_path_prefix (BackboneChannel *self)
{
  return backbone_record_get_string (self, PROP_PATH_PREFIX);
}

/**
 * backbone_channel_get_test_path:
 *
 * Returns: (transfer none) (not nullable): the path that a check asks for, below the prefix
 */
const char *
backbone_channel_get_test_path (BackboneChannel *self)
{
  return backbone_record_get_string (self, PROP_TEST_PATH);
}

/**
 * backbone_channel_get_good_status:
 *
 * Returns: the HTTP status of a working channel
 */
guint
backbone_channel_get_good_status (BackboneChannel *self)
{
  return backbone_record_get_uint (self, PROP_GOOD_STATUS);
}

/**
 * backbone_channel_get_proxy:
 *
 * Returns: (transfer none) (not nullable): `inherit` (from the landscape), `direct`, or
 * `http://host:port`
 */
const char *
backbone_channel_get_proxy (BackboneChannel *self)
{
  return backbone_record_get_string (self, PROP_PROXY);
}

/**
 * backbone_channel_get_authentication:
 *
 * Returns: how the technical user logs on
 */
BackboneAuthentication
backbone_channel_get_authentication (BackboneChannel *self)
{
  return backbone_record_get_enum (self, PROP_AUTHENTICATION);
}

/**
 * backbone_channel_get_enabled:
 *
 * Returns: whether the channel is checked and used
 */
gboolean
backbone_channel_get_enabled (BackboneChannel *self)
{
  return backbone_record_get_boolean (self, PROP_ENABLED);
}

/**
 * backbone_channel_get_connect_seconds:
 *
 * Returns: how long a check waits for the connection
 */
guint
backbone_channel_get_connect_seconds (BackboneChannel *self)
{
  return backbone_record_get_uint (self, PROP_CONNECT_SECONDS);
}

/**
 * backbone_channel_get_answer_seconds:
 *
 * Returns: how long a check waits for the answer
 */
guint
backbone_channel_get_answer_seconds (BackboneChannel *self)
{
  return backbone_record_get_uint (self, PROP_ANSWER_SECONDS);
}

/**
 * backbone_channel_get_overrides:
 *
 * Returns: (transfer none) (nullable): the keys that this channel sets itself instead of taking
 * them from the profile
 */
const char *const *
backbone_channel_get_overrides (BackboneChannel *self)
{
  return backbone_record_get_strv (self, PROP_OVERRIDES);
}

/**
 * backbone_channel_get_result:
 *
 * Returns: (transfer none) (nullable): the newest result
 */
BackboneCheckResult *
backbone_channel_get_result (BackboneChannel *self)
{
  return backbone_record_get_object (self, PROP_RESULT);
}

/**
 * backbone_channel_get_since:
 *
 * Returns: since when it has had the verdict of the newest result, or 0
 */
BackboneTime
backbone_channel_get_since (BackboneChannel *self)
{
  return backbone_record_get_int64 (self, PROP_SINCE);
}

/**
 * backbone_channel_get_verdict:
 * @self: a channel
 *
 * Returns: the verdict of the newest result, %BACKBONE_VERDICT_NEVER_CHECKED if there is none
 */
BackboneVerdict
backbone_channel_get_verdict (BackboneChannel *self)
{
  BackboneCheckResult *result = backbone_channel_get_result (self);

  return result ? backbone_check_result_get_verdict (result) : BACKBONE_VERDICT_NEVER_CHECKED;
}

/**
 * backbone_channel_dup_url:
 * @self: a channel
 *
 * The URL that a check of this channel asks for.
 *
 * Returns: (transfer full): the URL
 */
char *
backbone_channel_dup_url (BackboneChannel *self)
{
  g_autofree char *path = backbone_url_path_join (backbone_channel_get_path_prefix (self),
                                                  backbone_channel_get_test_path (self));

  return g_strdup_printf ("https://%s:%u%s", backbone_channel_get_host (self),
                          backbone_channel_get_port (self), path);
}

/**
 * backbone_channel_get_health:
 *
 * Returns: what is believed of it, beside what the newest check found
 */
BackboneHealth
backbone_channel_get_health (BackboneChannel *self)
{
  return backbone_record_get_enum (self, PROP_HEALTH);
}

/**
 * backbone_channel_get_health_since:
 *
 * Returns: since when it has been working or failing beyond doubt, or 0
 */
BackboneTime
backbone_channel_get_health_since (BackboneChannel *self)
{
  return backbone_record_get_int64 (self, PROP_HEALTH_SINCE);
}
