/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-spans-private.h"

#include "backbone-db-lists-private.h"

/* What the channels of a customer found within a day, all together. */
typedef struct
{
  BackboneTime start;
  BackboneTime end;
  BackboneSpan span; /* its phases are not used */
} Day;

/* -1 if it is none of them. */
static int
find_day (const Day *days, guint n_days, BackboneTime time)
{
  for (guint i = n_days; i > 0; i--)
    if (time >= days[i - 1].start)
      return time < days[i - 1].end ? (int)i - 1 : -1;

  return -1;
}

/* Those that are rolled up already, if single results are not kept that long. */
static gboolean
add_rolled (BackboneDb *db, gint64 customer, Day *days, guint n_days, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT d.start, d.n, d.n_ok, d.n_bad, d.n_skipped, d.n_own, d.worst FROM check_day d "
          "JOIN channel ON channel.id = d.channel WHERE channel.customer = ? AND d.start >= ?");

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, days[0].start);
  while (backbone_statement_next (statement))
    {
      BackboneSpan rolled = { 0 };
      int day = find_day (days, n_days, backbone_statement_get_int64 (statement, 0));

      backbone_span_read_counts (&rolled, statement, 1);
      if (day >= 0)
        backbone_span_add_span (&days[day].span, &rolled);
    }

  return backbone_statement_finish (statement, error);
}

static gboolean
add_results (BackboneDb *db, gint64 customer, Day *days, guint n_days, GError **error)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT r.time, r.verdict, run.own_trouble FROM channel "
          "JOIN check_result r ON r.channel = channel.id JOIN check_run run ON run.id = r.run "
          "WHERE channel.customer = ? AND NOT r.rolled AND r.time >= ?");

  backbone_statement_bind_int64 (statement, customer);
  backbone_statement_bind_int64 (statement, days[0].start);
  while (backbone_statement_next (statement))
    {
      const BackboneWalkStep step = {
        .way.time = backbone_statement_get_int64 (statement, 0),
        .verdict = backbone_statement_get_int64 (statement, 1),
        .own_trouble = backbone_statement_get_int64 (statement, 2) != 0,
      };
      int day = find_day (days, n_days, step.way.time);

      if (day >= 0)
        backbone_span_add (&days[day].span, &step, NULL);
    }

  return backbone_statement_finish (statement, error);
}

static GPtrArray *
to_records (const Day *days, guint n_days, const char *number)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_days; i++)
    {
      const BackboneSpan *span = &days[i].span;

      g_ptr_array_add (
          records,
          g_object_new (BACKBONE_TYPE_HISTORY_SPAN, "customer", number, "start", days[i].start,
                        "n-checks", span->n - span->n_skipped - span->n_own, "n-ok", span->n_ok,
                        "n-bad", span->n_bad, "n-skipped", span->n_skipped, "n-own", span->n_own,
                        "worst", span->n > 0 ? span->worst : BACKBONE_VERDICT_NEVER_CHECKED, NULL));
    }

  return records;
}

gboolean
backbone_db_days_list (BackboneDb *db,
                       const char *number,
                       BackboneTime now,
                       guint n_days,
                       GTimeZone *zone,
                       GPtrArray **records,
                       GError **error)
{
  g_autofree Day *days = g_new0 (Day, n_days);
  gint64 customer;

  for (guint i = 0; i < n_days; i++)
    {
      days[i].start = backbone_day_add (now, (int)i + 1 - (int)n_days, zone);
      days[i].end = backbone_day_add (now, (int)i + 2 - (int)n_days, zone);
      days[i].span.worst = BACKBONE_VERDICT_OK;
    }

  if (!backbone_db_resolve_number (db, number, &customer, error)
      || !add_rolled (db, customer, days, n_days, error)
      || !add_results (db, customer, days, n_days, error))
    return FALSE;

  *records = to_records (days, n_days, number);
  return TRUE;
}
