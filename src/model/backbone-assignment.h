/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-assignment-state.h"
#include "backbone-grant.h"
#include "backbone-s-user-state.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_ASSIGNMENT (backbone_assignment_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignment, backbone_assignment, BACKBONE, ASSIGNMENT, BackboneRecord)

const char *backbone_assignment_get_local_user (BackboneAssignment *self);
const char *backbone_assignment_get_customer (BackboneAssignment *self);
const char *backbone_assignment_get_s_user (BackboneAssignment *self);
const char *backbone_assignment_get_s_user_customer (BackboneAssignment *self);
BackboneSUserState backbone_assignment_get_s_user_state (BackboneAssignment *self);
BackboneTime backbone_assignment_get_expires (BackboneAssignment *self);
gboolean backbone_assignment_get_has_password (BackboneAssignment *self);
BackboneGrant backbone_assignment_get_software_download (BackboneAssignment *self);
BackboneAssignmentState backbone_assignment_get_state (BackboneAssignment *self);

G_END_DECLS
