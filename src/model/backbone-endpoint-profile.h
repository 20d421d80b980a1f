/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-endpoint.h"
#include "backbone-purpose.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_ENDPOINT_PROFILE (backbone_endpoint_profile_get_type ())
G_DECLARE_FINAL_TYPE (BackboneEndpointProfile,
                      backbone_endpoint_profile,
                      BACKBONE,
                      ENDPOINT_PROFILE,
                      BackboneRecord)

const char *backbone_endpoint_profile_get_name (BackboneEndpointProfile *self);
BackboneEndpoint *backbone_endpoint_profile_get_portal (BackboneEndpointProfile *self);
BackboneEndpoint *backbone_endpoint_profile_get_parcel_box (BackboneEndpointProfile *self);
BackboneEndpoint *backbone_endpoint_profile_get_note_download (BackboneEndpointProfile *self);
const char *backbone_endpoint_profile_get_trust_pem (BackboneEndpointProfile *self);
const char *backbone_endpoint_profile_get_s_user_header (BackboneEndpointProfile *self);
const char *backbone_endpoint_profile_get_user_path (BackboneEndpointProfile *self);
const char *backbone_endpoint_profile_get_authorisations_path (BackboneEndpointProfile *self);
const char *backbone_endpoint_profile_get_installations_path (BackboneEndpointProfile *self);
const char *backbone_endpoint_profile_get_exchange_path (BackboneEndpointProfile *self,
                                                         BackbonePurpose purpose);
const char *backbone_endpoint_profile_get_legacy_address (BackboneEndpointProfile *self);
const char *backbone_endpoint_profile_get_legacy_shut_down (BackboneEndpointProfile *self);
gboolean backbone_endpoint_profile_has_services (BackboneEndpointProfile *self);

BackboneEndpoint *
backbone_endpoint_profile_get_endpoint (BackboneEndpointProfile *self, BackboneChannelKind kind);

G_END_DECLS
