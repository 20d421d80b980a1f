/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-wall-fit.h"

#define MIDDLE_LEVEL 1

/* In pixels, margins included; style.css gives the tiles these heights. */
static const struct
{
  const char *css_class;
  int width;
  int height;
} levels[BACKBONE_N_WALL_LEVELS] = {
  { "small", 156, 100 },
  { "medium", 208, 130 },
  { "large", 300, 184 },
  { "huge", 420, 260 },
};

static guint
count_columns (guint level, int width)
{
  return (guint)MAX (width / levels[level].width, 1);
}

static gboolean
has_room (guint level, int width, int height, guint n_tiles)
{
  guint n_rows = (guint)MAX (height / levels[level].height, 1);

  return (guint64)count_columns (level, width) * n_rows >= n_tiles;
}

BackboneWallFit
backbone_wall_fit (int width, int height, guint n_tiles, guint n_bad, gboolean presenting)
{
  guint lowest = presenting ? MIDDLE_LEVEL : 0;
  guint level = BACKBONE_N_WALL_LEVELS - 1;

  while (level > lowest && !has_room (level, width, height, n_tiles))
    level--;
  if (level < MIDDLE_LEVEL && n_bad > 0 && has_room (MIDDLE_LEVEL, width, height, n_bad))
    level = MIDDLE_LEVEL;

  return (BackboneWallFit){ level, count_columns (level, width) };
}

const char *
backbone_wall_get_class (guint level)
{
  g_return_val_if_fail (level < BACKBONE_N_WALL_LEVELS, levels[0].css_class);

  return levels[level].css_class;
}
