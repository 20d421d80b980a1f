/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-text.h"

static void
test_width (void)
{
  g_assert_cmpuint (cli_text_width (""), ==, 0);
  g_assert_cmpuint (cli_text_width ("Müller"), ==, 6);
  g_assert_cmpuint (cli_text_width ("日本"), ==, 4);
  g_assert_cmpuint (cli_text_width ("e\xcc\x81"), ==, 1);
  g_assert_cmpuint (cli_text_width ("✓ ok"), ==, 4);
}

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
test_padded (void)
{
  g_autoptr (GString) line = g_string_new ("|");

  cli_text_append_padded (line, "Grün", 6);
  cli_text_append_padded (line, "日", 3);
  cli_text_append_padded (line, "too long", 3);
  g_assert_cmpstr (line->str, ==, "|Grün  日 too long");
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

  g_test_add_func ("/cli/text/width", test_width);
  g_test_add_func ("/cli/text/clean", test_clean);
  g_test_add_func ("/cli/text/plain", test_plain);
  g_test_add_func ("/cli/text/padded", test_padded);
  g_test_add_func ("/cli/text/csv", test_csv);

  return g_test_run ();
}
