/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneOutagesView:
 *
 * When a channel did not work, and what had changed: below the list, the last good check before the
 * selected outage beside the first bad one. Property outages (GListModel of BackboneOutage, nullable).
 */
#define BACKBONE_TYPE_OUTAGES_VIEW (backbone_outages_view_get_type ())
G_DECLARE_FINAL_TYPE (BackboneOutagesView, backbone_outages_view, BACKBONE, OUTAGES_VIEW, GtkWidget)

void backbone_outages_view_set_outages (BackboneOutagesView *self, GListModel *outages);

G_END_DECLS
