/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

void
backbone_day_bounds (BackboneTime time, GTimeZone *zone, BackboneTime *start, BackboneTime *end);
BackboneTime backbone_day_add (BackboneTime time, int days, GTimeZone *zone);
BackboneTime backbone_hour_start (BackboneTime time);
guint backbone_minute_of_day (BackboneTime time, GTimeZone *zone);
gboolean backbone_day_parse (const char *text, GTimeZone *zone, BackboneTime *start);

G_END_DECLS
