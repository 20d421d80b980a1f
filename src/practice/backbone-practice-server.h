/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-options.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeServer:
 *
 * The whole stand-in: three hosts, the foreign host and the control path.
 */
typedef struct _BackbonePracticeServer BackbonePracticeServer;

BackbonePracticeServer *
backbone_practice_server_start (const BackbonePracticeOptions *options, GError **error);
void backbone_practice_server_stop (BackbonePracticeServer *server);
char *backbone_practice_server_dup_profile_name (BackbonePracticeServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeServer, backbone_practice_server_stop)

G_END_DECLS
