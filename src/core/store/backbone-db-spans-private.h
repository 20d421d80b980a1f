/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-plan-private.h"
#include "backbone-db-outages-private.h"

G_BEGIN_DECLS

typedef enum
{
  BACKBONE_SPAN_HOUR,
  BACKBONE_SPAN_DAY,
} BackboneSpanKind;

/* Results of one channel within an hour or a day, as they are counted. */
typedef struct
{
  BackboneTime start;
  guint n;
  guint n_ok;
  guint n_bad;
  guint n_skipped;
  guint n_own;
  BackboneVerdict worst;
  GArray *phases[BACKBONE_N_PHASES]; /* gint64 */
} BackboneSpan;

void backbone_span_init (BackboneSpan *self);
void backbone_span_clear (BackboneSpan *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BackboneSpan, backbone_span_clear)
/* Empties it for another time. */
void backbone_span_begin (BackboneSpan *self, BackboneTime start);
/* @phases: (nullable): BACKBONE_N_PHASES numbers, -1 where there was none. */
void backbone_span_add (BackboneSpan *self, const BackboneWalkStep *step, const gint64 *phases);
/* Counts and the worst; phases can't be added up. */
void backbone_span_add_span (BackboneSpan *self, const BackboneSpan *other);

/* Its counts and the worst, from the columns n, n_ok, n_bad, n_skipped, n_own, worst of a rolled row. */
void backbone_span_read_counts (BackboneSpan *self, BackboneStatement *statement, int first_column);

/* Adds it to what is rolled up of that time already; nothing if it is empty. Counts add up; of
 * medians and percentiles those of the larger part stay, which matters only where a clock was set
 * back by days. For write transactions. */
gboolean backbone_db_span_store (BackboneDb *db,
                                 BackboneSpanKind kind,
                                 gint64 channel,
                                 BackboneSpan *span,
                                 GError **error);

/* BackboneHistorySpan, newest first, of what is rolled up and of what is not. @from, @until: 0 for no
 * limit. (out) (transfer full). */
gboolean backbone_db_spans_list (BackboneDb *db,
                                 BackboneSpanKind span_kind,
                                 const char *number,
                                 int kind,
                                 BackboneTime from,
                                 BackboneTime until,
                                 guint limit,
                                 GTimeZone *zone,
                                 GPtrArray **records,
                                 GError **error);

/* BackboneHistorySpan, the oldest first: what all channels of a customer found on each of the last
 * @n_days, today among them, without figures. (out) (transfer full). */
gboolean backbone_db_days_list (BackboneDb *db,
                                const char *number,
                                BackboneTime now,
                                guint n_days,
                                GTimeZone *zone,
                                GPtrArray **records,
                                GError **error);

G_END_DECLS
