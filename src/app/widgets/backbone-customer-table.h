/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCustomerTable:
 *
 * The customers in columns, a row each, with the menu of the rows. Its actions are those of the page
 * around it, which begin with "customers.". The columns have a #BackboneColumnSorter each, whose key
 * is a #BackboneCustomerSort; who owns the list sorts it.
 *
 * Property model (GtkSelectionModel, nullable: of #BackboneCustomer). Signal row-activated: somebody
 * wants to see what is behind the selected row, by Return or by a click.
 */
#define BACKBONE_TYPE_CUSTOMER_TABLE (backbone_customer_table_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCustomerTable,
                      backbone_customer_table,
                      BACKBONE,
                      CUSTOMER_TABLE,
                      GtkWidget)

/* (transfer none): for those who sort and arrange the columns. */
GtkColumnView *backbone_customer_table_get_column_view (BackboneCustomerTable *self);
/* Until the row at @position shows. */
void backbone_customer_table_scroll_to (BackboneCustomerTable *self, guint position);
/* To the row that had the focus last. */
void backbone_customer_table_grab_focus (BackboneCustomerTable *self);
/* Below the row that has the focus. */
void backbone_customer_table_show_menu (BackboneCustomerTable *self);

/* @strips: (nullable): what the last days of its rows were like. Before it gets its rows. */
void backbone_customer_table_set_strips (BackboneCustomerTable *self, BackboneDayStrips *strips);
/* (transfer none) (nullable). */
BackboneDayStrips *backbone_customer_table_get_strips (BackboneCustomerTable *self);

G_END_DECLS
