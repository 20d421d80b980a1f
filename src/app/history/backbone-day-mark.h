/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneDayMark:
 * @BACKBONE_DAY_NONE: nothing was measured
 * @BACKBONE_DAY_WORKING: everything worked
 * @BACKBONE_DAY_ATTENTION: nothing failed, but something is incomplete or was left out
 * @BACKBONE_DAY_OWN: what failed did so while the trouble was on one's own side
 * @BACKBONE_DAY_FAILING: at least one check failed
 *
 * How a day is drawn. Each has a shape of its own: colour only adds to it.
 */
typedef enum
{
  BACKBONE_DAY_NONE,
  BACKBONE_DAY_WORKING,
  BACKBONE_DAY_ATTENTION,
  BACKBONE_DAY_OWN,
  BACKBONE_DAY_FAILING,
} BackboneDayMark;

#define BACKBONE_N_DAY_MARKS 5

BackboneDayMark backbone_day_mark_of (BackboneHistorySpan *span);
const char *backbone_day_mark_to_title (BackboneDayMark mark);
void backbone_day_mark_draw (BackboneDayMark mark,
                             GtkWidget *widget,
                             GtkSnapshot *snapshot,
                             const graphene_rect_t *area);

G_END_DECLS
