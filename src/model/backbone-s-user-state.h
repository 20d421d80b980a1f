/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneSUserState:
 * @BACKBONE_S_USER_STATE_UNKNOWN: nobody said when it expires, and it never logged on here
 * @BACKBONE_S_USER_STATE_VALID: it can log on, and nobody is warned of its end yet
 * @BACKBONE_S_USER_STATE_EXPIRING: it expires within the warning days of the landscape
 * @BACKBONE_S_USER_STATE_EXPIRED: it cannot log on, but can still be reactivated
 * @BACKBONE_S_USER_STATE_DELETED: it is gone for good
 * @BACKBONE_S_USER_STATE_LOCKED: too many log-ons failed, or somebody locked it
 *
 * How an S-User is. It lives for 24 months, expires, and is deleted 90 days later.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_S_USER_STATE_UNKNOWN = 0,
  BACKBONE_S_USER_STATE_VALID = 1,
  BACKBONE_S_USER_STATE_EXPIRING = 2,
  BACKBONE_S_USER_STATE_EXPIRED = 3,
  BACKBONE_S_USER_STATE_DELETED = 4,
  BACKBONE_S_USER_STATE_LOCKED = 5,
} BackboneSUserState;

#define BACKBONE_TYPE_S_USER_STATE (backbone_s_user_state_get_type ())
GType backbone_s_user_state_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_s_user_state_to_id (BackboneSUserState value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_s_user_state_from_id (const char *id, BackboneSUserState *value);
const char *backbone_s_user_state_to_title (BackboneSUserState value);

G_END_DECLS
