/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-report.h"

G_BEGIN_DECLS

/* All (transfer full). */
char *backbone_report_to_text (BackboneReport *report);
char *backbone_report_to_html (BackboneReport *report);
char *backbone_report_to_csv (BackboneReport *report);
char *backbone_report_to_json (BackboneReport *report);

/* (transfer none): a sign for BackboneReportCell.status; NULL for -1. */
const char *backbone_report_get_mark (int status);
/* (nullable): what programs read. */
const char *backbone_report_cell_get_data (const BackboneReportCell *cell);

G_END_DECLS
