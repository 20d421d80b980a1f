/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wide texts are; the C library is asked too, as terminals do. */

#include "backbone-text-width.h"

#include <locale.h>
#include <wchar.h>

static const struct
{
  const char *text;
  guint width;
} texts[] = {
  { "", 0 },
  { "Müller", 6 },
  { "✓ ok", 4 },
  { "名前解決", 8 },
  { "ﾊﾝｶｸ", 4 },                          /* half as wide as others */
  { "Ａ：１", 6 },                        /* twice as wide as others */
  { "한국", 4 },                          /* in one piece each */
  { "Mu\u0308ller e\u0301te\u0301", 10 }, /* accents that combine */
  { "שלום", 4 },
  { "שָׁלוֹם", 4 },             /* with vowels below and above */
  { "\u200Fשלום\u200E", 4 }, /* with marks of direction */
  { "🚀 done", 7 },
  { "a\u200Bb", 2 }, /* a place to break the line */
};

static int
get_width_by_c_library (const char *text)
{
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, NULL);
  int width = 0;

  for (guint i = 0; characters[i] != 0; i++)
    width += wcwidth ((wchar_t)characters[i]);

  return width;
}

static void
test_width (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i].text);
      g_assert_cmpuint (backbone_text_width (texts[i].text), ==, texts[i].width);
    }
}

static void
test_as_terminals (void)
{
  if (setlocale (LC_CTYPE, "C.UTF-8") == NULL)
    {
      g_test_skip ("no locale with UTF-8");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i].text);
      g_assert_cmpint (backbone_text_width (texts[i].text), ==,
                       get_width_by_c_library (texts[i].text));
    }
}

static void
test_padded (void)
{
  g_autoptr (GString) line = g_string_new ("|");

  backbone_text_append_padded (line, "Grün", 6);
  backbone_text_append_padded (line, "日", 3);
  backbone_text_append_padded (line, "too long", 3);
  backbone_text_append_padded_to_right (line, "万", 4);
  backbone_text_append_padded_to_right (line, "too long", 3);
  g_assert_cmpstr (line->str, ==, "|Grün  日 too long  万too long");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-width/width", test_width);
  g_test_add_func ("/text-width/as-terminals", test_as_terminals);
  g_test_add_func ("/text-width/padded", test_padded);

  return g_test_run ();
}
