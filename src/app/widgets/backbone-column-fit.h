/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The handler of each column view's "realize" in ui/: the fixed widths of its columns are meant for
 * text of the usual size and English headings; makes them wider where text is larger or a heading needs
 * it, once. */
void backbone_column_fit (GtkColumnView *view);

G_END_DECLS
