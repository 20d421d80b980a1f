/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-column-fit.h"

/* Of a digit, in text of the usual size. */
#define USUAL_DIGIT_WIDTH 9.0

static double
measure_scale (GtkWidget *widget)
{
  PangoFontMetrics *metrics
      = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  double width = (double)pango_font_metrics_get_approximate_digit_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);

  return MAX (1.0, width / USUAL_DIGIT_WIDTH);
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

      if (width > 0)
        gtk_column_view_column_set_fixed_width (column, (int)(width * scale));
    }
}
