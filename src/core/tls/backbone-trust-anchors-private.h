/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* The anchors of a landscape, ready for GIO to verify with: immutable, for any thread. */
typedef struct _BackboneTrustAnchors BackboneTrustAnchors;

BackboneTrustAnchors *backbone_trust_anchors_new (GPtrArray *anchors, GError **error);
void backbone_trust_anchors_free (BackboneTrustAnchors *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneTrustAnchors, backbone_trust_anchors_free)

/* Verifies against each anchor, until one is found that the chain ends in. (transfer none)
 * (nullable): its fingerprint; @flags is changed only then. */
const char *backbone_trust_anchors_verify (BackboneTrustAnchors *self,
                                           GTlsCertificate *chain,
                                           GSocketConnectable *identity,
                                           GTlsCertificateFlags *flags);

GTlsCertificate *
backbone_trust_anchors_find_issuer (BackboneTrustAnchors *self, GTlsCertificate *link);

G_END_DECLS
