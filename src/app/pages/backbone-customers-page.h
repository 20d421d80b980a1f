/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCustomersPage:
 *
 * All customers of a landscape beside the selected one: a #BackbonePage. Properties: filter (string:
 * "all" or the ID of a status), selected (BackboneCustomer, nullable, read-only: the only one that is
 * selected), n-selected (uint, read-only), view (string: list, wall or causes), presenting (boolean:
 * the wall has the screen for itself), cause (BackboneCause, nullable: whose customers are shown, in the
 * list); for its .ui: customers (BackboneCustomerList, nullable), selection (BackboneCustomerSelection).
 */
#define BACKBONE_TYPE_CUSTOMERS_PAGE (backbone_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCustomersPage,
                      backbone_customers_page,
                      BACKBONE,
                      CUSTOMERS_PAGE,
                      GtkWidget)

/* (transfer none) (nullable). */
BackboneLandscape *backbone_customers_page_get_landscape (BackboneCustomersPage *self);
/* (transfer none) (nullable): the only one that is selected, once its row is there. */
BackboneCustomer *backbone_customers_page_get_selected (BackboneCustomersPage *self);
guint backbone_customers_page_get_n_selected (BackboneCustomersPage *self);
/* (transfer full) (array zero-terminated=1): of those who are selected, in the order of the list. */
GStrv backbone_customers_page_dup_numbers (BackboneCustomersPage *self);

/* Shows and selects a customer, also one that is only just coming. */
void backbone_customers_page_select (BackboneCustomersPage *self, const char *number);
/* The same among all customers, with nothing but its details on a narrow window. */
void backbone_customers_page_show_customer (BackboneCustomersPage *self, const char *number);
void backbone_customers_page_unselect (BackboneCustomersPage *self);

/* Whether the status wall shows, which then gets the whole screen or gives it back. */
gboolean backbone_customers_page_toggle_presenting (BackboneCustomersPage *self);

G_END_DECLS
