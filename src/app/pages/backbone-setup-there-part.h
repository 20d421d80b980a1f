/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-setup-part.h"

G_BEGIN_DECLS

/**
 * BackboneSetupTherePart:
 *
 * What is done for a step in the installation: the transaction or application, the address that opens
 * it, and what to enter there.
 */
#define BACKBONE_TYPE_SETUP_THERE_PART (backbone_setup_there_part_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupTherePart,
                      backbone_setup_there_part,
                      BACKBONE,
                      SETUP_THERE_PART,
                      BackboneSetupPart)

G_END_DECLS
