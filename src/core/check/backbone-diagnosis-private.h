/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-diagnosis.h"
#include "backbone-probe-sheet-private.h"

G_BEGIN_DECLS

/* @title: (nullable): a free URL has none but itself. (transfer full). */
BackboneDiagnosis *
backbone_diagnosis_new (const char *title, int kind, const char *host, guint port, const char *url);

/* On the main loop: shows what a stage of a probe is like now. */
void backbone_diagnosis_show_stage (BackboneDiagnosis *self,
                                    BackboneProbePart part,
                                    const BackboneProbeStage *stage);
void backbone_diagnosis_show_chain (BackboneDiagnosis *self,
                                    GPtrArray *certificates,
                                    const char *anchor);

G_END_DECLS
