/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneInstallationsCard:
 *
 * The installations and systems of a customer, and a button that reads them anew with its S-User.
 * Properties: landscape, customer.
 */
#define BACKBONE_TYPE_INSTALLATIONS_CARD (backbone_installations_card_get_type ())
G_DECLARE_FINAL_TYPE (BackboneInstallationsCard,
                      backbone_installations_card,
                      BACKBONE,
                      INSTALLATIONS_CARD,
                      GtkWidget)

G_END_DECLS
