/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackbonePlotScale:
 * @step: from one line to the next, in microseconds: 1, 2 or 5 times a power of ten
 * @n_steps: how many there are above 0
 *
 * The axis of durations.
 */
typedef struct
{
  gint64 step;
  guint n_steps;
} BackbonePlotScale;

BackbonePlotScale backbone_plot_scale (gint64 highest, guint most_steps);
char *backbone_plot_duration_label (gint64 microseconds);

/**
 * BackbonePlotTick:
 * @time: where it is
 * @label: what stands there
 *
 * One mark on the axis of time.
 */
typedef struct
{
  BackboneTime time;
  char *label;
} BackbonePlotTick;

GArray *
backbone_plot_time_ticks (BackboneTime from, BackboneTime until, GTimeZone *zone, guint most);

gint64 backbone_plot_gap (const BackboneTime *times, guint n_times, gint64 span);

G_END_DECLS
