/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-plan-private.h"
#include "backbone-store-private.h"

G_BEGIN_DECLS

/* The chains of certificates that the hosts of a run show, each of them read once. */
typedef struct _BackboneCheckChains BackboneCheckChains;

/* @plan must stay. @anchors: (nullable) (element-type BackboneTrustAnchor). (transfer full). */
BackboneCheckChains *backbone_check_chains_new (const BackboneCheckPlan *plan, GPtrArray *anchors);
void backbone_check_chains_free (BackboneCheckChains *self);

void backbone_check_chains_add (BackboneCheckChains *self, const BackboneCheckOutcome *outcome);
/* In a write transaction. */
gboolean backbone_check_chains_store (BackboneCheckChains *self, BackboneDb *db, GError **error);

G_END_DECLS
