/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-options.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeStandIn:
 *
 * The whole stand-in: three hosts, the foreign host and the control path.
 */
typedef struct _BackbonePracticeStandIn BackbonePracticeStandIn;

BackbonePracticeStandIn *
backbone_practice_stand_in_start (const BackbonePracticeOptions *options, GError **error);
void backbone_practice_stand_in_stop (BackbonePracticeStandIn *stand_in);
char *backbone_practice_stand_in_dup_profile_name (BackbonePracticeStandIn *stand_in);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeStandIn, backbone_practice_stand_in_stop)

G_END_DECLS
