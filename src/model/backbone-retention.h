/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_RETENTION (backbone_retention_get_type ())
G_DECLARE_FINAL_TYPE (BackboneRetention, backbone_retention, BACKBONE, RETENTION, BackboneRecord)

guint backbone_retention_get_results (BackboneRetention *self);
guint backbone_retention_get_hours (BackboneRetention *self);
guint backbone_retention_get_days (BackboneRetention *self);

/* The longest time. */
#define BACKBONE_RETENTION_DAYS_MAX 36500

G_END_DECLS
