/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-checker.h"

G_BEGIN_DECLS

/**
 * BackboneWatch:
 *
 * Lets the channels of an open landscape be checked when its schedule says so, by the checker that
 * people use too, and never beside another check. It looks at the clock at least once a minute, so
 * that it survives suspended computers and clocks that are set.
 */
#define BACKBONE_TYPE_WATCH (backbone_watch_get_type ())
G_DECLARE_FINAL_TYPE (BackboneWatch, backbone_watch, BACKBONE, WATCH, GObject)

BackboneWatch *backbone_watch_new (BackboneLandscape *landscape, BackboneChecker *checker);
/* The landscape is about to be closed: nothing begins any more. */
void backbone_watch_stop (BackboneWatch *self);

G_END_DECLS
