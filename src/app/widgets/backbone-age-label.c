/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-age-label.h"

#include "backbone-clock.h"

struct _BackboneAgeLabel
{
  GtkWidget parent_instance;

  GtkLabel *label;

  BackboneTime time;
  gboolean blank;
  gulong tick_handler;
};

G_DEFINE_FINAL_TYPE (BackboneAgeLabel, backbone_age_label, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TIME,
  PROP_BLANK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
update (BackboneAgeLabel *self)
{
  g_autofree char *age
      = backbone_time_to_age (self->time, backbone_clock_get_now (backbone_clock_get_default ()));

  gtk_label_set_label (self->label, self->blank ? "" : age);
}

static gboolean
backbone_age_label_query_tooltip (GtkWidget *widget,
                                  int x,
                                  int y,
                                  gboolean keyboard_mode,
                                  GtkTooltip *tooltip)
{
  BackboneAgeLabel *self = BACKBONE_AGE_LABEL (widget);
  g_autofree char *text = NULL;

  if (self->time == 0 || self->blank)
    return FALSE;

  text = backbone_time_to_text (self->time, BACKBONE_TIME_SECOND, NULL);
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
backbone_age_label_map (GtkWidget *widget)
{
  BackboneAgeLabel *self = BACKBONE_AGE_LABEL (widget);

  GTK_WIDGET_CLASS (backbone_age_label_parent_class)->map (widget);

  self->tick_handler = g_signal_connect_swapped (backbone_clock_get_default (), "notify::now",
                                                 G_CALLBACK (update), self);
  update (self);
}

static void
backbone_age_label_unmap (GtkWidget *widget)
{
  BackboneAgeLabel *self = BACKBONE_AGE_LABEL (widget);

  g_clear_signal_handler (&self->tick_handler, backbone_clock_get_default ());

  GTK_WIDGET_CLASS (backbone_age_label_parent_class)->unmap (widget);
}

static void
backbone_age_label_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  BackboneAgeLabel *self = BACKBONE_AGE_LABEL (object);

  switch (property_id)
    {
    case PROP_TIME:
      if (self->time == g_value_get_int64 (value))
        return;
      self->time = g_value_get_int64 (value);
      break;
    case PROP_BLANK:
      if (self->blank == g_value_get_boolean (value))
        return;
      self->blank = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
backbone_age_label_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  BackboneAgeLabel *self = BACKBONE_AGE_LABEL (object);

  switch (property_id)
    {
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;
    case PROP_BLANK:
      g_value_set_boolean (value, self->blank);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_age_label_dispose (GObject *object)
{
  BackboneAgeLabel *self = BACKBONE_AGE_LABEL (object);

  g_clear_pointer ((GtkWidget **)&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (backbone_age_label_parent_class)->dispose (object);
}

static void
backbone_age_label_class_init (BackboneAgeLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_age_label_set_property;
  object_class->get_property = backbone_age_label_get_property;
  object_class->dispose = backbone_age_label_dispose;
  widget_class->map = backbone_age_label_map;
  widget_class->unmap = backbone_age_label_unmap;
  widget_class->query_tooltip = backbone_age_label_query_tooltip;

  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_BLANK] = g_param_spec_boolean ("blank", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
backbone_age_label_init (BackboneAgeLabel *self)
{
  self->label
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  update (self);
}
