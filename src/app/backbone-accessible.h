/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Mends, in @widget and all that is in it, what GTK 4.8 and libadwaita 1.2 tell screen readers wrongly. To be called
 * when a window, or a part that comes into one later, has been made, and before it shows.
 *
 * - A button with a mnemonic is called by its label with the underline, and then by that label once more: "Check _all
 *   Check all". Each button, check button and drop-down gets its right name.
 * - What a stack does not show is in the way all the same: it is hidden, now and later.
 * - What scrolls inside of an AdwStatusPage gets the focus, and is called by the title.
 * - The text inside of an AdwEntryRow has the focus while people type, but is not there, so that Tab seems to lead
 *   nowhere: it becomes a text field, called as the row.
 */
void backbone_accessible_mend (GtkWidget *widget);

/*
 * Returns what screen readers see of a field: the text inside of an AdwEntryRow, else @field itself. That it is invalid
 * and its description belong there.
 */
GtkAccessible *backbone_accessible_field (GtkWidget *field);

G_END_DECLS
