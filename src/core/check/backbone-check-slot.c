/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-check-slot-private.h"

/**
 * backbone_check_slot_new:
 * @site: where it leads; owns the slot
 * @opened: called when its connection is made
 * @done: called when an attempt is over
 * @user_data: kept in the slot
 *
 * Returns: (transfer none): an idle slot without a connection yet
 */
BackboneCheckSlot *
backbone_check_slot_new (BackboneCheckSite *site,
                         BackboneCheckLaneFunc opened,
                         BackboneCheckLaneFunc done,
                         gpointer user_data)
{
  BackboneCheckSlot *self = g_new0 (BackboneCheckSlot, 1);

  self->site = site;
  self->user_data = user_data;
  self->lane = backbone_check_lane_new (&site->route, opened, done, self);
  g_ptr_array_add (site->slots, self);

  return self;
}

/**
 * backbone_check_slot_find_idle:
 * @site: a site
 * @open: whether its connection should be open, or rather not
 *
 * Returns: (transfer none) (nullable): an idle slot, as wanted if there is one
 */
BackboneCheckSlot *
backbone_check_slot_find_idle (BackboneCheckSite *site, gboolean open)
{
  BackboneCheckSlot *other = NULL;

  for (guint i = 0; i < site->slots->len; i++)
    {
      BackboneCheckSlot *slot = g_ptr_array_index (site->slots, i);

      if (slot->walk)
        continue;
      if (backbone_check_lane_is_open (slot->lane) == open)
        return slot;
      other = slot;
    }

  return other;
}

/**
 * backbone_check_slot_close_all:
 * @site: a site with nothing under way
 *
 * Returns: how many connections it had
 */
guint
backbone_check_slot_close_all (BackboneCheckSite *site)
{
  guint count = site->slots->len;

  for (guint i = 0; i < count; i++)
    {
      BackboneCheckSlot *slot = g_ptr_array_index (site->slots, i);

      backbone_check_lane_free (slot->lane);
      g_free (slot);
    }
  g_ptr_array_set_size (site->slots, 0);

  return count;
}

/**
 * backbone_check_slot_describe:
 * @self: a slot
 * @attempt: what an attempt over it found
 * @outcome: gets all that is known about it
 */
void
backbone_check_slot_describe (BackboneCheckSlot *self,
                              const BackboneCheckAttempt *attempt,
                              BackboneCheckOutcome *outcome)
{
  const BackboneCheckPeer *peer = backbone_check_lane_get_peer (self->lane);

  outcome->verdict = attempt->verdict;
  outcome->status = attempt->status;
  outcome->evidence = attempt->evidence ? g_ref_string_new (attempt->evidence) : NULL;
  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    outcome->phases[i] = attempt->phases[i];
  outcome->address = peer->address ? g_ref_string_acquire (peer->address) : NULL;
  outcome->proxy = peer->proxy ? g_ref_string_acquire (peer->proxy) : NULL;
  if (attempt->sent)
    {
      outcome->tls_version = peer->tls_version;
      outcome->chain_digest = peer->chain_digest ? g_ref_string_acquire (peer->chain_digest) : NULL;
      outcome->chain = peer->chain ? g_object_ref (peer->chain) : NULL;
    }
  outcome->logged_on = attempt->answered && backbone_check_walk_proves_log_on (attempt->verdict);
}
