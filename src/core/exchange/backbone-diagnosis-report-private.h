/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-diagnosis.h"

G_BEGIN_DECLS

/* @diagnoses: of BackboneDiagnosis. Nothing that a diagnosis holds is secret. Both (transfer full). */

char *backbone_diagnosis_report_to_text (GListModel *diagnoses);
/* An array, or with @single the first one alone. */
char *backbone_diagnosis_report_to_json (GListModel *diagnoses, gboolean single);

G_END_DECLS
