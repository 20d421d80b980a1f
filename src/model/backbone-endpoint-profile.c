/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-endpoint-profile.h"

/**
 * BackboneEndpointProfile:
 *
 * The endpoints of all kinds of channels: those of SAP, those of a practice backbone, or own ones.
 * Which hosts there are is data, since SAP can change them.
 */
struct _BackboneEndpointProfile
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneEndpointProfile, backbone_endpoint_profile, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_PORTAL,
  PROP_PARCEL_BOX,
  PROP_NOTE_DOWNLOAD,
  PROP_TRUST_PEM,
  PROP_S_USER_HEADER,
  PROP_USER_PATH,
  PROP_AUTHORISATIONS_PATH,
  PROP_INSTALLATIONS_PATH,
  PROP_INCIDENTS_PATH, /* from here on in the order of BackbonePurpose */
  PROP_SYSTEM_DATA_PATH,
  PROP_PARCELS_PATH,
  PROP_NOTE_PATH,
  PROP_LEGACY_ADDRESS,
  PROP_LEGACY_SHUT_DOWN,
  N_PROPERTIES,
};

static void
backbone_endpoint_profile_class_init (BackboneEndpointProfileClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_NAME] = BACKBONE_RECORD_STRING ("name");
  properties[PROP_PORTAL] = BACKBONE_RECORD_OBJECT ("portal", BACKBONE_TYPE_ENDPOINT);
  properties[PROP_PARCEL_BOX] = BACKBONE_RECORD_OBJECT ("parcel-box", BACKBONE_TYPE_ENDPOINT);
  properties[PROP_NOTE_DOWNLOAD] = BACKBONE_RECORD_OBJECT ("note-download", BACKBONE_TYPE_ENDPOINT);
  properties[PROP_TRUST_PEM] = BACKBONE_RECORD_STRING ("trust-pem");
  properties[PROP_S_USER_HEADER] = BACKBONE_RECORD_STRING ("s-user-header");
  properties[PROP_USER_PATH] = BACKBONE_RECORD_STRING ("user-path");
  properties[PROP_AUTHORISATIONS_PATH] = BACKBONE_RECORD_STRING ("authorisations-path");
  properties[PROP_INSTALLATIONS_PATH] = BACKBONE_RECORD_STRING ("installations-path");
  properties[PROP_INCIDENTS_PATH] = BACKBONE_RECORD_STRING ("incidents-path");
  properties[PROP_SYSTEM_DATA_PATH] = BACKBONE_RECORD_STRING ("system-data-path");
  properties[PROP_PARCELS_PATH] = BACKBONE_RECORD_STRING ("parcels-path");
  properties[PROP_NOTE_PATH] = BACKBONE_RECORD_STRING ("note-path");
  properties[PROP_LEGACY_ADDRESS] = BACKBONE_RECORD_STRING ("legacy-address");
  properties[PROP_LEGACY_SHUT_DOWN] = BACKBONE_RECORD_STRING ("legacy-shut-down");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_endpoint_profile_init (BackboneEndpointProfile *self)
{
}

/**
 * backbone_endpoint_profile_get_name:
 *
 * Returns: (transfer none) (not nullable): what people call the profile
 */
const char *
backbone_endpoint_profile_get_name (BackboneEndpointProfile *self)
{
  return backbone_record_get_string (self, PROP_NAME);
}

/**
 * backbone_endpoint_profile_get_portal:
 *
 * Returns: (transfer none) (not nullable): the endpoint of portal channels
 */
BackboneEndpoint *
backbone_endpoint_profile_get_portal (BackboneEndpointProfile *self)
{
  return backbone_record_get_object (self, PROP_PORTAL);
}

/**
 * backbone_endpoint_profile_get_parcel_box:
 *
 * Returns: (transfer none) (not nullable): the endpoint of parcel box channels
 */
BackboneEndpoint *
backbone_endpoint_profile_get_parcel_box (BackboneEndpointProfile *self)
{
  return backbone_record_get_object (self, PROP_PARCEL_BOX);
}

/**
 * backbone_endpoint_profile_get_note_download:
 *
 * Returns: (transfer none) (not nullable): the endpoint of note download channels
 */
