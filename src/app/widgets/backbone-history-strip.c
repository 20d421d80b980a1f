/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-history-strip.h"

#include "backbone-history.h"
#include "backbone-keep.h"
#include <math.h>

#define HEIGHT        18
#define MINIMUM_WIDTH (BACKBONE_HISTORY_LENGTH * 3)
#define NATURAL_WIDTH (BACKBONE_HISTORY_LENGTH * 6)

struct _BackboneHistoryStrip
{
  GtkWidget parent_instance;

  GListModel *history;
  char *text;
};

G_DEFINE_FINAL_TYPE (BackboneHistoryStrip, backbone_history_strip, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_HISTORY,
  PROP_TEXT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct
{
  const char *color;
  float height; /* part of the strip's height */
} Bar;

static Bar
bar_for_result (BackboneCheckResult *result)
{
  switch (backbone_status_from_verdict (backbone_check_result_get_verdict (result)))
    {
    case BACKBONE_STATUS_WORKING:
      return (Bar){ "success_color", 0.6f };
    case BACKBONE_STATUS_FAILING:
      return (Bar){ "error_color", 1.0f };
    case BACKBONE_STATUS_ATTENTION:
    case BACKBONE_STATUS_NEVER_CHECKED:
    default:
      return (Bar){ "warning_color", 0.35f };
    }
}

static void
draw_bar (GtkWidget *widget, GtkSnapshot *snapshot, Bar bar, float x, float width, float opacity)
{
  float height = HEIGHT * bar.height;
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), bar.color, &color))
    return;

  color.alpha *= opacity;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (x, HEIGHT - height, width, height));
}

static void
backbone_history_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BackboneHistoryStrip *self = BACKBONE_HISTORY_STRIP (widget);
  guint n_checks = self->history ? g_list_model_get_n_items (self->history) : 0;
  int width = MIN (gtk_widget_get_width (widget), NATURAL_WIDTH);
  float slot = floorf ((float)width / BACKBONE_HISTORY_LENGTH);
  float gap = slot >= 5 ? 2 : 1;

  for (guint i = 0; i < BACKBONE_HISTORY_LENGTH; i++)
    {
      float x = (BACKBONE_HISTORY_LENGTH - 1 - i) * slot;
      g_autoptr (BackboneCheckResult) result = NULL;

      if (i < n_checks)
        result = g_list_model_get_item (self->history, i);
      if (result)
        draw_bar (widget, snapshot, bar_for_result (result), x, slot - gap, 1);
      else
        draw_bar (widget, snapshot, (Bar){ "theme_fg_color", 0.2f }, x, slot - gap, 0.15f);
    }
}

static void
backbone_history_strip_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : MINIMUM_WIDTH;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : NATURAL_WIDTH;
}

static void
history_changed_cb (BackboneHistoryStrip *self)
{
  g_free (self->text);
  self->text = backbone_history_to_text (self->history);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
set_history (BackboneHistoryStrip *self, GListModel *history)
{
  if (!backbone_keep_followed (self, &self->history, history, "items-changed",
                               G_CALLBACK (history_changed_cb)))
    return;


  history_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HISTORY]);
}

static void
backbone_history_strip_set_property (GObject *object,
                                     guint property_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_HISTORY:
      set_history (BACKBONE_HISTORY_STRIP (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_history_strip_get_property (GObject *object,
                                     guint property_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  BackboneHistoryStrip *self = BACKBONE_HISTORY_STRIP (object);

  switch (property_id)
    {
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_history_strip_dispose (GObject *object)
{
  BackboneHistoryStrip *self = BACKBONE_HISTORY_STRIP (object);

  backbone_keep_followed (self, &self->history, NULL, NULL, NULL);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (backbone_history_strip_parent_class)->dispose (object);
}

static void
backbone_history_strip_class_init (BackboneHistoryStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_history_strip_set_property;
  object_class->get_property = backbone_history_strip_get_property;
  object_class->dispose = backbone_history_strip_dispose;
  widget_class->snapshot = backbone_history_strip_snapshot;
  widget_class->measure = backbone_history_strip_measure;

  properties[PROP_HISTORY]
      = g_param_spec_object ("history", NULL, NULL, G_TYPE_LIST_MODEL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
backbone_history_strip_init (BackboneHistoryStrip *self)
{
}
