/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-audit-query-private.h"
#include "backbone-db-private.h"
#include "backbone-report.h"

G_BEGIN_DECLS

/* What a report is to be about. */
typedef struct
{
  GPtrArray *customers; /* normalised numbers, each once; empty for the landscape */
  const char *customer; /* nullable: the one of them that is being added */
  gboolean is_audit;
  gboolean is_migration;
  BackboneAuditQuery audit; /* which entries, of the log */
  BackboneTime now;
  /* The month, or 0. */
  BackboneTime from;
  BackboneTime until; /* of the month, or now if that is earlier */
  char *month;        /* nullable: what it is called */
} BackboneReportRequest;

/* A part of a report: adds facts or sections. A new kind of section is a function of this type in one
 * of the tables of backbone-report-job.c. In reports on customers it is called for each of them. */
typedef gboolean (*BackboneReportPart) (BackboneDb *db,
                                        const BackboneReportRequest *request,
                                        BackboneReport *report,
                                        GError **error);

/* Facts that other parts begin with. */
gboolean backbone_report_add_audit_state (BackboneDb *db, BackboneReport *report, GError **error);
/* Table and row of the customers; what @request->customer is. */
BackboneReportSection *backbone_report_add_customers_section (BackboneReport *report);
void backbone_report_add_customer_row (BackboneReportSection *section, BackboneCustomer *customer);

/* (transfer none): a table that the rows of several customers go to. @columns: static, the first one
 * names the customer: without several it is left out. */
BackboneReportSection *
backbone_report_add_section_of_customer (BackboneReport *report,
                                         const BackboneReportRequest *request,
                                         const char *id,
                                         const char *title,
                                         const char *empty,
                                         const BackboneReportColumn *columns);
/* Adds the cell that names the customer, if there is one. */
void
backbone_report_begin_row (BackboneReportSection *section, const BackboneReportRequest *request);

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
/* What works: each purpose, and the newest trial of it. */
gboolean backbone_report_add_purposes (BackboneDb *db,
                                       const BackboneReportRequest *request,
                                       BackboneReport *report,
                                       GError **error);
gboolean backbone_report_add_installations (BackboneDb *db,
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

/* The migration guide: where it stands, and what proves that. */
gboolean backbone_report_add_migration (BackboneDb *db,
                                        const BackboneReportRequest *request,
                                        BackboneReport *report,
                                        GError **error);
gboolean backbone_report_add_steps (BackboneDb *db,
                                    const BackboneReportRequest *request,
                                    BackboneReport *report,
                                    GError **error);
gboolean backbone_report_add_step_evidence (BackboneDb *db,
                                            const BackboneReportRequest *request,
                                            BackboneReport *report,
                                            GError **error);
gboolean backbone_report_add_tasks (BackboneDb *db,
                                    const BackboneReportRequest *request,
                                    BackboneReport *report,
                                    GError **error);
gboolean backbone_report_add_rest (BackboneDb *db,
                                   const BackboneReportRequest *request,
                                   BackboneReport *report,
                                   GError **error);
gboolean backbone_report_add_blockers (BackboneDb *db,
                                       const BackboneReportRequest *request,
                                       BackboneReport *report,
                                       GError **error);
gboolean backbone_report_add_switch (BackboneDb *db,
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
