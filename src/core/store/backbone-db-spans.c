/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-spans-private.h"

#include "backbone-db-lists-private.h"

#define N_FIGURES (2 * BACKBONE_N_PHASES)

#define COUNT_COLUMNS "start, n, n_ok, n_bad, n_skipped, n_own, worst, "
#define MEDIAN_COLUMNS                                                                             \
  "name_lookup_median, proxy_median, connect_median, tls_median, wait_median, receive_median, "
#define P95_COLUMNS "name_lookup_p95, proxy_p95, connect_p95, tls_p95, wait_p95, receive_p95 "

#define SELECT_SPAN(table)                                                                         \
  "SELECT " COUNT_COLUMNS MEDIAN_COLUMNS P95_COLUMNS "FROM " table " WHERE channel = ? "           \
  "AND start = ?"
#define INSERT_SPAN(or, table)                                                                     \
  "INSERT OR "                                                                                     \
      or " INTO " table " (channel, " COUNT_COLUMNS MEDIAN_COLUMNS P95_COLUMNS                     \
         ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

static const char *const table_names[] = { "check_hour", "check_day" };
static const char *const select_sql[] = { SELECT_SPAN ("check_hour"), SELECT_SPAN ("check_day") };
static const char *const insert_sql[]
    = { INSERT_SPAN ("IGNORE", "check_hour"), INSERT_SPAN ("IGNORE", "check_day") };
static const char *const replace_sql[]
    = { INSERT_SPAN ("REPLACE", "check_hour"), INSERT_SPAN ("REPLACE", "check_day") };

/* The properties of a record in the order of the columns. */
static const char *const median_names[BACKBONE_N_PHASES]
    = { "name-lookup-median-us", "proxy-median-us", "connect-median-us",
        "tls-median-us",         "wait-median-us",  "receive-median-us" };
static const char *const p95_names[BACKBONE_N_PHASES]
    = { "name-lookup-p95-us", "proxy-p95-us", "connect-p95-us",
        "tls-p95-us",         "wait-p95-us",  "receive-p95-us" };

