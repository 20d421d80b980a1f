/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-year-calendar.h"

#include "backbone-calendar-layout.h"
#include "backbone-clock.h"
#include "backbone-day-mark.h"
#include "backbone-history-figures.h"

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
  char *text;

  GTimeZone *zone;
  BackboneCalendarLayout layout;
  BackboneHistorySpan *days[MOST_DAYS]; /* nullable each */
  guint cursor;
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

  get_area (self, geometry, self->cursor, &area);
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

/* Tells of the day under the cursor: in words to people, and to screen readers. */
static void
tell (BackboneYearCalendar *self)
{
  BackboneTime start = backbone_calendar_layout_get_start (&self->layout, self->cursor, self->zone);
  g_autofree char *date = backbone_history_time_text (start, TRUE, self->zone);
  g_autofree char *counts = backbone_history_counts_text (self->days[self->cursor]);
  /* Translators: a day, and what its checks found */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), date, counts);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_strcmp0 (text, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->text, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->text, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
move_to (BackboneYearCalendar *self, int day)
{
  self->cursor = (guint)CLAMP (day, 0, (int)self->layout.n_days - 1);
  tell (self);
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
  gboolean at_end = self->cursor + 1 >= self->layout.n_days;

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

  move_to (self, at_end ? G_MAXINT : (int)self->cursor);
}

static void
set_spans (BackboneYearCalendar *self, GListModel *spans)
{
  if (self->spans == spans)
    return;

  if (self->spans)
    g_signal_handlers_disconnect_by_func (self->spans, spans_changed_cb, self);
  g_set_object (&self->spans, spans);
  if (spans)
    g_signal_connect_swapped (spans, BACKBONE_IS_LIST (spans) ? "updated" : "items-changed",
                              G_CALLBACK (spans_changed_cb), self);
  spans_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPANS]);
}

/* -1 if there is none. */
static int
find_day (BackboneYearCalendar *self, double x, double y)
{
  Geometry geometry = get_geometry (self, gtk_widget_get_width (GTK_WIDGET (self)));
  int week, row, day;

  if (is_mirrored (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  if (x < geometry.left || y < geometry.top)
    return -1;

  week = ((int)x - geometry.left) / geometry.slot;
  row = ((int)y - geometry.top) / geometry.slot;
  day = week * 7 + row;

  return week < BACKBONE_CALENDAR_WEEKS && row < 7 && day < (int)self->layout.n_days ? day : -1;
}

static void
pointed_cb (BackboneYearCalendar *self, double x, double y)
{
  int day = find_day (self, x, y);

  if (day >= 0)
    move_to (self, day);
}

static void
pressed_cb (BackboneYearCalendar *self, int n_presses, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  pointed_cb (self, x, y);
}

/* How far a key moves the cursor, in days; 0 for other keys. */
static int
get_step (BackboneYearCalendar *self, guint key)
{
  int week = is_mirrored (self) ? -7 : 7;

  switch (key)
    {
    case GDK_KEY_Left:
      return -week;
    case GDK_KEY_Right:
      return week;
    case GDK_KEY_Up:
      return -1;
    case GDK_KEY_Down:
      return 1;
    case GDK_KEY_Page_Up:
      return -28;
    case GDK_KEY_Page_Down:
      return 28;
    case GDK_KEY_Home:
      return -MOST_DAYS;
    case GDK_KEY_End:
      return MOST_DAYS;
    default:
      return 0;
    }
}

static gboolean
key_pressed_cb (BackboneYearCalendar *self, guint key, guint code, GdkModifierType state)
{
  int step = state & (GDK_CONTROL_MASK | GDK_ALT_MASK) ? 0 : get_step (self, key);

  if (step == 0)
    return GDK_EVENT_PROPAGATE;

  move_to (self, (int)self->cursor + step);
  return GDK_EVENT_STOP;
}

static gboolean
query_tooltip_cb (BackboneYearCalendar *self, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  if (by_key || find_day (self, x, y) < 0)
    return FALSE;

  gtk_tooltip_set_text (tooltip, self->text);
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
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_year_calendar_dispose (GObject *object)
{
  BackboneYearCalendar *self = BACKBONE_YEAR_CALENDAR (object);

  if (self->spans)
    g_signal_handlers_disconnect_by_func (self->spans, spans_changed_cb, self);
  g_clear_object (&self->spans);
  clear_days (self);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (backbone_year_calendar_parent_class)->dispose (object);
}

static void
backbone_year_calendar_class_init (BackboneYearCalendarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_year_calendar_set_property;
  object_class->get_property = backbone_year_calendar_get_property;
  object_class->dispose = backbone_year_calendar_dispose;
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
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointed_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_focusable (widget, TRUE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calendar of a year"), -1);
  self->zone = g_time_zone_new_local ();
  spans_changed_cb (self);
  move_to (self, G_MAXINT);
}
