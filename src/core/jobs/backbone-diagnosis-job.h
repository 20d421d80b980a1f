/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-diagnosis.h"
#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * Diagnoses endpoints, all at once. Nothing set: the three of the landscape's profile, without
 * log-on. Nothing is stored but an audit entry and, where a log-on was refused, the hold of its user
 * (lock guard): a held user is not tried, and its log-on stage says so. done and total count
 * endpoints.
 */
#define BACKBONE_TYPE_DIAGNOSIS_JOB (backbone_diagnosis_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneDiagnosisJob,
                      backbone_diagnosis_job,
                      BACKBONE,
                      DIAGNOSIS_JOB,
                      BackboneJob)

BackboneDiagnosisJob *backbone_diagnosis_job_new (BackboneLandscape *landscape);

/* To be set before it runs; each one makes the list of diagnoses anew. */
void
backbone_diagnosis_job_set_kinds (BackboneDiagnosisJob *self, const int *kinds); /* ends with -1 */
/* One free URL instead of kinds; no credentials are ever sent there. FALSE with
 * BACKBONE_ERROR_INVALID. */
gboolean
backbone_diagnosis_job_set_url (BackboneDiagnosisJob *self, const char *url, GError **error);
/* Log on as this customer's technical user, by the ways of its channels; (nullable) number: none. */
void backbone_diagnosis_job_set_customer (BackboneDiagnosisJob *self, const char *number);

/* BackboneDiagnosis; there before the job runs. (transfer none). */
GListModel *backbone_diagnosis_job_get_diagnoses (BackboneDiagnosisJob *self);

/* (transfer full): the report as plain text for people, without secrets. */
char *backbone_diagnosis_job_dup_report (BackboneDiagnosisJob *self);
/* (transfer full): the same as JSON: an array of objects, or one object for one endpoint that was
 * named. */
char *backbone_diagnosis_job_dup_json (BackboneDiagnosisJob *self);

G_END_DECLS
