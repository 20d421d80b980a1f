/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-connectivity-page.h"

#include "backbone-diagnosis-pane.h"
#include "backbone-endpoints-group.h"
#include "backbone-page.h"
#include "backbone-proxy-group.h"
#include "backbone-trust-group.h"

#include <adwaita.h>

struct _BackboneConnectivityPage
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *settings;
  BackboneDiagnosisPane *diagnosis;

  BackboneLandscape *landscape;
  gboolean search_mode;
};

static void backbone_connectivity_page_page_init (BackbonePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BackboneConnectivityPage,
                               backbone_connectivity_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BACKBONE_TYPE_PAGE,
                                                      backbone_connectivity_page_page_init))

enum
{
  PROP_0,
  PROP_LANDSCAPE, /* these of BackbonePage */
  PROP_SEARCH_MODE,
};

static void
show_settings (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneConnectivityPage *self = BACKBONE_CONNECTIVITY_PAGE (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->settings);
}

static void
show_diagnosis (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  BackboneConnectivityPage *self = BACKBONE_CONNECTIVITY_PAGE (widget);

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->diagnosis));
}

static void
backbone_connectivity_page_set_property (GObject *object,
                                         guint property_id,
                                         const GValue *value,
                                         GParamSpec *pspec)
{
  BackboneConnectivityPage *self = BACKBONE_CONNECTIVITY_PAGE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      if (g_set_object (&self->landscape, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SEARCH_MODE:
      if (self->search_mode != g_value_get_boolean (value))
        {
          self->search_mode = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_connectivity_page_get_property (GObject *object,
                                         guint property_id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  BackboneConnectivityPage *self = BACKBONE_CONNECTIVITY_PAGE (object);

  switch (property_id)
    {
    case PROP_LANDSCAPE:
      g_value_set_object (value, self->landscape);
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, self->search_mode);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
backbone_connectivity_page_dispose (GObject *object)
{
  BackboneConnectivityPage *self = BACKBONE_CONNECTIVITY_PAGE (object);

  g_clear_pointer ((GtkWidget **)&self->leaflet, gtk_widget_unparent);
  g_clear_object (&self->landscape);

  G_OBJECT_CLASS (backbone_connectivity_page_parent_class)->dispose (object);
}

static gboolean
backbone_connectivity_page_go_back (BackbonePage *page)
{
  BackboneConnectivityPage *self = BACKBONE_CONNECTIVITY_PAGE (page);

  if (!adw_leaflet_get_folded (self->leaflet)
      || adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->diagnosis))
    return FALSE;

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->diagnosis));

  return TRUE;
}

static void
backbone_connectivity_page_page_init (BackbonePageInterface *iface)
{
  iface->go_back = backbone_connectivity_page_go_back;
}

static void
backbone_connectivity_page_class_init (BackboneConnectivityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = backbone_connectivity_page_set_property;
  object_class->get_property = backbone_connectivity_page_get_property;
  object_class->dispose = backbone_connectivity_page_dispose;
  g_object_class_override_property (object_class, PROP_LANDSCAPE, "landscape");
  g_object_class_override_property (object_class, PROP_SEARCH_MODE, "search-mode");

  gtk_widget_class_install_action (widget_class, "connectivity.settings", NULL, show_settings);
  gtk_widget_class_install_action (widget_class, "connectivity.diagnosis", NULL, show_diagnosis);

  g_type_ensure (BACKBONE_TYPE_DIAGNOSIS_PANE);
  g_type_ensure (BACKBONE_TYPE_ENDPOINTS_GROUP);
  g_type_ensure (BACKBONE_TYPE_PROXY_GROUP);
  g_type_ensure (BACKBONE_TYPE_TRUST_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/backbone_admin/BackboneAdmin/ui/backbone-connectivity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BackboneConnectivityPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, BackboneConnectivityPage, settings);
  gtk_widget_class_bind_template_child (widget_class, BackboneConnectivityPage, diagnosis);
}

static void
backbone_connectivity_page_init (BackboneConnectivityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
backbone_connectivity_page_show_host (BackboneConnectivityPage *self, const char *where)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->diagnosis));

  return backbone_diagnosis_pane_show_host (self->diagnosis, where);
}
