/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/* (transfer full): the same for each state of one cause (backbone_change_dup_cause()) in a landscape, in
 * every run of the program, so that a new one takes the place of the old one. */
char *backbone_notification_dup_id (BackboneLandscape *landscape, const char *cause);

/* (transfer full): what happened, whom it concerns and what to do; a click opens exactly that. */
GNotification *backbone_notification_new (BackboneLandscape *landscape, BackboneChange *change);

G_END_DECLS
