/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-setup-part.h"

G_BEGIN_DECLS

/**
 * BackboneSetupSwitchPart:
 *
 * The legacy switch: which way it stands, who is not ready by cause, and the ways to revert it and to
 * set it back.
 */
#define BACKBONE_TYPE_SETUP_SWITCH_PART (backbone_setup_switch_part_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupSwitchPart,
                      backbone_setup_switch_part,
                      BACKBONE,
                      SETUP_SWITCH_PART,
                      BackboneSetupPart)

G_END_DECLS
