/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BACKBONE_DAY_STRIP_LENGTH 14

/**
 * BackboneDayStrip:
 *
 * The last 14 days of a customer, one mark a day, today at the end. For cells of a
 * #BackboneCustomerTable, which has the #BackboneDayStrips that it shows. Property number (string,
 * nullable).
 */
#define BACKBONE_TYPE_DAY_STRIP (backbone_day_strip_get_type ())
G_DECLARE_FINAL_TYPE (BackboneDayStrip, backbone_day_strip, BACKBONE, DAY_STRIP, GtkWidget)

G_END_DECLS
