/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneReportDialog:
 *
 * Has a report made: of the landscape or one customer, as things are or of a month, into a file whose
 * name tells the format. Signal created (dialog, const char *text: what was done, for a toast).
 */
#define BACKBONE_TYPE_REPORT_DIALOG (backbone_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneReportDialog,
                      backbone_report_dialog,
                      BACKBONE,
                      REPORT_DIALOG,
                      AdwWindow)

/* @customer: (nullable): the number to begin with. */
BackboneReportDialog *
backbone_report_dialog_new (BackboneLandscape *landscape, const char *customer);

G_END_DECLS
