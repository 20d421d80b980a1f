/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-checker.h"

G_BEGIN_DECLS

/**
 * BackboneOpenLandscape:
 *
 * A landscape and what works for it as long as it is open, with or without a window: the checker, the watch that
 * follows its schedule, the notifier, and what is wrong on your side.
 */
#define BACKBONE_TYPE_OPEN_LANDSCAPE (backbone_open_landscape_get_type ())
G_DECLARE_FINAL_TYPE (BackboneOpenLandscape,
                      backbone_open_landscape,
                      BACKBONE,
                      OPEN_LANDSCAPE,
                      GObject)

/* (transfer full). Its signal "your-side-changed" comes also when something within it has changed. */
BackboneOpenLandscape *
backbone_open_landscape_new (GApplication *application, BackboneLandscape *landscape);
BackboneLandscape *backbone_open_landscape_get_landscape (BackboneOpenLandscape *self);
BackboneChecker *backbone_open_landscape_get_checker (BackboneOpenLandscape *self);
/* (transfer full) (nullable): none if there is no trouble on your side. */
BackboneYourSide *backbone_open_landscape_dup_your_side (BackboneOpenLandscape *self);
/* The landscape is about to be closed: what runs is cancelled, and nothing begins any more. */
void backbone_open_landscape_stop (BackboneOpenLandscape *self);

G_END_DECLS
