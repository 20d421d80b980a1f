/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-context.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeControl:
 *
 * The control path: plain HTTP on loopback, for tests and for people who want to see things fail.
 */
typedef struct _BackbonePracticeControl BackbonePracticeControl;

BackbonePracticeControl *backbone_practice_control_new (BackbonePracticeContext *context);
void backbone_practice_control_free (BackbonePracticeControl *control);
gboolean backbone_practice_control_listen (BackbonePracticeControl *control,
                                           guint16 wanted_port,
                                           gboolean or_any,
                                           GError **error);
guint16 backbone_practice_control_get_port (BackbonePracticeControl *control);
const char *backbone_practice_control_get_token (BackbonePracticeControl *control);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePracticeControl, backbone_practice_control_free)

G_END_DECLS
