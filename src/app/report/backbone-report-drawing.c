/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-report-pages-private.h"

#include "backbone-report-columns.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  double size;
  gboolean bold;
} Style;

static void
set_grey (cairo_t *cr, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

/* Some lines of what is in the layout. */
static void
draw_lines (BackboneReportPages *self,
            cairo_t *cr,
            double x,
            double y,
            double width,
            gboolean to_the_right,
            const BackbonePiece *piece)
{
  guint n_lines = (guint)pango_layout_get_line_count (self->layout);

  for (guint i = piece->first_line; i < MIN (piece->first_line + piece->n_lines, n_lines); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, (int)i);
      PangoRectangle extents;
      double left = x;

      pango_layout_line_get_extents (line, NULL, &extents);
      if (to_the_right)
        left += width - (double)extents.width / PANGO_SCALE;
      cairo_move_to (cr, left, y + self->ascent + (i - piece->first_line) * self->line);
      pango_cairo_show_layout_line (cr, line);
    }
}

static void
draw_rule (BackboneReportPages *self, cairo_t *cr, double y, double grey)
{
  set_grey (cr, grey);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, self->width, y);
  cairo_stroke (cr);
  set_grey (cr, 0);
}

static void
draw_row (BackboneReportPages *self, cairo_t *cr, const BackbonePiece *piece)
{
  BackboneReportSection *table = backbone_report_pages_get_section (self, piece->section);
  const BackboneReportColumn *columns = backbone_report_section_get_columns (table);
  const double *widths = g_ptr_array_index (self->widths, piece->section);
  double x = 0;

  for (guint i = 0; columns[i].id != NULL; i++)
    {
      const BackboneReportCell *cell = backbone_report_section_get_cell (table, piece->row, i);
      gboolean has_more = FALSE;
      g_autofree char *text = NULL;

      if (widths[i] <= 0)
        continue;
      text = backbone_report_pages_dup_chunk (cell, piece->chunk, &has_more);
      backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE,
                                      backbone_report_columns_is_bold (cell));
      backbone_report_pages_set_text (self, text, widths[i]);
      draw_lines (self, cr, x, piece->y + BACKBONE_PAGES_PADDING, widths[i], columns[i].is_number,
                  piece);
      x += widths[i] + BACKBONE_PAGES_GAP;
    }
  if (piece->ends_row)
    draw_rule (self, cr, piece->y + backbone_report_pages_get_row_height (self, piece->n_lines),
               0.8);
}

static void
draw_head (BackboneReportPages *self, cairo_t *cr, const BackbonePiece *piece)
{
  BackboneReportSection *table = backbone_report_pages_get_section (self, piece->section);
  const BackboneReportColumn *columns = backbone_report_section_get_columns (table);
  const double *widths = g_ptr_array_index (self->widths, piece->section);
  double height = backbone_report_pages_get_row_height (self, piece->n_lines), x = 0;

  set_grey (cr, 0.92);
  cairo_rectangle (cr, 0, piece->y, self->width, height);
  cairo_fill (cr);
  set_grey (cr, 0);
  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, TRUE);
  for (guint i = 0; columns[i].id != NULL; i++)
    {
      if (widths[i] <= 0)
        continue;
      backbone_report_pages_set_text (self, _ (columns[i].title), widths[i]);
      draw_lines (self, cr, x, piece->y + BACKBONE_PAGES_PADDING, widths[i], columns[i].is_number,
                  piece);
      x += widths[i] + BACKBONE_PAGES_GAP;
    }
  draw_rule (self, cr, piece->y + height, 0.5);
}

static void
draw_fact (BackboneReportPages *self, cairo_t *cr, const BackbonePiece *piece)
{
  const char *id, *label;
  const BackboneReportCell *cell = backbone_report_get_fact (self->report, piece->row, &id, &label);
  g_autofree char *line = backbone_report_cell_dup_line (cell);

  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, FALSE);
  set_grey (cr, 0.35);
  backbone_report_pages_set_text (self, label, self->fact_widths[0]);
  draw_lines (self, cr, 0, piece->y + BACKBONE_PAGES_PADDING, self->fact_widths[0], FALSE, piece);
  set_grey (cr, 0);
  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, TRUE);
  backbone_report_pages_set_text (self, line, self->fact_widths[1]);
  draw_lines (self, cr, self->fact_widths[0] + BACKBONE_PAGES_GAP,
              piece->y + BACKBONE_PAGES_PADDING, self->fact_widths[1], FALSE, piece);
}

