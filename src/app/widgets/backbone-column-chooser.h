/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneColumnChooser:
 *
 * A button with which people choose the columns of a list of customers and their order, also by
 * keyboard; both are remembered, as is an order that was made by dragging. The columns have a
 * #BackboneColumnSorter each, whose key is a #BackboneCustomerSort. Property column-view
 * (GtkColumnView, nullable).
 */
#define BACKBONE_TYPE_COLUMN_CHOOSER (backbone_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BackboneColumnChooser,
                      backbone_column_chooser,
                      BACKBONE,
                      COLUMN_CHOOSER,
                      GtkWidget)

G_END_DECLS
