/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report holds, and what each form makes of it; what stands in which report is tested with the
 * command line. */

#include "backbone-report-writer.h"

#include <locale.h>
#include <string.h>
#include <wchar.h>

static const BackboneReportColumn columns[] = {
  { "name", "Name" },
  { "count", "Count", TRUE },
  { "details", "Details", .is_for_programs = TRUE },
  { NULL },
};

static const struct
{
  double share;
  const char *text;
  const char *data;
} shares[] = {
  { 0, "0.00 %", "0.0000" },    { 1, "100.00 %", "1.0000" },      { 0.99999, "99.99 %", "0.9999" },
  { 0.5, "50.00 %", "0.5000" }, { 1.0 / 3, "33.33 %", "0.3333" },
};

static void
cell_clear (BackboneReportCell *cell)
{
  g_free (cell->text);
  g_free (cell->data);
}

static void
assert_cell (BackboneReportCell cell, const char *text, const char *data, int status)
{
  g_assert_cmpstr (cell.text, ==, text);
  g_assert_cmpstr (cell.data, ==, data);
  g_assert_cmpint (cell.status, ==, status);
  cell_clear (&cell);
}

static void
test_cells (void)
{
  assert_cell (backbone_report_text (""), NULL, NULL, -1);
  assert_cell (backbone_report_text ("x"), "x", NULL, -1);
  assert_cell (backbone_report_number (-7), "-7", "-7", -1);
  assert_cell (backbone_report_time (0), NULL, NULL, -1);
  assert_cell (backbone_report_time (G_USEC_PER_SEC), "1970-01-01 00:00", "1970-01-01T00:00:01Z",
               -1);
  assert_cell (backbone_report_duration (90 * G_USEC_PER_SEC), "1 min 30 s", "90", -1);
  assert_cell (backbone_report_word ("Yes", "true"), "Yes", "true", -1);
  assert_cell (backbone_report_verdict (BACKBONE_VERDICT_OK), "Working", "ok",
               BACKBONE_STATUS_WORKING);
  assert_cell (backbone_report_setup_state (BACKBONE_SETUP_STATE_FAILED), "Failed", "failed",
               BACKBONE_STATUS_FAILING);
  assert_cell (backbone_report_setup_state (BACKBONE_SETUP_STATE_NOT_NEEDED), "Not needed",
               "not-needed", -1);
  assert_cell (backbone_report_json (NULL), NULL, "", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    assert_cell (backbone_report_share (shares[i].share), shares[i].text, shares[i].data, -1);
}

static void
test_line (void)
{
  BackboneReportCell cell = backbone_report_verdict (BACKBONE_VERDICT_OK);
  g_autofree char *marked = backbone_report_cell_dup_line (&cell);
  g_autofree char *clean = NULL;

  cell_clear (&cell);
  cell = backbone_report_text ("a\nb\tc\033[31m\u202Ed");
  clean = backbone_report_cell_dup_line (&cell);
  cell_clear (&cell);
  g_assert_cmpstr (marked, ==, "✓ Working");
  g_assert_cmpstr (clean, ==, "a b c [31m d");
}

static void
add_row (BackboneReport *report, const char *name, gint64 count, const char *details)
{
  BackboneReportSection *section
      = backbone_report_add_section (report, "rows", "Rows", "There are none.", columns);

  backbone_report_section_add (section, backbone_report_text (name));
  backbone_report_section_add (section, backbone_report_number (count));
  backbone_report_section_add (section, backbone_report_json (details));
}

static BackboneReport *
new_report (void)
{
  BackboneReport *report = backbone_report_new ("Title", "Subtitle");

  backbone_report_add_fact (report, "when", "When", backbone_report_time (G_USEC_PER_SEC));
  add_row (report, "=cmd|' /C calc'!A0", -1, "{\"release\": \"2.0\"}");
  add_row (report, "a, \"b\"; <i>", 2, "no JSON");
  add_row (report, NULL, 3, NULL);

  return report;
}

static void
assert_written (BackboneReportFormat format, const char *const *has, const char *const *has_not)
{
  g_autoptr (BackboneReport) report = new_report ();
  g_autofree char *text = backbone_report_write (report, format);

  for (; *has != NULL; has++)
    {
      if (strstr (text, *has) == NULL)
        g_error ("“%s” is not in:\n%s", *has, text);
    }
  for (; *has_not != NULL; has_not++)
    g_assert_null (strstr (text, *has_not));
}

static void
test_forms (void)
{
  const char *const json[] = { "\"when\" : \"1970-01-01T00:00:01Z\"",
                               "\"count\" : -1",
                               "\"release\" : \"2.0\"",
                               "\"details\" : \"no JSON\"",
                               "\"details\" : null",
                               "\"name\" : null",
                               NULL };
  const char *const csv[] = { "report,when,1970-01-01T00:00:01Z\r\n",
                              "section,name,count,details\r\n",
                              "rows,'=cmd|' /C calc'!A0,-1,",
                              "rows,\"a, \"\"b\"\"; <i>\",2,no JSON\r\n",
                              "rows,,3,\r\n",
                              NULL };
  const char *const html[] = { "<title>Title</title>", "&lt;i&gt;",
                               "datetime=\"1970-01-01T00:00:01Z\"", "default-src 'none'", NULL };
  const char *const text[] = { "Title\n=====\n", "Name", "a, \"b\"; <i>", NULL };
  const char *const nothing[] = { NULL };
  const char *const no_mark_up[] = { "<i>", "release", "Details", NULL };
  const char *const not_for_people[] = { "release", "Details", NULL };

  assert_written (BACKBONE_REPORT_JSON, json, nothing);
  assert_written (BACKBONE_REPORT_CSV, csv, nothing);
  assert_written (BACKBONE_REPORT_HTML, html, no_mark_up);
  assert_written (BACKBONE_REPORT_TEXT, text, not_for_people);
}

/* The column of a terminal at which @word begins in @line, or -1. */
static int
find_column (const char *line, const char *word)
{
  const char *found = strstr (line, word);
  int column = 0;

  for (const char *p = line; found != NULL && p < found; p = g_utf8_next_char (p))
    column += wcwidth ((wchar_t)g_utf8_get_char (p));

  return found ? column : -1;
}

/* Whatever a customer is called, the columns behind stand below each other. */
static void
test_text_columns (void)
{
  static const char *const names[]
      = { "Zollner GmbH", "東京物流株式会社", "Cafe\u0301 Lie\u0301ge", "🚀 Raketen", "שלום בע״מ" };
  g_autoptr (BackboneReport) report = backbone_report_new ("月次報告", "Subtitle");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int column = -1;

  if (setlocale (LC_CTYPE, "C.UTF-8") == NULL)
    {
      g_test_skip ("no locale with UTF-8");
      return;
    }
  backbone_report_add_fact (report, "a", "顧客", backbone_report_text ("first"));
  backbone_report_add_fact (report, "b", "Number", backbone_report_text ("second"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_row (report, names[i], 7000 + i, NULL);
  text = backbone_report_write (report, BACKBONE_REPORT_TEXT);
  lines = g_strsplit (text, "\n", -1);

  g_assert_cmpstr (lines[1], ==, "========");
  g_assert_cmpint (find_column (lines[4], "first"), ==, find_column (lines[5], "second"));
  for (guint i = 0, row = 0; lines[i]; i++)
    {
      if (strstr (lines[i], "  700") == NULL)
        continue;
      if (row++ == 0)
        column = find_column (lines[i], "700");
      g_test_message ("%s", lines[i]);
      g_assert_cmpint (find_column (lines[i], "700"), ==, column);
    }
  g_assert_cmpint (column, >, 0);
}

/* Rows of several customers go to one table. */
static void
test_sections (void)
{
  g_autoptr (BackboneReport) report = new_report ();
  BackboneReportSection *section = backbone_report_get_section (report, 0);

  g_assert_cmpuint (backbone_report_get_n_sections (report), ==, 1);
  g_assert_cmpuint (backbone_report_section_get_n_rows (section), ==, 3);
  g_assert_cmpuint (backbone_report_section_get_n_columns (section), ==, 3);
  g_assert_cmpstr (backbone_report_section_get_cell (section, 1, 1)->data, ==, "2");
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean known;
    BackboneReportFormat format;
  } names[] = {
    { "a.html", TRUE, BACKBONE_REPORT_HTML },
    { "A.HTM", TRUE, BACKBONE_REPORT_HTML },
    { "a.csv", TRUE, BACKBONE_REPORT_CSV },
    { "a.b.json", TRUE, BACKBONE_REPORT_JSON },
    { "a.txt", TRUE, BACKBONE_REPORT_TEXT },
    { "a.pdf", FALSE, 0 },
    { "html", FALSE, 0 },
    { "", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BackboneReportFormat format = 0;

      g_assert_cmpint (backbone_report_format_from_name (names[i].name, &format), ==,
                       names[i].known);
      g_assert_cmpint (format, ==, names[i].format);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/cells", test_cells);
  g_test_add_func ("/report/line", test_line);
  g_test_add_func ("/report/forms", test_forms);
  g_test_add_func ("/report/text-columns", test_text_columns);
  g_test_add_func ("/report/sections", test_sections);
  g_test_add_func ("/report/names", test_names);

  return g_test_run ();
}
