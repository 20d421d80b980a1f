/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-store-private.h"

G_BEGIN_DECLS

/* The landscape's own rows. Writers write their audit entries and note the change. */
gboolean
backbone_db_profile_load (BackboneDb *db, BackboneEndpointProfile **profile, GError **error);
gboolean backbone_db_profile_set (BackboneDb *db, BackboneEndpointProfile *profile, GError **error);
gboolean backbone_db_endpoint_set (BackboneDb *db, BackboneEndpoint *endpoint, GError **error);
/* @credential: (nullable) (out) (transfer full): where the vault holds the password of the proxy
 * user. */
gboolean
backbone_db_proxy_load (BackboneDb *db, BackboneProxy **proxy, char **credential, GError **error);
gboolean backbone_db_proxy_set (BackboneDb *db,
                                BackboneProxy *proxy,
                                const char *credential,
                                GError **error);
/* What is not set has its default. */
gboolean backbone_db_time_limits_load (BackboneDb *db, BackboneTimeLimits *limits, GError **error);
/* @seconds: 0 for the default. */
gboolean
backbone_db_time_limit_set (BackboneDb *db, const char *key, guint seconds, GError **error);
/* (out) (transfer full): BackboneTrustAnchor. */
gboolean backbone_db_trust_anchors_load (BackboneDb *db, GPtrArray **anchors, GError **error);
gboolean backbone_db_trust_anchor_add (BackboneDb *db, BackboneTrustAnchor *anchor, GError **error);
gboolean backbone_db_trust_anchor_remove (BackboneDb *db, const char *fingerprint, GError **error);

G_END_DECLS
