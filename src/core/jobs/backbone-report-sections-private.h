/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"
#include "backbone-report.h"

G_BEGIN_DECLS

/* What a report is to be about. */
typedef struct
{
  char *customer; /* nullable: normalised number */
  gboolean is_audit;
  char *search; /* nullable: of the audit log */
  BackboneTime now;
  /* The month, or 0. */
  BackboneTime from;
  BackboneTime until; /* of the month, or now if that is earlier */
  char *month;        /* nullable: what it is called */
} BackboneReportRequest;

/* A part of a report: adds facts or sections. A new kind of section is a function of this type in one
 * of the tables of backbone-report-job.c. */
typedef gboolean (*BackboneReportPart) (BackboneDb *db,
                                        const BackboneReportRequest *request,
                                        BackboneReport *report,
                                        GError **error);

gboolean backbone_report_add_landscape (BackboneDb *db,
                                        const BackboneReportRequest *request,
                                        BackboneReport *report,
                                        GError **error);
gboolean backbone_report_add_causes (BackboneDb *db,
                                     const BackboneReportRequest *request,
                                     BackboneReport *report,
                                     GError **error);
gboolean backbone_report_add_customers (BackboneDb *db,
                                        const BackboneReportRequest *request,
                                        BackboneReport *report,
                                        GError **error);
/* What was done, by kind, out of the audit log. */
gboolean backbone_report_add_evidence (BackboneDb *db,
                                       const BackboneReportRequest *request,
                                       BackboneReport *report,
                                       GError **error);

gboolean backbone_report_add_customer (BackboneDb *db,
                                       const BackboneReportRequest *request,
                                       BackboneReport *report,
                                       GError **error);
gboolean backbone_report_add_channels (BackboneDb *db,
                                       const BackboneReportRequest *request,
                                       BackboneReport *report,
                                       GError **error);
gboolean backbone_report_add_technical_user (BackboneDb *db,
                                             const BackboneReportRequest *request,
                                             BackboneReport *report,
                                             GError **error);
gboolean backbone_report_add_s_users (BackboneDb *db,
                                      const BackboneReportRequest *request,
                                      BackboneReport *report,
                                      GError **error);
gboolean backbone_report_add_changes (BackboneDb *db,
                                      const BackboneReportRequest *request,
                                      BackboneReport *report,
                                      GError **error);

/* The audit log entry by entry, as it is. */
gboolean backbone_report_add_audit (BackboneDb *db,
                                    const BackboneReportRequest *request,
                                    BackboneReport *report,
                                    GError **error);

gboolean backbone_report_add_availability (BackboneDb *db,
                                           const BackboneReportRequest *request,
                                           BackboneReport *report,
                                           GError **error);
/* Certificates and S-Users: in the month, or soon. */
gboolean backbone_report_add_expiries (BackboneDb *db,
                                       const BackboneReportRequest *request,
                                       BackboneReport *report,
                                       GError **error);

G_END_DECLS
