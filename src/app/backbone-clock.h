/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneClock:
 *
 * The one clock of the window: ages of all rows follow it, so that none of them needs a timer.
 *
 * Property now (int64, a BackboneTime), notified every 15 seconds.
 */
#define BACKBONE_TYPE_CLOCK (backbone_clock_get_type ())
G_DECLARE_FINAL_TYPE (BackboneClock, backbone_clock, BACKBONE, CLOCK, GObject)

/* (transfer none): lives as long as the program. */
BackboneClock *backbone_clock_get_default (void);

/* The present, exactly; not only the last tick. */
BackboneTime backbone_clock_get_now (BackboneClock *self);

G_END_DECLS
