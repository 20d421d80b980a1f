/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneSetupGap:
 * @BACKBONE_SETUP_GAP_TECHNICAL_USER: it has no technical user
 * @BACKBONE_SETUP_GAP_TECHNICAL_USER_LOCKED: its technical user is locked
 * @BACKBONE_SETUP_GAP_CREDENTIAL: no password or certificate of its technical user is saved
 * @BACKBONE_SETUP_GAP_S_USER: no S-User of it is known
 * @BACKBONE_SETUP_GAP_S_USER_PASSWORD: no password of an S-User of it is saved
 * @BACKBONE_SETUP_GAP_SOFTWARE_DOWNLOAD: no S-User of it is known to have Software Download
 * @BACKBONE_SETUP_GAP_CHANNELS: it does not have its three channels
 * @BACKBONE_SETUP_GAP_NOT_MAINTAINED: its number is not known to be maintained
 * @BACKBONE_SETUP_GAP_ASSIGNMENT: no S-User is assigned to the batch user
 * @BACKBONE_SETUP_GAP_WRONG_CUSTOMER: the assigned S-User belongs to another customer
 * @BACKBONE_SETUP_GAP_REFRESH: its installations were not read
 * @BACKBONE_SETUP_GAP_NOT_SET_UP: the mass set-up was not run since it was added
 *
 * What one customer still needs in a step of the migration guide.
 */
typedef enum
{
  BACKBONE_SETUP_GAP_TECHNICAL_USER = 0,
  BACKBONE_SETUP_GAP_TECHNICAL_USER_LOCKED = 1,
  BACKBONE_SETUP_GAP_CREDENTIAL = 2,
  BACKBONE_SETUP_GAP_S_USER = 3,
  BACKBONE_SETUP_GAP_S_USER_PASSWORD = 4,
  BACKBONE_SETUP_GAP_SOFTWARE_DOWNLOAD = 5,
  BACKBONE_SETUP_GAP_CHANNELS = 6,
  BACKBONE_SETUP_GAP_NOT_MAINTAINED = 7,
  BACKBONE_SETUP_GAP_ASSIGNMENT = 8,
  BACKBONE_SETUP_GAP_WRONG_CUSTOMER = 9,
  BACKBONE_SETUP_GAP_REFRESH = 10,
  BACKBONE_SETUP_GAP_NOT_SET_UP = 11,
} BackboneSetupGap;

#define BACKBONE_N_SETUP_GAPS 12

#define BACKBONE_TYPE_SETUP_GAP (backbone_setup_gap_get_type ())
GType backbone_setup_gap_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line and in JSON. */
const char *backbone_setup_gap_to_id (BackboneSetupGap value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_setup_gap_from_id (const char *id, BackboneSetupGap *value);
const char *backbone_setup_gap_to_title (BackboneSetupGap value);

G_END_DECLS
