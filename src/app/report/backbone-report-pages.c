/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-pages-private.h"

#include "backbone-report-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LINE_SPACING 1.15
/* A cell that is longer goes on in another row below: so no step and no page takes long, whatever a cell
 * holds. */
#define MAX_CHUNK 400
/* A row is not parted for less. */
#define MIN_LINES 2

void
backbone_report_pages_set_font (BackboneReportPages *self, double size, gboolean bold)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");

  /* In the unit that is drawn in, whatever the resolution of a printer. */
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, font);
}

guint
backbone_report_pages_set_text (BackboneReportPages *self, const char *text, double width)
{
  pango_layout_set_width (self->layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
  pango_layout_set_text (self->layout, text, -1);

  return (guint)pango_layout_get_line_count (self->layout);
}

BackboneReportSection *
backbone_report_pages_get_section (BackboneReportPages *self, guint section)
{
  return backbone_report_get_section (self->report, section);
}

static double
get_top (void)
{
  return BACKBONE_PAGES_HEADER;
}

static double
get_bottom (BackboneReportPages *self)
{
  return self->height - BACKBONE_PAGES_FOOTER;
}

/* Chunks of long cells */

/* In bytes: up to a space, if there is one. */
static gsize
get_chunk_length (const char *text)
{
  const char *end = text, *space = NULL;

  for (guint i = 0; i < MAX_CHUNK && *end != '\0'; i++, end = g_utf8_next_char (end))
    {
      if (*end == ' ')
        space = end + 1;
    }
  if (*end != '\0' && space)
    end = space;

  return (gsize)(end - text);
}

char *
backbone_report_pages_dup_chunk (const BackboneReportCell *cell, guint chunk, gboolean *has_more)
{
  g_autofree char *line = backbone_report_cell_dup_line (cell);
  const char *start = line;
  gsize length;

  for (guint i = 0; i < chunk; i++)
    start += get_chunk_length (start);
  length = get_chunk_length (start);
  *has_more = *has_more || start[length] != '\0';

  return g_strndup (start, length);
}

static guint
count_lines (BackboneReportPages *self, guint section, guint row, guint chunk, gboolean *has_more)
{
  BackboneReportSection *table = backbone_report_pages_get_section (self, section);
  const double *widths = g_ptr_array_index (self->widths, section);
  guint n_lines = 1;

  *has_more = FALSE;
  for (guint i = 0; i < backbone_report_section_get_n_columns (table); i++)
    {
      const BackboneReportCell *cell = backbone_report_section_get_cell (table, row, i);
      g_autofree char *text = NULL;

      if (widths[i] <= 0)
        continue;
      text = backbone_report_pages_dup_chunk (cell, chunk, has_more);
      backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE,
                                      backbone_report_columns_is_bold (cell));
      n_lines = MAX (n_lines, backbone_report_pages_set_text (self, text, widths[i]));
    }

  return n_lines;
}

/* Placing */

static void
begin_page (BackboneReportPages *self)
{
  g_array_append_val (self->pages, self->pieces->len);
  self->y = get_top ();
}

static void
place (BackboneReportPages *self, const BackbonePiece *piece, double height)
{
  BackbonePiece placed = *piece;

  placed.y = self->y;
  g_array_append_val (self->pieces, placed);
  self->y += height;
}

double
backbone_report_pages_get_row_height (BackboneReportPages *self, guint n_lines)
{
  return n_lines * self->line + 2 * BACKBONE_PAGES_PADDING;
}

static guint
count_heading_lines (BackboneReportPages *self, guint section)
{
  BackboneReportSection *table = backbone_report_pages_get_section (self, section);
  const BackboneReportColumn *columns = backbone_report_section_get_columns (table);
  const double *widths = g_ptr_array_index (self->widths, section);
  guint n_lines = 1;

  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, TRUE);
  for (guint i = 0; columns[i].id != NULL; i++)
    {
      if (widths[i] > 0)
        n_lines
            = MAX (n_lines, backbone_report_pages_set_text (self, _ (columns[i].title), widths[i]));
    }

  return n_lines;
}

