/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/**
 * BackboneRemovedCustomers:
 *
 * Customers that were removed and can be brought back while their landscape is open: their rows in
 * memory, their secrets where they are in the keyring. Closing the landscape forgets them for good,
 * secrets included.
 */
#define BACKBONE_TYPE_REMOVED_CUSTOMERS (backbone_removed_customers_get_type ())
G_DECLARE_FINAL_TYPE (BackboneRemovedCustomers,
                      backbone_removed_customers,
                      BACKBONE,
                      REMOVED_CUSTOMERS,
                      GObject)

/* None as yet. */
BackboneRemovedCustomers *backbone_removed_customers_new (void);
guint backbone_removed_customers_get_count (BackboneRemovedCustomers *self);

/* The owner can't be removed. All of them or none. @removed: (nullable): gets those that were
 * removed; without it they are gone for good, secrets included. */
BackboneJob *backbone_customer_remove_keeping_job_new (BackboneLandscape *landscape,
                                                       const char *const *numbers,
                                                       BackboneRemovedCustomers *removed);
BackboneJob *
backbone_customer_remove_job_new (BackboneLandscape *landscape, const char *const *numbers);

/* Brings them back as they were: channels, technical users, S-Users and who is assigned, tags,
 * notes, history, passwords and certificates. All of them or none; BACKBONE_ERROR_EXISTS if one of
 * the numbers was added again meanwhile. */
BackboneJob *
backbone_customer_restore_job_new (BackboneLandscape *landscape, BackboneRemovedCustomers *removed);

G_END_DECLS
