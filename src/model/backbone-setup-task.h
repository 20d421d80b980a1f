/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-setup-state.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_SETUP_TASK (backbone_setup_task_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupTask, backbone_setup_task, BACKBONE, SETUP_TASK, BackboneRecord)

const char *backbone_setup_task_get_id (BackboneSetupTask *self);
const char *backbone_setup_task_get_title (BackboneSetupTask *self);
BackboneSetupState backbone_setup_task_get_state (BackboneSetupTask *self);
BackboneTime backbone_setup_task_get_time (BackboneSetupTask *self);
const char *backbone_setup_task_get_log (BackboneSetupTask *self);

G_END_DECLS
