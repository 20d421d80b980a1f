/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-history-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef gint64 (*GetFigure) (BackboneHistorySpan *span);

static const struct
{
  const char *id; /* in CSV files */
  GetFigure median;
  GetFigure p95;
} figures[BACKBONE_N_PHASES] = {
  [BACKBONE_PHASE_NAME_LOOKUP] = { "name_lookup", backbone_history_span_get_name_lookup_median_us,
                                   backbone_history_span_get_name_lookup_p95_us },
  [BACKBONE_PHASE_PROXY]
  = { "proxy", backbone_history_span_get_proxy_median_us, backbone_history_span_get_proxy_p95_us },
  [BACKBONE_PHASE_CONNECT] = { "connect", backbone_history_span_get_connect_median_us,
                               backbone_history_span_get_connect_p95_us },
  [BACKBONE_PHASE_TLS]
  = { "tls", backbone_history_span_get_tls_median_us, backbone_history_span_get_tls_p95_us },
  [BACKBONE_PHASE_WAIT]
  = { "wait", backbone_history_span_get_wait_median_us, backbone_history_span_get_wait_p95_us },
  [BACKBONE_PHASE_RECEIVE] = { "receive", backbone_history_span_get_receive_median_us,
                               backbone_history_span_get_receive_p95_us },
};

static gint64
get_figure (BackboneHistorySpan *span, guint figure, gboolean p95)
{
  gint64 sum = -1;

  if (figure < BACKBONE_N_PHASES)
    return p95 ? figures[figure].p95 (span) : figures[figure].median (span);

  for (guint phase = 0; phase < BACKBONE_N_PHASES; phase++)
    {
      gint64 value = get_figure (span, phase, p95);

      if (value >= 0)
        sum = MAX (sum, 0) + value;
    }

  return sum;
}

/**
 * backbone_history_get_median:
 * @span: what checks found within an hour or a day
 * @figure: a phase, or BACKBONE_FIGURE_TOTAL for the sum of what all of them have
 *
 * Returns: the median in microseconds; -1 if it was not measured
 */
gint64
backbone_history_get_median (BackboneHistorySpan *span, guint figure)
{
  return get_figure (span, figure, FALSE);
}

/**
 * backbone_history_get_p95:
 * @span: what checks found within an hour or a day
 * @figure: a phase, or BACKBONE_FIGURE_TOTAL for the sum of what all of them have
 *
 * Returns: the 95th percentile in microseconds; -1 if it was not measured
 */
gint64
backbone_history_get_p95 (BackboneHistorySpan *span, guint figure)
{
  return get_figure (span, figure, TRUE);
}

/**
 * backbone_history_figure_to_title:
 * @figure: a phase, or BACKBONE_FIGURE_TOTAL
 *
 * Returns: (transfer none) (not nullable): translated, what it is called
 */
const char *
backbone_history_figure_to_title (guint figure)
{
  return figure < BACKBONE_N_PHASES ? backbone_phase_get_title (figure)
                                    : C_ ("time of a check", "All phases");
}

/**
 * backbone_history_share_text:
 * @part: a part
 * @whole: of that
 *
 * Never rounded up: what is less than everything does not read as everything.
 *
 * Returns: (transfer full): translated, such as `99.95 %`; a dash if there is nothing
 */
char *
backbone_history_share_text (gint64 part, gint64 whole)
{
  if (whole <= 0)
    return g_strdup ("—");

  /* Translators: a share of the whole, such as 99.95 % */
  return g_strdup_printf (_ ("%.2f %%"),
                          floor ((double)part / (double)whole * 10000.0 + 1e-6) / 100.0);
}

/**
 * backbone_history_time_text:
 * @start: the beginning of an hour or a day
 * @by_day: which of both
 * @zone: whose clock is meant
 *
 * Returns: (transfer full): translated, such as `Tuesday, 10 March 2026`
 */
char *
backbone_history_time_text (BackboneTime start, gboolean by_day, GTimeZone *zone)
{
  /* The middle of a day is that day, whatever the clock did at midnight. */
  BackboneTime time = by_day ? start + G_TIME_SPAN_DAY / 2 : start;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  /* Translators: a day, as g_date_time_format() takes it, such as Tuesday, 10 March 2026 */
  return g_date_time_format (local, by_day ? _ ("%A, %-d %B %Y")
                                           /* Translators: an hour of a day: its beginning */
                                           : _ ("%A, %-d %B %Y, from %H:%M"));
}

/* How many checks there were, and how many of them were good. */
static void
take_checks (GStrvBuilder *parts, guint n_checks, guint n_ok, guint n_bad)
{
  backbone_text_list_take (
      parts, g_strdup_printf (ngettext ("%u check", "%u checks", n_checks), n_checks));
  if (n_ok + n_bad > 0)
    {
      g_autofree char *share = backbone_history_share_text (n_ok, (gint64)n_ok + n_bad);

      backbone_text_list_take (
          /* Translators: good checks of a day, and how much that is of all: "4 good (100.00 %)" */
          parts, g_strdup_printf (ngettext ("%u good (%s)", "%u good (%s)", n_ok), n_ok, share));
    }
  if (n_bad > 0)
    /* Translators: so many checks */
    backbone_text_list_take (parts,
                             g_strdup_printf (ngettext ("%u failed", "%u failed", n_bad), n_bad));
}

