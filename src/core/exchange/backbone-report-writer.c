/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-writer.h"

#include "backbone-csv-writer-private.h"
#include "backbone-report-writers-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

const char *
backbone_report_get_mark (int status)
{
  static const char *const marks[] = {
    [BACKBONE_STATUS_FAILING] = "✗",
    [BACKBONE_STATUS_ATTENTION] = "!",
    [BACKBONE_STATUS_NEVER_CHECKED] = "·",
    [BACKBONE_STATUS_WORKING] = "✓",
  };

  return status >= 0 && status < (int)G_N_ELEMENTS (marks) ? marks[status] : NULL;
}

/* What goes to a terminal must not command it, and a row stays one line. */
char *
backbone_report_cell_dup_line (const BackboneReportCell *cell)
{
  const char *mark = backbone_report_get_mark (cell->status);
  GString *line = g_string_new (NULL);

  if (mark && cell->text)
    g_string_append_printf (line, "%s ", mark);
  for (const char *p = cell->text ? cell->text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      g_string_append_unichar (line, type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT
                                             || type == G_UNICODE_LINE_SEPARATOR
                                             || type == G_UNICODE_PARAGRAPH_SEPARATOR
                                         ? ' '
                                         : c);
    }

  return g_string_free (line, FALSE);
}

const char *
backbone_report_cell_get_data (const BackboneReportCell *cell)
{
  const char *data = cell->data ? cell->data : cell->text;

  return data && *data ? data : NULL;
}

/* A spreadsheet shows what begins with an apostrophe as text, and runs nothing of it. */
static void
append_field (GString *csv, const char *value)
{
  gboolean quote = strpbrk (value, ",;\"\r\n") != NULL || g_ascii_isspace (*value);

  if (quote)
    g_string_append_c (csv, '"');
  if (backbone_csv_is_formula (value) || *value == '\t' || *value == '\r')
    g_string_append_c (csv, '\'');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  if (quote)
    g_string_append_c (csv, '"');
}

/* Numbers are ours: a minus in front of one is no formula. */
static void
append_cell (GString *csv, const BackboneReportCell *cell)
{
  const char *data = backbone_report_cell_get_data (cell);

  g_string_append_c (csv, ',');
  if (data && cell->kind == BACKBONE_REPORT_IS_NUMBER)
    g_string_append (csv, data);
  else if (data)
    append_field (csv, data);
}

static void
append_csv_section (GString *csv, BackboneReportSection *section)
{
  const BackboneReportColumn *columns = backbone_report_section_get_columns (section);
  guint n_columns = backbone_report_section_get_n_columns (section);

  g_string_append (csv, "\r\nsection");
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (csv, ",%s", columns[i].id);
  g_string_append (csv, "\r\n");

  for (guint row = 0; row < backbone_report_section_get_n_rows (section); row++)
    {
      g_string_append (csv, backbone_report_section_get_id (section));
      for (guint i = 0; i < n_columns; i++)
        append_cell (csv, backbone_report_section_get_cell (section, row, i));
      g_string_append (csv, "\r\n");
    }
}

char *
backbone_report_to_csv (BackboneReport *report)
{
  GString *csv = g_string_new ("section,fact,value\r\n");

  for (guint i = 0; i < backbone_report_get_n_facts (report); i++)
    {
      const char *id, *label;
      const BackboneReportCell *cell = backbone_report_get_fact (report, i, &id, &label);

      g_string_append_printf (csv, "report,%s", id);
      append_cell (csv, cell);
      g_string_append (csv, "\r\n");
    }
  for (guint i = 0; i < backbone_report_get_n_sections (report); i++)
    append_csv_section (csv, backbone_report_get_section (report, i));

  return g_string_free (csv, FALSE);
}

static void
add_json_value (JsonBuilder *builder, const char *data)
{
  g_autoptr (JsonNode) node = json_from_string (data, NULL);

  if (node)
    json_builder_add_value (builder, g_steal_pointer (&node));
  else
    json_builder_add_string_value (builder, data);
}

static void
add_json_cell (JsonBuilder *builder, const char *id, const BackboneReportCell *cell)
{
  const char *data = backbone_report_cell_get_data (cell);

  json_builder_set_member_name (builder, id);
  if (data == NULL)
    json_builder_add_null_value (builder);
  else if (cell->kind == BACKBONE_REPORT_IS_JSON)
    add_json_value (builder, data);
  else if (cell->kind != BACKBONE_REPORT_IS_NUMBER)
    json_builder_add_string_value (builder, data);
  else if (strchr (data, '.'))
    json_builder_add_double_value (builder, g_ascii_strtod (data, NULL));
  else
    json_builder_add_int_value (builder, g_ascii_strtoll (data, NULL, 10));
}

static void
add_json_section (JsonBuilder *builder, BackboneReportSection *section)
{
  const BackboneReportColumn *columns = backbone_report_section_get_columns (section);

  json_builder_set_member_name (builder, backbone_report_section_get_id (section));
  json_builder_begin_array (builder);
  for (guint row = 0; row < backbone_report_section_get_n_rows (section); row++)
    {
      json_builder_begin_object (builder);
      for (guint i = 0; columns[i].id != NULL; i++)
        add_json_cell (builder, columns[i].id, backbone_report_section_get_cell (section, row, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
backbone_report_to_json (BackboneReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "report");
  json_builder_begin_object (builder);
  for (guint i = 0; i < backbone_report_get_n_facts (report); i++)
    {
      const char *id, *label;
      const BackboneReportCell *cell = backbone_report_get_fact (report, i, &id, &label);

      add_json_cell (builder, id, cell);
    }
  json_builder_end_object (builder);
  for (guint i = 0; i < backbone_report_get_n_sections (report); i++)
    add_json_section (builder, backbone_report_get_section (report, i));
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);

  return g_strconcat (json, "\n", NULL);
}

gboolean
backbone_report_format_from_name (const char *name, BackboneReportFormat *format)
{
  static const struct
  {
    const char *suffix;
    BackboneReportFormat format;
  } suffixes[] = {
    { ".html", BACKBONE_REPORT_HTML }, { ".htm", BACKBONE_REPORT_HTML },
    { ".csv", BACKBONE_REPORT_CSV },   { ".json", BACKBONE_REPORT_JSON },
    { ".txt", BACKBONE_REPORT_TEXT },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (lower, suffixes[i].suffix))
        {
          *format = suffixes[i].format;
          return TRUE;
        }
    }

  return FALSE;
}

char *
backbone_report_write (BackboneReport *report, BackboneReportFormat format)
{
  switch (format)
    {
    case BACKBONE_REPORT_HTML:
      return backbone_report_to_html (report);
    case BACKBONE_REPORT_CSV:
      return backbone_report_to_csv (report);
    case BACKBONE_REPORT_JSON:
      return backbone_report_to_json (report);
    case BACKBONE_REPORT_TEXT:
    default:
      return backbone_report_to_text (report);
    }
}
