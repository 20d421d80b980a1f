/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneChartCursor:
 *
 * Where somebody looks at in a chart that is drawn: one of its positions, which are numbered from 0 on.
 * It follows the pointer and the keys; what is there is told by the property "text" of the chart, and
 * to screen readers. Makes the chart focusable, and draws it anew.
 */
#define BACKBONE_TYPE_CHART_CURSOR (backbone_chart_cursor_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChartCursor, backbone_chart_cursor, BACKBONE, CHART_CURSOR, GObject)

/**
 * BackboneChartCursorClient:
 * @across: how far the keys left and right go
 * @along: how far up and down go; 0 if these are not for the chart
 * @page: how far Page Up and Page Down go
 * @mirrors: whether what is right of something is left of it where people write to the left
 * @find: the position at a place, in pixels; -1 if there is none
 * @describe: (transfer full): what is at a position, which is -1 if there are none
 *
 * What the chart knows of its positions.
 */
typedef struct
{
  int across;
  int along;
  int page;
  gboolean mirrors;
  int (*find) (GtkWidget *chart, double x, double y);
  char *(*describe) (GtkWidget *chart, int position);
} BackboneChartCursorClient;

/* (transfer full): for @chart, which owns it, without positions. @client: for good. */
BackboneChartCursor *
backbone_chart_cursor_new (GtkWidget *chart, const BackboneChartCursorClient *client);

/* There are other positions, or something else is there. At the last one, it stays at the last one. */
void backbone_chart_cursor_update (BackboneChartCursor *self, guint n_positions);
/* It goes to the last one at the next update. */
void backbone_chart_cursor_start_anew (BackboneChartCursor *self);

/* -1 if there is none. */
int backbone_chart_cursor_get_position (BackboneChartCursor *self);
/* (transfer none) (nullable): what is there. */
const char *backbone_chart_cursor_get_text (BackboneChartCursor *self);

G_END_DECLS
