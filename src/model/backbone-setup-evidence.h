/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-setup-state.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_SETUP_EVIDENCE (backbone_setup_evidence_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupEvidence,
                      backbone_setup_evidence,
                      BACKBONE,
                      SETUP_EVIDENCE,
                      BackboneRecord)

BackboneTime backbone_setup_evidence_get_number (BackboneSetupEvidence *self);
const char *backbone_setup_evidence_get_step (BackboneSetupEvidence *self);
BackboneTime backbone_setup_evidence_get_time (BackboneSetupEvidence *self);
const char *backbone_setup_evidence_get_actor (BackboneSetupEvidence *self);
const char *backbone_setup_evidence_get_what (BackboneSetupEvidence *self);
const char *backbone_setup_evidence_get_details (BackboneSetupEvidence *self);
gboolean backbone_setup_evidence_get_manual (BackboneSetupEvidence *self);
BackboneSetupState backbone_setup_evidence_get_outcome (BackboneSetupEvidence *self);

G_END_DECLS
