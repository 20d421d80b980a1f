/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneExpiriesView:
 *
 * Everything that expires: certificates of hosts, client certificates and S-Users; to be acknowledged.
 * They are read when it shows for the first time.
 *
 * Properties: landscape (BackboneLandscape, nullable), filter (string: "all", "to-do", "expired" or
 * "acknowledged"), search (string, nullable); read-only: list (BackboneList, nullable), summary
 * (string, nullable: what those have in common that show alone), n-all, n-to-do, n-expired,
 * n-acknowledged (uint), n-selected (uint).
 */
#define BACKBONE_TYPE_EXPIRIES_VIEW (backbone_expiries_view_get_type ())
G_DECLARE_FINAL_TYPE (BackboneExpiriesView,
                      backbone_expiries_view,
                      BACKBONE,
                      EXPIRIES_VIEW,
                      GtkWidget)

/* Shows only these, as #BackboneExpiryItem calls them, till somebody wants all again. @items:
 * (nullable): all. @summary: (nullable). */
void backbone_expiries_view_show_only (BackboneExpiriesView *self,
                                       const char *const *items,
                                       const char *summary);

G_END_DECLS
