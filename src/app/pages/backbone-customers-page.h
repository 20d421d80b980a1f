/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCustomersPage:
 *
 * All customers of a landscape beside the selected one: a #BackbonePage. Properties: filter (string:
 * "all" or the ID of a status), selected (BackboneCustomer, nullable, read-only), view (string: list,
 * wall or causes), presenting (boolean: the wall has the screen for itself), cause (BackboneCause,
 * nullable, read-only: whose customers are shown).
 */
#define BACKBONE_TYPE_CUSTOMERS_PAGE (backbone_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCustomersPage,
                      backbone_customers_page,
                      BACKBONE,
                      CUSTOMERS_PAGE,
                      GtkWidget)

/* (transfer none) (nullable): the number of the selected customer. */
const char *backbone_customers_page_get_selected_number (BackboneCustomersPage *self);

/* Whether the status wall shows, which then gets the whole screen or gives it back. */
gboolean backbone_customers_page_toggle_presenting (BackboneCustomersPage *self);

G_END_DECLS
