/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Before 4.10, GTK gives a button with a mnemonic two names, its label with the underline and that
 * label again: a screen reader says "Check _all Check all". Leaves the right one to every button in
 * @widget, itself included.
 */
void backbone_accessible_mend_names (GtkWidget *widget);

G_END_DECLS