static void
take_others (GStrvBuilder *parts, guint n_skipped, guint n_own)
{
  if (n_skipped > 0)
    backbone_text_list_take (
        /* Translators: so many checks were not made, so that a user does not lock */
        parts, g_strdup_printf (ngettext ("%u left out", "%u left out", n_skipped), n_skipped));
  if (n_own > 0)
    backbone_text_list_take (
        /* Translators: so many checks failed while every host failed, so that the trouble was one's own */
        parts, g_strdup_printf (ngettext ("%u while the trouble was on your side",
                                          "%u while the trouble was on your side", n_own),
                                n_own));
}

/**
 * backbone_history_counts_text:
 * @span: (nullable): what checks found within an hour or a day
 *
 * Returns: (transfer full): translated, how many checks there were and how they ended, in one line
 */
char *
backbone_history_counts_text (BackboneHistorySpan *span)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *counts = NULL;

  if (span == NULL)
    return g_strdup (_ ("nothing was checked"));

  take_checks (parts, backbone_history_span_get_n_checks (span),
               backbone_history_span_get_n_ok (span), backbone_history_span_get_n_bad (span));
  take_others (parts, backbone_history_span_get_n_skipped (span),
               backbone_history_span_get_n_own (span));
  counts = backbone_text_list (parts);
  if (backbone_history_span_get_worst (span) == BACKBONE_VERDICT_OK)
    return g_steal_pointer (&counts);

  /* Translators: checks and how they ended, and the worst that one found, which is a sentence without a full stop:
   * "4 checks, 3 good (75.00 %), 1 failed; worst: No answer in time" */
  return g_strdup_printf (_ ("%s; worst: %s"), counts,
                          backbone_verdict_to_title (backbone_history_span_get_worst (span)));
}

/**
 * backbone_history_figure_text:
 * @span: what checks found within an hour or a day
 * @figure: a phase, or BACKBONE_FIGURE_TOTAL
 *
 * Returns: (transfer full): translated, such as `Log-on: median 42 ms, 95 % within 60 ms`
 */
char *
backbone_history_figure_text (BackboneHistorySpan *span, guint figure)
{
  gint64 median = backbone_history_get_median (span, figure);
  gint64 p95 = backbone_history_get_p95 (span, figure);
  g_autofree char *median_text = backbone_duration_to_string (median);
  g_autofree char *p95_text = backbone_duration_to_string (p95);

  if (median < 0)
    /* Translators: %s is a phase of a check, such as "Log-on" */
    return g_strdup_printf (_ ("%s: not measured"), backbone_history_figure_to_title (figure));

  /* Translators: a phase of a check, how long it took in the middle, and how long nearly all took */
  return g_strdup_printf (_ ("%s: median %s, 95 %% within %s"),
                          backbone_history_figure_to_title (figure), median_text, p95_text);
}

static void
add_figure (GString *csv, gint64 value)
{
  g_string_append_c (csv, ',');
  if (value >= 0)
    g_string_append_printf (csv, "%" G_GINT64_FORMAT, value);
}

/**
 * backbone_history_to_csv:
 * @spans: (element-type BackboneHistorySpan): rows
 *
 * Returns: (transfer full): what `backbonectl --format csv history --by` prints of the same
 */
char *
backbone_history_to_csv (GListModel *spans)
{
  GString *csv = g_string_new ("start,customer,channel,checks,ok,failed,skipped,own_trouble,worst");

  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    g_string_append_printf (csv, ",%s_median_us", figures[i].id);
  for (guint i = 0; i < BACKBONE_N_PHASES; i++)
    g_string_append_printf (csv, ",%s_p95_us", figures[i].id);
  g_string_append (csv, "\r\n");

  for (guint row = 0; row < g_list_model_get_n_items (spans); row++)
    {
      g_autoptr (BackboneHistorySpan) span = g_list_model_get_item (spans, row);
      g_autofree char *start = backbone_time_to_iso (backbone_history_span_get_start (span));

      g_string_append_printf (
          csv, "%s,%s,%s,%u,%u,%u,%u,%u,%s", start, backbone_history_span_get_customer (span),
          backbone_channel_kind_to_id (backbone_history_span_get_kind (span)),
          backbone_history_span_get_n_checks (span), backbone_history_span_get_n_ok (span),
          backbone_history_span_get_n_bad (span), backbone_history_span_get_n_skipped (span),
          backbone_history_span_get_n_own (span),
          backbone_verdict_to_id (backbone_history_span_get_worst (span)));
      for (guint i = 0; i < BACKBONE_N_PHASES; i++)
        add_figure (csv, figures[i].median (span));
      for (guint i = 0; i < BACKBONE_N_PHASES; i++)
        add_figure (csv, figures[i].p95 (span));
      g_string_append (csv, "\r\n");
    }

  return g_string_free (csv, FALSE);
}
