/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The actions of the table of assignments, with their keys. */
void backbone_assignment_table_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
