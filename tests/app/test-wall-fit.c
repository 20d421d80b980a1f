/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-wall-fit.h"

static const struct
{
  const char *what;
  int width;
  int height;
  guint n_tiles;
  guint n_bad;
  gboolean presenting;
  BackboneWallFit fit;
} rows[] = {
  { "no room yet", 0, 0, 10, 0, FALSE, { 0, 1 } },
  { "a few customers are huge", 1920, 1080, 12, 0, FALSE, { 3, 4 } },
  { "one more tile makes all of them smaller", 1920, 1080, 17, 0, FALSE, { 2, 6 } },
  { "no customers at all", 1920, 1080, 0, 0, FALSE, { 3, 4 } },
  { "too many, all well", 1920, 1080, 10000, 0, FALSE, { 0, 12 } },
  { "too many, but those with trouble can be larger", 1920, 1080, 10000, 40, FALSE, { 1, 9 } },
  { "too many with trouble", 1920, 1080, 10000, 9000, FALSE, { 0, 12 } },
  { "never the smallest across a room", 1920, 1080, 10000, 9000, TRUE, { 1, 9 } },
  { "narrow", 320, 560, 30, 0, FALSE, { 0, 2 } },
};

static void
test_fit (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BackboneWallFit fit = backbone_wall_fit (rows[i].width, rows[i].height, rows[i].n_tiles,
                                               rows[i].n_bad, rows[i].presenting);

      g_test_message ("%s: level %u, %u columns", rows[i].what, fit.level, fit.columns);
      g_assert_cmpuint (fit.level, ==, rows[i].fit.level);
      g_assert_cmpuint (fit.columns, ==, rows[i].fit.columns);
      g_assert_nonnull (backbone_wall_get_class (fit.level));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wall-fit/fit", test_fit);

  return g_test_run ();
}
