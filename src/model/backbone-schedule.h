/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_SCHEDULE (backbone_schedule_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSchedule, backbone_schedule, BACKBONE, SCHEDULE, BackboneRecord)

gboolean backbone_schedule_get_enabled (BackboneSchedule *self);
guint backbone_schedule_get_interval (BackboneSchedule *self);
guint backbone_schedule_get_jitter (BackboneSchedule *self);
const char *backbone_schedule_get_quiet (BackboneSchedule *self);
guint backbone_schedule_get_pace (BackboneSchedule *self);
BackboneTime backbone_schedule_get_last (BackboneSchedule *self);
BackboneTime backbone_schedule_get_next (BackboneSchedule *self);
BackboneTime backbone_schedule_get_busy_until (BackboneSchedule *self);

/* In minutes. */
#define BACKBONE_SCHEDULE_INTERVAL_MIN     15
#define BACKBONE_SCHEDULE_INTERVAL_MAX     (24 * 60)
#define BACKBONE_SCHEDULE_INTERVAL_DEFAULT 60
#define BACKBONE_SCHEDULE_JITTER_MAX       60
#define BACKBONE_SCHEDULE_JITTER_DEFAULT   5
/* Log-ons a second. */
#define BACKBONE_SCHEDULE_PACE_MAX 10000

gboolean backbone_quiet_hours_parse (const char *text, guint *from, guint *until);
gboolean backbone_schedule_is_quiet (BackboneSchedule *self, BackboneTime time, GTimeZone *zone);
BackboneTime
backbone_schedule_compute_next (BackboneSchedule *self, const char *seed, BackboneTime now);

G_END_DECLS
