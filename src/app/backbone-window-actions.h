/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-window.h"

G_BEGIN_DECLS

/* The actions of the window, win.*: for its class only. */
void backbone_window_actions_install (GtkWidgetClass *widget_class);

/* What is possible now is enabled. */
void backbone_window_actions_update (BackboneWindow *window);

G_END_DECLS
