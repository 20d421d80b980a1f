/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_DIAGNOSIS_STAGE (backbone_diagnosis_stage_get_type ())
G_DECLARE_FINAL_TYPE (BackboneDiagnosisStage,
                      backbone_diagnosis_stage,
                      BACKBONE,
                      DIAGNOSIS_STAGE,
                      BackboneRecord)

const char *backbone_diagnosis_stage_get_stage (BackboneDiagnosisStage *self);
const char *backbone_diagnosis_stage_get_title (BackboneDiagnosisStage *self);
const char *backbone_diagnosis_stage_get_state (BackboneDiagnosisStage *self);
gint64 backbone_diagnosis_stage_get_us (BackboneDiagnosisStage *self);
const char *backbone_diagnosis_stage_get_summary (BackboneDiagnosisStage *self);
const char *backbone_diagnosis_stage_get_detail (BackboneDiagnosisStage *self);

G_END_DECLS
