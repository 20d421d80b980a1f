/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the page of that name; the keyboard focus goes with it, to where it was in that page. In
 * GTK 4.8, hiding what has the focus moves it on within the page that goes, which selects rows there
 * and keeps the page alive when the window goes. */
void backbone_page_focus_show (AdwViewStack *pages, const char *name);

/* Whether the keyboard focus is somewhere in @widget. */
gboolean backbone_page_focus_is_in (GtkWidget *widget);

G_END_DECLS
