/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-year-calendar.h"

#include "backbone-calendar-layout.h"
#include "backbone-chart-cursor.h"
#include "backbone-clock.h"
#include "backbone-day-mark.h"
#include "backbone-history-figures.h"
#include "backbone-keep.h"

#include <glib/gi18n-lib.h>

#define MOST_DAYS     (BACKBONE_CALENDAR_WEEKS * 7)
#define SMALLEST_SLOT 10
#define NATURAL_SLOT  15
#define LARGEST_SLOT  22
#define GAP           2
#define SPACE         6

struct _BackboneYearCalendar
{
  GtkWidget parent_instance;

  GListModel *spans;

  GTimeZone *zone;
  BackboneCalendarLayout layout;
  BackboneHistorySpan *days[MOST_DAYS]; /* nullable each */
  BackboneChartCursor *cursor;
};

G_DEFINE_FINAL_TYPE (BackboneYearCalendar, backbone_year_calendar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SPANS,
  PROP_TEXT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Where things are. */
typedef struct
{
  int left; /* of the cells: the names of the days stand before them */
  int top;  /* the names of the months stand above them */
  int slot; /* of one cell, with the gap to the next */
} Geometry;

static void
measure_text (GtkWidget *widget, const char *text, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);

  pango_layout_get_pixel_size (layout, width, height);
}

/* The name of the day in a row: 0 to 6. */
static char *
dup_weekday (BackboneYearCalendar *self, guint row)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (
      (backbone_calendar_layout_get_start (&self->layout, row, self->zone) + G_TIME_SPAN_DAY / 2)
      / G_USEC_PER_SEC);

  return g_date_time_format (date, "%a");
}

static char *
dup_month (int month)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2000, month, 1, 0, 0, 0);

  return g_date_time_format (date, "%Ob");
}

static int
measure_weekdays (BackboneYearCalendar *self, int *height)
{
  int widest = 0;

  for (guint row = 0; row < 7; row++)
    {
      g_autofree char *name = dup_weekday (self, row);
      int width;

      measure_text (GTK_WIDGET (self), name, &width, height);
      widest = MAX (widest, width);
    }

  return widest;
}

static Geometry
get_geometry (BackboneYearCalendar *self, int width)
{
  int height;
  Geometry geometry = { .left = measure_weekdays (self, &height) + SPACE, .top = height + 2 };

  geometry.slot
      = CLAMP ((width - geometry.left) / BACKBONE_CALENDAR_WEEKS, SMALLEST_SLOT, LARGEST_SLOT);

  return geometry;
}

static gboolean
is_mirrored (BackboneYearCalendar *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
get_area (BackboneYearCalendar *self, const Geometry *geometry, guint day, graphene_rect_t *area)
{
  float size = geometry->slot - GAP;
  float x = geometry->left + (day / 7) * geometry->slot;

  if (is_mirrored (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - size;
  graphene_rect_init (area, x, geometry->top + (day % 7) * geometry->slot, size, size);
}

static void
draw_text (BackboneYearCalendar *self, GtkSnapshot *snapshot, const char *text, float x, float y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA color;
  int width, height;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= 0.75f;
  pango_layout_get_pixel_size (layout, &width, &height);
  if (is_mirrored (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_names (BackboneYearCalendar *self, GtkSnapshot *snapshot, const Geometry *geometry)
{
  for (guint row = 0; row < 7; row += 2)
    {
      g_autofree char *name = dup_weekday (self, row);

      draw_text (self, snapshot, name, 0,
                 geometry->top + row * geometry->slot
                     + (geometry->slot - GAP - geometry->top) / 2.0f);
    }
  for (guint week = 0; week + 2 < BACKBONE_CALENDAR_WEEKS; week++)
    {
      int month = backbone_calendar_layout_month_of_week (&self->layout, week);
      g_autofree char *name = month > 0 ? dup_month (month) : NULL;

      if (name)
        draw_text (self, snapshot, name, geometry->left + week * geometry->slot, 0);
    }
}

static void
draw_cursor (BackboneYearCalendar *self, GtkSnapshot *snapshot, const Geometry *geometry)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = gtk_widget_has_visible_focus (widget) ? 2 : 1;
  const float widths[] = { width, width, width, width };
  graphene_rect_t area;
  GskRoundedRect shape;
  GdkRGBA color;

  get_area (self, geometry, (guint)backbone_chart_cursor_get_position (self->cursor), &area);
  graphene_rect_inset (&area, -width - 0.5f, -width - 0.5f);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gsk_rounded_rect_init_from_rect (&shape, &area, 3);
  gtk_snapshot_append_border (snapshot, &shape, widths,
                              (const GdkRGBA[]){ color, color, color, color });
}

static void
backbone_year_calendar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BackboneYearCalendar *self = BACKBONE_YEAR_CALENDAR (widget);
  Geometry geometry = get_geometry (self, gtk_widget_get_width (widget));

  draw_names (self, snapshot, &geometry);
  for (guint day = 0; day < self->layout.n_days; day++)
    {
      graphene_rect_t area;

      get_area (self, &geometry, day, &area);
      backbone_day_mark_draw (backbone_day_mark_of (self->days[day]), widget, snapshot, &area);
    }
  draw_cursor (self, snapshot, &geometry);
}

static GtkSizeRequestMode
backbone_year_calendar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
backbone_year_calendar_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  Geometry geometry = get_geometry (BACKBONE_YEAR_CALENDAR (widget), for_size);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = geometry.left + BACKBONE_CALENDAR_WEEKS * SMALLEST_SLOT + GAP;
      *natural = geometry.left + BACKBONE_CALENDAR_WEEKS * NATURAL_SLOT + GAP;
    }
  else
    {
      if (for_size < 0)
        geometry.slot = NATURAL_SLOT;
      *minimum = *natural = geometry.top + 7 * geometry.slot + 2 * GAP;
    }
}

static char *
describe (GtkWidget *widget, int day)
{
  BackboneYearCalendar *self = BACKBONE_YEAR_CALENDAR (widget);
  BackboneTime start = backbone_calendar_layout_get_start (&self->layout, (guint)day, self->zone);
  g_autofree char *date = backbone_history_time_text (start, TRUE, self->zone);
  g_autofree char *counts = backbone_history_counts_text (self->days[day]);

  /* Translators: a day, and what its checks found */
  return g_strdup_printf (_ ("%s: %s"), date, counts);
}

static void
clear_days (BackboneYearCalendar *self)
{
  for (guint day = 0; day < MOST_DAYS; day++)
    g_clear_object (&self->days[day]);
}

/* The layout is that of today, which may be another day than at the last time. */
static void
spans_changed_cb (BackboneYearCalendar *self)
{
  guint n_spans = self->spans ? g_list_model_get_n_items (self->spans) : 0;

  clear_days (self);
  backbone_calendar_layout_init (&self->layout,
                                 backbone_clock_get_now (backbone_clock_get_default ()), self->zone,
                                 backbone_first_weekday ());
  for (guint i = 0; i < n_spans; i++)
    {
      g_autoptr (BackboneHistorySpan) span = g_list_model_get_item (self->spans, i);
      int day = backbone_calendar_layout_find (&self->layout,
                                               backbone_history_span_get_start (span), self->zone);

      if (day >= 0)
        g_set_object (&self->days[day], span);
    }

  backbone_chart_cursor_update (self->cursor, self->layout.n_days);
}

static void
set_spans (BackboneYearCalendar *self, GListModel *spans)
{
  if (!backbone_keep_followed (self, &self->spans, spans,
                               BACKBONE_IS_LIST (spans) ? "updated" : "items-changed",
                               G_CALLBACK (spans_changed_cb)))
    return;

  spans_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPANS]);
}

