/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/*
 * Shares @available out: whoever wants less than an equal share gets all that it wants, and the others
 * share what is left alike. If there is more than all want, it is added to each in proportion.
 * @widths: (out): @n of them.
 */
void
backbone_report_columns_share (const double *wanted, guint n, double available, double *widths);

/* Whether a cell is drawn bold, and so wider. */
gboolean backbone_report_columns_is_bold (const BackboneReportCell *cell);

/* (transfer full): the widths of the columns of @section, in points; 0 for those that are not shown.
 * @layout: with the font of the table. @gap: what keeps columns apart, which is not part of a width. */
double *backbone_report_columns_measure (BackboneReportSection *section,
                                         PangoLayout *layout,
                                         double available,
                                         double gap);

G_END_DECLS
