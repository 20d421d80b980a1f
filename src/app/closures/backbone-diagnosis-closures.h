/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What the expressions of ui/ show of diagnoses and certificates, as backbone-closures.h does for
 * the rest: pure functions, texts are translated and (transfer full).
 */

/* Stages; @state as BackboneDiagnosisStage has it */
char *backbone_closure_stage_title (gpointer self, const char *stage, const char *title);
BackboneMark backbone_closure_stage_mark (gpointer self, const char *state);
gboolean backbone_closure_stage_is_running (gpointer self, const char *state);
char *backbone_closure_stage_time (gpointer self, gint64 us);
char *backbone_closure_stage_summary (gpointer self, const char *state, const char *summary);
/* What a screen reader says. */
char *backbone_closure_stage_spoken (gpointer self,
                                     const char *title,
                                     const char *state,
                                     gint64 us,
                                     const char *summary);
GStrv backbone_closure_stage_classes (gpointer self, const char *state);
char *backbone_closure_stage_detail (gpointer self, const char *state, const char *detail);

/* Diagnoses; @active: one is running */
BackboneMark
backbone_closure_diagnosis_mark (gpointer self, BackboneVerdict verdict, gboolean active);
gboolean
backbone_closure_diagnosis_is_busy (gpointer self, BackboneVerdict verdict, gboolean active);
char *backbone_closure_diagnosis_title (gpointer self, BackboneVerdict verdict, gboolean active);
GStrv backbone_closure_diagnosis_classes (gpointer self, BackboneVerdict verdict);
char *backbone_closure_diagnosis_where (gpointer self, const char *host, guint port);
char *backbone_closure_diagnosis_cause (gpointer self, BackboneVerdict verdict);
/* Markup. */
char *backbone_closure_diagnosis_next_step (gpointer self, BackboneVerdict verdict);
gboolean backbone_closure_diagnosis_has_own_anchor (gpointer self, const char *anchor);

/* Certificates; @names: of hosts */
char *backbone_closure_certificate_name (gpointer self, const char *subject);
char *backbone_closure_certificate_names (gpointer self, GStrv names);

G_END_DECLS
