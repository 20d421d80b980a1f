/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-window.h"

G_BEGIN_DECLS

/*
 * What the action app.show-change needs to know to open exactly what a notification tells: the
 * landscape, the customers or what expires. It outlives the program.
 */
#define BACKBONE_CHANGE_LINK_TYPE "(sa{sv})"

/* (transfer floating). @file: of the landscape. */
GVariant *backbone_change_link_new (GFile *file, BackboneChange *change);
/* (transfer full): of the landscape. */
GFile *backbone_change_link_dup_file (GVariant *link);
/* @window: of that landscape, which may still be opening. */
void backbone_change_link_follow (GVariant *link, BackboneWindow *window);

G_END_DECLS
