/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneYearCalendar:
 *
 * A year of days that ends today, one cell a day and one column a week: how the checks of a channel
 * ended. Arrow keys move a cursor by days and weeks, Page Up and Page Down by four weeks, Home and End
 * to the first and the last day; so does the pointer.
 *
 * Properties: spans (GListModel of BackboneHistorySpan by day, newest first, nullable), text (string,
 * read-only: the numbers of the day under the cursor; screen readers get them as its description).
 */
#define BACKBONE_TYPE_YEAR_CALENDAR (backbone_year_calendar_get_type ())
G_DECLARE_FINAL_TYPE (BackboneYearCalendar,
                      backbone_year_calendar,
                      BACKBONE,
                      YEAR_CALENDAR,
                      GtkWidget)

G_END_DECLS
