/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The fixed widths of the columns of @view are meant for text of the usual size: makes them wider
 * where text is larger, once @view knows its font. */
void backbone_column_fit (GtkColumnView *view);

G_END_DECLS
