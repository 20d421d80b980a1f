/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneDiagnosisCard:
 *
 * The way to one endpoint: its stages as a pipeline of tiles, the verdict with cause and next step,
 * and the details of one stage. Follows the diagnosis while it runs. Properties: diagnosis
 * (BackboneDiagnosis, nullable), active (boolean: it is running), shown-stage
 * (BackboneDiagnosisStage, nullable: whose details show).
 */
#define BACKBONE_TYPE_DIAGNOSIS_CARD (backbone_diagnosis_card_get_type ())
G_DECLARE_FINAL_TYPE (BackboneDiagnosisCard,
                      backbone_diagnosis_card,
                      BACKBONE,
                      DIAGNOSIS_CARD,
                      GtkBox)

G_END_DECLS