static void
place_head (BackboneReportPages *self, guint section)
{
  const BackbonePiece head
      = { BACKBONE_PIECE_HEAD, section, .n_lines = count_heading_lines (self, section) };

  place (self, &head, backbone_report_pages_get_row_height (self, head.n_lines));
}

/* How many lines still fit below. */
static guint
get_room (BackboneReportPages *self)
{
  double room = get_bottom (self) - self->y - 2 * BACKBONE_PAGES_PADDING;

  return room < self->line ? 0 : (guint)floor (room / self->line);
}

/* Together, if a page is enough for it; otherwise from page to page. */
static void
place_lines (BackboneReportPages *self, BackbonePiece piece, guint n_lines, gboolean ends_row)
{
  guint room = get_room (self);

  if (n_lines > room)
    {
      begin_page (self);
      place_head (self, piece.section);
      room = MAX (get_room (self), MIN_LINES);
    }
  while (n_lines > room)
    {
      piece.n_lines = room;
      piece.ends_row = FALSE;
      place (self, &piece, backbone_report_pages_get_row_height (self, room));
      piece.first_line += room;
      n_lines -= room;
      begin_page (self);
      place_head (self, piece.section);
      room = MAX (get_room (self), MIN_LINES);
    }
  piece.n_lines = n_lines;
  piece.ends_row = ends_row;
  place (self, &piece, backbone_report_pages_get_row_height (self, n_lines));
}

static void
place_row (BackboneReportPages *self, guint section, guint row)
{
  gboolean has_more = TRUE;

  for (guint chunk = 0; has_more; chunk++)
    {
      const BackbonePiece piece = { BACKBONE_PIECE_ROW, section, row, chunk };
      guint n_lines = count_lines (self, section, row, chunk, &has_more);

      place_lines (self, piece, n_lines, !has_more);
    }
}

static double
get_paragraph_height (BackboneReportPages *self, const char *text)
{
  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, FALSE);

  return backbone_report_pages_set_text (self, text, self->width) * self->line
         + 2 * BACKBONE_PAGES_PADDING;
}

static void
place_paragraph (BackboneReportPages *self, BackbonePieceKind kind, guint section, const char *text)
{
  const BackbonePiece piece = { kind, section };
  double height = get_paragraph_height (self, text);

  if (self->y + height > get_bottom (self))
    begin_page (self);
  place (self, &piece, height);
}

/* A title never stands at the end of a page. */
static void
begin_section (BackboneReportPages *self, guint section)
{
  BackboneReportSection *table = backbone_report_pages_get_section (self, section);
  const BackbonePiece title = { BACKBONE_PIECE_SECTION, section };
  double height = BACKBONE_PAGES_SECTION_GAP + BACKBONE_PAGES_SECTION_SIZE * 1.6;

  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, FALSE);
  g_ptr_array_add (self->widths, backbone_report_columns_measure (table, self->layout, self->width,
                                                                  BACKBONE_PAGES_GAP));
  if (self->y + height + backbone_report_pages_get_row_height (self, 6) > get_bottom (self))
    begin_page (self);
  place (self, &title, height);
  if (backbone_report_section_get_n_rows (table) == 0)
    place_paragraph (self, BACKBONE_PIECE_EMPTY, section,
                     backbone_report_section_get_empty (table));
  else
    place_head (self, section);
}

static void
measure_facts (BackboneReportPages *self)
{
  double widest = 0;

  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, FALSE);
  for (guint i = 0; i < backbone_report_get_n_facts (self->report); i++)
    {
      const char *id, *label;
      int width;

      backbone_report_get_fact (self->report, i, &id, &label);
      backbone_report_pages_set_text (self, label, -1);
      pango_layout_get_size (self->layout, &width, NULL);
      widest = MAX (widest, (double)width / PANGO_SCALE);
    }
  self->fact_widths[0] = MIN (widest, self->width / 2);
  self->fact_widths[1] = self->width - self->fact_widths[0] - BACKBONE_PAGES_GAP;
}

