/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneCustomerDialog:
 *
 * Adds a customer, or changes one. What is wrong stands at its field while it is typed; nothing that
 * was typed is lost when saving fails.
 *
 * Signal saved (dialog, string number, string text, BackboneJob undo): @text says what was done,
 * @undo (nullable) undoes it. The dialog goes away then.
 */
#define BACKBONE_TYPE_CUSTOMER_DIALOG (backbone_customer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCustomerDialog,
                      backbone_customer_dialog,
                      BACKBONE,
                      CUSTOMER_DIALOG,
                      AdwWindow)

/* @customer: (nullable): the one to change; %NULL to add one. */
BackboneCustomerDialog *
backbone_customer_dialog_new (BackboneLandscape *landscape, BackboneCustomer *customer);

G_END_DECLS
