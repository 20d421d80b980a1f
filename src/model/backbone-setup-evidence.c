/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-setup-evidence.h"

/**
 * BackboneSetupEvidence:
 *
 * What was seen, by whom and when, that speaks for or against a step of the migration guide.
 */
struct _BackboneSetupEvidence
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneSetupEvidence, backbone_setup_evidence, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_NUMBER,
  PROP_STEP,
  PROP_TIME,
  PROP_ACTOR,
  PROP_WHAT,
  PROP_DETAILS,
  PROP_MANUAL,
  PROP_OUTCOME,
  N_PROPERTIES,
};

static void
backbone_setup_evidence_class_init (BackboneSetupEvidenceClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_NUMBER] = BACKBONE_RECORD_INT64 ("number");
  properties[PROP_STEP] = BACKBONE_RECORD_STRING ("step");
  properties[PROP_TIME] = BACKBONE_RECORD_INT64 ("time");
  properties[PROP_ACTOR] = BACKBONE_RECORD_STRING ("actor");
  properties[PROP_WHAT] = BACKBONE_RECORD_STRING ("what");
  properties[PROP_DETAILS] = BACKBONE_RECORD_STRING ("details");
  properties[PROP_MANUAL] = BACKBONE_RECORD_BOOLEAN ("manual");
  properties[PROP_OUTCOME] = BACKBONE_RECORD_ENUM ("outcome", BACKBONE_TYPE_SETUP_STATE);

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_setup_evidence_init (BackboneSetupEvidence *self)
{
}

/**
 * backbone_setup_evidence_get_number:
 *
 * Returns: which one it is in the landscape; later ones have higher numbers
 */
BackboneTime
backbone_setup_evidence_get_number (BackboneSetupEvidence *self)
{
  return backbone_record_get_int64 (self, PROP_NUMBER);
}

/**
 * backbone_setup_evidence_get_step:
 *
 * Returns: (transfer none) (not nullable): the id of the step
 */
const char *
backbone_setup_evidence_get_step (BackboneSetupEvidence *self)
{
  return backbone_record_get_string (self, PROP_STEP);
}

/**
 * backbone_setup_evidence_get_time:
 *
 * Returns: when it was seen
 */
BackboneTime
backbone_setup_evidence_get_time (BackboneSetupEvidence *self)
{
  return backbone_record_get_int64 (self, PROP_TIME);
}

/**
 * backbone_setup_evidence_get_actor:
 *
 * Returns: (transfer none) (not nullable): by whom: local user and machine
 */
const char *
backbone_setup_evidence_get_actor (BackboneSetupEvidence *self)
{
  return backbone_record_get_string (self, PROP_ACTOR);
}

/**
 * backbone_setup_evidence_get_what:
 *
 * Returns: (transfer none) (not nullable): what was seen, one sentence
 */
const char *
backbone_setup_evidence_get_what (BackboneSetupEvidence *self)
{
  return backbone_record_get_string (self, PROP_WHAT);
}

/**
 * backbone_setup_evidence_get_details:
 *
 * Returns: (transfer none) (nullable): the same for machines: a JSON object or array
 */
const char *
backbone_setup_evidence_get_details (BackboneSetupEvidence *self)
{
  return backbone_record_get_string (self, PROP_DETAILS);
}

/**
 * backbone_setup_evidence_get_manual:
 *
 * Returns: whether a person says so; otherwise the program has seen it
 */
gboolean
backbone_setup_evidence_get_manual (BackboneSetupEvidence *self)
{
  return backbone_record_get_boolean (self, PROP_MANUAL);
}

/**
 * backbone_setup_evidence_get_outcome:
 *
 * Returns: what the step was found to be
 */
BackboneSetupState
backbone_setup_evidence_get_outcome (BackboneSetupEvidence *self)
{
  return backbone_record_get_enum (self, PROP_OUTCOME);
}
