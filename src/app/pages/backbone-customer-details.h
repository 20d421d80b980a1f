/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneCustomerDetails:
 *
 * All about the selected customer. Properties: landscape (nullable), customer (nullable: says that
 * none is selected), narrow (boolean: it is a view of its own, with a way back).
 */
#define BACKBONE_TYPE_CUSTOMER_DETAILS (backbone_customer_details_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCustomerDetails,
                      backbone_customer_details,
                      BACKBONE,
                      CUSTOMER_DETAILS,
                      GtkWidget)

G_END_DECLS
