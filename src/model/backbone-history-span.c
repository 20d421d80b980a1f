/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-history-span.h"

/**
 * BackboneHistorySpan:
 *
 * What the checks of a channel found within an hour or a day.
 */
struct _BackboneHistorySpan
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneHistorySpan, backbone_history_span, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_CUSTOMER,
  PROP_KIND,
  PROP_START,
  PROP_N_CHECKS,
  PROP_N_OK,
  PROP_N_BAD,
  PROP_N_SKIPPED,
  PROP_N_OWN,
  PROP_WORST,
  PROP_NAME_LOOKUP_MEDIAN_US,
  PROP_NAME_LOOKUP_P95_US,
  PROP_PROXY_MEDIAN_US,
  PROP_PROXY_P95_US,
  PROP_CONNECT_MEDIAN_US,
  PROP_CONNECT_P95_US,
  PROP_TLS_MEDIAN_US,
  PROP_TLS_P95_US,
  PROP_WAIT_MEDIAN_US,
  PROP_WAIT_P95_US,
  PROP_RECEIVE_MEDIAN_US,
  PROP_RECEIVE_P95_US,
  N_PROPERTIES,
};

static void
backbone_history_span_class_init (BackboneHistorySpanClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_KIND] = BACKBONE_RECORD_ENUM ("kind", BACKBONE_TYPE_CHANNEL_KIND);
  properties[PROP_START] = BACKBONE_RECORD_INT64 ("start");
  properties[PROP_N_CHECKS] = BACKBONE_RECORD_UINT ("n-checks");
  properties[PROP_N_OK] = BACKBONE_RECORD_UINT ("n-ok");
  properties[PROP_N_BAD] = BACKBONE_RECORD_UINT ("n-bad");
  properties[PROP_N_SKIPPED] = BACKBONE_RECORD_UINT ("n-skipped");
  properties[PROP_N_OWN] = BACKBONE_RECORD_UINT ("n-own");
  properties[PROP_WORST] = BACKBONE_RECORD_ENUM ("worst", BACKBONE_TYPE_VERDICT);
  properties[PROP_NAME_LOOKUP_MEDIAN_US] = BACKBONE_RECORD_INT64 ("name-lookup-median-us");
  properties[PROP_NAME_LOOKUP_P95_US] = BACKBONE_RECORD_INT64 ("name-lookup-p95-us");
  properties[PROP_PROXY_MEDIAN_US] = BACKBONE_RECORD_INT64 ("proxy-median-us");
  properties[PROP_PROXY_P95_US] = BACKBONE_RECORD_INT64 ("proxy-p95-us");
  properties[PROP_CONNECT_MEDIAN_US] = BACKBONE_RECORD_INT64 ("connect-median-us");
  properties[PROP_CONNECT_P95_US] = BACKBONE_RECORD_INT64 ("connect-p95-us");
  properties[PROP_TLS_MEDIAN_US] = BACKBONE_RECORD_INT64 ("tls-median-us");
  properties[PROP_TLS_P95_US] = BACKBONE_RECORD_INT64 ("tls-p95-us");
  properties[PROP_WAIT_MEDIAN_US] = BACKBONE_RECORD_INT64 ("wait-median-us");
  properties[PROP_WAIT_P95_US] = BACKBONE_RECORD_INT64 ("wait-p95-us");
  properties[PROP_RECEIVE_MEDIAN_US] = BACKBONE_RECORD_INT64 ("receive-median-us");
  properties[PROP_RECEIVE_P95_US] = BACKBONE_RECORD_INT64 ("receive-p95-us");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_history_span_init (BackboneHistorySpan *self)
{
}

/**
 * backbone_history_span_get_customer:
 *
 * Returns: (transfer none) (not nullable): the customer number
 */
