/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-report.h"

G_BEGIN_DECLS

/* All (transfer full). */
char *backbone_report_to_text (BackboneReport *report);
char *backbone_report_to_html (BackboneReport *report);
char *backbone_report_to_csv (BackboneReport *report);
char *backbone_report_to_json (BackboneReport *report);

/* (nullable): what programs read. */
const char *backbone_report_cell_get_data (const BackboneReportCell *cell);

G_END_DECLS
