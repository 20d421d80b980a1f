/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneWrapLayout:
 *
 * Puts children beside each other at their natural widths and breaks into further lines when the
 * width is used up. Properties, in pixels: spacing (int) between children, line-spacing (int) between lines.
 */
#define BACKBONE_TYPE_WRAP_LAYOUT (backbone_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (BackboneWrapLayout,
                      backbone_wrap_layout,
                      BACKBONE,
                      WRAP_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
