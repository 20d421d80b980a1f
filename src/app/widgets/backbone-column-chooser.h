/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-sort-button.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneColumnChooser:
 *
 * A button with which people choose the columns of a list of customers and their order, also by
 * keyboard; both are remembered, as is an order that was made by dragging. The columns have a
 * #BackboneColumnSorter each with an ID, whose key is a #BackboneCustomerSort. Property column-view
 * (GtkColumnView, nullable).
 */
#define BACKBONE_TYPE_COLUMN_CHOOSER (backbone_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BackboneColumnChooser,
                      backbone_column_chooser,
                      BACKBONE,
                      COLUMN_CHOOSER,
                      GtkWidget)

/* (transfer none): stands with the columns; whoever sorts starts it. */
BackboneSortButton *backbone_column_chooser_get_sort_button (BackboneColumnChooser *self);

G_END_DECLS
