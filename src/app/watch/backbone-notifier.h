/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneNotifier:
 *
 * Tells the desktop what changes in a landscape, for as long as it lives, with or without a window:
 * when the landscape opens and whenever it has changed, but not before the end of a check run; and
 * every hour, since ends come nearer and quiet hours pass by themselves. As long as the desktop shows
 * no notifications, or people want none, changes stay untold.
 */
#define BACKBONE_TYPE_NOTIFIER (backbone_notifier_get_type ())
G_DECLARE_FINAL_TYPE (BackboneNotifier, backbone_notifier, BACKBONE, NOTIFIER, GObject)

/* (transfer full). Drop it before the landscape is closed. */
BackboneNotifier *backbone_notifier_new (GApplication *application, BackboneLandscape *landscape);

G_END_DECLS
