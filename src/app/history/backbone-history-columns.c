/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-history-columns.h"

#include "backbone-history-figures.h"

#include <glib/gi18n-lib.h>

static char *
format_time (BackboneTime time, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, format);
}

static char *
text_hour (gpointer item)
{
  /* Translators: an hour in a table, as g_date_time_format() takes it */
  return format_time (backbone_history_span_get_start (item), _ ("%a, %-d %b %Y, %H:%M"));
}

/* The middle of a day is that day, whatever the clock did at midnight. */
static char *
text_day (gpointer item)
{
  return format_time (backbone_history_span_get_start (item) + G_TIME_SPAN_DAY / 2,
                      /* Translators: a day in a table, as g_date_time_format() takes it */
                      _ ("%a, %-d %b %Y"));
}

static char *
text_checks (gpointer item)
{
  return g_strdup_printf ("%u", backbone_history_span_get_n_checks (item));
}

static char *
text_ok (gpointer item)
{
  return g_strdup_printf ("%u", backbone_history_span_get_n_ok (item));
}

static char *
text_bad (gpointer item)
{
  return g_strdup_printf ("%u", backbone_history_span_get_n_bad (item));
}

static char *
text_not_counted (gpointer item)
{
  return g_strdup_printf ("%u", backbone_history_span_get_n_skipped (item)
                                    + backbone_history_span_get_n_own (item));
}

static char *
text_share (gpointer item)
{
  guint n_ok = backbone_history_span_get_n_ok (item);

  return backbone_history_share_text (n_ok, (gint64)n_ok + backbone_history_span_get_n_bad (item));
}

static char *
text_worst (gpointer item)
{
  return g_strdup (backbone_verdict_to_title (backbone_history_span_get_worst (item)));
}

/* The median, and the 95th percentile. */
static char *
text_figure (gpointer item, guint figure)
{
  gint64 median = backbone_history_get_median (item, figure);
  g_autofree char *median_text = backbone_duration_to_string (median);
  g_autofree char *p95_text = backbone_duration_to_string (backbone_history_get_p95 (item, figure));

  return median < 0 ? g_strdup ("—") : g_strdup_printf ("%s / %s", median_text, p95_text);
}

static char *
text_total (gpointer item)
{
  return text_figure (item, BACKBONE_FIGURE_TOTAL);
}

static char *
text_name_lookup (gpointer item)
{
  return text_figure (item, BACKBONE_PHASE_NAME_LOOKUP);
}

static char *
text_proxy (gpointer item)
{
  return text_figure (item, BACKBONE_PHASE_PROXY);
}

static char *
text_connect (gpointer item)
{
  return text_figure (item, BACKBONE_PHASE_CONNECT);
}

static char *
text_tls (gpointer item)
{
  return text_figure (item, BACKBONE_PHASE_TLS);
}

static char *
text_wait (gpointer item)
{
  return text_figure (item, BACKBONE_PHASE_WAIT);
}

static char *
text_receive (gpointer item)
{
  return text_figure (item, BACKBONE_PHASE_RECEIVE);
}

#define FIGURE_COLUMNS                                                                             \
  { N_ ("Checks"), 66, text_checks }, { N_ ("Good"), 60, text_ok },                                \
      { N_ ("Failed"), 64, text_bad }, { N_ ("Not counted"), 96, text_not_counted },               \
      { N_ ("Share"), 84, text_share }, { N_ ("Worst"), 210, text_worst },                         \
      { N_ ("All phases"), 140, text_total }, { N_ ("Name"), 130, text_name_lookup },              \
      { N_ ("Proxy"), 130, text_proxy }, { N_ ("Connect"), 130, text_connect },                    \
      { N_ ("TLS"), 130, text_tls }, { N_ ("Log-on"), 130, text_wait },                            \
  {                                                                                                \
    N_ ("Receive"), 130, text_receive                                                              \
  }

const BackboneTextColumn backbone_history_hour_columns[] = {
  { N_ ("Hour from"), 190, text_hour },
  FIGURE_COLUMNS,
  { NULL },
};

const BackboneTextColumn backbone_history_day_columns[] = {
  { N_ ("Day"), 150, text_day },
  FIGURE_COLUMNS,
  { NULL },
};

static char *
text_month (gpointer item)
{
  /* Translators: a month with its year, as g_date_time_format() takes it: %OB is a month by itself */
  return format_time (backbone_history_month_get_start (item), _ ("%OB %Y"));
}

static char *
text_month_share (gpointer item)
{
  gint64 observed = backbone_history_month_get_observed (item);

  return backbone_history_share_text (observed - backbone_history_month_get_down (item), observed);
}

static char *
text_month_all (gpointer item)
{
  gint64 observed = backbone_history_month_get_all_observed (item);

  return backbone_history_share_text (observed - backbone_history_month_get_all_down (item),
                                      observed);
}

static char *
text_month_down (gpointer item)
{
  return backbone_time_span_to_text (backbone_history_month_get_down (item));
}

static char *
text_month_observed (gpointer item)
{
  return backbone_time_span_to_text (backbone_history_month_get_observed (item));
}

static char *
text_month_outages (gpointer item)
{
  return g_strdup_printf ("%u", backbone_history_month_get_n_outages (item));
}

static char *
text_month_checks (gpointer item)
{
  return g_strdup_printf ("%u", backbone_history_month_get_n_checks (item));
}

static char *
text_month_ok (gpointer item)
{
  return g_strdup_printf ("%u", backbone_history_month_get_n_ok (item));
}

const BackboneTextColumn backbone_history_month_columns[] = {
  { N_ ("Month"), 0, text_month },
  { N_ ("Availability"), 104, text_month_share },
  { N_ ("Did not work"), 110, text_month_down },
  { N_ ("Watched"), 96, text_month_observed },
  { N_ ("Outages"), 78, text_month_outages },
  { N_ ("Checks"), 72, text_month_checks },
  { N_ ("Good"), 66, text_month_ok },
  { N_ ("All channels"), 110, text_month_all },
  { NULL },
};
