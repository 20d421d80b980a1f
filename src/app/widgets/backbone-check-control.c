/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-check-control.h"

struct _BackboneCheckControl
{
  GtkWidget parent_instance;

  GtkWidget *stack;

  BackboneChecker *checker;
};

G_DEFINE_FINAL_TYPE (BackboneCheckControl, backbone_check_control, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHECKER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static char *
page_for_running (gpointer self, gboolean running)
{
  return g_strdup (running ? "progress" : "button");
}

static void
backbone_check_control_set_property (GObject *object,
                                     guint property_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  BackboneCheckControl *self = BACKBONE_CHECK_CONTROL (object);

  switch (property_id)
    {
    case PROP_CHECKER:
      if (g_set_object (&self->checker, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_check_control_get_property (GObject *object,
                                     guint property_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CHECKER:
      g_value_set_object (value, BACKBONE_CHECK_CONTROL (object)->checker);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_check_control_dispose (GObject *object)
{
  BackboneCheckControl *self = BACKBONE_CHECK_CONTROL (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->checker);

  G_OBJECT_CLASS (backbone_check_control_parent_class)->dispose (object);
}

static void
backbone_check_control_class_init (BackboneCheckControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_check_control_set_property;
  object_class->get_property = backbone_check_control_get_property;
  object_class->dispose = backbone_check_control_dispose;

  properties[PROP_CHECKER]
      = g_param_spec_object ("checker", NULL, NULL, BACKBONE_TYPE_CHECKER,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-check-control.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneCheckControl, stack);
  gtk_widget_class_bind_template_callback (widget_class, page_for_running);
}

static void
backbone_check_control_init (BackboneCheckControl *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
