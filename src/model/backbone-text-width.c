/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-text-width.h"

/**
 * backbone_text_width:
 * @text: valid UTF-8 without control characters
 *
 * A letter of Japanese or an emoji takes two columns, an accent that combines with the letter before it none. Every
 * character counts for itself, as terminals and editors do it.
 *
 * Returns: the columns that it takes where all letters are equally wide
 */
guint
backbone_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iszerowidth (c))
        continue;
      width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
append_blanks_for (GString *line, const char *text, guint width)
{
  for (guint i = backbone_text_width (text); i < width; i++)
    g_string_append_c (line, ' ');
}

/**
 * backbone_text_append_padded:
 * @line: what to append to
 * @text: valid UTF-8 without control characters
 * @width: the columns to fill; a longer text stays whole
 *
 * Appends a text and then blanks.
 */
void
backbone_text_append_padded (GString *line, const char *text, guint width)
{
  g_string_append (line, text);
  append_blanks_for (line, text, width);
}

/**
 * backbone_text_append_padded_to_right:
 * @line: what to append to
 * @text: valid UTF-8 without control characters
 * @width: the columns to fill; a longer text stays whole
 *
 * Appends blanks and then a text, as numbers stand in a column.
 */
void
backbone_text_append_padded_to_right (GString *line, const char *text, guint width)
{
  append_blanks_for (line, text, width);
  g_string_append (line, text);
}
