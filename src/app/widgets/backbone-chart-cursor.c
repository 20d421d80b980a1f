/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-chart-cursor.h"

#include "backbone-keep.h"

struct _BackboneChartCursor
{
  GObject parent_instance;

  GtkWidget *chart; /* not owned */
  const BackboneChartCursorClient *client;
  int n_positions;
  int position;
  char *text;
};

G_DEFINE_FINAL_TYPE (BackboneChartCursor, backbone_chart_cursor, G_TYPE_OBJECT)

static void
tell (BackboneChartCursor *self)
{
  g_autofree char *text = self->client->describe (self->chart, self->position);

  gtk_widget_queue_draw (self->chart);
  if (!backbone_keep_text (&self->text, text))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->text, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->text, -1);
  g_object_notify (G_OBJECT (self->chart), "text");
}

static void
move_to (BackboneChartCursor *self, int position)
{
  self->position = self->n_positions > 0 ? CLAMP (position, 0, self->n_positions - 1) : -1;
  tell (self);
}

static void
pointed_cb (BackboneChartCursor *self, double x, double y)
{
  int position = self->client->find (self->chart, x, y);

  if (position >= 0)
    move_to (self, position);
}

static void
pressed_cb (BackboneChartCursor *self, int n_presses, double x, double y)
{
  gtk_widget_grab_focus (self->chart);
  pointed_cb (self, x, y);
}

/* How far a key moves it; 0 for other keys. */
static int
get_step (BackboneChartCursor *self, guint key)
{
  const BackboneChartCursorClient *client = self->client;
  gboolean mirrored = client->mirrors && gtk_widget_get_direction (self->chart) == GTK_TEXT_DIR_RTL;

  switch (key)
    {
    case GDK_KEY_Left:
      return mirrored ? client->across : -client->across;
    case GDK_KEY_Right:
      return mirrored ? -client->across : client->across;
    case GDK_KEY_Up:
      return -client->along;
    case GDK_KEY_Down:
      return client->along;
    case GDK_KEY_Page_Up:
      return -client->page;
    case GDK_KEY_Page_Down:
      return client->page;
    case GDK_KEY_Home:
      return -self->n_positions;
    case GDK_KEY_End:
      return self->n_positions;
    default:
      return 0;
    }
}

static gboolean
key_pressed_cb (BackboneChartCursor *self, guint key, guint code, GdkModifierType state)
{
  int step = state & (GDK_CONTROL_MASK | GDK_ALT_MASK) ? 0 : get_step (self, key);

  if (step == 0)
    return GDK_EVENT_PROPAGATE;

  move_to (self, self->position + step);

  return GDK_EVENT_STOP;
}

static void
backbone_chart_cursor_finalize (GObject *object)
{
  g_free (BACKBONE_CHART_CURSOR (object)->text);

  G_OBJECT_CLASS (backbone_chart_cursor_parent_class)->finalize (object);
}

static void
backbone_chart_cursor_class_init (BackboneChartCursorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_chart_cursor_finalize;
}

static void
backbone_chart_cursor_init (BackboneChartCursor *self)
{
  self->position = -1;
}

static void
add_controller (BackboneChartCursor *self,
                GtkEventController *controller,
                const char *signal,
                GCallback callback)
{
  g_signal_connect_object (controller, signal, callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->chart, controller);
}

BackboneChartCursor *
backbone_chart_cursor_new (GtkWidget *chart, const BackboneChartCursorClient *client)
{
  BackboneChartCursor *self = g_object_new (BACKBONE_TYPE_CHART_CURSOR, NULL);

  self->chart = chart;
  self->client = client;
  add_controller (self, gtk_event_controller_key_new (), "key-pressed",
                  G_CALLBACK (key_pressed_cb));
  add_controller (self, gtk_event_controller_motion_new (), "motion", G_CALLBACK (pointed_cb));
  add_controller (self, GTK_EVENT_CONTROLLER (gtk_gesture_click_new ()), "pressed",
                  G_CALLBACK (pressed_cb));
  gtk_widget_set_focusable (chart, TRUE);

  return self;
}

void
backbone_chart_cursor_update (BackboneChartCursor *self, guint n_positions)
{
  gboolean at_end = self->position + 1 >= self->n_positions;

  self->n_positions = (int)n_positions;
  move_to (self, at_end ? self->n_positions : self->position);
}

void
backbone_chart_cursor_start_anew (BackboneChartCursor *self)
{
  self->position = self->n_positions;
}

int
backbone_chart_cursor_get_position (BackboneChartCursor *self)
{
  return self->position;
}

const char *
backbone_chart_cursor_get_text (BackboneChartCursor *self)
{
  return self->text;
}
