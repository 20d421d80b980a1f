/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_TRUST_ANCHOR (backbone_trust_anchor_get_type ())
G_DECLARE_FINAL_TYPE (BackboneTrustAnchor,
                      backbone_trust_anchor,
                      BACKBONE,
                      TRUST_ANCHOR,
                      BackboneRecord)

const char *backbone_trust_anchor_get_fingerprint (BackboneTrustAnchor *self);
const char *backbone_trust_anchor_get_subject (BackboneTrustAnchor *self);
const char *backbone_trust_anchor_get_issuer (BackboneTrustAnchor *self);
BackboneTime backbone_trust_anchor_get_not_before (BackboneTrustAnchor *self);
BackboneTime backbone_trust_anchor_get_not_after (BackboneTrustAnchor *self);
const char *backbone_trust_anchor_get_pem (BackboneTrustAnchor *self);

G_END_DECLS
