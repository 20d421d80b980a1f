/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_LOCAL_USER (backbone_local_user_get_type ())
G_DECLARE_FINAL_TYPE (BackboneLocalUser, backbone_local_user, BACKBONE, LOCAL_USER, BackboneRecord)

const char *backbone_local_user_get_name (BackboneLocalUser *self);
guint backbone_local_user_get_n_assigned (BackboneLocalUser *self);
guint backbone_local_user_get_n_gaps (BackboneLocalUser *self);

G_END_DECLS
