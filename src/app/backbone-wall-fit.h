/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BackboneWallFit:
 * @level: the size of the tiles, 0 for the smallest
 * @columns: how many of them stand side by side
 *
 * How the tiles of the status wall are laid out.
 */
typedef struct
{
  guint level;
  guint columns;
} BackboneWallFit;

#define BACKBONE_N_WALL_LEVELS 4

/*
 * The largest tiles with which all @n_tiles fit into an area of @width x @height pixels. If the
 * worst @n_bad of them are all that fits, tiles of middle size; if not even those, the smallest, or
 * the next to them when @presenting: then they are read from afar.
 */
BackboneWallFit
backbone_wall_fit (int width, int height, guint n_tiles, guint n_bad, gboolean presenting);

/* (transfer none): the style class of a level. */
const char *backbone_wall_get_class (guint level);

G_END_DECLS
