/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-plot-scale.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One time at which something was measured. */
typedef struct
{
  BackboneTime time; /* the middle of its hour or day */
  gint64 median;     /* microseconds */
  gint64 p95;
  BackboneHistorySpan *span;
} BackbonePlotPoint;

/* What is drawn of a #BackboneLatencyPlot. */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  GTimeZone *zone;
  BackboneTime from;
  BackboneTime until;
  const BackbonePlotPoint *points; /* in the order of time */
  guint n_points;
  gint64 gap; /* no line goes over more */
  GListModel *outages;
  int cursor; /* a point, or -1 */
  const char *color;
} BackbonePlot;

void backbone_plot_draw (const BackbonePlot *plot);
/* (out): where the area between the axes is. */
void backbone_plot_get_area (const BackbonePlot *plot, graphene_rect_t *area);

G_END_DECLS
