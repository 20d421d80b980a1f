/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The menu of the rows of a list that selects: by a click with the right button, which also selects
 * what is clicked, unless it belongs to the selection; and by keyboard. The popover is a child of the
 * widget that has the actions.
 */

/* (transfer none) (nullable): the row of @list that @widget is or lies in. */
GtkWidget *backbone_row_menu_find_row (GtkWidget *list, GtkWidget *widget);

/* For clicks on @list, as long as both are there. */
void backbone_row_menu_attach (GtkPopover *popover, GtkWidget *list);
/* Below the row that has the focus. */
void backbone_row_menu_popup (GtkPopover *popover, GtkWidget *list);

G_END_DECLS
