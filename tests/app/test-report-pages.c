/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-report-pages.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>

#define WIDTH  760.0
#define HEIGHT 510.0

static const BackboneReportColumn columns[] = {
  { "number", "Number" },
  { "text", "Text" },
  { "secret", "For programs", .is_for_programs = TRUE },
  { "count", "Count", TRUE },
  { NULL },
};

static PangoContext *
new_context (void)
{
  return pango_font_map_create_context (pango_cairo_font_map_get_default ());
}

/* (transfer full): a table of that many rows, each with that much text. */
static BackboneReport *
new_report (guint n_rows, const char *text)
{
  BackboneReport *report = backbone_report_new ("Title", "Subtitle");
  BackboneReportSection *section
      = backbone_report_add_section (report, "rows", "Rows", "There are no rows.", columns);

  backbone_report_add_fact (report, "fact", "Fact", backbone_report_text ("What is so"));
  backbone_report_section_set_note (section, "A note below.");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("row-%05u", i);

      backbone_report_section_add (section, backbone_report_text (number));
      backbone_report_section_add (section, backbone_report_text (text));
      backbone_report_section_add (section, backbone_report_json ("\"hidden\""));
      backbone_report_section_add (section, backbone_report_number (i));
    }

  return report;
}

/* (transfer full): what pdftotext reads of all pages. */
static char *
draw (BackboneReportPages *pages)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  const char *command[] = { "pdftotext", "-layout", NULL, "-", NULL };
  int fd = g_file_open_tmp ("pages-XXXXXX.pdf", &path, &error);
  cairo_surface_t *surface;
  cairo_t *cr;

  g_assert_no_error (error);
  g_close (fd, NULL);
  surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cr = cairo_create (surface);
  for (guint i = 0; i < backbone_report_pages_get_n_pages (pages); i++)
    {
      backbone_report_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  command[2] = path;
  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_remove (path);

  return g_steal_pointer (&text);
}

static guint
count (const char *text, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (text, word, -1);

  return g_strv_length (parts) - 1;
}

/* However many there are, a step does not do more than it is told. */
static void
test_steps (void)
{
  g_autoptr (BackboneReport) report = new_report (1000, "short");
  PangoContext *context = new_context ();
  g_autoptr (BackboneReportPages) pages
      = backbone_report_pages_new (report, context, WIDTH, HEIGHT);
  guint n_steps = 0;
  double progress = 0;

  while (!backbone_report_pages_step (pages, 10))
    {
      double now = backbone_report_pages_get_progress (pages);

      n_steps++;
      g_assert_cmpfloat (now, <=, progress + 0.011);
      g_assert_cmpfloat (now, >=, progress);
      progress = now;
    }
  g_assert_cmpuint (n_steps, >=, 99);
  g_assert_cmpfloat (backbone_report_pages_get_progress (pages), ==, 1);
  g_object_unref (context);
}

static void
test_everything_is_there (void)
{
  g_autoptr (BackboneReport) report = new_report (120, "short");
  PangoContext *context = new_context ();
  g_autoptr (BackboneReportPages) pages
      = backbone_report_pages_new (report, context, WIDTH, HEIGHT);
  g_autofree char *text = NULL;
  guint n_pages;

  while (!backbone_report_pages_step (pages, 7))
    ;
  n_pages = backbone_report_pages_get_n_pages (pages);
  text = draw (pages);
  g_assert_cmpuint (n_pages, >=, 3);
  g_assert_cmpuint (count (text, "row-"), ==, 120);
  g_assert_cmpuint (count (text, "Number"), ==, n_pages);
  g_assert_cmpuint (count (text, " of "), ==, n_pages);
  g_assert_cmpuint (count (text, "A note below."), ==, 1);
  g_assert_cmpuint (count (text, "What is so"), ==, 1);
  g_assert_cmpuint (count (text, "hidden"), ==, 0);
  g_assert_nonnull (strstr (text, "Page 1 of "));
  g_object_unref (context);
}