/* -1 if there is none. */
static int
find_day (GtkWidget *widget, double x, double y)
{
  BackboneYearCalendar *self = BACKBONE_YEAR_CALENDAR (widget);
  Geometry geometry = get_geometry (self, gtk_widget_get_width (widget));
  int week, row, day;

  if (is_mirrored (self))
    x = gtk_widget_get_width (widget) - x;
  if (x < geometry.left || y < geometry.top)
    return -1;

  week = ((int)x - geometry.left) / geometry.slot;
  row = ((int)y - geometry.top) / geometry.slot;
  day = week * 7 + row;

  return week < BACKBONE_CALENDAR_WEEKS && row < 7 && day < (int)self->layout.n_days ? day : -1;
}

static const BackboneChartCursorClient cursor_client = {
  .across = 7,
  .along = 1,
  .page = 28,
  .mirrors = TRUE,
  .find = find_day,
  .describe = describe,
};

static gboolean
query_tooltip_cb (BackboneYearCalendar *self, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  if (by_key || find_day (GTK_WIDGET (self), x, y) < 0)
    return FALSE;

  gtk_tooltip_set_text (tooltip, backbone_chart_cursor_get_text (self->cursor));
  return TRUE;
}

static void
backbone_year_calendar_set_property (GObject *object,
                                     guint property_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SPANS:
      set_spans (BACKBONE_YEAR_CALENDAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_year_calendar_get_property (GObject *object,
                                     guint property_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  BackboneYearCalendar *self = BACKBONE_YEAR_CALENDAR (object);

  switch (property_id)
    {
    case PROP_SPANS:
      g_value_set_object (value, self->spans);
      break;
    case PROP_TEXT:
      g_value_set_string (value, backbone_chart_cursor_get_text (self->cursor));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_year_calendar_dispose (GObject *object)
{
  BackboneYearCalendar *self = BACKBONE_YEAR_CALENDAR (object);

  backbone_keep_followed (self, &self->spans, NULL, NULL, NULL);
  clear_days (self);

  G_OBJECT_CLASS (backbone_year_calendar_parent_class)->dispose (object);
}

static void
backbone_year_calendar_finalize (GObject *object)
{
  BackboneYearCalendar *self = BACKBONE_YEAR_CALENDAR (object);

  g_object_unref (self->cursor);
  g_time_zone_unref (self->zone);

  G_OBJECT_CLASS (backbone_year_calendar_parent_class)->finalize (object);
}

static void
backbone_year_calendar_class_init (BackboneYearCalendarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_year_calendar_set_property;
  object_class->get_property = backbone_year_calendar_get_property;
  object_class->dispose = backbone_year_calendar_dispose;
  object_class->finalize = backbone_year_calendar_finalize;
  widget_class->snapshot = backbone_year_calendar_snapshot;
  widget_class->measure = backbone_year_calendar_measure;
  widget_class->get_request_mode = backbone_year_calendar_get_request_mode;

  properties[PROP_SPANS]
      = g_param_spec_object ("spans", NULL, NULL, G_TYPE_LIST_MODEL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "yearcalendar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
backbone_year_calendar_init (BackboneYearCalendar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (widget, TRUE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calendar of a year"), -1);
  self->zone = g_time_zone_new_local ();
  self->cursor = backbone_chart_cursor_new (widget, &cursor_client);
  spans_changed_cb (self);
}
