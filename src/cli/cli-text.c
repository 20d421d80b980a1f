/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-text.h"

#include <string.h>

/**
 * cli_text_clean:
 * @text: any text, also of a foreign server
 *
 * Returns: (transfer full): the same, safe for a terminal
 */
char *
cli_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xfffd || g_unichar_iscntrl (c))
        g_string_append_c (clean, '?');
      else
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

/**
 * cli_text_to_plain:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the same with its typography in ASCII
 */
char *
cli_text_to_plain (const char *text)
{
  static const struct
  {
    const char *typographic;
    const char *plain;
  } replacements[] = {
    { "“", "\"" },  { "”", "\"" }, { "„", "\"" }, { "‘", "'" }, { "’", "'" },
    { "…", "..." }, { "→", "->" }, { "–", "-" },  { "—", "-" },
  };
  GString *plain = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (replacements); i++)
    g_string_replace (plain, replacements[i].typographic, replacements[i].plain, 0);

  return g_string_free (plain, FALSE);
}

/**
 * cli_text_append_csv:
 * @line: what to append to
 * @text: the value of a field
 */
void
cli_text_append_csv (GString *line, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (line, text);
      return;
    }

  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}
