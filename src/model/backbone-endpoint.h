/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-channel-kind.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_ENDPOINT (backbone_endpoint_get_type ())
G_DECLARE_FINAL_TYPE (BackboneEndpoint, backbone_endpoint, BACKBONE, ENDPOINT, BackboneRecord)

BackboneChannelKind backbone_endpoint_get_kind (BackboneEndpoint *self);
const char *backbone_endpoint_get_destination (BackboneEndpoint *self);
const char *backbone_endpoint_get_destination_type (BackboneEndpoint *self);
const char *backbone_endpoint_get_host (BackboneEndpoint *self);
guint backbone_endpoint_get_port (BackboneEndpoint *self);
const char *backbone_endpoint_get_path_prefix (BackboneEndpoint *self);
const char *backbone_endpoint_get_test_path (BackboneEndpoint *self);
guint backbone_endpoint_get_good_status (BackboneEndpoint *self);
const char *backbone_endpoint_get_certainty (BackboneEndpoint *self);

G_END_DECLS
