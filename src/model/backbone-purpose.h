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
 */
typedef enum
{
  BACKBONE_PURPOSE_INCIDENTS,
  BACKBONE_PURPOSE_SYSTEM_DATA,
  BACKBONE_PURPOSE_EARLY_WATCH,
  BACKBONE_PURPOSE_NOTES,
} BackbonePurpose;

#define BACKBONE_N_PURPOSES 4

#define BACKBONE_TYPE_PURPOSE (backbone_purpose_get_type ())
GType backbone_purpose_get_type (void) G_GNUC_CONST;

const char *backbone_purpose_to_title (BackbonePurpose purpose);
BackboneChannelKind backbone_purpose_get_kind (BackbonePurpose purpose);
BackboneVerdict backbone_purpose_get_verdict (BackbonePurpose purpose,
                                              const BackboneVerdict verdicts[],
                                              const gboolean enabled[]);

G_END_DECLS
