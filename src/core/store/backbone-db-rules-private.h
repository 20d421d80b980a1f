/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* (out) (transfer full). */
gboolean backbone_db_rules_load (BackboneDb *db, BackboneRules **rules, GError **error);
/* Audited. The states of channels follow with their next results, those of certificates at once. */
gboolean backbone_db_rules_set (BackboneDb *db, BackboneRules *rules, GError **error);

/* What the rules say of ends. */
gboolean backbone_db_rules_load_steps (BackboneDb *db, BackboneExpirySteps *steps, GError **error);
/* (out) @time: what ends till then wants attention. */
gboolean backbone_db_rules_load_attention (BackboneDb *db,
                                           BackboneTime now,
                                           BackboneTime *time,
                                           GError **error);

G_END_DECLS
