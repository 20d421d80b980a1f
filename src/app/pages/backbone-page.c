/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-page.h"

G_DEFINE_INTERFACE (BackbonePage, backbone_page, GTK_TYPE_WIDGET)

static void
backbone_page_default_init (BackbonePageInterface *iface)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (
      iface, g_param_spec_object ("landscape", NULL, NULL, BACKBONE_TYPE_LANDSCAPE, flags));
  g_object_interface_install_property (
      iface, g_param_spec_boolean ("search-mode", NULL, NULL, FALSE, flags));
}

gboolean
backbone_page_can_search (BackbonePage *self)
{
  return BACKBONE_PAGE_GET_IFACE (self)->start_search != NULL;
}

void
backbone_page_start_search (BackbonePage *self)
{
  if (backbone_page_can_search (self))
    BACKBONE_PAGE_GET_IFACE (self)->start_search (self);
}

gboolean
backbone_page_go_back (BackbonePage *self)
{
  BackbonePageInterface *iface = BACKBONE_PAGE_GET_IFACE (self);

  return iface->go_back && iface->go_back (self);
}
