/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

#define BACKBONE_CALENDAR_WEEKS 53

/**
 * BackboneCalendarLayout:
 * @first: the first day, which begins a week
 * @n_days: how many days there are, the last one being today
 *
 * The days of a year that ends today, in whole weeks.
 */
typedef struct
{
  GDate first;
  guint n_days;
} BackboneCalendarLayout;

void backbone_calendar_layout_init (BackboneCalendarLayout *self,
                                    BackboneTime now,
                                    GTimeZone *zone,
                                    guint first_weekday);
int backbone_calendar_layout_find (const BackboneCalendarLayout *self,
                                   BackboneTime start,
                                   GTimeZone *zone);
BackboneTime
backbone_calendar_layout_get_start (const BackboneCalendarLayout *self, guint day, GTimeZone *zone);
int backbone_calendar_layout_month_of_week (const BackboneCalendarLayout *self, guint week);

guint backbone_first_weekday (void);

G_END_DECLS
