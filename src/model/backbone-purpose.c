/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-purpose.h"

#include "backbone-enum-private.h"
#include "backbone-status.h"

#include <glib/gi18n-lib.h>

static const GEnumValue values[] = {
  { BACKBONE_PURPOSE_INCIDENTS, "BACKBONE_PURPOSE_INCIDENTS", "incidents" },
  { BACKBONE_PURPOSE_SYSTEM_DATA, "BACKBONE_PURPOSE_SYSTEM_DATA", "system-data" },
  { BACKBONE_PURPOSE_EARLY_WATCH, "BACKBONE_PURPOSE_EARLY_WATCH", "early-watch" },
  { BACKBONE_PURPOSE_NOTES, "BACKBONE_PURPOSE_NOTES", "notes" },
  { 0, NULL, NULL },
};

BACKBONE_DEFINE_ENUM_WITH_IDS (BackbonePurpose, backbone_purpose, values)

typedef struct
{
  const char *title;
  BackboneChannelKind kind;
} PurposeInfo;

/* Which channel serves what: the table of the three channels in SAP's public documentation. */
static const PurposeInfo infos[] = {
  [BACKBONE_PURPOSE_INCIDENTS] = { N_ ("Support incidents"), BACKBONE_CHANNEL_PORTAL },
  [BACKBONE_PURPOSE_SYSTEM_DATA] = { N_ ("Maintenance Planner data"), BACKBONE_CHANNEL_PORTAL },
  [BACKBONE_PURPOSE_EARLY_WATCH] = { N_ ("EarlyWatch Alert"), BACKBONE_CHANNEL_PARCEL_BOX },
  [BACKBONE_PURPOSE_NOTES] = { N_ ("SAP Notes"), BACKBONE_CHANNEL_NOTE_DOWNLOAD },
};

/**
 * backbone_purpose_to_title:
 * @purpose: a purpose
 *
 * Returns: (transfer none) (not nullable): its translated name for people
 */
const char *
backbone_purpose_to_title (BackbonePurpose purpose)
{
  g_return_val_if_fail ((guint)purpose < BACKBONE_N_PURPOSES, "");

  return _ (infos[purpose].title);
}

/**
 * backbone_purpose_get_kind:
 * @purpose: a purpose
 *
 * Returns: the kind of channel that serves it
 */
BackboneChannelKind
backbone_purpose_get_kind (BackbonePurpose purpose)
{
  g_return_val_if_fail ((guint)purpose < BACKBONE_N_PURPOSES, BACKBONE_CHANNEL_PORTAL);

  return infos[purpose].kind;
}

/**
 * backbone_purpose_get_verdict:
 * @purpose: a purpose
 * @channels: what is known of the channels of the customer
 * @exchange: what the newest trial of @purpose found, %BACKBONE_VERDICT_NEVER_CHECKED without one
 * @from_exchange: (out) (optional): whether the trial says so, not the channel alone
 *
 * A purpose works as far as the channel that serves it. Without that channel it can't work, so a
 * channel that is not used counts as not configured, whatever it once answered. A trial says more than
 * a channel that works: that the S-User may do it, and that what is sent arrives.
 *
 * Returns: what is known about the purpose
 */
BackboneVerdict
backbone_purpose_get_verdict (BackbonePurpose purpose,
                              const BackboneChannelFacts *channels,
                              BackboneVerdict exchange,
                              gboolean *from_exchange)
{
  BackboneChannelKind kind = backbone_purpose_get_kind (purpose);
  BackboneVerdict channel
      = channels->enabled[kind] ? channels->verdicts[kind] : BACKBONE_VERDICT_NOT_CONFIGURED;
  gboolean counts = exchange != BACKBONE_VERDICT_NEVER_CHECKED && channels->enabled[kind]
                    && backbone_status_from_verdict (channel) != BACKBONE_STATUS_FAILING
                    && (channel != BACKBONE_VERDICT_SKIPPED
                        || backbone_status_from_verdict (exchange) == BACKBONE_STATUS_FAILING);

  if (from_exchange)
    *from_exchange = counts;

  return counts ? exchange : channel;
}
