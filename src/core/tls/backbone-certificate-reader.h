/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* (transfer full): all that people want to know of an anchor; BACKBONE_ERROR_CERTIFICATE. */
BackboneCertificate *
backbone_trust_anchor_dup_certificate (BackboneTrustAnchor *anchor, GError **error);

G_END_DECLS
