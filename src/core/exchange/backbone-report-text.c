/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-writers-private.h"

#include "backbone-text-width.h"

#include <glib/gi18n-lib.h>

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
  guint width = backbone_text_width (heading);

  g_string_append_printf (text, "%s\n", heading);
  for (guint i = 0; i < width; i++)
    g_string_append_c (text, underline);
  g_string_append_c (text, '\n');
}

static void
append_facts (GString *text, BackboneReport *report)
{
  guint n_facts = backbone_report_get_n_facts (report);
  const char *id, *label;
  guint width = 0;

  for (guint i = 0; i < n_facts; i++)
    {
      backbone_report_get_fact (report, i, &id, &label);
      width = MAX (width, backbone_text_width (label));
    }
  for (guint i = 0; i < n_facts; i++)
    {
      const BackboneReportCell *cell = backbone_report_get_fact (report, i, &id, &label);
      g_autofree char *line = backbone_report_cell_dup_line (cell);

      backbone_text_append_padded (text, label, width);
      g_string_append_printf (text, "  %s", line);
      trim_end (text);
    }
}

/* (transfer full): headings, then cells, row by row. (out) @widths: one for each column. */
static GPtrArray *
collect_words (BackboneReportSection *section, guint *widths)
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
        = MAX (widths[i % n_columns], backbone_text_width (g_ptr_array_index (words, i)));

  return words;
}

static void
append_table (GString *text, BackboneReportSection *section)
{
  const BackboneReportColumn *columns = backbone_report_section_get_columns (section);
  guint n_columns = backbone_report_section_get_n_columns (section);
  g_autofree guint *widths = g_new0 (guint, n_columns);
  g_autoptr (GPtrArray) words = collect_words (section, widths);

  for (guint i = 0; i < words->len; i++)
    {
      guint column = i % n_columns;

      if (columns[column].is_number)
        backbone_text_append_padded_to_right (text, g_ptr_array_index (words, i), widths[column]);
      else if (!columns[column].is_for_programs)
        backbone_text_append_padded (text, g_ptr_array_index (words, i), widths[column]);
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
