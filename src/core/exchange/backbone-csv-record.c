/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-csv-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of two bytes. */
#define NO_BREAK_SPACE "\u00a0"

gboolean
backbone_csv_cells_are_blank (const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (cells[i][strspn (cells[i], " \t")] != '\0')
        return FALSE;
    }

  return TRUE;
}

gboolean
backbone_csv_record_is_blank (const BackboneCsvRecord *record)
{
  return record->n_fields > 0
         && backbone_csv_cells_are_blank (record->fields,
                                          MIN (record->n_fields, BACKBONE_CSV_MAX_FIELDS));
}

char *
backbone_csv_problem_dup_text (BackboneCsvProblem problem)
{
  switch (problem)
    {
    case BACKBONE_CSV_OPEN_QUOTE:
      return g_strdup (_ ("a quote is opened and never closed"));
    case BACKBONE_CSV_TEXT_AFTER_QUOTE:
      return g_strdup (
          _ ("text follows a closing quote; a quote inside of quotes is written twice"));
    case BACKBONE_CSV_TOO_LONG:
      return g_strdup_printf (_ ("the line is longer than %d bytes"), BACKBONE_CSV_MAX_RECORD);
    case BACKBONE_CSV_NO_PROBLEM:
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
backbone_csv_cell_dup_trimmed (const char *text)
{
  return backbone_csv_cell_dup_trimmed_length (text, strlen (text));
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* How many bytes the blank has with which @text begins; 0 if there is none. */
static gsize
leading_blank (const char *text, gsize length)
{
  if (length > 0 && is_blank (text[0]))
    return 1;

  return length >= 2 && memcmp (text, NO_BREAK_SPACE, 2) == 0 ? 2 : 0;
}

static gsize
trailing_blank (const char *text, gsize length)
{
  if (length > 0 && is_blank (text[length - 1]))
    return 1;

  return length >= 2 && memcmp (text + length - 2, NO_BREAK_SPACE, 2) == 0 ? 2 : 0;
}

char *
backbone_csv_cell_dup_trimmed_length (const char *text, gsize length)
{
  gsize n;

  while ((n = leading_blank (text, length)) > 0)
    {
      text += n;
      length -= n;
    }
  while ((n = trailing_blank (text, length)) > 0)
    length -= n;

  return g_strndup (text, length);
}
