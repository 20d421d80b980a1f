/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/* (transfer container) (element-type BackboneTrustAnchor): never empty. */
GPtrArray *
backbone_trust_anchors_parse (const char *pem, gssize length, const char *origin, GError **error);

G_END_DECLS
