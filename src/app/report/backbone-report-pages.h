/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/*
 * A report on paper: its tables broken into pages, which have a header and a footer. Placing is done in
 * small steps, as a report on thousands of customers takes seconds; then each page can be drawn.
 * Lengths are points.
 */
typedef struct _BackboneReportPages BackboneReportPages;

/* (transfer full). @context: whose fonts are drawn with, such as that of a printer. */
BackboneReportPages *backbone_report_pages_new (BackboneReport *report,
                                                PangoContext *context,
                                                double width,
                                                double height);
void backbone_report_pages_free (BackboneReportPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneReportPages, backbone_report_pages_free)

/* Places what comes next: a heading, or at most @n_rows rows of a table. Returns whether all is placed. */
gboolean backbone_report_pages_step (BackboneReportPages *self, guint n_rows);
/* How much of it is placed, from 0 to 1. */
double backbone_report_pages_get_progress (BackboneReportPages *self);
/* Until all is placed, what there is by now. */
guint backbone_report_pages_get_n_pages (BackboneReportPages *self);
/* @page: from 0; for when all is placed. */
void backbone_report_pages_draw (BackboneReportPages *self, guint page, cairo_t *cr);

G_END_DECLS
