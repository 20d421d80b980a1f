/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-check-walk-private.h"

#include <glib/gi18n-lib.h>

#define MAX_RETRIES 2
/* Whoever asks for a longer pause gets it: the check is over then. */
#define MAX_RETRY_AFTER_SECONDS 30

static const guint pauses_ms[MAX_RETRIES] = { 500, 2000 };

/**
 * backbone_check_walk_is_at_end:
 * @self: a walk
 *
 * Returns: whether all channels of the user have their outcome
 */
gboolean
backbone_check_walk_is_at_end (const BackboneCheckWalk *self)
{
  return self->next >= self->user->first_target + self->user->n_targets;
}

/**
 * backbone_check_walk_step:
 * @self: a walk
 *
 * Goes on to the next channel of the user.
 */
void
backbone_check_walk_step (BackboneCheckWalk *self)
{
  self->next++;
  self->n_tries = 0;
  self->fresh = FALSE;
}

/**
 * backbone_check_walk_decide:
 * @self: a walk
 * @attempt: what trying its target found
 * @pause_ms: (out): how long to wait, for %BACKBONE_CHECK_AGAIN_LATER
 *
 * Decides whether the target is tried again. A refused log-on never is. A log-on that left without
 * an answer may have been counted as a failed one, so for all channels of a user together only one
 * such log-on is repeated.
 *
 * Returns: how to go on
 */
BackboneCheckDecision
backbone_check_walk_decide (BackboneCheckWalk *self,
                            const BackboneCheckAttempt *attempt,
                            guint *pause_ms)
{
  gboolean unanswered_log_on = attempt->sent && !attempt->answered;

  *pause_ms = 0;
  if (!backbone_verdict_may_be_retried (attempt->verdict, attempt->status)
      || attempt->retry_after > MAX_RETRY_AFTER_SECONDS || self->n_tries >= MAX_RETRIES
      || (unanswered_log_on && self->resent))
    return BACKBONE_CHECK_OVER;

  *pause_ms = MAX (pauses_ms[self->n_tries], attempt->retry_after * 1000);
  self->n_tries++;
  self->fresh = !attempt->answered;
  if (unanswered_log_on)
    self->resent = TRUE;

  /* Servers close idle connections whenever they like; that is no trouble to wait for. */
  if (attempt->reused && !attempt->answered
      && attempt->verdict == BACKBONE_VERDICT_CONNECTION_BROKEN)
    return BACKBONE_CHECK_AGAIN;

  return BACKBONE_CHECK_AGAIN_LATER;
}

/**
 * backbone_check_walk_hold:
 * @self: a walk
 * @target: the channel on which the log-on failed
 * @attempt: how it failed
 *
 * Holds the user: its other channels are not tried.
 */
void
backbone_check_walk_hold (BackboneCheckWalk *self,
                          const BackboneCheckTarget *target,
                          const BackboneCheckAttempt *attempt)
{
  g_autofree char *why = NULL;

  if (self->hold)
    return;

  /* Translators: the customer number, the channel, what was found there ("Password refused"), and
   * the HTTP status. */
  why = g_strdup_printf (_ ("Not tried, since the log-on of customer %s at the %s failed: %s (HTTP "
                            "%u)"),
                         target->customer, backbone_channel_kind_to_title (target->kind),
                         backbone_verdict_to_title (attempt->verdict), attempt->status);
  self->hold = g_ref_string_new (why);
}

/**
 * backbone_check_walk_hold_like:
 * @self: a walk
 * @other: another one of the same user
 *
 * Holds the user in @self if it is held in @other.
 */
void
backbone_check_walk_hold_like (BackboneCheckWalk *self, const BackboneCheckWalk *other)
{
  self->resent |= other->resent;
  if (other->hold && self->hold == NULL)
    self->hold = g_ref_string_acquire (other->hold);
}

/**
 * backbone_check_walk_proves_log_on:
 * @verdict: what a log-on found
 *
 * Returns: whether the backbone looked at the credentials to answer so
 */
gboolean
backbone_check_walk_proves_log_on (BackboneVerdict verdict)
{
  return verdict == BACKBONE_VERDICT_OK || verdict == BACKBONE_VERDICT_NOT_AUTHORISED
         || verdict == BACKBONE_VERDICT_WRONG_CUSTOMER || backbone_verdict_holds_user (verdict);
}
