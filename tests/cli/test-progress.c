/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-progress.h"

#include "backbone-text-width.h"

static void
check_bar (guint done, guint total, guint columns, gboolean unicode, const char *expected)
{
  g_autofree char *bar = cli_progress_dup_bar ("Checking", done, total, columns, unicode);

  g_assert_cmpstr (bar, ==, expected);
  g_assert_cmpuint (backbone_text_width (bar), <, columns);
}

static void
test_bar (void)
{
  check_bar (0, 72, 80, FALSE, "[                              ] 0/72  Checking");
  check_bar (36, 72, 80, FALSE, "[###############               ] 36/72  Checking");
  check_bar (72, 72, 80, TRUE, "[██████████████████████████████] 72/72  Checking");
  /* More than there was: the total is corrected later. */
  check_bar (80, 72, 80, FALSE, "[##############################] 80/72  Checking");
}

static void
test_unknown_total (void)
{
  check_bar (5, 0, 80, FALSE, "5  Checking");
}

static void
test_narrow (void)
{
  check_bar (36, 72, 40, FALSE, "36/72  Checking");
  check_bar (36, 72, 10, FALSE, "36/72");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/progress/bar", test_bar);
  g_test_add_func ("/cli/progress/unknown-total", test_unknown_total);
  g_test_add_func ("/cli/progress/narrow", test_narrow);

  return g_test_run ();
}