/* A cell that no page can hold goes on over several, word by word, in order. */
static void
test_a_cell_longer_than_a_page (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (BackboneReport) report = NULL;
  PangoContext *context = new_context ();
  g_autoptr (BackboneReportPages) pages = NULL;
  g_autofree char *text = NULL;
  const char *last;

  for (guint i = 0; i < 6000; i++)
    g_string_append_printf (words, "w%05u, ", i);
  report = new_report (2, words->str);
  pages = backbone_report_pages_new (report, context, WIDTH, HEIGHT);
  while (!backbone_report_pages_step (pages, 1))
    ;
  text = draw (pages);
  g_assert_cmpuint (backbone_report_pages_get_n_pages (pages), >=, 4);
  last = text;
  for (guint i = 0; i < 6000; i += 100)
    {
      g_autofree char *word = g_strdup_printf ("w%05u", i);

      last = strstr (last, word);
      g_assert_nonnull (last);
      g_assert_cmpuint (count (text, word), ==, 2);
    }
  g_object_unref (context);
}

/* What is bold is wider: it wraps at other places than the rest, and no line of it is lost. */
static void
test_bold_cells (void)
{
  static const BackboneReportColumn verdicts[]
      = { { "a", "A" }, { "b", "B" }, { "c", "C" }, { "d", "D" }, { NULL } };
  g_autoptr (BackboneReport) report = backbone_report_new ("Title", "Subtitle");
  BackboneReportSection *section
      = backbone_report_add_section (report, "rows", "Rows", "None.", verdicts);
  PangoContext *context = new_context ();

  for (guint i = 0; i < 8; i++)
    {
      BackboneReportCell cell = backbone_report_verdict (BACKBONE_VERDICT_NOT_FOUND);

      g_assert_true (g_str_has_suffix (cell.text, " found"));
      backbone_report_section_add (section, cell);
    }
  for (double width = 160; width < 400; width += 4)
    {
      g_autoptr (BackboneReportPages) pages
          = backbone_report_pages_new (report, context, width, HEIGHT);
      g_autofree char *text = NULL;

      while (!backbone_report_pages_step (pages, 10))
        ;
      text = draw (pages);
      g_test_message ("%g", width);
      g_assert_cmpuint (count (text, "found"), ==, 8);
    }
  g_object_unref (context);
}

/* A page that is too small for anything still ends. */
static void
test_tiny_paper (void)
{
  g_autoptr (BackboneReport) report = new_report (3, "some words that have to wrap there");
  PangoContext *context = new_context ();
  g_autoptr (BackboneReportPages) pages = backbone_report_pages_new (report, context, 60, 70);
  g_autofree char *text = NULL;

  while (!backbone_report_pages_step (pages, 1))
    ;
  text = draw (pages);
  g_assert_cmpuint (backbone_report_pages_get_n_pages (pages), <, 200);
  g_object_unref (context);
}

static void
test_empty (void)
{
  g_autoptr (BackboneReport) report = new_report (0, "");
  PangoContext *context = new_context ();
  g_autoptr (BackboneReportPages) pages
      = backbone_report_pages_new (report, context, WIDTH, HEIGHT);
  g_autofree char *text = NULL;

  while (!backbone_report_pages_step (pages, 10))
    ;
  g_assert_cmpuint (backbone_report_pages_get_n_pages (pages), ==, 1);
  text = draw (pages);
  g_assert_nonnull (strstr (text, "There are no rows."));
  g_assert_null (strstr (text, "Number"));
  g_object_unref (context);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-pages/steps", test_steps);
  g_test_add_func ("/report-pages/everything-is-there", test_everything_is_there);
  g_test_add_func ("/report-pages/a-cell-longer-than-a-page", test_a_cell_longer_than_a_page);
  g_test_add_func ("/report-pages/bold-cells", test_bold_cells);
  g_test_add_func ("/report-pages/tiny-paper", test_tiny_paper);
  g_test_add_func ("/report-pages/empty", test_empty);

  return g_test_run ();
}
