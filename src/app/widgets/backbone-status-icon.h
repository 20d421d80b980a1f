/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneStatusIcon:
 *
 * A #BackboneMark as an icon. Properties: mark, text (what it means: tooltip and accessible name),
 * time (BackboneTime, optional: the tooltip adds how long ago that was).
 */
#define BACKBONE_TYPE_STATUS_ICON (backbone_status_icon_get_type ())
G_DECLARE_FINAL_TYPE (BackboneStatusIcon, backbone_status_icon, BACKBONE, STATUS_ICON, GtkWidget)

G_END_DECLS
