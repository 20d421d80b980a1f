/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-channel-kind.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_CAUSE (backbone_cause_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCause, backbone_cause, BACKBONE, CAUSE, BackboneRecord)

BackboneVerdict backbone_cause_get_verdict (BackboneCause *self);
BackboneChannelKind backbone_cause_get_kind (BackboneCause *self);
const char *backbone_cause_get_host (BackboneCause *self);
guint backbone_cause_get_port (BackboneCause *self);
const char *backbone_cause_get_evidence (BackboneCause *self);
guint backbone_cause_get_n_customers (BackboneCause *self);
const char *backbone_cause_get_summary (BackboneCause *self);
const char *const *backbone_cause_get_customers (BackboneCause *self);
char *backbone_cause_dup_sentence (BackboneCause *self);

char *backbone_cause_evidence_key (const char *evidence);

G_END_DECLS
