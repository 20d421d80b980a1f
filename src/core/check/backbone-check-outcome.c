/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-plan-private.h"

/**
 * backbone_check_outcome_new:
 * @target: what was checked
 * @user: (nullable): with whose log-on; must stay as long as the outcome
 *
 * Returns: (transfer full): an outcome without verdict, of now
 */
BackboneCheckOutcome *
backbone_check_outcome_new (const BackboneCheckTarget *target, const char *user)
{
  BackboneCheckOutcome *self = g_new0 (BackboneCheckOutcome, 1);

  self->channel = target->channel;
  self->customer = target->customer;
  self->user = user;
  self->kind = target->kind;
  self->endpoint = target->endpoint;
  self->time = g_get_real_time ();
  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    self->phases[i] = -1;

  return self;
}

void
backbone_check_outcome_free (BackboneCheckOutcome *self)
{
  g_clear_pointer (&self->chain_digest, g_ref_string_release);
  g_clear_pointer (&self->evidence, g_ref_string_release);
  g_clear_object (&self->chain);
  g_clear_pointer (&self->address, g_ref_string_release);
  g_clear_pointer (&self->proxy, g_ref_string_release);
  g_free (self);
}

/**
 * backbone_check_outcome_to_result:
 * @self: an outcome
 * @run: the number of the run it belongs to
 *
 * Returns: (transfer full): the same as an object for lists
 */
BackboneCheckResult *
backbone_check_outcome_to_result (const BackboneCheckOutcome *self, gint64 run)
{
  return g_object_new (
      BACKBONE_TYPE_CHECK_RESULT, "run", run, "time", self->time, "customer", self->customer,
      "kind", self->kind, "verdict", self->verdict, "status", self->status, "name-lookup-us",
      self->phases[BACKBONE_PHASE_NAME_LOOKUP], "proxy-us", self->phases[BACKBONE_PHASE_PROXY],
      "connect-us", self->phases[BACKBONE_PHASE_CONNECT], "tls-us",
      self->phases[BACKBONE_PHASE_TLS], "wait-us", self->phases[BACKBONE_PHASE_WAIT], "receive-us",
      self->phases[BACKBONE_PHASE_RECEIVE], "tls-version", self->tls_version, "chain-digest",
      self->chain_digest, "evidence", self->evidence, NULL);
}
