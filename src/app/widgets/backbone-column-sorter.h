/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneColumnSorter:
 *
 * Makes the title of a column clickable without sorting in memory: the list behind the view sorts
 * itself. It tells which column was clicked and in which direction, for which GTK has no function
 * before 4.10. Property key (int): what the column stands for.
 */
#define BACKBONE_TYPE_COLUMN_SORTER (backbone_column_sorter_get_type ())
G_DECLARE_FINAL_TYPE (BackboneColumnSorter,
                      backbone_column_sorter,
                      BACKBONE,
                      COLUMN_SORTER,
                      GtkSorter)

/* Whether @view is sorted by a column that has such a sorter; then (out): its key and direction. */
gboolean backbone_column_sorter_read (GtkColumnView *view, int *key, gboolean *descending);
/* Whether @column has such a sorter; then (out): its key. */
gboolean backbone_column_sorter_get_key (GtkColumnViewColumn *column, int *key);

G_END_DECLS
