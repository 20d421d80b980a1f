/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

/**
 * BackboneExpiry:
 * @BACKBONE_EXPIRY_NONE: there is nothing that expires
 * @BACKBONE_EXPIRY_FAR: nobody is warned yet
 * @BACKBONE_EXPIRY_SOON: the first warning: usually, at most 90 days are left
 * @BACKBONE_EXPIRY_NEAR: the second: at most 30 days
 * @BACKBONE_EXPIRY_URGENT: the third: at most 14 days
 * @BACKBONE_EXPIRY_LAST: the last: at most 2 days
 * @BACKBONE_EXPIRY_OVER: it has expired
 *
 * How near its end a certificate is, in the steps in which administrators are warned.
 */
typedef enum
{
  BACKBONE_EXPIRY_NONE,
  BACKBONE_EXPIRY_FAR,
  BACKBONE_EXPIRY_SOON,
  BACKBONE_EXPIRY_NEAR,
  BACKBONE_EXPIRY_URGENT,
  BACKBONE_EXPIRY_LAST,
  BACKBONE_EXPIRY_OVER,
} BackboneExpiry;

#define BACKBONE_N_EXPIRY_STEPS   4
#define BACKBONE_EXPIRY_STEPS_MAX 3650

/**
 * BackboneExpirySteps:
 * @days: how many days before an end people are warned, from %BACKBONE_EXPIRY_SOON to
 *   %BACKBONE_EXPIRY_LAST, fewer each time
 *
 * The warning days of a landscape: everything that says of something that it expires follows them.
 */
typedef struct
{
  guint days[BACKBONE_N_EXPIRY_STEPS];
} BackboneExpirySteps;

/* 90, 30, 14 and 2 days. */
extern const BackboneExpirySteps backbone_expiry_steps_default;

#define BACKBONE_TYPE_EXPIRY_STEPS (backbone_expiry_steps_get_type ())
GType backbone_expiry_steps_get_type (void) G_GNUC_CONST;

BackboneExpirySteps *backbone_expiry_steps_copy (const BackboneExpirySteps *steps);
void backbone_expiry_steps_free (BackboneExpirySteps *steps);
gboolean backbone_expiry_steps_equal (const BackboneExpirySteps *a, const BackboneExpirySteps *b);
gboolean backbone_expiry_steps_parse (const char *text, BackboneExpirySteps *steps);
char *backbone_expiry_steps_to_text (const BackboneExpirySteps *steps);

BackboneExpiry
backbone_expiry_of (BackboneTime expires, BackboneTime now, const BackboneExpirySteps *steps);
gboolean backbone_expiry_is_over (BackboneTime expires, BackboneTime now);
gboolean backbone_expiry_wants_attention (BackboneExpiry expiry);
guint backbone_expiry_to_days (BackboneExpiry expiry, const BackboneExpirySteps *steps);
int backbone_expiry_days_left (BackboneTime expires, BackboneTime now);
char *backbone_expiry_dup_warning (BackboneTime not_before,
                                   BackboneTime not_after,
                                   BackboneTime now,
                                   const BackboneExpirySteps *steps);
char *backbone_expiry_to_text (BackboneExpiry expiry, BackboneTime expires, BackboneTime now);

G_END_DECLS
