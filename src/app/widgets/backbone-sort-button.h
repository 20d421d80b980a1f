/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneSortButton:
 *
 * A button with which people choose what a list is sorted by, and in which direction: the titles of
 * columns can't have the keyboard focus. The choice is remembered, also when it was made with a title.
 * The columns have a #BackboneColumnSorter with an ID each.
 */
#define BACKBONE_TYPE_SORT_BUTTON (backbone_sort_button_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSortButton, backbone_sort_button, BACKBONE, SORT_BUTTON, GtkWidget)

/* Once, when the columns of @view are there: sorts it as it was sorted last. @setting: the key of the
 * settings that holds the ID of a column, with a minus sign before it for descending. */
void
backbone_sort_button_start (BackboneSortButton *self, GtkColumnView *view, const char *setting);

G_END_DECLS