/* On one line, cut if it is too long for it. */
static void
draw_heading (BackboneReportPages *self,
              cairo_t *cr,
              const char *text,
              double y,
              const Style *style)
{
  backbone_report_pages_set_font (self, style->size, style->bold);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  backbone_report_pages_set_text (self, text, self->width);
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, self->layout);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
}

static void
draw_paragraph (BackboneReportPages *self,
                cairo_t *cr,
                const char *text,
                const BackbonePiece *piece)
{
  BackbonePiece lines = *piece;

  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, FALSE);
  lines.n_lines = backbone_report_pages_set_text (self, text, self->width);
  set_grey (cr, 0.35);
  draw_lines (self, cr, 0, piece->y + BACKBONE_PAGES_PADDING, self->width, FALSE, &lines);
  set_grey (cr, 0);
}

static void
draw_piece (BackboneReportPages *self, cairo_t *cr, const BackbonePiece *piece)
{
  static const Style title = { BACKBONE_PAGES_TITLE_SIZE, TRUE };
  static const Style subtitle = { BACKBONE_PAGES_SECTION_SIZE, FALSE };
  static const Style section = { BACKBONE_PAGES_SECTION_SIZE, TRUE };

  switch (piece->kind)
    {
    case BACKBONE_PIECE_TITLE:
      draw_heading (self, cr, backbone_report_get_title (self->report), piece->y, &title);
      break;
    case BACKBONE_PIECE_SUBTITLE:
      draw_heading (self, cr, backbone_report_get_subtitle (self->report), piece->y, &subtitle);
      break;
    case BACKBONE_PIECE_FACT:
      draw_fact (self, cr, piece);
      break;
    case BACKBONE_PIECE_SECTION:
      draw_heading (self, cr,
                    backbone_report_section_get_title (
                        backbone_report_pages_get_section (self, piece->section)),
                    piece->y + BACKBONE_PAGES_SECTION_GAP, &section);
      break;
    case BACKBONE_PIECE_HEAD:
      draw_head (self, cr, piece);
      break;
    case BACKBONE_PIECE_EMPTY:
      draw_paragraph (self, cr,
                      backbone_report_section_get_empty (
                          backbone_report_pages_get_section (self, piece->section)),
                      piece);
      break;
    case BACKBONE_PIECE_NOTE:
      draw_paragraph (self, cr,
                      backbone_report_section_get_note (
                          backbone_report_pages_get_section (self, piece->section)),
                      piece);
      break;
    case BACKBONE_PIECE_ROW:
    default:
      draw_row (self, cr, piece);
      break;
    }
}

/* A line of small text at both ends. */
static void
draw_margin (BackboneReportPages *self, cairo_t *cr, const char *left, const char *right, double y)
{
  const BackbonePiece line = { BACKBONE_PIECE_NOTE, .n_lines = 1 };
  double half = self->width / 2 - BACKBONE_PAGES_GAP;

  backbone_report_pages_set_font (self, BACKBONE_PAGES_TEXT_SIZE, FALSE);
  set_grey (cr, 0.35);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  backbone_report_pages_set_text (self, left, half);
  draw_lines (self, cr, 0, y, half, FALSE, &line);
  backbone_report_pages_set_text (self, right, half);
  draw_lines (self, cr, self->width - half, y, half, TRUE, &line);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  set_grey (cr, 0);
}

void
backbone_report_pages_draw (BackboneReportPages *self, guint page, cairo_t *cr)
{
  guint first = g_array_index (self->pages, guint, page);
  guint end = page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                          : self->pieces->len;
  /* Translators: at the foot of a printed page */
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->pages->len);

  g_return_if_fail (self->is_done && page < self->pages->len);

  pango_cairo_update_layout (cr, self->layout);
  set_grey (cr, 0);
  draw_margin (self, cr, backbone_report_get_title (self->report),
               backbone_report_get_subtitle (self->report), 0);
  draw_rule (self, cr, BACKBONE_PAGES_HEADER - 8, 0.5);
  for (guint i = first; i < end; i++)
    draw_piece (self, cr, &g_array_index (self->pieces, BackbonePiece, i));
  draw_rule (self, cr, self->height - BACKBONE_PAGES_FOOTER + 5, 0.5);
  draw_margin (self, cr, _ ("Made by Backbone Admin. This report holds no passwords or keys."),
               number, self->height - BACKBONE_PAGES_FOOTER + 8);
}
