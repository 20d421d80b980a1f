/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-plot-drawing.h"

#include <math.h>

#define SPACE          6
#define LANE           8 /* the bar of outages */
#define ROOM_OF_A_LINE 2.5

static void
get_color (const BackbonePlot *plot, const char *name, float opacity, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (plot->widget);

  if (name == NULL || !gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
  color->alpha *= opacity;
}

static gint64
find_highest (const BackbonePlot *plot)
{
  gint64 highest = 0;

  for (guint i = 0; i < plot->n_points; i++)
    highest = MAX (highest, MAX (plot->points[i].median, plot->points[i].p95));

  return highest;
}

static int
get_line_height (const BackbonePlot *plot)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (plot->widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static BackbonePlotScale
get_scale (const BackbonePlot *plot, int line_height)
{
  int height = gtk_widget_get_height (plot->widget) - line_height;

  return backbone_plot_scale (find_highest (plot),
                              (guint)CLAMP (height / (ROOM_OF_A_LINE * line_height), 2, 6));
}

void
backbone_plot_get_area (const BackbonePlot *plot, graphene_rect_t *area)
{
  int line_height = get_line_height (plot);
  BackbonePlotScale scale = get_scale (plot, line_height);
  int widest = 0;

  for (guint i = 0; i <= scale.n_steps; i++)
    {
      g_autofree char *label = backbone_plot_duration_label (scale.step * i);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (plot->widget, label);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  graphene_rect_init (
      area, widest + SPACE, line_height / 2.0f,
      MAX (1, gtk_widget_get_width (plot->widget) - widest - 2 * SPACE),
      MAX (1, gtk_widget_get_height (plot->widget) - 1.5f * line_height - LANE - 2 * SPACE));
}

static float
get_x (const BackbonePlot *plot, const graphene_rect_t *area, BackboneTime time)
{
  double part = (double)(time - plot->from) / (double)MAX (1, plot->until - plot->from);

  return area->origin.x + area->size.width * (float)CLAMP (part, 0, 1);
}

static float
get_y (const BackbonePlotScale *scale, const graphene_rect_t *area, gint64 value)
{
  double part = (double)value / (double)(scale->step * scale->n_steps);

  return area->origin.y + area->size.height * (float)(1 - part);
}

/* @align: which part of the text lies before @x. */
static void
draw_text (const BackbonePlot *plot, const char *text, float x, float y, float align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (plot->widget, text);
  int width, height;
  GdkRGBA color;

  get_color (plot, NULL, 0.75f, &color);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width * align, 0, MAX (0, gtk_widget_get_width (plot->widget) - width));
  gtk_snapshot_save (plot->snapshot);
  gtk_snapshot_translate (plot->snapshot, &GRAPHENE_POINT_INIT (roundf (x), roundf (y)));
  gtk_snapshot_append_layout (plot->snapshot, layout, &color);
  gtk_snapshot_restore (plot->snapshot);
}

static void
draw_durations (const BackbonePlot *plot,
                const graphene_rect_t *area,
                const BackbonePlotScale *scale,
                int line_height)
{
  GdkRGBA color;

  get_color (plot, NULL, 0.15f, &color);
  for (guint i = 0; i <= scale->n_steps; i++)
    {
      g_autofree char *label = backbone_plot_duration_label (scale->step * i);
      float y = roundf (get_y (scale, area, scale->step * i));

      gtk_snapshot_append_color (plot->snapshot, &color,
                                 &GRAPHENE_RECT_INIT (area->origin.x, y, area->size.width, 1));
      draw_text (plot, label, area->origin.x - SPACE, y - line_height / 2.0f, 1);
    }
}

static void
draw_times (const BackbonePlot *plot, const graphene_rect_t *area, int line_height)
{
  guint most = (guint)MAX (2, area->size.width / (line_height * 4.5f));
  g_autoptr (GArray) ticks = backbone_plot_time_ticks (plot->from, plot->until, plot->zone, most);
  float bottom = area->origin.y + area->size.height;
  GdkRGBA color;

  get_color (plot, NULL, 0.3f, &color);
  for (guint i = 0; i < ticks->len; i++)
    {
      const BackbonePlotTick *tick = &g_array_index (ticks, BackbonePlotTick, i);
      float x = roundf (get_x (plot, area, tick->time));

      gtk_snapshot_append_color (plot->snapshot, &color,
                                 &GRAPHENE_RECT_INIT (x, bottom, 1, LANE + SPACE));
      draw_text (plot, tick->label, x, bottom + LANE + SPACE, 0.5f);
    }
}

/* Faint over the plot, strong below it; the strong part is hatched, so that it is no matter of colour. */
static void
draw_outage (const BackbonePlot *plot, const graphene_rect_t *area, BackboneOutage *outage)
{
  BackboneTime until = backbone_outage_get_until (outage);
  float x = get_x (plot, area, backbone_outage_get_from (outage));
  float end = get_x (plot, area, until == 0 ? plot->until : until);
  float width = MAX (3, end - x);
  float bottom = area->origin.y + area->size.height;
  GdkRGBA color;

  if (until != 0 && until < plot->from)
    return;

  get_color (plot, "error_bg_color", 0.14f, &color);
  gtk_snapshot_append_color (plot->snapshot, &color,
                             &GRAPHENE_RECT_INIT (x, area->origin.y, width, area->size.height));
  get_color (plot, "error_bg_color", 1, &color);
  gtk_snapshot_append_color (plot->snapshot, &color,
                             &GRAPHENE_RECT_INIT (x, bottom + 2, width, LANE));
  get_color (plot, "error_fg_color", 0.8f, &color);
  for (float stripe = x + 3; stripe + 1.5f < x + width; stripe += 5)
    gtk_snapshot_append_color (plot->snapshot, &color,
                               &GRAPHENE_RECT_INIT (stripe, bottom + 2, 1.5f, LANE));
}

static void
draw_outages (const BackbonePlot *plot, const graphene_rect_t *area)
{
  guint n_outages = plot->outages ? g_list_model_get_n_items (plot->outages) : 0;

  for (guint i = 0; i < n_outages; i++)
    {
      g_autoptr (BackboneOutage) outage = g_list_model_get_item (plot->outages, i);

      draw_outage (plot, area, outage);
    }
}

/* Whether a line goes from the point before to this one. */
static gboolean
is_joined (const BackbonePlot *plot, guint i)
{
  return i > 0 && i < plot->n_points
         && plot->points[i].time - plot->points[i - 1].time <= plot->gap;
}

static void
draw_line (const BackbonePlot *plot,
           const graphene_rect_t *area,
           const BackbonePlotScale *scale,
           cairo_t *cr,
           gboolean p95)
{
  for (guint i = 0; i < plot->n_points; i++)
    {
      const BackbonePlotPoint *point = &plot->points[i];
      float x = get_x (plot, area, point->time);
      float y = get_y (scale, area, p95 ? point->p95 : point->median);

      if (is_joined (plot, i))
        cairo_line_to (cr, x, y);
      else
        cairo_move_to (cr, x, y);
      /* One by itself would not show. */
      if (!is_joined (plot, i) && !is_joined (plot, i + 1))
        cairo_line_to (cr, x + 0.01, y);
    }
  cairo_stroke (cr);
}

/* What lies between median and 95th percentile of points that are joined. */
static void
fill_between (const BackbonePlot *plot,
              const graphene_rect_t *area,
              const BackbonePlotScale *scale,
              cairo_t *cr)
{
  for (guint first = 0, next; first < plot->n_points; first = next)
    {
      for (next = first + 1; is_joined (plot, next); next++)
        ;
      cairo_new_sub_path (cr);
      for (guint i = first; i < next; i++)
        cairo_line_to (cr, get_x (plot, area, plot->points[i].time),
                       get_y (scale, area, plot->points[i].p95));
      for (guint i = next; i > first; i--)
        cairo_line_to (cr, get_x (plot, area, plot->points[i - 1].time),
                       get_y (scale, area, plot->points[i - 1].median));
      cairo_close_path (cr);
    }
  cairo_fill (cr);
}

static void
draw_lines (const BackbonePlot *plot, const graphene_rect_t *area, const BackbonePlotScale *scale)
{
  graphene_rect_t whole = *area;
  cairo_t *cr;
  GdkRGBA color;

  graphene_rect_inset (&whole, -2, -2);
  cr = gtk_snapshot_append_cairo (plot->snapshot, &whole);
  get_color (plot, plot->color, 0.18f, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  fill_between (plot, area, scale, cr);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  get_color (plot, plot->color, 1, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  draw_line (plot, area, scale, cr, FALSE);
  cairo_set_line_width (cr, 1.25);
  cairo_set_dash (cr, (const double[]){ 3, 3 }, 2, 0);
  draw_line (plot, area, scale, cr, TRUE);
  cairo_destroy (cr);
}

static void
draw_dot (const BackbonePlot *plot, const char *name, float x, float y, float radius)
{
  GskRoundedRect shape;
  GdkRGBA color;

  get_color (plot, name, 1, &color);
  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius), radius);
  gtk_snapshot_push_rounded_clip (plot->snapshot, &shape);
  gtk_snapshot_append_color (plot->snapshot, &color, &shape.bounds);
  gtk_snapshot_pop (plot->snapshot);
}

static void
draw_cursor (const BackbonePlot *plot, const graphene_rect_t *area, const BackbonePlotScale *scale)
{
  const BackbonePlotPoint *point;
  float width = gtk_widget_has_visible_focus (plot->widget) ? 2 : 1;
  GdkRGBA color;
  float x;

  if (plot->cursor < 0 || plot->cursor >= (int)plot->n_points)
    return;

  point = &plot->points[plot->cursor];
  x = roundf (get_x (plot, area, point->time));
  get_color (plot, NULL, 0.6f, &color);
  gtk_snapshot_append_color (
      plot->snapshot, &color,
      &GRAPHENE_RECT_INIT (x - width / 2, area->origin.y, width, area->size.height));
  draw_dot (plot, NULL, x, get_y (scale, area, point->median), 4.5f);
  draw_dot (plot, "view_bg_color", x, get_y (scale, area, point->median), 2.5f);
  draw_dot (plot, NULL, x, get_y (scale, area, point->p95), 3);
}

void
backbone_plot_draw (const BackbonePlot *plot)
{
  int line_height = get_line_height (plot);
  BackbonePlotScale scale = get_scale (plot, line_height);
  graphene_rect_t area;

  backbone_plot_get_area (plot, &area);
  draw_durations (plot, &area, &scale, line_height);
  draw_outages (plot, &area);
  draw_times (plot, &area, line_height);
  draw_lines (plot, &area, &scale);
  draw_cursor (plot, &area, &scale);
}
