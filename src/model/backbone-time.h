/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

/**
 * BackboneTimeDetail:
 * @BACKBONE_TIME_DAY: the date alone
 * @BACKBONE_TIME_MINUTE: and the time of day
 * @BACKBONE_TIME_SECOND: and its seconds
 *
 * How much of a point in time people are shown.
 */
typedef enum
{
  BACKBONE_TIME_DAY,
  BACKBONE_TIME_MINUTE,
  BACKBONE_TIME_SECOND,
} BackboneTimeDetail;

char *backbone_time_to_text (BackboneTime time, BackboneTimeDetail detail, GTimeZone *zone);
char *backbone_time_to_iso (BackboneTime time);
char *backbone_time_to_age (BackboneTime time, BackboneTime now);
gboolean backbone_time_parse (const char *text, GTimeZone *zone, BackboneTime *time);
char *backbone_time_span_to_text (gint64 microseconds);
char *backbone_duration_to_string (gint64 microseconds);

G_END_DECLS
