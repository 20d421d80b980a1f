/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-verdict.h"

G_BEGIN_DECLS

/**
 * BackboneRotation:
 * @BACKBONE_ROTATION_NONE: nothing was tried yet
 * @BACKBONE_ROTATION_STORED: the new password works; it is saved and used by all channels
 * @BACKBONE_ROTATION_REFUSED: the new password was refused; the old one is kept, the user is held
 * @BACKBONE_ROTATION_HELD: the user is held, so the new password was not tried
 * @BACKBONE_ROTATION_UNPROVEN: no answer that says whether it is right; nothing was changed
 * @BACKBONE_ROTATION_SAVED_UNTRIED: the new password is saved, but nothing could try it
 *
 * How it ended to give a user a new password.
 */
typedef enum
{
  BACKBONE_ROTATION_NONE,
  BACKBONE_ROTATION_STORED,
  BACKBONE_ROTATION_REFUSED,
  BACKBONE_ROTATION_HELD,
  BACKBONE_ROTATION_UNPROVEN,
  BACKBONE_ROTATION_SAVED_UNTRIED,
} BackboneRotation;

#define BACKBONE_TYPE_ROTATION (backbone_rotation_get_type ())
GType backbone_rotation_get_type (void) G_GNUC_CONST;

const char *backbone_rotation_to_id (BackboneRotation rotation);

BackboneRotation backbone_rotation_judge (BackboneVerdict verdict, gboolean logged_on);

char *backbone_rotation_dup_message (BackboneRotation rotation,
                                     const char *user,
                                     BackboneVerdict verdict,
                                     guint n_customers);
/* The same for an S-User. */
char *backbone_rotation_dup_s_user_message (BackboneRotation rotation,
                                            const char *s_user,
                                            BackboneVerdict verdict,
                                            guint n_assignments);
const char *backbone_rotation_to_next_step (BackboneRotation rotation);

G_END_DECLS
