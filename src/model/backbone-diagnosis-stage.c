/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-diagnosis-stage.h"

/**
 * BackboneDiagnosisStage:
 *
 * One stage on the way to an endpoint, as a diagnosis saw it.
 */
struct _BackboneDiagnosisStage
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneDiagnosisStage, backbone_diagnosis_stage, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_STAGE,
  PROP_TITLE,
  PROP_STATE,
  PROP_US,
  PROP_SUMMARY,
  PROP_DETAIL,
  N_PROPERTIES,
};

static void
backbone_diagnosis_stage_class_init (BackboneDiagnosisStageClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_STAGE] = BACKBONE_RECORD_STRING ("stage");
  properties[PROP_TITLE] = BACKBONE_RECORD_STRING ("title");
  properties[PROP_STATE] = BACKBONE_RECORD_STRING ("state");
  properties[PROP_US] = BACKBONE_RECORD_INT64 ("us");
  properties[PROP_SUMMARY] = BACKBONE_RECORD_STRING ("summary");
  properties[PROP_DETAIL] = BACKBONE_RECORD_STRING ("detail");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_diagnosis_stage_init (BackboneDiagnosisStage *self)
{
}

/**
 * backbone_diagnosis_stage_get_stage:
 *
 * Returns: (transfer none) (not nullable): its stable name: `name-lookup`, `proxy`, `connect`, `tls`, `http` or `log-on`
 */
const char *
backbone_diagnosis_stage_get_stage (BackboneDiagnosisStage *self)
{
  return backbone_record_get_string (self, PROP_STAGE);
}

/**
 * backbone_diagnosis_stage_get_title:
 *
 * Returns: (transfer none) (not nullable): translated, for people
 */
const char *
backbone_diagnosis_stage_get_title (BackboneDiagnosisStage *self)
{
  return backbone_record_get_string (self, PROP_TITLE);
}

/**
 * backbone_diagnosis_stage_get_state:
 *
 * Returns: (transfer none) (not nullable): `waiting`, `running`, `ok`, `failed`, `not-reached` or `not-needed`
 */
const char *
backbone_diagnosis_stage_get_state (BackboneDiagnosisStage *self)
{
  return backbone_record_get_string (self, PROP_STATE);
}

/**
 * backbone_diagnosis_stage_get_us:
 *
 * Returns: microseconds it took, or -1
 */
gint64
backbone_diagnosis_stage_get_us (BackboneDiagnosisStage *self)
{
  return backbone_record_get_int64 (self, PROP_US);
}

/**
 * backbone_diagnosis_stage_get_summary:
 *
 * Returns: (transfer none) (nullable): translated, a few words of what was seen, such as `2 addresses`
 */
const char *
backbone_diagnosis_stage_get_summary (BackboneDiagnosisStage *self)
{
  return backbone_record_get_string (self, PROP_SUMMARY);
}

/**
 * backbone_diagnosis_stage_get_detail:
 *
 * Returns: (transfer none) (nullable): translated, all that was seen, one fact a line; without secrets
 */
const char *
backbone_diagnosis_stage_get_detail (BackboneDiagnosisStage *self)
{
  return backbone_record_get_string (self, PROP_DETAIL);
}
