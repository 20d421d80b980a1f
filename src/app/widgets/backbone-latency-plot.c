/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-latency-plot.h"

#include "backbone-chart-cursor.h"
#include "backbone-clock.h"
#include "backbone-history-figures.h"
#include "backbone-keep.h"
#include "backbone-plot-drawing.h"

#include <glib/gi18n-lib.h>

#define MINIMUM_HEIGHT 150
#define NATURAL_HEIGHT 230

struct _BackboneLatencyPlot
{
  GtkWidget parent_instance;

  GListModel *spans;
  GListModel *outages;
  GTimeZone *zone;
  gboolean by_day;
  BackboneTime from;
  guint figure;

  GArray *points; /* BackbonePlotPoint */
  BackboneChartCursor *cursor;
};

G_DEFINE_FINAL_TYPE (BackboneLatencyPlot, backbone_latency_plot, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static BackbonePlot
get_plot (BackboneLatencyPlot *self)
{
  g_autofree BackboneTime *times = g_new (BackboneTime, self->points->len + 1);

  for (guint i = 0; i < self->points->len; i++)
    times[i] = g_array_index (self->points, BackbonePlotPoint, i).time;

  return (BackbonePlot){
    .widget = GTK_WIDGET (self),
    .zone = self->zone,
    .from = self->from,
    .until = backbone_clock_get_now (backbone_clock_get_default ()),
    .points = (BackbonePlotPoint *)self->points->data,
    .n_points = self->points->len,
    .gap = backbone_plot_gap (times, self->points->len,
                              self->by_day ? G_TIME_SPAN_DAY : G_TIME_SPAN_HOUR),
    .outages = self->outages,
    .cursor = backbone_chart_cursor_get_position (self->cursor),
    .color
    = self->figure < BACKBONE_N_PHASES ? backbone_phase_get_color (self->figure) : "accent_color",
  };
}

static void
backbone_latency_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BackbonePlot plot = get_plot (BACKBONE_LATENCY_PLOT (widget));

  plot.snapshot = snapshot;
  backbone_plot_draw (&plot);
}

static void
backbone_latency_plot_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? MINIMUM_HEIGHT : 240;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? NATURAL_HEIGHT : 640;
}

static char *
describe (GtkWidget *widget, int position)
{
  BackboneLatencyPlot *self = BACKBONE_LATENCY_PLOT (widget);
  const BackbonePlotPoint *point;
  g_autofree char *time = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *counts = NULL;

  if (position < 0)
    return g_strdup (_ ("Nothing was measured in this time."));

  point = &g_array_index (self->points, BackbonePlotPoint, position);
  time = backbone_history_time_text (backbone_history_span_get_start (point->span), self->by_day,
                                     self->zone);
  figure = backbone_history_figure_text (point->span, self->figure);
  counts = backbone_history_counts_text (point->span);

  /* Translators: a day or an hour, how long checks took then, and how they ended */
  return g_strdup_printf (_ ("%s. %s; %s"), time, figure, counts);
}

static void
clear_point (gpointer data)
{
  g_clear_object (&((BackbonePlotPoint *)data)->span);
}

static void
add_point (BackboneLatencyPlot *self, BackboneHistorySpan *span)
{
  BackbonePlotPoint point = {
    .time = backbone_history_span_get_start (span)
            + (self->by_day ? G_TIME_SPAN_DAY : G_TIME_SPAN_HOUR) / 2,
    .median = backbone_history_get_median (span, self->figure),
    .p95 = backbone_history_get_p95 (span, self->figure),
  };

  if (point.median < 0 || backbone_history_span_get_start (span) < self->from)
    return;

  point.p95 = MAX (point.p95, point.median);
  point.span = g_object_ref (span);
  g_array_append_val (self->points, point);
}

