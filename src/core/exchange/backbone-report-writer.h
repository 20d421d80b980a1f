/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-report.h"

G_BEGIN_DECLS

/**
 * BackboneReportFormat:
 * @BACKBONE_REPORT_TEXT: plain text, for a terminal or a mail
 * @BACKBONE_REPORT_HTML: one page that needs nothing else, to read and to print
 * @BACKBONE_REPORT_CSV: for a spreadsheet; the first column names the section
 * @BACKBONE_REPORT_JSON: for programs
 */
typedef enum
{
  BACKBONE_REPORT_TEXT,
  BACKBONE_REPORT_HTML,
  BACKBONE_REPORT_CSV,
  BACKBONE_REPORT_JSON,
} BackboneReportFormat;

/* By the end of the name; FALSE if it is none of them. */
gboolean backbone_report_format_from_name (const char *name, BackboneReportFormat *format);
/* (transfer full): the whole file. */
char *backbone_report_write (BackboneReport *report, BackboneReportFormat format);

G_END_DECLS
