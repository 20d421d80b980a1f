/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackbonePresenter:
 *
 * Shows a widget to a whole room: its window has the whole screen meanwhile. It ends with the widget
 * being hidden, and when people or the desktop take the screen back.
 *
 * Property presenting (boolean).
 */
#define BACKBONE_TYPE_PRESENTER (backbone_presenter_get_type ())
G_DECLARE_FINAL_TYPE (BackbonePresenter, backbone_presenter, BACKBONE, PRESENTER, GObject)

/* (transfer full): of @widget, which owns it. */
BackbonePresenter *backbone_presenter_new (GtkWidget *widget);
gboolean backbone_presenter_get_presenting (BackbonePresenter *self);
void backbone_presenter_set_presenting (BackbonePresenter *self, gboolean presenting);

G_END_DECLS
