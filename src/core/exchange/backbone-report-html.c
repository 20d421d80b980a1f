/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-exchange-resources.h"
#include "backbone-report-writers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything that is not our own mark-up goes through here. Characters that HTML forbids, or that
 * turn the direction of what follows, are replaced. */
static void
append_escaped (GString *html, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (c == '<')
        g_string_append (html, "&lt;");
      else if (c == '>')
        g_string_append (html, "&gt;");
      else if (c == '&')
        g_string_append (html, "&amp;");
      else if (c == '"')
        g_string_append (html, "&quot;");
      else if (c == '\'')
        g_string_append (html, "&#39;");
      else if (c == '\n')
        g_string_append_c (html, '\n');
      else if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT)
        g_string_append (html, "\357\277\275");
      else
        g_string_append_unichar (html, c);
    }
}

static void
append_element (GString *html, const char *name, const char *text)
{
  g_string_append_printf (html, "<%s>", name);
  append_escaped (html, text);
  g_string_append_printf (html, "</%s>\n", name);
}

static const char *
get_class (int status)
{
  return status >= 0 ? backbone_status_to_id ((BackboneStatus)status) : NULL;
}

static gboolean
is_time (const BackboneReportCell *cell)
{
  return cell->kind == BACKBONE_REPORT_IS_TIME && backbone_report_cell_get_data (cell) != NULL;
}

static void
append_content (GString *html, const BackboneReportCell *cell)
{
  const char *mark = backbone_report_get_mark (cell->status);

  if (cell->text == NULL)
    return;

  if (mark)
    g_string_append_printf (html, "<span class=\"mark\" aria-hidden=\"true\">%s</span> ", mark);
  if (is_time (cell))
    {
      g_string_append (html, "<time datetime=\"");
      append_escaped (html, cell->data);
      g_string_append (html, "\">");
    }
  append_escaped (html, cell->text);
  if (is_time (cell))
    g_string_append (html, "</time>");
}

/* The first cell of a row names it. */
static void
append_cell (GString *html, const BackboneReportCell *cell, gboolean is_first, gboolean is_number)
{
  const char *class = is_number ? "number" : get_class (cell->status);

  g_string_append (html, is_first ? "<th scope=\"row\"" : "<td");
  if (class)
    g_string_append_printf (html, " class=\"%s\"", class);
  g_string_append_c (html, '>');
  append_content (html, cell);
  g_string_append (html, is_first ? "</th>" : "</td>");
}

static void
append_table (GString *html, BackboneReportSection *section)
{
  const BackboneReportColumn *columns = backbone_report_section_get_columns (section);
  guint n_columns = backbone_report_section_get_n_columns (section);

  /* Wide tables scroll, also with the keyboard. */
  g_string_append_printf (html,
                          "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                          "aria-labelledby=\"%s\">\n<table>\n<thead>\n<tr>",
                          backbone_report_section_get_id (section));
  for (guint i = 0; i < n_columns; i++)
    {
      if (columns[i].is_for_programs)
        continue;
      g_string_append_printf (html, "<th scope=\"col\"%s>",
                              columns[i].is_number ? " class=\"number\"" : "");
      append_escaped (html, _ (columns[i].title));
      g_string_append (html, "</th>");
    }
  g_string_append (html, "</tr>\n</thead>\n<tbody>\n");
  for (guint row = 0; row < backbone_report_section_get_n_rows (section); row++)
    {
      g_string_append (html, "<tr>");
      for (guint i = 0; i < n_columns; i++)
        {
          if (!columns[i].is_for_programs)
            append_cell (html, backbone_report_section_get_cell (section, row, i), i == 0,
                         columns[i].is_number);
        }
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n</div>\n");
}

static void
append_section (GString *html, BackboneReportSection *section)
{
  const char *note = backbone_report_section_get_note (section);

  g_string_append_printf (html, "<section>\n<h2 id=\"%s\">",
                          backbone_report_section_get_id (section));
  append_escaped (html, backbone_report_section_get_title (section));
  g_string_append (html, "</h2>\n");
  if (backbone_report_section_get_n_rows (section) > 0)
    append_table (html, section);
  else
    {
      g_string_append (html, "<p class=\"empty\">");
      append_escaped (html, backbone_report_section_get_empty (section));
      g_string_append (html, "</p>\n");
    }
  if (note)
    {
      g_string_append (html, "<p class=\"note\">");
      append_escaped (html, note);
      g_string_append (html, "</p>\n");
    }
  g_string_append (html, "</section>\n");
}

static void
append_facts (GString *html, BackboneReport *report)
{
  g_string_append (html, "<dl>\n");
  for (guint i = 0; i < backbone_report_get_n_facts (report); i++)
    {
      const char *id, *label;
      const BackboneReportCell *cell = backbone_report_get_fact (report, i, &id, &label);
      const char *class = get_class (cell->status);

      if (cell->text == NULL)
        continue;
      g_string_append (html, "<div>");
      append_element (html, "dt", label);
      g_string_append_printf (html, class ? "<dd class=\"%s\">" : "<dd>", class);
      append_content (html, cell);
      g_string_append (html, "</dd></div>\n");
    }
  g_string_append (html, "</dl>\n");
}

static void
append_contents (GString *html, BackboneReport *report)
{
  g_string_append (html, "<nav aria-label=\"");
  append_escaped (html, _ ("Contents"));
  g_string_append (html, "\"><ul>\n");
  for (guint i = 0; i < backbone_report_get_n_sections (report); i++)
    {
      BackboneReportSection *section = backbone_report_get_section (report, i);

      g_string_append_printf (html, "<li><a href=\"#%s\">",
                              backbone_report_section_get_id (section));
      append_escaped (html, backbone_report_section_get_title (section));
      g_string_append (html, "</a></li>\n");
    }
  g_string_append (html, "</ul></nav>\n");
}

/* Nothing is loaded and nothing runs, whatever a reader is told. */
static void
append_head (GString *html, BackboneReport *report)
{
  g_autoptr (GBytes) css = g_resource_lookup_data (backbone_exchange_get_resource (),
                                                   "/io/github/backbone_admin/exchange/report.css",
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  /* Translators: the language of this translation, as HTML has it: de, en, fr */
  const char *language = C_ ("language", "en");

  g_string_append_printf (html, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", language);
  g_string_append (html,
                   "<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" "
                   "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width\">\n"
                   "<meta name=\"generator\" content=\"Backbone Admin " BACKBONE_VERSION "\">\n");
  append_element (html, "title", backbone_report_get_title (report));
  g_string_append (html, "<style>\n");
  g_string_append_len (html, g_bytes_get_data (css, NULL), (gssize)g_bytes_get_size (css));
  g_string_append (html, "</style>\n</head>\n");
}

char *
backbone_report_to_html (BackboneReport *report)
{
  GString *html = g_string_new (NULL);

  append_head (html, report);
  g_string_append (html, "<body>\n<header>\n");
  append_element (html, "h1", backbone_report_get_title (report));
  append_element (html, "p", backbone_report_get_subtitle (report));
  g_string_append (html, "</header>\n");
  append_contents (html, report);
  g_string_append (html, "<main>\n");
  append_facts (html, report);
  for (guint i = 0; i < backbone_report_get_n_sections (report); i++)
    append_section (html, backbone_report_get_section (report, i));
  g_string_append (html, "</main>\n");
  append_element (html, "footer",
                  _ ("Made by Backbone Admin. This report holds no passwords or keys."));
  g_string_append (html, "</body>\n</html>\n");

  return g_string_free (html, FALSE);
}
