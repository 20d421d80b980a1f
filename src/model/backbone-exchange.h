/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-purpose.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_EXCHANGE (backbone_exchange_get_type ())
G_DECLARE_FINAL_TYPE (BackboneExchange, backbone_exchange, BACKBONE, EXCHANGE, BackboneRecord)

const char *backbone_exchange_get_customer (BackboneExchange *self);
BackbonePurpose backbone_exchange_get_purpose (BackboneExchange *self);
const char *backbone_exchange_get_local_user (BackboneExchange *self);
const char *backbone_exchange_get_technical_user (BackboneExchange *self);
const char *backbone_exchange_get_s_user (BackboneExchange *self);
BackboneVerdict backbone_exchange_get_verdict (BackboneExchange *self);
const char *backbone_exchange_get_evidence (BackboneExchange *self);
BackboneTime backbone_exchange_get_time (BackboneExchange *self);
BackboneTime backbone_exchange_get_proven (BackboneExchange *self);

G_END_DECLS
