/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-channel-kind.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

/**
 * BackbonePurpose:
 * @BACKBONE_PURPOSE_INCIDENTS: support incidents
 * @BACKBONE_PURPOSE_SYSTEM_DATA: system data for the Maintenance Planner
 * @BACKBONE_PURPOSE_EARLY_WATCH: EarlyWatch Alert data
 * @BACKBONE_PURPOSE_NOTES: SAP Notes
 *
 * What a customer has its channels for.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_PURPOSE_INCIDENTS = 0,
  BACKBONE_PURPOSE_SYSTEM_DATA = 1,
  BACKBONE_PURPOSE_EARLY_WATCH = 2,
  BACKBONE_PURPOSE_NOTES = 3,
} BackbonePurpose;

#define BACKBONE_N_PURPOSES 4

#define BACKBONE_TYPE_PURPOSE (backbone_purpose_get_type ())
GType backbone_purpose_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_purpose_to_id (BackbonePurpose value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_purpose_from_id (const char *id, BackbonePurpose *value);
const char *backbone_purpose_to_title (BackbonePurpose purpose);
BackboneChannelKind backbone_purpose_get_kind (BackbonePurpose purpose);

/**
 * BackboneChannelFacts:
 * @verdicts: the newest verdict of each kind of channel
 * @enabled: whether the channel of that kind is used
 *
 * What is known of the channels of a customer.
 */
typedef struct
{
  BackboneVerdict verdicts[BACKBONE_N_CHANNEL_KINDS];
  gboolean enabled[BACKBONE_N_CHANNEL_KINDS];
} BackboneChannelFacts;

BackboneVerdict backbone_purpose_get_verdict (BackbonePurpose purpose,
                                              const BackboneChannelFacts *channels,
                                              BackboneVerdict exchange,
                                              gboolean *from_exchange);

G_END_DECLS
