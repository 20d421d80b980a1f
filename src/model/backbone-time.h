/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

char *backbone_time_to_iso (BackboneTime time);
char *backbone_time_to_age (BackboneTime time, BackboneTime now);
gboolean backbone_time_parse (const char *text, GTimeZone *zone, BackboneTime *time);
char *backbone_time_span_to_text (gint64 microseconds);
char *backbone_duration_to_string (gint64 microseconds);

G_END_DECLS
