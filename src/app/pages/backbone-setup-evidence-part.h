/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-setup-part.h"

G_BEGIN_DECLS

/**
 * BackboneSetupEvidencePart:
 *
 * What speaks for a step, newest first, and what a person has to say of it.
 */
#define BACKBONE_TYPE_SETUP_EVIDENCE_PART (backbone_setup_evidence_part_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupEvidencePart,
                      backbone_setup_evidence_part,
                      BACKBONE,
                      SETUP_EVIDENCE_PART,
                      BackboneSetupPart)

G_END_DECLS
