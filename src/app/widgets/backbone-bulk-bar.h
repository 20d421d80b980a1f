/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneBulkBar:
 *
 * What can be done with several customers at once; it shows while more than one is selected. Its
 * buttons are the actions "customers." of the page around it. Property n-selected (uint).
 */
#define BACKBONE_TYPE_BULK_BAR (backbone_bulk_bar_get_type ())
G_DECLARE_FINAL_TYPE (BackboneBulkBar, backbone_bulk_bar, BACKBONE, BULK_BAR, GtkWidget)

G_END_DECLS
