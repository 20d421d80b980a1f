/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneActivityPage:
 *
 * What happened: check runs and the audit log, of a time that is chosen for both; and what is going to
 * happen: all that expires. Implements
 * #BackbonePage; the search is for the audit log. Property from (BackboneTime).
 */
#define BACKBONE_TYPE_ACTIVITY_PAGE (backbone_activity_page_get_type ())
G_DECLARE_FINAL_TYPE (BackboneActivityPage,
                      backbone_activity_page,
                      BACKBONE,
                      ACTIVITY_PAGE,
                      GtkWidget)

/* Only these, as #BackboneExpiryItem calls them; (nullable): all. @summary: (nullable): what they have
 * in common. */
void backbone_activity_page_show_expiries (BackboneActivityPage *self,
                                           const char *const *items,
                                           const char *summary);

G_END_DECLS
