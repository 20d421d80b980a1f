/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-column-fit.h"

#include "backbone-part.h"

/* Of a digit, in text of the usual size. */
#define USUAL_DIGIT_WIDTH 9.0

#define HEADING_SCALE   0.9
#define HEADING_PADDING 14
/* GTK 4.8 gives a heading that is wider than its column more than the column has: from right to left
 * that pushes its text out at the right. What it counts beside the text: */
#define HEADING_OVERHANG 14

static double
measure_scale (GtkWidget *widget)
{
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  double width = (double)pango_font_metrics_get_approximate_digit_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);

  return MAX (1.0, width / USUAL_DIGIT_WIDTH);
}

/* Headings are smaller and bolder than the rest, as style.css says, and have room at both sides. */
static int
measure_heading (GtkWidget *view, const char *heading)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, heading);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean from_right = gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL;
  int width;

  pango_attr_list_insert (attributes, pango_attr_scale_new (HEADING_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width + HEADING_PADDING + (from_right ? HEADING_OVERHANG : 0);
}

/* From right to left, GTK 4.8 begins at the left, with the last column, if there is no room for all. */
static void
show_first_column (GtkWidget *view, GtkAdjustment *adjustment)
{
  int last = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (view), "backbone-end"));
  int end
      = (int)(gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment));

  g_object_set_data (G_OBJECT (view), "backbone-end", GINT_TO_POINTER (end));
  if ((int)gtk_adjustment_get_value (adjustment) >= MIN (last, end))
    gtk_adjustment_set_value (adjustment, end);
}

/* A list that has more room now was laid out with the old place of its columns. */
static void
lay_out_again (gpointer view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (view);

  if (adjustment && gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL)
    show_first_column (view, adjustment);
  gtk_widget_queue_allocate (view);
}

/* Not while the list is laid out. */
static void
room_changed_cb (GtkColumnView *view)
{
  backbone_part_do_later (view, G_PRIORITY_HIGH_IDLE, lay_out_again);
}

static void
follow_room (GtkColumnView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));

  if (adjustment)
    g_signal_connect_object (adjustment, "changed", G_CALLBACK (room_changed_cb), view,
                             G_CONNECT_SWAPPED);
}

void
backbone_column_fit (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  double scale = measure_scale (GTK_WIDGET (view));

  g_signal_handlers_disconnect_matched (view, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, backbone_column_fit,
                                        NULL);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (column);
      const char *heading = gtk_column_view_column_get_title (column);

      if (width <= 0)
        continue;

      width
          = MAX ((int)(width * scale), heading ? measure_heading (GTK_WIDGET (view), heading) : 0);
      gtk_column_view_column_set_fixed_width (column, width);
    }

  follow_room (view);
}
