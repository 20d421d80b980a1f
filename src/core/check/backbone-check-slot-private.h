/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-site-private.h"

G_BEGIN_DECLS

/**
 * BackboneCheckSlot:
 * @site: where it leads
 * @lane: the connection
 * @walk: (nullable): who is using it, %NULL if it is idle
 * @opening_since: monotonic time since when it has been connecting; 0 if it is not, or if that
 *   takes so long that nobody counts on it
 * @user_data: as given
 *
 * A connection to a site, with who is using it.
 */
typedef struct
{
  BackboneCheckSite *site;
  BackboneCheckLane *lane;
  BackboneCheckWalk *walk;
  gint64 opening_since;
  gpointer user_data;
} BackboneCheckSlot;

/* The functions get the slot as user data. */
BackboneCheckSlot *backbone_check_slot_new (BackboneCheckSite *site,
                                            BackboneCheckLaneFunc opened,
                                            BackboneCheckLaneFunc done,
                                            gpointer user_data);

BackboneCheckSlot *backbone_check_slot_find_idle (BackboneCheckSite *site, gboolean open);
guint backbone_check_slot_close_all (BackboneCheckSite *site);
void backbone_check_slot_describe (BackboneCheckSlot *self,
                                   const BackboneCheckAttempt *attempt,
                                   BackboneCheckOutcome *outcome);

G_END_DECLS
