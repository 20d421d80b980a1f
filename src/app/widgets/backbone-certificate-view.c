/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-certificate-view.h"

#include "backbone-closures.h"
#include "backbone-diagnosis-closures.h"

struct _BackboneCertificateView
{
  GtkBox parent_instance;

  BackboneCertificate *certificate;
  BackboneLandscape *landscape; /* whose rules say when people are warned */
  char *role;
};

G_DEFINE_FINAL_TYPE (BackboneCertificateView, backbone_certificate_view, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_CERTIFICATE,
  PROP_ROLE,
  PROP_LANDSCAPE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_certificate (BackboneCertificateView *self, BackboneCertificate *certificate)
{
  g_autofree char *name = NULL;

  if (!g_set_object (&self->certificate, certificate))
    return;

  name = certificate ? backbone_closure_certificate_name (
             self, backbone_certificate_get_subject (certificate))
                     : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name ? name : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CERTIFICATE]);
}

static void
backbone_certificate_view_set_property (GObject *object,
                                        guint property_id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  BackboneCertificateView *self = BACKBONE_CERTIFICATE_VIEW (object);

  switch (property_id)
    {
    case PROP_CERTIFICATE:
      set_certificate (self, g_value_get_object (value));
      break;
    case PROP_ROLE:
      if (g_strcmp0 (self->role, g_value_get_string (value)) != 0)
        {
          g_free (self->role);
          self->role = g_value_dup_string (value);
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
backbone_certificate_view_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  BackboneCertificateView *self = BACKBONE_CERTIFICATE_VIEW (object);

  switch (property_id)
    {
    case PROP_CERTIFICATE:
      g_value_set_object (value, self->certificate);
      break;
    case PROP_ROLE:
      g_value_set_string (value, self->role);
      break;
    case PROP_LANDSCAPE:
      g_value_set_object (value, BACKBONE_CERTIFICATE_VIEW (object)->landscape);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_certificate_view_dispose (GObject *object)
{
  BackboneCertificateView *self = BACKBONE_CERTIFICATE_VIEW (object);

  g_clear_object (&self->certificate);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_certificate_view_parent_class)->dispose (object);
}

static void
backbone_certificate_view_finalize (GObject *object)
{
  g_free (BACKBONE_CERTIFICATE_VIEW (object)->role);

  G_OBJECT_CLASS (backbone_certificate_view_parent_class)->finalize (object);
}

static void
backbone_certificate_view_class_init (BackboneCertificateViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = backbone_certificate_view_set_property;
  object_class->get_property = backbone_certificate_view_get_property;
  object_class->dispose = backbone_certificate_view_dispose;
  object_class->finalize = backbone_certificate_view_finalize;

  properties[PROP_CERTIFICATE]
      = g_param_spec_object ("certificate", NULL, NULL, BACKBONE_TYPE_CERTIFICATE, flags);
  properties[PROP_ROLE] = g_param_spec_string ("role", NULL, NULL, NULL, flags);
  properties[PROP_LANDSCAPE]
      = g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-certificate-view.ui");
}

static void
backbone_certificate_view_init (BackboneCertificateView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
