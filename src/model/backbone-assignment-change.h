/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-import-outcome.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_ASSIGNMENT_CHANGE (backbone_assignment_change_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignmentChange,
                      backbone_assignment_change,
                      BACKBONE,
                      ASSIGNMENT_CHANGE,
                      BackboneRecord)

guint backbone_assignment_change_get_line (BackboneAssignmentChange *self);
BackboneImportOutcome backbone_assignment_change_get_outcome (BackboneAssignmentChange *self);
const char *backbone_assignment_change_get_local_user (BackboneAssignmentChange *self);
const char *backbone_assignment_change_get_customer (BackboneAssignmentChange *self);
const char *backbone_assignment_change_get_s_user (BackboneAssignmentChange *self);
const char *backbone_assignment_change_get_old_s_user (BackboneAssignmentChange *self);
gboolean backbone_assignment_change_get_has_password (BackboneAssignmentChange *self);
const char *backbone_assignment_change_get_reason (BackboneAssignmentChange *self);

G_END_DECLS
