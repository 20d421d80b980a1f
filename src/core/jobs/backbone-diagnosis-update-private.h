/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-diagnosis-private.h"

G_BEGIN_DECLS

/* News of a diagnosis on their way from its thread to the main loop. All (transfer full). */
typedef struct _BackboneDiagnosisUpdate BackboneDiagnosisUpdate;

BackboneDiagnosisUpdate *backbone_diagnosis_update_new_stage (BackboneDiagnosis *diagnosis,
                                                              const BackboneProbeSheet *sheet,
                                                              BackboneProbePart part);
BackboneDiagnosisUpdate *
backbone_diagnosis_update_new_end (BackboneDiagnosis *diagnosis, const BackboneProbeSheet *sheet);
BackboneDiagnosisUpdate *backbone_diagnosis_update_new_place (BackboneDiagnosis *diagnosis,
                                                              const char *host,
                                                              guint port,
                                                              const char *path);

/* Both take a BackboneDiagnosisUpdate. */
void backbone_diagnosis_update_apply (gpointer update);
void backbone_diagnosis_update_free (gpointer update);

/* (transfer full) (nullable): the address as people read it, without query. */
char *backbone_diagnosis_make_url (const char *host, guint port, const char *path);
/* (transfer full) (nullable): BACKBONE_ERROR_INVALID if it is not one to be diagnosed. */
GUri *backbone_diagnosis_parse_url (const char *url, GError **error);

G_END_DECLS
