/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-blocking-cause.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_BLOCKER (backbone_blocker_get_type ())
G_DECLARE_FINAL_TYPE (BackboneBlocker, backbone_blocker, BACKBONE, BLOCKER, BackboneRecord)

BackboneBlockingCause backbone_blocker_get_cause (BackboneBlocker *self);
const char *backbone_blocker_get_title (BackboneBlocker *self);
const char *backbone_blocker_get_next_step (BackboneBlocker *self);
guint backbone_blocker_get_n_customers (BackboneBlocker *self);
const char *const *backbone_blocker_get_customers (BackboneBlocker *self);

G_END_DECLS
