/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneAssignmentState:
 * @BACKBONE_ASSIGNMENT_STATE_GAP: there is none: jobs of this local user cannot exchange anything
 * @BACKBONE_ASSIGNMENT_STATE_OK: it can be used
 * @BACKBONE_ASSIGNMENT_STATE_EXPIRING: its S-User expires within 90 days
 * @BACKBONE_ASSIGNMENT_STATE_EXPIRED: its S-User has expired or is deleted
 * @BACKBONE_ASSIGNMENT_STATE_WRONG_CUSTOMER: its S-User belongs to another customer number
 * @BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER: nothing but the assignment itself says whose its S-User is
 * @BACKBONE_ASSIGNMENT_STATE_NO_PASSWORD: the password of its S-User is not saved here
 * @BACKBONE_ASSIGNMENT_STATE_LOCKED: its S-User is locked
 *
 * How the assignment of an S-User to a local user and a customer is.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_ASSIGNMENT_STATE_GAP = 0,
  BACKBONE_ASSIGNMENT_STATE_OK = 1,
  BACKBONE_ASSIGNMENT_STATE_EXPIRING = 2,
  BACKBONE_ASSIGNMENT_STATE_EXPIRED = 3,
  BACKBONE_ASSIGNMENT_STATE_WRONG_CUSTOMER = 4,
  BACKBONE_ASSIGNMENT_STATE_UNKNOWN_S_USER = 5,
  BACKBONE_ASSIGNMENT_STATE_NO_PASSWORD = 6,
  BACKBONE_ASSIGNMENT_STATE_LOCKED = 7,
} BackboneAssignmentState;

#define BACKBONE_TYPE_ASSIGNMENT_STATE (backbone_assignment_state_get_type ())
GType backbone_assignment_state_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_assignment_state_to_id (BackboneAssignmentState value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_assignment_state_from_id (const char *id, BackboneAssignmentState *value);
const char *backbone_assignment_state_to_title (BackboneAssignmentState value);

G_END_DECLS
