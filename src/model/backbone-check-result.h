/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-channel-kind.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_CHECK_RESULT (backbone_check_result_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCheckResult,
                      backbone_check_result,
                      BACKBONE,
                      CHECK_RESULT,
                      BackboneRecord)

gint64 backbone_check_result_get_run (BackboneCheckResult *self);
BackboneTime backbone_check_result_get_time (BackboneCheckResult *self);
const char *backbone_check_result_get_customer (BackboneCheckResult *self);
BackboneChannelKind backbone_check_result_get_kind (BackboneCheckResult *self);
BackboneVerdict backbone_check_result_get_verdict (BackboneCheckResult *self);
guint backbone_check_result_get_status (BackboneCheckResult *self);
gint64 backbone_check_result_get_name_lookup_us (BackboneCheckResult *self);
gint64 backbone_check_result_get_proxy_us (BackboneCheckResult *self);
gint64 backbone_check_result_get_connect_us (BackboneCheckResult *self);
gint64 backbone_check_result_get_tls_us (BackboneCheckResult *self);
gint64 backbone_check_result_get_wait_us (BackboneCheckResult *self);
gint64 backbone_check_result_get_receive_us (BackboneCheckResult *self);
const char *backbone_check_result_get_tls_version (BackboneCheckResult *self);
const char *backbone_check_result_get_chain_digest (BackboneCheckResult *self);
const char *backbone_check_result_get_evidence (BackboneCheckResult *self);

G_END_DECLS