static void
place_facts (BackboneReportPages *self)
{
  measure_facts (self);
  for (guint i = 0; i < backbone_report_get_n_facts (self->report); i++)
    {
      const char *id, *label;
      const BackboneReportCell *cell = backbone_report_get_fact (self->report, i, &id, &label);
      g_autofree char *line = backbone_report_cell_dup_line (cell);
      BackbonePiece piece = { BACKBONE_PIECE_FACT, .row = i };

      if (cell->text == NULL)
        continue;
      backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, FALSE);
      piece.n_lines = backbone_report_pages_set_text (self, label, self->fact_widths[0]);
      backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, TRUE);
      piece.n_lines
          = MAX (piece.n_lines, backbone_report_pages_set_text (self, line, self->fact_widths[1]));
      if (piece.n_lines > get_room (self))
        begin_page (self);
      place (self, &piece, backbone_report_pages_get_row_height (self, piece.n_lines));
    }
}

static void
begin (BackboneReportPages *self)
{
  const BackbonePiece title = { BACKBONE_PIECE_TITLE };
  const BackbonePiece subtitle = { BACKBONE_PIECE_SUBTITLE };

  self->is_begun = TRUE;
  begin_page (self);
  place (self, &title, BACKBONE_PAGES_TITLE_SIZE * 1.4);
  place (self, &subtitle, BACKBONE_PAGES_SECTION_SIZE * 1.9);
  place_facts (self);
}

static void
end_section (BackboneReportPages *self)
{
  const char *note
      = backbone_report_section_get_note (backbone_report_pages_get_section (self, self->section));

  if (note)
    place_paragraph (self, BACKBONE_PIECE_NOTE, self->section, note);
  self->section++;
  self->row = 0;
}

gboolean
backbone_report_pages_step (BackboneReportPages *self, guint n_rows)
{
  if (!self->is_begun)
    {
      begin (self);
      return FALSE;
    }

  while (n_rows > 0 && self->section < backbone_report_get_n_sections (self->report))
    {
      if (self->section == self->widths->len)
        {
          /* Measuring takes as long as rows do. */
          begin_section (self, self->section);
          return FALSE;
        }
      if (self->row
          == backbone_report_section_get_n_rows (
              backbone_report_pages_get_section (self, self->section)))
        {
          end_section (self);
          continue;
        }
      place_row (self, self->section, self->row++);
      self->n_done++;
      n_rows--;
    }
  self->is_done = self->section == backbone_report_get_n_sections (self->report);

  return self->is_done;
}

double
backbone_report_pages_get_progress (BackboneReportPages *self)
{
  return self->is_done || self->n_rows == 0 ? 1.0 : (double)self->n_done / self->n_rows;
}

guint
backbone_report_pages_get_n_pages (BackboneReportPages *self)
{
  return self->pages->len;
}

static void
measure_font (BackboneReportPages *self, PangoContext *context)
{
  PangoFontMetrics *metrics;
  double ascent, descent;

  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, FALSE);
  metrics
      = pango_context_get_metrics (context, pango_layout_get_font_description (self->layout), NULL);
  ascent = (double)pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  descent = (double)pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  self->line = (ascent + descent) * LINE_SPACING;
  self->ascent = ascent + (self->line - ascent - descent) / 2;
}

BackboneReportPages *
backbone_report_pages_new (BackboneReport *report,
                           PangoContext *context,
                           double width,
                           double height)
{
  BackboneReportPages *self = g_new0 (BackboneReportPages, 1);

  self->report = backbone_report_ref (report);
  self->layout = pango_layout_new (context);
  self->width = width;
  self->height = height;
  self->fact_widths = g_new0 (double, 2);
  self->widths = g_ptr_array_new_with_free_func (g_free);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (BackbonePiece));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  measure_font (self, context);
  for (guint i = 0; i < backbone_report_get_n_sections (report); i++)
    self->n_rows
        += backbone_report_section_get_n_rows (backbone_report_pages_get_section (self, i));

  return self;
}

void
backbone_report_pages_free (BackboneReportPages *self)
{
  backbone_report_unref (self->report);
  g_object_unref (self->layout);
  g_free (self->fact_widths);
  g_ptr_array_unref (self->widths);
  g_array_unref (self->pieces);
  g_array_unref (self->pages);
  g_free (self);
}