static void
spans_changed_cb (BackboneLatencyPlot *self)
{
  guint n_spans = self->spans ? g_list_model_get_n_items (self->spans) : 0;

  g_array_set_size (self->points, 0);
  for (guint i = n_spans; i > 0; i--)
    {
      g_autoptr (BackboneHistorySpan) span = g_list_model_get_item (self->spans, i - 1);

      add_point (self, span);
    }

  backbone_chart_cursor_update (self->cursor, self->points->len);
}

static void
follow (BackboneLatencyPlot *self, GListModel **model, GListModel *other, GCallback callback)
{
  backbone_keep_followed (self, model, other,
                          BACKBONE_IS_LIST (other) ? "updated" : "items-changed", callback);
}

/* The nearest one. */
static int
find_point (GtkWidget *widget, double x, double y)
{
  BackbonePlot plot = get_plot (BACKBONE_LATENCY_PLOT (widget));
  graphene_rect_t area;
  double time;
  int best = -1;

  backbone_plot_get_area (&plot, &area);
  time = (double)plot.from
         + (x - area.origin.x) / area.size.width * (double)(plot.until - plot.from);
  for (guint i = 0; i < plot.n_points; i++)
    if (best < 0
        || ABS ((double)plot.points[i].time - time) < ABS ((double)plot.points[best].time - time))
      best = (int)i;

  return best;
}

static const BackboneChartCursorClient cursor_client = {
  .across = 1,
  .page = 10,
  .find = find_point,
  .describe = describe,
};

static void
backbone_latency_plot_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value,
                          backbone_chart_cursor_get_text (BACKBONE_LATENCY_PLOT (object)->cursor));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_latency_plot_dispose (GObject *object)
{
  BackboneLatencyPlot *self = BACKBONE_LATENCY_PLOT (object);

  follow (self, &self->spans, NULL, G_CALLBACK (spans_changed_cb));
  follow (self, &self->outages, NULL, G_CALLBACK (gtk_widget_queue_draw));

  G_OBJECT_CLASS (backbone_latency_plot_parent_class)->dispose (object);
}

static void
backbone_latency_plot_finalize (GObject *object)
{
  BackboneLatencyPlot *self = BACKBONE_LATENCY_PLOT (object);

  g_array_unref (self->points);
  g_time_zone_unref (self->zone);
  g_object_unref (self->cursor);

  G_OBJECT_CLASS (backbone_latency_plot_parent_class)->finalize (object);
}

static void
backbone_latency_plot_class_init (BackboneLatencyPlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = backbone_latency_plot_get_property;
  object_class->dispose = backbone_latency_plot_dispose;
  object_class->finalize = backbone_latency_plot_finalize;
  widget_class->snapshot = backbone_latency_plot_snapshot;
  widget_class->measure = backbone_latency_plot_measure;

  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "latencyplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
backbone_latency_plot_init (BackboneLatencyPlot *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How long checks took"), -1);
  self->zone = g_time_zone_new_local ();
  self->points = g_array_new (FALSE, FALSE, sizeof (BackbonePlotPoint));
  g_array_set_clear_func (self->points, clear_point);
  self->figure = BACKBONE_FIGURE_TOTAL;
  self->cursor = backbone_chart_cursor_new (GTK_WIDGET (self), &cursor_client);
  backbone_chart_cursor_update (self->cursor, 0);
}

void
backbone_latency_plot_show (BackboneLatencyPlot *self,
                            GListModel *spans,
                            gboolean by_day,
                            GListModel *outages,
                            BackboneTime from)
{
  follow (self, &self->spans, spans, G_CALLBACK (spans_changed_cb));
  follow (self, &self->outages, outages, G_CALLBACK (gtk_widget_queue_draw));
  self->by_day = by_day;
  self->from = from;
  backbone_chart_cursor_start_anew (self->cursor);
  spans_changed_cb (self);
}

void
backbone_latency_plot_set_figure (BackboneLatencyPlot *self, guint figure)
{
  g_return_if_fail (figure < BACKBONE_N_FIGURES);

  if (self->figure == figure)
    return;

  self->figure = figure;
  spans_changed_cb (self);
}
