/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-range.h"

/* The table of the guidelines of the Monitoring Plugins, and what is none. */
static void
test_alerts (void)
{
  static const struct
  {
    const char *text;
    double value;
    gboolean alerts;
  } rows[] = {
    { "10", -1, TRUE },     { "10", 0, FALSE },     { "10", 10, FALSE },    { "10", 11, TRUE },
    { "10:", 9, TRUE },     { "10:", 10, FALSE },   { "10:", 1e9, FALSE },  { "~:10", -1e9, FALSE },
    { "~:10", 11, TRUE },   { "10:20", 9, TRUE },   { "10:20", 15, FALSE }, { "10:20", 21, TRUE },
    { "@10:20", 9, FALSE }, { "@10:20", 10, TRUE }, { "@10:20", 20, TRUE }, { "@10:20", 21, FALSE },
    { "0", 0, FALSE },      { "0", 1, TRUE },       { "~:", 1e9, FALSE },   { "1.5", 1.6, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CliRange range;

      g_assert_true (cli_range_parse (rows[i].text, &range));
      g_assert_cmpint (cli_range_alerts (&range, rows[i].value), ==, rows[i].alerts);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = { "", "@", "x", "1:x", "x:1", "20:10", "1:2:3", "nan", "1 2" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      CliRange range;

      g_assert_false (cli_range_parse (texts[i], &range));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/range/alerts", test_alerts);
  g_test_add_func ("/cli/range/refused", test_refused);

  return g_test_run ();
}
