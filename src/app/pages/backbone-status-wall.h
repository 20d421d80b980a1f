/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneStatusWall:
 *
 * Customers as tiles, for a screen that is read from across the room. The size of the tiles follows
 * their number and the room.
 *
 * Properties: customers (BackboneCustomerList, nullable: for the counts), model (GtkSelectionModel
 * of customers, nullable: what the tiles show), presenting (boolean: the wall has the screen for
 * itself and shows the counts), n-shown (uint, read-only: how many tiles there are; not more than
 * anybody reads on a wall), n-all (uint, read-only: how many customers @model has). Signal customer-activated: somebody wants to see the customer that
 * is selected.
 */
#define BACKBONE_TYPE_STATUS_WALL (backbone_status_wall_get_type ())
G_DECLARE_FINAL_TYPE (BackboneStatusWall, backbone_status_wall, BACKBONE, STATUS_WALL, GtkWidget)

/* Shows the tile at @position; nothing if there is none. */
void backbone_status_wall_scroll_to (BackboneStatusWall *self, guint position);

G_END_DECLS
