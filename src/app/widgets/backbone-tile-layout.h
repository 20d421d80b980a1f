/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneTileLayout:
 *
 * Tiles of one width in as many equal columns as fit: all in one line, else in two lines, and so on,
 * so that no line has a hole before the last one. Properties, in pixels: spacing (int) between
 * tiles, tile-width (int): the least width of a tile; all are wider if one needs more.
 */
#define BACKBONE_TYPE_TILE_LAYOUT (backbone_tile_layout_get_type ())
G_DECLARE_FINAL_TYPE (BackboneTileLayout,
                      backbone_tile_layout,
                      BACKBONE,
                      TILE_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
