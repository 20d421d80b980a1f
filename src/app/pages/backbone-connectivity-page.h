/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneConnectivityPage:
 *
 * How a landscape gets to the backbone (proxy, trusted roots, endpoints) beside the diagnosis of
 * that way: a #BackbonePage that can't be searched.
 */
#define BACKBONE_TYPE_CONNECTIVITY_PAGE (backbone_connectivity_page_get_type ())
G_DECLARE_FINAL_TYPE (BackboneConnectivityPage,
                      backbone_connectivity_page,
                      BACKBONE,
                      CONNECTIVITY_PAGE,
                      GtkWidget)

/* Goes to the endpoint at @where, a host and a port such as "host:443". Returns: whether there is one. */
gboolean backbone_connectivity_page_show_host (BackboneConnectivityPage *self, const char *where);

G_END_DECLS
