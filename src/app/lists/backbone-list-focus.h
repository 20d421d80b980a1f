/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Before 4.12, Tab goes through all rows of a GTK list, however many there are. Makes it leave @list,
 * a list or column view, at once, as it does in every other list; arrow keys move within it.
 */
void backbone_list_focus_let_tab_leave (GtkWidget *list);

G_END_DECLS
