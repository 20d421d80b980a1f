/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-setup-part.h"

G_BEGIN_DECLS

/**
 * BackboneSetupTasksPart:
 *
 * The task list of step hub-config: each task with its state, and what was seen.
 */
#define BACKBONE_TYPE_SETUP_TASKS_PART (backbone_setup_tasks_part_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupTasksPart,
                      backbone_setup_tasks_part,
                      BACKBONE,
                      SETUP_TASKS_PART,
                      BackboneSetupPart)

G_END_DECLS
