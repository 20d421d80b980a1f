/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-setup-part.h"

G_BEGIN_DECLS

/**
 * BackboneSetupWorkPart:
 *
 * What this program does for a step: what it has to know, the button that runs it, how far it is, and
 * the lists that go with it.
 */
#define BACKBONE_TYPE_SETUP_WORK_PART (backbone_setup_work_part_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupWorkPart,
                      backbone_setup_work_part,
                      BACKBONE,
                      SETUP_WORK_PART,
                      BackboneSetupPart)

G_END_DECLS
