/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-change-kind.h"
#include "backbone-channel-kind.h"
#include "backbone-verdict.h"
#include "backbone-your-side.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_CHANGE (backbone_change_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChange, backbone_change, BACKBONE, CHANGE, BackboneRecord)

BackboneChangeKind backbone_change_get_what (BackboneChange *self);
BackboneVerdict backbone_change_get_verdict (BackboneChange *self);
BackboneChannelKind backbone_change_get_kind (BackboneChange *self);
const char *backbone_change_get_host (BackboneChange *self);
guint backbone_change_get_port (BackboneChange *self);
const char *backbone_change_get_evidence (BackboneChange *self);
BackboneOwnTrouble backbone_change_get_trouble (BackboneChange *self);
const char *const *backbone_change_get_customers (BackboneChange *self);
guint backbone_change_get_n_customers (BackboneChange *self);
gboolean backbone_change_get_urgent (BackboneChange *self);
const char *backbone_change_get_expiring (BackboneChange *self);
guint backbone_change_get_days (BackboneChange *self);
const char *const *backbone_change_get_items (BackboneChange *self);

char *backbone_change_dup_sentence (BackboneChange *self);

G_END_DECLS
