/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-expiry.h"
#include "backbone-health.h"
#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_RULES (backbone_rules_get_type ())
G_DECLARE_FINAL_TYPE (BackboneRules, backbone_rules, BACKBONE, RULES, BackboneRecord)

guint backbone_rules_get_bad (BackboneRules *self);
guint backbone_rules_get_good (BackboneRules *self);
const char *backbone_rules_get_warn (BackboneRules *self);
guint backbone_rules_get_parallel (BackboneRules *self);

/* Results in a row. */
#define BACKBONE_RULES_RESULTS_MAX 20
/* Connections to a host. */
#define BACKBONE_RULES_PARALLEL_MAX 256

void backbone_rules_get_health (BackboneRules *self, BackboneHealthRules *rules);
void backbone_rules_get_steps (BackboneRules *self, BackboneExpirySteps *steps);

G_END_DECLS
