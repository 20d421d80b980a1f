/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-certificate-facts.h"

#include "backbone-status-icon.h"

struct _BackboneCertificateFacts
{
  GtkBox parent_instance;

  BackboneClientCertificate *certificate;
  BackboneLandscape *landscape; /* whose rules say when people are warned */
};

G_DEFINE_FINAL_TYPE (BackboneCertificateFacts, backbone_certificate_facts, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_CERTIFICATE,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
backbone_certificate_facts_set_property (GObject *object,
                                         guint property_id,
                                         const GValue *value,
                                         GParamSpec *pspec)
{
  BackboneCertificateFacts *self = BACKBONE_CERTIFICATE_FACTS (object);

  switch (property_id)
    {
    case PROP_CERTIFICATE:
      if (g_set_object (&self->certificate, g_value_get_object (value)))
        {
          /* Not by a binding: GTK 4.8 complains when what is bound to itself goes. */
          gtk_widget_set_visible (GTK_WIDGET (self), self->certificate != NULL);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_LANDSCAPE:
      if (g_set_object (&self->landscape, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_certificate_facts_get_property (GObject *object,
                                         guint property_id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CERTIFICATE:
      g_value_set_object (value, BACKBONE_CERTIFICATE_FACTS (object)->certificate);
      break;
    case PROP_LANDSCAPE:
      g_value_set_object (value, BACKBONE_CERTIFICATE_FACTS (object)->landscape);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_certificate_facts_dispose (GObject *object)
{
  BackboneCertificateFacts *self = BACKBONE_CERTIFICATE_FACTS (object);

  g_clear_object (&self->certificate);
  g_clear_object (&self->landscape);
  gtk_widget_dispose_template (GTK_WIDGET (object), BACKBONE_TYPE_CERTIFICATE_FACTS);

  G_OBJECT_CLASS (backbone_certificate_facts_parent_class)->dispose (object);
}

static void
backbone_certificate_facts_class_init (BackboneCertificateFactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_certificate_facts_set_property;
  object_class->get_property = backbone_certificate_facts_get_property;
  object_class->dispose = backbone_certificate_facts_dispose;

  properties[PROP_CERTIFICATE]
      = g_param_spec_object ("certificate", NULL, NULL, BACKBONE_TYPE_CLIENT_CERTIFICATE, flags);
  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (BACKBONE_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-certificate-facts.ui");
}

static void
backbone_certificate_facts_init (BackboneCertificateFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
