/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCustomerChooser:
 *
 * A button that shows a customer, or nobody, and lets people search for one. Properties: landscape
 * (BackboneLandscape, nullable), number (string, nullable: the customer), title (string, read-only:
 * what the button says), customers (BackboneCustomerList, read-only: while people choose).
 */
#define BACKBONE_TYPE_CUSTOMER_CHOOSER (backbone_customer_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCustomerChooser,
                      backbone_customer_chooser,
                      BACKBONE,
                      CUSTOMER_CHOOSER,
                      GtkWidget)

G_END_DECLS
