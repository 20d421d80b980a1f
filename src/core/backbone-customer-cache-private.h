/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-customer.h"

G_BEGIN_DECLS

/*
 * The customer objects of a list, by row id. Whoever shows a customer keeps its object alive; the
 * cache finds it again, and itself keeps only the newest few hundred (or all).
 */
typedef struct _BackboneCustomerCache BackboneCustomerCache;

BackboneCustomerCache *backbone_customer_cache_new (void);
void backbone_customer_cache_free (BackboneCustomerCache *self);
void backbone_customer_cache_set_keep_all (BackboneCustomerCache *self, gboolean keep_all);

/* (transfer none) (nullable). */
BackboneCustomer *backbone_customer_cache_find (BackboneCustomerCache *self, gint64 id);
void
backbone_customer_cache_add (BackboneCustomerCache *self, gint64 id, BackboneCustomer *customer);

/* (transfer full) (element-type gint64): of all objects that are alive. */
GArray *backbone_customer_cache_list (BackboneCustomerCache *self);

G_END_DECLS
