/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-result.h"

/**
 * BackboneCheckResult:
 *
 * What one check of one channel found.
 */
struct _BackboneCheckResult
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneCheckResult, backbone_check_result, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_RUN,
  PROP_TIME,
  PROP_CUSTOMER,
  PROP_KIND,
  PROP_VERDICT,
  PROP_STATUS,
  PROP_NAME_LOOKUP_US,
  PROP_PROXY_US,
  PROP_CONNECT_US,
  PROP_TLS_US,
  PROP_WAIT_US,
  PROP_RECEIVE_US,
  PROP_TLS_VERSION,
  PROP_CHAIN_DIGEST,
  PROP_EVIDENCE,
  N_PROPERTIES,
};

static void
backbone_check_result_class_init (BackboneCheckResultClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_RUN] = BACKBONE_RECORD_INT64 ("run");
  properties[PROP_TIME] = BACKBONE_RECORD_INT64 ("time");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_CHANNEL_KIND);
  properties[PROP_VERDICT] = BACKBONE_RECORD_ENUM ("verdict", BACKBONE_TYPE_VERDICT);
  properties[PROP_STATUS] = BACKBONE_RECORD_UINT ("status");
  properties[PROP_NAME_LOOKUP_US] = BACKBONE_RECORD_INT64 ("name-lookup-us");
  properties[PROP_PROXY_US] = BACKBONE_RECORD_INT64 ("proxy-us");
  properties[PROP_CONNECT_US] = BACKBONE_RECORD_INT64 ("connect-us");
  properties[PROP_TLS_US] = BACKBONE_RECORD_INT64 ("tls-us");
  properties[PROP_WAIT_US] = BACKBONE_RECORD_INT64 ("wait-us");
  properties[PROP_RECEIVE_US] = BACKBONE_RECORD_INT64 ("receive-us");
  properties[PROP_TLS_VERSION] = BACKBONE_RECORD_STRING ("tls-version");
  properties[PROP_CHAIN_DIGEST] = BACKBONE_RECORD_STRING ("chain-digest");
  properties[PROP_EVIDENCE] = BACKBONE_RECORD_STRING ("evidence");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_check_result_init (BackboneCheckResult *self)
{
}

/**
 * backbone_check_result_get_run:
 *
 * Returns: the number of the check run
 */
gint64
backbone_check_result_get_run (BackboneCheckResult *self)
{
  return backbone_record_get_int64 (self, PROP_RUN);
}

/**
 * backbone_check_result_get_time:
 *
 * Returns: when the check ended
 */
BackboneTime
backbone_check_result_get_time (BackboneCheckResult *self)
{
  return backbone_record_get_int64 (self, PROP_TIME);
}

/**
 * backbone_check_result_get_customer:
 *
 * Returns: (transfer none) (not nullable): the customer number
 */
const char *
backbone_check_result_get_customer (BackboneCheckResult *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_check_result_get_kind:
 *
 * Returns: the kind of channel
 */
BackboneChannelKind
backbone_check_result_get_kind (BackboneCheckResult *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_check_result_get_verdict:
 *
 * Returns: the verdict
 */
BackboneVerdict
backbone_check_result_get_verdict (BackboneCheckResult *self)
{
  return backbone_record_get_enum (self, PROP_VERDICT);
}

/**
 * backbone_check_result_get_status:
 *
 * Returns: the HTTP status, or 0 if no answer came
 */
guint
backbone_check_result_get_status (BackboneCheckResult *self)
{
  return backbone_record_get_uint (self, PROP_STATUS);
}

/**
 * backbone_check_result_get_name_lookup_us:
 *
 * Returns: microseconds for the name lookup, or -1 where this check needed none
 */
gint64
backbone_check_result_get_name_lookup_us (BackboneCheckResult *self)
{
  return backbone_record_get_int64 (self, PROP_NAME_LOOKUP_US);
}

/**
 * backbone_check_result_get_proxy_us:
 *
 * Returns: microseconds until the proxy had opened the way, or -1
 */
gint64
backbone_check_result_get_proxy_us (BackboneCheckResult *self)
{
  return backbone_record_get_int64 (self, PROP_PROXY_US);
}

/**
 * backbone_check_result_get_connect_us:
 *
 * Returns: microseconds for the TCP connection, or -1
 */
gint64
backbone_check_result_get_connect_us (BackboneCheckResult *self)
{
  return backbone_record_get_int64 (self, PROP_CONNECT_US);
}

/**
 * backbone_check_result_get_tls_us:
 *
 * Returns: microseconds for the TLS handshake, or -1
 */
gint64
backbone_check_result_get_tls_us (BackboneCheckResult *self)
{
  return backbone_record_get_int64 (self, PROP_TLS_US);
}

/**
 * backbone_check_result_get_wait_us:
 *
 * Returns: microseconds from the request to the first byte of the answer, or -1
 */
gint64
backbone_check_result_get_wait_us (BackboneCheckResult *self)
{
  return backbone_record_get_int64 (self, PROP_WAIT_US);
}

/**
 * backbone_check_result_get_receive_us:
 *
 * Returns: microseconds for the rest of the answer, or -1
 */
gint64
backbone_check_result_get_receive_us (BackboneCheckResult *self)
{
  return backbone_record_get_int64 (self, PROP_RECEIVE_US);
}

/**
 * backbone_check_result_get_tls_version:
 *
 * Returns: (transfer none) (nullable): the TLS version, such as `TLS 1.3`
 */
const char *
backbone_check_result_get_tls_version (BackboneCheckResult *self)
{
  return backbone_record_get_string (self, PROP_TLS_VERSION);
}

/**
 * backbone_check_result_get_chain_digest:
 *
 * Returns: (transfer none) (nullable): SHA-256 of the certificate chain, in hexadecimal digits
 */
const char *
backbone_check_result_get_chain_digest (BackboneCheckResult *self)
{
  return backbone_record_get_string (self, PROP_CHAIN_DIGEST);
}

/**
 * backbone_check_result_get_evidence:
 *
 * Returns: (transfer none) (nullable): what was seen, one line, without secrets
 */
const char *
backbone_check_result_get_evidence (BackboneCheckResult *self)
{
  return backbone_record_get_string (self, PROP_EVIDENCE);
}
