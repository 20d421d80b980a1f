/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Brings a report to paper or into a PDF file, page by page while the window goes on. Property
 * "fraction": how much is done.
 */
#define BACKBONE_TYPE_REPORT_PRINT (backbone_report_print_get_type ())
G_DECLARE_FINAL_TYPE (BackboneReportPrint, backbone_report_print, BACKBONE, REPORT_PRINT, GObject)

BackboneReportPrint *backbone_report_print_new (BackboneReport *report);
/* @file: (nullable): the PDF file, which is replaced (0600); without one, the print dialog asks where to.
 * Once only. Cancelled, or not wanted in the print dialog, is G_IO_ERROR_CANCELLED. */
void backbone_report_print_run_async (BackboneReportPrint *self,
                                      GtkWindow *parent,
                                      GFile *file,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
backbone_report_print_run_finish (BackboneReportPrint *self, GAsyncResult *result, GError **error);

G_END_DECLS
