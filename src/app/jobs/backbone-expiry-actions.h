/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What people do with what expires, in the window that @widget is in. */

/* Acknowledges all @items (BackboneExpiryItem), and offers to undo it. */
void backbone_expiry_actions_acknowledge (GtkWidget *widget,
                                          BackboneLandscape *landscape,
                                          GPtrArray *items);
/* Goes to where it can be renewed: the customer, the S-User, or the way to the host. */
void backbone_expiry_actions_show (GtkWidget *widget, BackboneExpiryItem *item);

G_END_DECLS