void
backbone_span_init (BackboneSpan *self)
{
  *self = (BackboneSpan){ 0 };
  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    self->phases[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
backbone_span_clear (BackboneSpan *self)
{
  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    g_clear_pointer (&self->phases[i], g_array_unref);
}

void
backbone_span_begin (BackboneSpan *self, BackboneTime start)
{
  self->start = start;
  self->n = self->n_ok = self->n_bad = self->n_skipped = self->n_own = 0;
  self->worst = BACKBONE_VERDICT_OK;
  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    g_array_set_size (self->phases[i], 0);
}

/* The worst comes first in the order of statuses; the first of equals stays. */
static gboolean
is_worse (BackboneVerdict verdict, BackboneVerdict other)
{
  return backbone_status_from_verdict (verdict) < backbone_status_from_verdict (other);
}

void
backbone_span_add (BackboneSpan *self, const BackboneWalkStep *step, const gint64 *phases)
{
  gboolean counts = backbone_walk_step_counts (step);

  if (step->verdict == BACKBONE_VERDICT_SKIPPED)
    self->n_skipped++;
  else if (counts && step->verdict == BACKBONE_VERDICT_OK)
    self->n_ok++;
  else if (counts)
    self->n_bad++;
  else if (step->own_trouble && backbone_own_trouble_is_possible (step->verdict))
    self->n_own++;

  if (self->n == 0 || is_worse (step->verdict, self->worst))
    self->worst = step->verdict;
  self->n++;
  for (guint i = 0; phases && i < BACKBONE_N_PHASES; i++)
    {
      if (phases[i] >= 0)
        g_array_append_val (self->phases[i], phases[i]);
    }
}

void
backbone_span_add_span (BackboneSpan *self, const BackboneSpan *other)
{
  if (self->n == 0 || is_worse (other->worst, self->worst))
    self->worst = other->worst;
  self->n += other->n;
  self->n_ok += other->n_ok;
  self->n_bad += other->n_bad;
  self->n_skipped += other->n_skipped;
  self->n_own += other->n_own;
}

void
backbone_span_read_counts (BackboneSpan *self, BackboneStatement *statement, int first_column)
{
  self->n = (guint)backbone_statement_get_int64 (statement, first_column);
  self->n_ok = (guint)backbone_statement_get_int64 (statement, first_column + 1);
  self->n_bad = (guint)backbone_statement_get_int64 (statement, first_column + 2);
  self->n_skipped = (guint)backbone_statement_get_int64 (statement, first_column + 3);
  self->n_own = (guint)backbone_statement_get_int64 (statement, first_column + 4);
  self->worst = backbone_statement_get_int64 (statement, first_column + 5);
}

/* Medians, then percentiles; -1 where there is none. */
static void
compute_figures (BackboneSpan *span, gint64 *figures)
{
  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    {
      gint64 *values = (gint64 *)span->phases[i]->data;

      figures[i] = backbone_percentile (values, span->phases[i]->len, 50);
      figures[BACKBONE_N_PHASES + i] = backbone_percentile (values, span->phases[i]->len, 95);
    }
}

/* What lies there already, added to @span; @figures become those of the larger part. */
static gboolean
merge (BackboneDb *db,
       BackboneSpanKind kind,
       gint64 channel,
       BackboneSpan *span,
       gint64 *figures,
       GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, select_sql[kind]);

  backbone_statement_bind_int64 (statement, channel);
  backbone_statement_bind_int64 (statement, span->start);
  if (backbone_statement_next (statement))
    {
      guint n = (guint)backbone_statement_get_int64 (statement, 1);
      BackboneVerdict worst = backbone_statement_get_int64 (statement, 6);

      for (int i = 0; n > span->n && i < N_FIGURES; i++)
        figures[i] = backbone_statement_get_optional (statement, 7 + i);
      span->n += n;
      span->n_ok += (guint)backbone_statement_get_int64 (statement, 2);
      span->n_bad += (guint)backbone_statement_get_int64 (statement, 3);
      span->n_skipped += (guint)backbone_statement_get_int64 (statement, 4);
      span->n_own += (guint)backbone_statement_get_int64 (statement, 5);
      if (!is_worse (span->worst, worst))
        span->worst = worst;
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
write_span (BackboneDb *db,
            const char *sql,
            gint64 channel,
            const BackboneSpan *span,
            const gint64 *figures,
            GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, sql);

  backbone_statement_bind_int64 (statement, channel);
  backbone_statement_bind_int64 (statement, span->start);
  backbone_statement_bind_int64 (statement, span->n);
  backbone_statement_bind_int64 (statement, span->n_ok);
  backbone_statement_bind_int64 (statement, span->n_bad);
  backbone_statement_bind_int64 (statement, span->n_skipped);
  backbone_statement_bind_int64 (statement, span->n_own);
  backbone_statement_bind_int64 (statement, span->worst);
  for (guint i = 0; i < N_FIGURES; i++)
    backbone_statement_bind_optional (statement, figures[i]);

  return backbone_statement_run (statement, error);
}

/* Nearly always there is none yet, so it is not looked for before. */
gboolean
backbone_db_span_store (BackboneDb *db,
                        BackboneSpanKind kind,
                        gint64 channel,
                        BackboneSpan *span,
                        GError **error)
{
  gint64 figures[N_FIGURES];

  if (span->n == 0)
    return TRUE;

  compute_figures (span, figures);
  if (!write_span (db, insert_sql[kind], channel, span, figures, error))
    return FALSE;
  if (backbone_db_n_changed_rows (db) > 0)
    return TRUE;

  return merge (db, kind, channel, span, figures, error)
         && write_span (db, replace_sql[kind], channel, span, figures, error);
}

/* What a list is asked for, while it is filled. */
typedef struct
{
  BackboneDb *db;
  BackboneSpanKind span_kind;
  BackboneTime from;
  BackboneTime until;
  GTimeZone *zone;
  GPtrArray *records;
  const char *customer;
  BackboneChannelKind kind;
  gint64 channel;
} Query;

static BackboneHistorySpan *
record_new (const Query *query, const BackboneSpan *span, const gint64 *figures)
{
  BackboneHistorySpan *record = g_object_new (
      BACKBONE_TYPE_HISTORY_SPAN, "customer", query->customer, "kind", query->kind, "start",
      span->start, "n-checks", span->n - span->n_skipped - span->n_own, "n-ok", span->n_ok, "n-bad",
      span->n_bad, "n-skipped", span->n_skipped, "n-own", span->n_own, "worst", span->worst, NULL);

  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    g_object_set (record, median_names[i], figures[i], p95_names[i], figures[BACKBONE_N_PHASES + i],
                  NULL);

  return record;
}

static gboolean
is_wanted (const Query *query, BackboneTime start)
{
  return start >= query->from && (query->until == 0 || start < query->until);
}

static gboolean
list_rolled (Query *query, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT " COUNT_COLUMNS MEDIAN_COLUMNS P95_COLUMNS
                                          "FROM %s WHERE channel = ? AND start >= ? ORDER BY start",
                                          table_names[query->span_kind]);
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (query->db, sql);

  backbone_statement_bind_int64 (statement, query->channel);
  backbone_statement_bind_int64 (statement, query->from);
  while (backbone_statement_next (statement))
    {
      gint64 figures[N_FIGURES];
      BackboneSpan span = { .start = backbone_statement_get_int64 (statement, 0) };

      backbone_span_read_counts (&span, statement, 1);
      for (int i = 0; i < N_FIGURES; i++)
        figures[i] = backbone_statement_get_optional (statement, 7 + i);
      if (is_wanted (query, span.start))
        g_ptr_array_add (query->records, record_new (query, &span, figures));
    }

  return backbone_statement_finish (statement, error);
}

static void
finish_span (Query *query, BackboneSpan *span)
{
  gint64 figures[N_FIGURES];

  if (span->n == 0 || !is_wanted (query, span->start))
    return;

  compute_figures (span, figures);
  g_ptr_array_add (query->records, record_new (query, span, figures));
}

/* By time, so that a clock that was set back makes no second span of the same hour. */
static gboolean
list_results (Query *query, GError **error)
{
  g_auto (BackboneSpan) span = { 0 };
  BackboneTime end = 0;
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      query->db,
      "SELECT " BACKBONE_WALK_COLUMNS
      ", name_lookup_us, proxy_us, connect_us, tls_us, wait_us, receive_us " BACKBONE_WALK_FROM
      "WHERE r.channel = ? AND NOT r.rolled ORDER BY r.time");

  backbone_span_init (&span);
  backbone_statement_bind_int64 (statement, query->channel);
  while (backbone_statement_next (statement))
    {
      BackboneWalkStep step;
      BackboneTime start;
      gint64 phases[BACKBONE_N_PHASES];

      backbone_walk_step_read (&step, statement, 0);
      for (int i = 0; i < BACKBONE_N_PHASES; i++)
        phases[i] = backbone_statement_get_optional (statement, 9 + i);
      if (span.n == 0 || step.way.time >= end)
        {
          finish_span (query, &span);
          start = backbone_hour_start (step.way.time);
          end = start + G_TIME_SPAN_HOUR;
          if (query->span_kind == BACKBONE_SPAN_DAY)
            backbone_day_bounds (step.way.time, query->zone, &start, &end);
          backbone_span_begin (&span, start);
        }
      backbone_span_add (&span, &step, phases);
    }
  finish_span (query, &span);

  return backbone_statement_finish (statement, error);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  BackboneHistorySpan *one = *(BackboneHistorySpan *const *)a;
  BackboneHistorySpan *other = *(BackboneHistorySpan *const *)b;
  BackboneTime first = backbone_history_span_get_start (one);
  BackboneTime second = backbone_history_span_get_start (other);

  if (first != second)
    return first < second ? 1 : -1;

  return (int)backbone_history_span_get_kind (one) - (int)backbone_history_span_get_kind (other);
}

