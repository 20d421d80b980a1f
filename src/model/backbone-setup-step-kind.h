/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneSetupStepKind:
 * @BACKBONE_SETUP_STEP_KIND_UPGRADE: the installation has the least release
 * @BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH: the upgraded installation still talks the old way
 * @BACKBONE_SETUP_STEP_KIND_S_USERS: technical users and S-Users of all customers are collected
 * @BACKBONE_SETUP_STEP_KIND_INTERNET: the hosts of the backbone can be reached
 * @BACKBONE_SETUP_STEP_KIND_HUB_CONFIG: the task list that makes the channels of the owner
 * @BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER: multi-customer handling is switched on
 * @BACKBONE_SETUP_STEP_KIND_MASS_SETUP: three channels for each customer
 * @BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS: all customer numbers are maintained
 * @BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS: an S-User for each customer and the batch user
 * @BACKBONE_SETUP_STEP_KIND_REFRESH: installations are tied to customers
 * @BACKBONE_SETUP_STEP_KIND_REVERT: the legacy switch is reverted
 *
 * A step of the migration guide, in the order in which they are taken.
 *
 * Its name is stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_SETUP_STEP_KIND_UPGRADE = 0,
  BACKBONE_SETUP_STEP_KIND_LEGACY_SWITCH = 1,
  BACKBONE_SETUP_STEP_KIND_S_USERS = 2,
  BACKBONE_SETUP_STEP_KIND_INTERNET = 3,
  BACKBONE_SETUP_STEP_KIND_HUB_CONFIG = 4,
  BACKBONE_SETUP_STEP_KIND_MULTI_CUSTOMER = 5,
  BACKBONE_SETUP_STEP_KIND_MASS_SETUP = 6,
  BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS = 7,
  BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS = 8,
  BACKBONE_SETUP_STEP_KIND_REFRESH = 9,
  BACKBONE_SETUP_STEP_KIND_REVERT = 10,
} BackboneSetupStepKind;

#define BACKBONE_N_SETUP_STEPS 11

#define BACKBONE_TYPE_SETUP_STEP_KIND (backbone_setup_step_kind_get_type ())
GType backbone_setup_step_kind_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line and in JSON. */
const char *backbone_setup_step_kind_to_id (BackboneSetupStepKind value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_setup_step_kind_from_id (const char *id, BackboneSetupStepKind *value);

G_END_DECLS
