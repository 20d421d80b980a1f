/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-rows-view.h"

G_BEGIN_DECLS

/**
 * BackboneExpiriesView:
 *
 * Everything that expires: certificates of hosts, client certificates and S-Users; to be acknowledged.
 *
 * Filters: "all", "to-do", "expired" and "acknowledged". Property summary (string, nullable): what those
 * have in common that show alone; read-only.
 */
#define BACKBONE_TYPE_EXPIRIES_VIEW (backbone_expiries_view_get_type ())
G_DECLARE_FINAL_TYPE (BackboneExpiriesView,
                      backbone_expiries_view,
                      BACKBONE,
                      EXPIRIES_VIEW,
                      BackboneRowsView)

/* Shows only these, as #BackboneExpiryItem calls them, till somebody wants all again. @items:
 * (nullable): all. @summary: (nullable). */
void backbone_expiries_view_show_only (BackboneExpiriesView *self,
                                       const char *const *items,
                                       const char *summary);

G_END_DECLS
