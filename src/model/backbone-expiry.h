/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

/* How long before its end what expires wants attention; the time is in microseconds. */
#define BACKBONE_EXPIRY_ATTENTION_DAYS 90
#define BACKBONE_EXPIRY_ATTENTION_TIME                                                             \
  (BACKBONE_EXPIRY_ATTENTION_DAYS * G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

/**
 * BackboneExpiry:
 * @BACKBONE_EXPIRY_NONE: there is nothing that expires
 * @BACKBONE_EXPIRY_FAR: it lasts longer than 90 days
 * @BACKBONE_EXPIRY_SOON: at most 90 days are left
 * @BACKBONE_EXPIRY_NEAR: at most 30 days are left
 * @BACKBONE_EXPIRY_URGENT: at most 14 days are left
 * @BACKBONE_EXPIRY_LAST: at most 2 days are left
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

BackboneExpiry backbone_expiry_of (BackboneTime expires, BackboneTime now);
gboolean backbone_expiry_wants_attention (BackboneExpiry expiry);
int backbone_expiry_days_left (BackboneTime expires, BackboneTime now);
char *backbone_expiry_to_text (BackboneTime expires, BackboneTime now);

G_END_DECLS
