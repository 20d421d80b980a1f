/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-row-menu.h"

#include "backbone-accessible.h"

/* Where it shows for a row, and for a list without one; in pixels. */
#define ROW_X  120
#define LIST_Y 60

GtkWidget *
backbone_row_menu_find_row (GtkWidget *list, GtkWidget *widget)
{
  while (widget && widget != list && g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);

  return widget == list ? NULL : widget;
}

static void
popup_at (GtkPopover *popover, GtkWidget *widget, double x, double y)
{
  GdkRectangle place = { 0, 0, 1, 1 };
  double popover_x, popover_y;

  gtk_widget_translate_coordinates (widget, gtk_widget_get_parent (GTK_WIDGET (popover)), x, y,
                                    &popover_x, &popover_y);
  place.x = (int)popover_x;
  place.y = (int)popover_y;
  gtk_popover_set_pointing_to (popover, &place);
  gtk_popover_popup (popover);
  backbone_accessible_mend (GTK_WIDGET (popover));
}

static void
clicked_cb (GtkPopover *popover, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *row
      = backbone_row_menu_find_row (list, gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT));

  if (row == NULL)
    return;

  if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  popup_at (popover, list, x, y);
}

void
backbone_row_menu_attach (GtkPopover *popover, GtkWidget *list)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (clicked_cb), popover, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (gesture));
}

void
backbone_row_menu_popup (GtkPopover *popover, GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *row = focus ? backbone_row_menu_find_row (list, focus) : NULL;

  if (row)
    popup_at (popover, row, ROW_X, gtk_widget_get_height (row));
  else
    popup_at (popover, list, ROW_X, LIST_Y);
}
