/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneWorksCard:
 *
 * What works for a customer: each purpose, with a button that tries it where the endpoint profile says
 * how, and what the last trials have found. Properties: landscape, customer.
 */
#define BACKBONE_TYPE_WORKS_CARD (backbone_works_card_get_type ())
G_DECLARE_FINAL_TYPE (BackboneWorksCard, backbone_works_card, BACKBONE, WORKS_CARD, GtkWidget)

G_END_DECLS
