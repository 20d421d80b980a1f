/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneDayLegend:
 *
 * What the marks of days mean, beside each other.
 */
#define BACKBONE_TYPE_DAY_LEGEND (backbone_day_legend_get_type ())
G_DECLARE_FINAL_TYPE (BackboneDayLegend, backbone_day_legend, BACKBONE, DAY_LEGEND, GtkWidget)

G_END_DECLS
