/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/* Follows the chain of the audit log from its first entry. */
#define BACKBONE_TYPE_AUDIT_VERIFY_JOB (backbone_audit_verify_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAuditVerifyJob,
                      backbone_audit_verify_job,
                      BACKBONE,
                      AUDIT_VERIFY_JOB,
                      BackboneJob)

BackboneAuditVerifyJob *backbone_audit_verify_job_new (BackboneLandscape *landscape);

/* After it ran: how many entries there are, and the number of the first broken one, or 0. */
guint backbone_audit_verify_job_get_n_entries (BackboneAuditVerifyJob *self);
gint64 backbone_audit_verify_job_get_first_broken (BackboneAuditVerifyJob *self);

G_END_DECLS
