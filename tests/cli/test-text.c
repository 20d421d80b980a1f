/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-text.h"

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } cases[] = {
    { "", "" },
    { "Müller & Söhne", "Müller & Söhne" },
    { "\033[31mred\033[0m", "?[31mred?[0m" },
    { "two\nlines\r\ttab", "two?lines??tab" },
    { "caf\xe9", "caf?" },
    { "\xc2\x9b"
      "31m",
      "?31m" }, /* the one-character form of ESC [ */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = cli_text_clean (cases[i].text);
      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_plain (void)
{
  g_autofree char *plain = cli_text_to_plain ("“x” → it’s … – Müller");

  g_assert_cmpstr (plain, ==, "\"x\" -> it's ... - Müller");
}

static void
test_csv (void)
{
  static const struct
  {
    const char *text;
    const char *field;
  } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "semi;colon", "semi;colon" },
    { "a,b", "\"a,b\"" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "cr\r", "\"cr\r\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      cli_text_append_csv (line, cases[i].text);
      g_assert_cmpstr (line->str, ==, cases[i].field);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/text/clean", test_clean);
  g_test_add_func ("/cli/text/plain", test_plain);
  g_test_add_func ("/cli/text/csv", test_csv);

  return g_test_run ();
}