gboolean
backbone_db_spans_list (BackboneDb *db,
                        BackboneSpanKind span_kind,
                        const char *number,
                        int kind,
                        BackboneTime from,
                        BackboneTime until,
                        guint limit,
                        GTimeZone *zone,
                        GPtrArray **records,
                        GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Query query = { db, span_kind, from, until, zone, found, NULL, 0, 0 };
  gint64 customer;
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (db, "SELECT channel.id, customer.number, channel.kind FROM channel "
                                 "JOIN customer ON customer.id = channel.customer "
                                 "WHERE customer.id = ?1 AND (?2 < 0 OR kind = ?2) ORDER BY kind");

  if (!backbone_db_resolve_number (db, number, &customer, error))
    return FALSE;

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, kind);
  while (backbone_statement_next (statement))
    {
      query.channel = backbone_statement_get_int64 (statement, 0);
      query.customer = backbone_statement_get_text (statement, 1);
      query.kind = backbone_statement_get_int64 (statement, 2);
      if (!list_rolled (&query, error) || !list_results (&query, error))
        return FALSE;
    }
  if (!backbone_statement_finish (statement, error))
    return FALSE;

  g_ptr_array_sort (found, compare_newest_first);
  if (limit > 0 && found->len > limit)
    g_ptr_array_set_size (found, (int)limit);
  *records = g_steal_pointer (&found);
  return TRUE;
}
