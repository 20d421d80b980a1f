/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneNotesCard:
 *
 * Tags and note of a customer, to be read and changed in their place. What was changed is saved with
 * the button, or when another customer comes; by the action customers.write-notes of the page around
 * it. Property customer (BackboneCustomer, nullable).
 */
#define BACKBONE_TYPE_NOTES_CARD (backbone_notes_card_get_type ())
G_DECLARE_FINAL_TYPE (BackboneNotesCard, backbone_notes_card, BACKBONE, NOTES_CARD, GtkWidget)

G_END_DECLS
