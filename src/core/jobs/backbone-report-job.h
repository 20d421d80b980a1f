/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-audit-list.h"
#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-report-writer.h"

G_BEGIN_DECLS

/*
 * Makes a report of the landscape, or the dossier of one customer or several; with a month, what
 * happened in it and when which channel worked. It reads only.
 */
#define BACKBONE_TYPE_REPORT_JOB (backbone_report_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneReportJob, backbone_report_job, BACKBONE, REPORT_JOB, BackboneJob)

BackboneReportJob *backbone_report_job_new (BackboneLandscape *landscape);
/* As people type it; may be called for several. An unknown one is BACKBONE_ERROR_NOT_FOUND when it
 * runs. */
void backbone_report_job_add_customer (BackboneReportJob *self, const char *number);
/* @month: YYYY-MM, of the local time zone; FALSE with BACKBONE_ERROR_INVALID. */
gboolean backbone_report_job_set_month (BackboneReportJob *self, const char *month, GError **error);
/* Instead: how far the migration guide is, and the evidence of each step. */
void backbone_report_job_set_migration (BackboneReportJob *self);
/* Instead: the audit log itself, with its digests: what @list holds, whatever is fetched of it. */
void backbone_report_job_set_audit (BackboneReportJob *self, BackboneAuditList *list);
/* Has it written to a file (0600). An existing one is replaced only if @replace. */
void backbone_report_job_set_file (BackboneReportJob *self,
                                   GFile *file,
                                   BackboneReportFormat format,
                                   gboolean replace);

/* After it ran. (transfer none) (nullable). */
BackboneReport *backbone_report_job_get_report (BackboneReportJob *self);

G_END_DECLS
