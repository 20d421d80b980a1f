/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCustomerSelection:
 *
 * Which customers of a list are selected. It never asks for their rows, as #GtkMultiSelection does,
 * so ten thousand are selected without one being fetched; and it knows them by their numbers: who
 * is hidden by a search or moves in another order is selected again when it shows.
 *
 * Properties: model (BackboneCustomerList, nullable), n-items (uint), n-selected (uint),
 * selected-item (BackboneCustomer, nullable: the one that is selected if there is only one).
 */
#define BACKBONE_TYPE_CUSTOMER_SELECTION (backbone_customer_selection_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCustomerSelection,
                      backbone_customer_selection,
                      BACKBONE,
                      CUSTOMER_SELECTION,
                      GObject)

/* (transfer none) (nullable): the one that is selected if there is only one; its row may still be
 * fetched. */
BackboneCustomer *backbone_customer_selection_get_selected_item (BackboneCustomerSelection *self);
guint backbone_customer_selection_get_n_selected (BackboneCustomerSelection *self);
/* (transfer full) (array zero-terminated=1): in the order of the list. */
GStrv backbone_customer_selection_dup_numbers (BackboneCustomerSelection *self);
/* Selects this one only, as soon as the list has it. */
void
backbone_customer_selection_select_number (BackboneCustomerSelection *self, const char *number);
/* (out) @position: of the first that is selected. */
gboolean backbone_customer_selection_get_first (BackboneCustomerSelection *self, guint *position);

G_END_DECLS
