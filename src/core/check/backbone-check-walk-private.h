/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-lane-private.h"

G_BEGIN_DECLS

typedef struct _BackboneCheckWalk BackboneCheckWalk;

/**
 * BackboneCheckWalk:
 * @user: whose channels are checked
 * @next: index of the target at hand
 * @n_tries: how often the target at hand was tried
 * @fresh: whether the next try must have a new connection
 * @resent: whether a log-on that nobody answered was sent once more
 * @hold: (nullable): a #GRefString: why the user is not tried any more
 * @certificate: (nullable): what the user logs on with, if that is no password
 * @request: what is asked for now
 * @due: monotonic time of the next try, while it waits
 * @link: the next one in the queue of a site
 * @follower: (nullable): another entry of the plan with the same user, which has to wait for this
 *
 * The way of one technical user through its channels, one log-on after the other. This is the lock
 * guard: it knows what was sent with this user, and whether it may be tried again.
 */
struct _BackboneCheckWalk
{
  const BackboneCheckUser *user;
  guint next;
  guint n_tries;
  gboolean fresh;
  gboolean resent;
  char *hold;
  GTlsCertificate *certificate;
  BackboneCheckRequest request;
  gint64 due;
  BackboneCheckWalk *link;
  BackboneCheckWalk *follower;
};

typedef enum
{
  BACKBONE_CHECK_OVER,        /* that was it: what was found is the outcome */
  BACKBONE_CHECK_AGAIN,       /* at once: the connection had been closed before the request came */
  BACKBONE_CHECK_AGAIN_LATER, /* after a pause */
} BackboneCheckDecision;

gboolean backbone_check_walk_is_at_end (const BackboneCheckWalk *self);
void backbone_check_walk_step (BackboneCheckWalk *self);
BackboneCheckDecision backbone_check_walk_decide (BackboneCheckWalk *self,
                                                  const BackboneCheckAttempt *attempt,
                                                  guint *pause_ms);
void backbone_check_walk_hold (BackboneCheckWalk *self,
                               const BackboneCheckTarget *target,
                               const BackboneCheckAttempt *attempt);
void backbone_check_walk_hold_like (BackboneCheckWalk *self, const BackboneCheckWalk *other);
gboolean backbone_check_walk_proves_log_on (BackboneVerdict verdict);

G_END_DECLS
