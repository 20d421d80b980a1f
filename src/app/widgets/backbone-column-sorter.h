/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneColumnSorter:
 *
 * Makes the title of a column clickable. Without a function to compare, it does not sort in memory:
 * the list behind the view sorts itself. It tells which column was clicked and in which direction,
 * for which GTK has no function before 4.10.
 *
 * Properties, only when it is made: key (int): what the column stands for; id (string, nullable):
 * what it is called in settings; title (string, nullable): what people call it where its own title
 * is too short.
 */
#define BACKBONE_TYPE_COLUMN_SORTER (backbone_column_sorter_get_type ())
G_DECLARE_FINAL_TYPE (BackboneColumnSorter,
                      backbone_column_sorter,
                      BACKBONE,
                      COLUMN_SORTER,
                      GtkSorter)

/* How @a compares to @b in the column of @key: less than, equal to or greater than 0. */
typedef int (*BackboneColumnCompareFunc) (gpointer a, gpointer b, int key);

/* Sorts in memory, for views whose list does not sort itself. */
void
backbone_column_sorter_set_compare (BackboneColumnSorter *self, BackboneColumnCompareFunc compare);

/* Whether @view is sorted by a column that has such a sorter; then (out): its key and direction. */
gboolean backbone_column_sorter_read (GtkColumnView *view, int *key, gboolean *descending);
/* Whether @column has such a sorter; then (out): its key. */
gboolean backbone_column_sorter_get_key (GtkColumnViewColumn *column, int *key);

/* (transfer none) (nullable): the column that @view is sorted by, if it has such a sorter; then (out)
 * its direction. */
GtkColumnViewColumn *backbone_column_sorter_find (GtkColumnView *view, gboolean *descending);
/* (transfer none) (nullable): of the sorter of @column. */
const char *backbone_column_sorter_get_id (GtkColumnViewColumn *column);
/* (transfer none) (nullable): what people call @column. */
const char *backbone_column_sorter_get_title (GtkColumnViewColumn *column);

G_END_DECLS
