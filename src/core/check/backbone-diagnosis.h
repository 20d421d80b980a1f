/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

G_BEGIN_DECLS

/**
 * BackboneDiagnosis:
 *
 * The way to one endpoint, stage by stage: name lookup, proxy, connect, TLS, HTTP, log-on. It is
 * there before the diagnosis starts and fills while it runs. Properties, all notified on the main
 * loop:
 *
 * - title (string): the kind's title, or the URL for a free one
 * - kind (int): a BackboneChannelKind, or -1 for a free URL
 * - host (string), port (uint), url (string)
 * - verdict (BackboneVerdict): NEVER_CHECKED until it is over
 * - evidence (string, nullable)
 * - stages (GListModel of BackboneDiagnosisStage): always all six, in order
 * - chain (GListModel of BackboneCertificate): the server's certificate first
 * - anchor (string, nullable): fingerprint of the landscape's own anchor that the chain ends in;
 *   "system" for a system root
 */
#define BACKBONE_TYPE_DIAGNOSIS (backbone_diagnosis_get_type ())
G_DECLARE_FINAL_TYPE (BackboneDiagnosis, backbone_diagnosis, BACKBONE, DIAGNOSIS, BackboneRecord)

/* What anchor is for a root of the system. */
#define BACKBONE_DIAGNOSIS_ANCHOR_SYSTEM "system"

const char *backbone_diagnosis_get_title (BackboneDiagnosis *self);
int backbone_diagnosis_get_kind (BackboneDiagnosis *self);
const char *backbone_diagnosis_get_host (BackboneDiagnosis *self);
guint backbone_diagnosis_get_port (BackboneDiagnosis *self);
const char *backbone_diagnosis_get_url (BackboneDiagnosis *self);
BackboneVerdict backbone_diagnosis_get_verdict (BackboneDiagnosis *self);
const char *backbone_diagnosis_get_evidence (BackboneDiagnosis *self);
const char *backbone_diagnosis_get_anchor (BackboneDiagnosis *self);
GListModel *backbone_diagnosis_get_stages (BackboneDiagnosis *self);
GListModel *backbone_diagnosis_get_chain (BackboneDiagnosis *self);

/* (transfer none) (nullable): the stage at which it failed. */
BackboneDiagnosisStage *backbone_diagnosis_get_failed_stage (BackboneDiagnosis *self);

/* (transfer full) (nullable): one sentence if all of several @diagnoses (of BackboneDiagnosis) fail
 * alike on the way, which is then rather this side's fault. */
char *backbone_diagnosis_dup_common_cause (GListModel *diagnoses);

G_END_DECLS
