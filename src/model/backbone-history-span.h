/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-channel-kind.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_HISTORY_SPAN (backbone_history_span_get_type ())
G_DECLARE_FINAL_TYPE (BackboneHistorySpan,
                      backbone_history_span,
                      BACKBONE,
                      HISTORY_SPAN,
                      BackboneRecord)

const char *backbone_history_span_get_customer (BackboneHistorySpan *self);
BackboneChannelKind backbone_history_span_get_kind (BackboneHistorySpan *self);
BackboneTime backbone_history_span_get_start (BackboneHistorySpan *self);
guint backbone_history_span_get_n_checks (BackboneHistorySpan *self);
guint backbone_history_span_get_n_ok (BackboneHistorySpan *self);
guint backbone_history_span_get_n_bad (BackboneHistorySpan *self);
guint backbone_history_span_get_n_skipped (BackboneHistorySpan *self);
guint backbone_history_span_get_n_own (BackboneHistorySpan *self);
BackboneVerdict backbone_history_span_get_worst (BackboneHistorySpan *self);
gint64 backbone_history_span_get_name_lookup_median_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_name_lookup_p95_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_proxy_median_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_proxy_p95_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_connect_median_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_connect_p95_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_tls_median_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_tls_p95_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_wait_median_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_wait_p95_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_receive_median_us (BackboneHistorySpan *self);
gint64 backbone_history_span_get_receive_p95_us (BackboneHistorySpan *self);

G_END_DECLS
