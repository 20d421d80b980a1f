/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneShownCustomers:
 *
 * Which customers of a landscape show and in which order, as people choose it: a list, and what was
 * asked of it. Filter and order outlive the landscape, a cause doesn't.
 *
 * Signal settled: the answer to something that was asked is there.
 */
#define BACKBONE_TYPE_SHOWN_CUSTOMERS (backbone_shown_customers_get_type ())
G_DECLARE_FINAL_TYPE (BackboneShownCustomers,
                      backbone_shown_customers,
                      BACKBONE,
                      SHOWN_CUSTOMERS,
                      GObject)

/* (transfer full): of all customers, without a landscape. */
BackboneShownCustomers *backbone_shown_customers_new (void);

/* (transfer none) (nullable): of the landscape. */
BackboneCustomerList *backbone_shown_customers_get_list (BackboneShownCustomers *self);
/* @landscape: (nullable). The order is asked for again by who knows it. */
void
backbone_shown_customers_set_landscape (BackboneShownCustomers *self, BackboneLandscape *landscape);

/* An ID of a #BackboneStatus, or "all". */
const char *backbone_shown_customers_get_filter (BackboneShownCustomers *self);
void backbone_shown_customers_set_filter (BackboneShownCustomers *self, const char *filter);

/* (transfer none) (nullable): only its customers. The setter tells whether it was another one. */
BackboneCause *backbone_shown_customers_get_cause (BackboneShownCustomers *self);
gboolean backbone_shown_customers_set_cause (BackboneShownCustomers *self, BackboneCause *cause);

void backbone_shown_customers_set_search (BackboneShownCustomers *self, const char *search);
/* @key: a #BackboneCustomerSort. */
void backbone_shown_customers_set_sort (BackboneShownCustomers *self, int key, gboolean descending);

/* What is selected has changed: the next answer is "settled" too. */
void backbone_shown_customers_expect (BackboneShownCustomers *self);

G_END_DECLS
