/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-phase.h"

G_BEGIN_DECLS

/* Which time of a check is meant: a BackbonePhase, or all of them. */
#define BACKBONE_FIGURE_TOTAL BACKBONE_N_PHASES
#define BACKBONE_N_FIGURES    (BACKBONE_N_PHASES + 1)

gint64 backbone_history_get_median (BackboneHistorySpan *span, guint figure);
gint64 backbone_history_get_p95 (BackboneHistorySpan *span, guint figure);
const char *backbone_history_figure_to_title (guint figure);

char *backbone_history_share_text (gint64 part, gint64 whole);
char *backbone_history_time_text (BackboneTime start, gboolean by_day, GTimeZone *zone);
char *backbone_history_counts_text (BackboneHistorySpan *span);
char *backbone_history_figure_text (BackboneHistorySpan *span, guint figure);

char *backbone_history_to_csv (GListModel *spans);

G_END_DECLS
