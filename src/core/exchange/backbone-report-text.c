/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-writers-private.h"

#include <glib/gi18n-lib.h>

static void
append_padded (GString *text, const char *word, glong width, gboolean to_the_right)
{
  glong missing = width - g_utf8_strlen (word, -1);

  if (!to_the_right)
    g_string_append (text, word);
  for (glong i = 0; i < missing; i++)
    g_string_append_c (text, ' ');
  if (to_the_right)
    g_string_append (text, word);
}

static void
trim_end (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

static void
append_heading (GString *text, const char *heading, char underline)
{
  glong width = g_utf8_strlen (heading, -1);

  g_string_append_printf (text, "%s\n", heading);
  for (glong i = 0; i < width; i++)
    g_string_append_c (text, underline);
  g_string_append_c (text, '\n');
}

static void
append_facts (GString *text, BackboneReport *report)
{
  guint n_facts = backbone_report_get_n_facts (report);
  const char *id, *label;
  glong width = 0;

  for (guint i = 0; i < n_facts; i++)
    {
      backbone_report_get_fact (report, i, &id, &label);
      width = MAX (width, g_utf8_strlen (label, -1));
    }
  for (guint i = 0; i < n_facts; i++)
    {
      const BackboneReportCell *cell = backbone_report_get_fact (report, i, &id, &label);
      g_autofree char *line = backbone_report_cell_dup_line (cell);

      append_padded (text, label, width, FALSE);
      g_string_append_printf (text, "  %s", line);
      trim_end (text);
    }
}

/* (transfer full): headings, then cells, row by row. (out) @widths: one for each column. */
static GPtrArray *
collect_words (BackboneReportSection *section, glong *widths)
{
  const BackboneReportColumn *columns = backbone_report_section_get_columns (section);
  guint n_columns = backbone_report_section_get_n_columns (section);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (words, g_strdup (_ (columns[i].title)));
  for (guint row = 0; row < backbone_report_section_get_n_rows (section); row++)
    {
      for (guint i = 0; i < n_columns; i++)
        g_ptr_array_add (words, backbone_report_cell_dup_line (
                                    backbone_report_section_get_cell (section, row, i)));
    }
  for (guint i = 0; i < words->len; i++)
    widths[i % n_columns]
        = MAX (widths[i % n_columns], g_utf8_strlen (g_ptr_array_index (words, i), -1));

  return words;
}

static void
append_table (GString *text, BackboneReportSection *section)
{
  const BackboneReportColumn *columns = backbone_report_section_get_columns (section);
  guint n_columns = backbone_report_section_get_n_columns (section);
  g_autofree glong *widths = g_new0 (glong, n_columns);
  g_autoptr (GPtrArray) words = collect_words (section, widths);

  for (guint i = 0; i < words->len; i++)
    {
      guint column = i % n_columns;

      if (!columns[column].is_for_programs)
        append_padded (text, g_ptr_array_index (words, i), widths[column],
                       columns[column].is_number);
      if (column + 1 < n_columns)
        g_string_append (text, "  ");
      else
        trim_end (text);
    }
}

char *
backbone_report_to_text (BackboneReport *report)
{
  GString *text = g_string_new (NULL);

  append_heading (text, backbone_report_get_title (report), '=');
  g_string_append_printf (text, "%s\n\n", backbone_report_get_subtitle (report));
  append_facts (text, report);

  for (guint i = 0; i < backbone_report_get_n_sections (report); i++)
    {
      BackboneReportSection *section = backbone_report_get_section (report, i);
      const char *note = backbone_report_section_get_note (section);

      g_string_append_c (text, '\n');
      append_heading (text, backbone_report_section_get_title (section), '-');
      if (backbone_report_section_get_n_rows (section) == 0)
        g_string_append_printf (text, "%s\n", backbone_report_section_get_empty (section));
      else
        append_table (text, section);
      if (note && backbone_report_section_get_n_rows (section) > 0)
        g_string_append_printf (text, "%s\n", note);
    }

  return g_string_free (text, FALSE);
}
