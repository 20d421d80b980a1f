/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-setup-part.h"

G_BEGIN_DECLS

/**
 * BackboneSetupRestPart:
 *
 * For whom a step is not done yet, the owner of the installation first, and what is missing. In step
 * s-users, the letter to each customer.
 */
#define BACKBONE_TYPE_SETUP_REST_PART (backbone_setup_rest_part_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupRestPart,
                      backbone_setup_rest_part,
                      BACKBONE,
                      SETUP_REST_PART,
                      BackboneSetupPart)

G_END_DECLS
