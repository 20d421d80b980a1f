/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Before 4.10, GTK names a button with a mnemonic by its label with the underline, and then by that
 * label once more: a screen reader says "Check _all Check all". And what a stack does not show is in
 * the way of screen readers all the same. Gives the right name to every button and check button in
 * @widget, itself included, and hides from screen readers what its stacks hide, now and later.
 */
void backbone_accessible_mend (GtkWidget *widget);

/*
 * The text inside of an AdwEntryRow has the focus while people type, but is not there for screen readers, so
 * that Tab seems to lead nowhere. Makes it a text field of its own, called @name. To be called before @row is
 * in a window.
 */
void backbone_accessible_show_text (GtkWidget *row, const char *name);

G_END_DECLS
