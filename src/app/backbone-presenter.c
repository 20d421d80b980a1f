/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-presenter.h"

struct _BackbonePresenter
{
  GObject parent_instance;

  GtkWidget *widget; /* not owned: it owns this */
  gboolean presenting;
};

G_DEFINE_FINAL_TYPE (BackbonePresenter, backbone_presenter, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PRESENTING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
fullscreened_cb (BackbonePresenter *self, GParamSpec *pspec, GtkWindow *window)
{
  if (!gtk_window_is_fullscreen (window))
    backbone_presenter_set_presenting (self, FALSE);
}

/* The desktop can take the screen back as well. */
static void
root_cb (BackbonePresenter *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::fullscreened", G_CALLBACK (fullscreened_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
unmap_cb (BackbonePresenter *self)
{
  backbone_presenter_set_presenting (self, FALSE);
}

static void
backbone_presenter_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_PRESENTING:
      backbone_presenter_set_presenting (BACKBONE_PRESENTER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_presenter_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_PRESENTING:
      g_value_set_boolean (value, BACKBONE_PRESENTER (object)->presenting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_presenter_class_init (BackbonePresenterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = backbone_presenter_set_property;
  object_class->get_property = backbone_presenter_get_property;

  properties[PROP_PRESENTING]
      = g_param_spec_boolean ("presenting", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
backbone_presenter_init (BackbonePresenter *self)
{
}

BackbonePresenter *
backbone_presenter_new (GtkWidget *widget)
{
  BackbonePresenter *self = g_object_new (BACKBONE_TYPE_PRESENTER, NULL);

  self->widget = widget;
  g_signal_connect_object (widget, "notify::root", G_CALLBACK (root_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  root_cb (self);

  return self;
}

gboolean
backbone_presenter_get_presenting (BackbonePresenter *self)
{
  return self->presenting;
}

void
backbone_presenter_set_presenting (BackbonePresenter *self, gboolean presenting)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  if (self->presenting == presenting)
    return;

  self->presenting = presenting;
  if (GTK_IS_WINDOW (root) && presenting)
    gtk_window_fullscreen (GTK_WINDOW (root));
  else if (GTK_IS_WINDOW (root))
    gtk_window_unfullscreen (GTK_WINDOW (root));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRESENTING]);
}
