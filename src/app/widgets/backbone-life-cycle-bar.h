/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneLifeCycleBar:
 *
 * How far a technical user is: its stages in a row. Property life-cycle.
 */
#define BACKBONE_TYPE_LIFE_CYCLE_BAR (backbone_life_cycle_bar_get_type ())
G_DECLARE_FINAL_TYPE (BackboneLifeCycleBar,
                      backbone_life_cycle_bar,
                      BACKBONE,
                      LIFE_CYCLE_BAR,
                      GtkWidget)

/* The mark of @stage for a user that is at @reached: activation is known only from a log-on that
 * worked, or from somebody who said so. */
BackboneMark backbone_life_cycle_bar_get_mark (BackboneLifeCycle stage, BackboneLifeCycle reached);

G_END_DECLS