const char *
backbone_history_span_get_customer (BackboneHistorySpan *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_history_span_get_kind:
 *
 * Returns: the kind of channel
 */
BackboneChannelKind
backbone_history_span_get_kind (BackboneHistorySpan *self)
{
  return backbone_record_get_enum (self, PROP_KIND);
}

/**
 * backbone_history_span_get_start:
 *
 * Returns: its beginning
 */
BackboneTime
backbone_history_span_get_start (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_START);
}

/**
 * backbone_history_span_get_n_checks:
 *
 * Returns: how many checks there were, without those that the lock guard left out and those that found trouble on one's own side
 */
guint
backbone_history_span_get_n_checks (BackboneHistorySpan *self)
{
  return backbone_record_get_uint (self, PROP_N_CHECKS);
}

/**
 * backbone_history_span_get_n_ok:
 *
 * Returns: how many of them were good
 */
guint
backbone_history_span_get_n_ok (BackboneHistorySpan *self)
{
  return backbone_record_get_uint (self, PROP_N_OK);
}

/**
 * backbone_history_span_get_n_bad:
 *
 * Returns: how many of them failed
 */
guint
backbone_history_span_get_n_bad (BackboneHistorySpan *self)
{
  return backbone_record_get_uint (self, PROP_N_BAD);
}

/**
 * backbone_history_span_get_n_skipped:
 *
 * Returns: how many the lock guard left out
 */
guint
backbone_history_span_get_n_skipped (BackboneHistorySpan *self)
{
  return backbone_record_get_uint (self, PROP_N_SKIPPED);
}

/**
 * backbone_history_span_get_n_own:
 *
 * Returns: how many found trouble on one's own side
 */
guint
backbone_history_span_get_n_own (BackboneHistorySpan *self)
{
  return backbone_record_get_uint (self, PROP_N_OWN);
}

/**
 * backbone_history_span_get_worst:
 *
 * Returns: the worst verdict
 */
BackboneVerdict
backbone_history_span_get_worst (BackboneHistorySpan *self)
{
  return backbone_record_get_enum (self, PROP_WORST);
}

/**
 * backbone_history_span_get_name_lookup_median_us:
 *
 * Returns: median of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_name_lookup_median_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_NAME_LOOKUP_MEDIAN_US);
}

/**
 * backbone_history_span_get_name_lookup_p95_us:
 *
 * Returns: 95th percentile of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_name_lookup_p95_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_NAME_LOOKUP_P95_US);
}

/**
 * backbone_history_span_get_proxy_median_us:
 *
 * Returns: median of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_proxy_median_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_PROXY_MEDIAN_US);
}

/**
 * backbone_history_span_get_proxy_p95_us:
 *
 * Returns: 95th percentile of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_proxy_p95_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_PROXY_P95_US);
}

/**
 * backbone_history_span_get_connect_median_us:
 *
 * Returns: median of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_connect_median_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_CONNECT_MEDIAN_US);
}

/**
 * backbone_history_span_get_connect_p95_us:
 *
 * Returns: 95th percentile of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_connect_p95_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_CONNECT_P95_US);
}

/**
 * backbone_history_span_get_tls_median_us:
 *
 * Returns: median of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_tls_median_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_TLS_MEDIAN_US);
}

/**
 * backbone_history_span_get_tls_p95_us:
 *
 * Returns: 95th percentile of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_tls_p95_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_TLS_P95_US);
}

/**
 * backbone_history_span_get_wait_median_us:
 *
 * Returns: median of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_wait_median_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_WAIT_MEDIAN_US);
}

/**
 * backbone_history_span_get_wait_p95_us:
 *
 * Returns: 95th percentile of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_wait_p95_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_WAIT_P95_US);
}

/**
 * backbone_history_span_get_receive_median_us:
 *
 * Returns: median of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_receive_median_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_RECEIVE_MEDIAN_US);
}

/**
 * backbone_history_span_get_receive_p95_us:
 *
 * Returns: 95th percentile of that phase in microseconds, -1 if there was none
 */
gint64
backbone_history_span_get_receive_p95_us (BackboneHistorySpan *self)
{
  return backbone_record_get_int64 (self, PROP_RECEIVE_P95_US);
}
