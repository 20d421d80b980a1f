/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackbonePage:
 *
 * A page of the window, one entry of its view switcher. The window sends Ctrl+F and Escape to the
 * page that shows.
 *
 * Properties: landscape (BackboneLandscape, nullable: what the page is about), search-mode
 * (boolean: whether its search shows; a page that can't be searched leaves it FALSE).
 */
#define BACKBONE_TYPE_PAGE (backbone_page_get_type ())
G_DECLARE_INTERFACE (BackbonePage, backbone_page, BACKBONE, PAGE, GtkWidget)

/**
 * BackbonePageInterface:
 * @start_search: (nullable): shows the search and moves the focus there; %NULL if the page can't be
 *   searched
 * @go_back: (nullable): leaves what can be left, such as the search, or a view on top of another;
 *   returns whether there was such a thing
 */
struct _BackbonePageInterface
{
  GTypeInterface parent_iface;

  void (*start_search) (BackbonePage *self);
  gboolean (*go_back) (BackbonePage *self);

  gpointer padding[4];
};

gboolean backbone_page_can_search (BackbonePage *self);
void backbone_page_start_search (BackbonePage *self);
gboolean backbone_page_go_back (BackbonePage *self);

G_END_DECLS
