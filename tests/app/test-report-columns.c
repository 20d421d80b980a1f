/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-report-columns.h"

static const struct
{
  const char *what;
  double wanted[4];
  guint n;
  double available;
  double widths[4];
} rows[] = {
  { "there is more than they want", { 10, 30 }, 2, 80, { 20, 60 } },
  { "exactly", { 10, 30 }, 2, 40, { 10, 30 } },
  { "who wants little gets it", { 10, 300, 500 }, 3, 110, { 10, 50, 50 } },
  { "what one leaves over is for the others", { 10, 45, 500, 30 }, 4, 160, { 10, 45, 75, 30 } },
  { "all want too much", { 200, 300 }, 2, 100, { 50, 50 } },
  { "nothing is wanted", { 0, 0 }, 2, 100, { 0, 0 } },
};

static void
test_share (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double widths[4] = { 0 };

      g_test_message ("%s", rows[i].what);
      backbone_report_columns_share (rows[i].wanted, rows[i].n, rows[i].available, widths);
      for (guint column = 0; column < rows[i].n; column++)
        g_assert_cmpfloat_with_epsilon (widths[column], rows[i].widths[column], 0.01);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-columns/share", test_share);

  return g_test_run ();
}
