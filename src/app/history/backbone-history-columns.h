/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-text-table.h"

G_BEGIN_DECLS

/* Of tables of BackboneHistorySpan, by hour and by day, and of BackboneHistoryMonth. */
extern const BackboneTextColumn backbone_history_hour_columns[];
extern const BackboneTextColumn backbone_history_day_columns[];
extern const BackboneTextColumn backbone_history_month_columns[];

G_END_DECLS
