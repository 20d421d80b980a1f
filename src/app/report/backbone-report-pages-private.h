/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-report-pages.h"

G_BEGIN_DECLS

/* What the placing and the drawing of pages share. Lengths are points. */
#define BACKBONE_PAGES_TEXT_SIZE    8.0
#define BACKBONE_PAGES_SECTION_SIZE 11.0
#define BACKBONE_PAGES_TITLE_SIZE   16.0
#define BACKBONE_PAGES_GAP          7.0  /* between columns */
#define BACKBONE_PAGES_PADDING      2.0  /* above and below the text of a row */
#define BACKBONE_PAGES_SECTION_GAP  14.0 /* above the title of a section */
#define BACKBONE_PAGES_HEADER       24.0
#define BACKBONE_PAGES_FOOTER       20.0

typedef enum
{
  BACKBONE_PIECE_TITLE,
  BACKBONE_PIECE_SUBTITLE,
  BACKBONE_PIECE_FACT,
  BACKBONE_PIECE_SECTION,
  BACKBONE_PIECE_HEAD,
  BACKBONE_PIECE_ROW,
  BACKBONE_PIECE_EMPTY,
  BACKBONE_PIECE_NOTE,
} BackbonePieceKind;

/* What stands on a page at a height. */
typedef struct
{
  BackbonePieceKind kind;
  guint section;
  guint row; /* or which fact */
  guint chunk;
  guint first_line;
  guint n_lines;
  gboolean ends_row;
  double y;
} BackbonePiece;

struct _BackboneReportPages
{
  BackboneReport *report;
  PangoLayout *layout; /* used for each cell in turn */
  double width;
  double height;
  double line;   /* of table text */
  double ascent; /* within a line */
  double *fact_widths;
  GPtrArray *widths; /* double *: of the columns of each section that was begun */
  GArray *pieces;    /* BackbonePiece */
  GArray *pages;     /* guint: their first pieces */
  double y;
  guint section;
  guint row;
  guint n_done; /* rows, of all sections */
  guint n_rows;
  gboolean is_begun;
  gboolean is_done;
};

/* For what is measured or drawn next. */
void backbone_report_pages_set_font (BackboneReportPages *self, double size, gboolean bold);
/* @width: -1 for one line. Returns how many lines it takes. */
guint backbone_report_pages_set_text (BackboneReportPages *self, const char *text, double width);
BackboneReportSection *backbone_report_pages_get_section (BackboneReportPages *self, guint section);
double backbone_report_pages_get_row_height (BackboneReportPages *self, guint n_lines);
/* (transfer full): a part of a long cell; "" if it does not go that far. @has_more: becomes TRUE if it
 * goes on. */
char *
backbone_report_pages_dup_chunk (const BackboneReportCell *cell, guint chunk, gboolean *has_more);

G_END_DECLS
