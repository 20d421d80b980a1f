/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-authentication.h"
#include "backbone-channel-kind.h"
#include "backbone-check-result.h"
#include "backbone-health.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_CHANNEL (backbone_channel_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChannel, backbone_channel, BACKBONE, CHANNEL, BackboneRecord)

const char *backbone_channel_get_customer (BackboneChannel *self);
BackboneChannelKind backbone_channel_get_kind (BackboneChannel *self);
const char *backbone_channel_get_destination (BackboneChannel *self);
const char *backbone_channel_get_destination_type (BackboneChannel *self);
const char *backbone_channel_get_host (BackboneChannel *self);
guint backbone_channel_get_port (BackboneChannel *self);
const char *backbone_channel_get_path_prefix (BackboneChannel *self);
const char *backbone_channel_get_test_path (BackboneChannel *self);
guint backbone_channel_get_good_status (BackboneChannel *self);
const char *backbone_channel_get_proxy (BackboneChannel *self);
BackboneAuthentication backbone_channel_get_authentication (BackboneChannel *self);
gboolean backbone_channel_get_enabled (BackboneChannel *self);
guint backbone_channel_get_connect_seconds (BackboneChannel *self);
guint backbone_channel_get_answer_seconds (BackboneChannel *self);
const char *const *backbone_channel_get_overrides (BackboneChannel *self);
BackboneCheckResult *backbone_channel_get_result (BackboneChannel *self);
BackboneTime backbone_channel_get_since (BackboneChannel *self);

BackboneVerdict backbone_channel_get_verdict (BackboneChannel *self);
char *backbone_channel_dup_url (BackboneChannel *self);
BackboneHealth backbone_channel_get_health (BackboneChannel *self);
BackboneTime backbone_channel_get_health_since (BackboneChannel *self);

G_END_DECLS