BackboneEndpoint *
backbone_endpoint_profile_get_note_download (BackboneEndpointProfile *self)
{
  return backbone_record_get_object (self, PROP_NOTE_DOWNLOAD);
}

/**
 * backbone_endpoint_profile_get_trust_pem:
 *
 * Returns: (transfer none) (nullable): certificates that the profile asks to trust, as PEM
 */
const char *
backbone_endpoint_profile_get_trust_pem (BackboneEndpointProfile *self)
{
  return backbone_record_get_string (self, PROP_TRUST_PEM);
}

/**
 * backbone_endpoint_profile_get_s_user_header:
 *
 * Returns: (transfer none) (nullable): the request header in which an S-User's credentials go, beside
 * those of the technical user; %NULL if there is no such service
 */
const char *
backbone_endpoint_profile_get_s_user_header (BackboneEndpointProfile *self)
{
  return backbone_record_get_string (self, PROP_S_USER_HEADER);
}

/**
 * backbone_endpoint_profile_get_user_path:
 *
 * Returns: (transfer none) (nullable): where on the portal an S-User's customer number and end are
 * read; `{s_user}` stands for its ID
 */
const char *
backbone_endpoint_profile_get_user_path (BackboneEndpointProfile *self)
{
  return backbone_record_get_string (self, PROP_USER_PATH);
}

/**
 * backbone_endpoint_profile_get_authorisations_path:
 *
 * Returns: (transfer none) (nullable): where on the portal its authorisations are read
 */
const char *
backbone_endpoint_profile_get_authorisations_path (BackboneEndpointProfile *self)
{
  return backbone_record_get_string (self, PROP_AUTHORISATIONS_PATH);
}

/**
 * backbone_endpoint_profile_get_installations_path:
 *
 * Returns: (transfer none) (nullable): where on the portal an S-User reads the installations of its
 * customer; `{s_user}` stands for its ID
 */
const char *
backbone_endpoint_profile_get_installations_path (BackboneEndpointProfile *self)
{
  return backbone_record_get_string (self, PROP_INSTALLATIONS_PATH);
}

/**
 * backbone_endpoint_profile_get_exchange_path:
 * @self: a profile
 * @purpose: what to try
 *
 * SAP's own profile has one for notes only: how the others are sent is not public.
 *
 * Returns: (transfer none) (nullable): where, on the channel that serves @purpose, it can be tried
 */
const char *
backbone_endpoint_profile_get_exchange_path (BackboneEndpointProfile *self, BackbonePurpose purpose)
{
  g_return_val_if_fail ((guint)purpose < BACKBONE_N_PURPOSES, NULL);

  return backbone_record_get_string (self, PROP_INCIDENTS_PATH + purpose);
}

/**
 * backbone_endpoint_profile_get_legacy_address:
 *
 * Returns: (transfer none) (nullable): `host:port` where the old infrastructure is or was reached
 */
const char *
backbone_endpoint_profile_get_legacy_address (BackboneEndpointProfile *self)
{
  return backbone_record_get_string (self, PROP_LEGACY_ADDRESS);
}

/**
 * backbone_endpoint_profile_get_legacy_shut_down:
 *
 * Returns: (transfer none) (nullable): the day from which the old infrastructure is no more, YYYY-MM-DD
 */
const char *
backbone_endpoint_profile_get_legacy_shut_down (BackboneEndpointProfile *self)
{
  return backbone_record_get_string (self, PROP_LEGACY_SHUT_DOWN);
}

/**
 * backbone_endpoint_profile_has_services:
 * @self: a profile
 *
 * SAP's own profile has none: how S-Users log on there besides a technical user is not public.
 *
 * Returns: whether S-Users can be verified
 */
gboolean
backbone_endpoint_profile_has_services (BackboneEndpointProfile *self)
{
  return backbone_endpoint_profile_get_s_user_header (self) != NULL;
}

/**
 * backbone_endpoint_profile_get_endpoint:
 * @self: a profile
 * @kind: a kind of channel
 *
 * Returns: (transfer none) (nullable): the endpoint of that kind
 */
BackboneEndpoint *
backbone_endpoint_profile_get_endpoint (BackboneEndpointProfile *self, BackboneChannelKind kind)
{
  return backbone_record_get_object (self, PROP_PORTAL + kind);
}
