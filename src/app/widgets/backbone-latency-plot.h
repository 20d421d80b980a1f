/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneLatencyPlot:
 *
 * How long checks took over time: a line for the median, a broken line for the 95th percentile, nothing
 * where nothing was measured, and a bar below where the channel did not work. Left and Right move a
 * cursor from one time to the next, Page Up and Page Down by ten, Home and End to the first and the
 * last; so does the pointer.
 *
 * Property text (string, read-only): the numbers under the cursor; screen readers get them as its
 * description.
 */
#define BACKBONE_TYPE_LATENCY_PLOT (backbone_latency_plot_get_type ())
G_DECLARE_FINAL_TYPE (BackboneLatencyPlot, backbone_latency_plot, BACKBONE, LATENCY_PLOT, GtkWidget)

/* What is drawn. @spans: (nullable): BackboneHistorySpan, newest first; by hour or by day. @outages:
 * (nullable): BackboneOutage. @from: where the axis begins; it ends now. */
void backbone_latency_plot_show (BackboneLatencyPlot *self,
                                 GListModel *spans,
                                 gboolean by_day,
                                 GListModel *outages,
                                 BackboneTime from);
/* A BackbonePhase, or BACKBONE_FIGURE_TOTAL. */
void backbone_latency_plot_set_figure (BackboneLatencyPlot *self, guint figure);

G_END_DECLS
