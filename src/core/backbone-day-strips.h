/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape.h"

G_BEGIN_DECLS

/**
 * BackboneDayStrips:
 *
 * What the last days of customers were like, for those who are asked for: a list asks for the rows it
 * shows. All that are asked for before the main loop is idle are read at once. It follows the landscape.
 *
 * Signal changed (strips): something was read, or has to be asked for again.
 */
#define BACKBONE_TYPE_DAY_STRIPS (backbone_day_strips_get_type ())
G_DECLARE_FINAL_TYPE (BackboneDayStrips, backbone_day_strips, BACKBONE, DAY_STRIPS, GObject)

/* (transfer full). */
BackboneDayStrips *backbone_day_strips_new (BackboneLandscape *landscape, guint n_days);
/* (transfer none) (nullable) (element-type BackboneHistorySpan): one for each day, the oldest first and
 * today at the end, of all channels of the customer together; NULL while it is being read. */
GPtrArray *backbone_day_strips_get (BackboneDayStrips *self, const char *number);

G_END_DECLS
