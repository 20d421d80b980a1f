/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-csv-reader-private.h"

G_BEGIN_DECLS

/* What all files of rows and cells have in common, whatever stands in them. */

/* Whether no cell says anything. */
gboolean backbone_csv_cells_are_blank (const char *const *cells, guint n_cells);
/* The same of a record, as far as its fields are kept; FALSE if its form is wrong. */
gboolean backbone_csv_record_is_blank (const BackboneCsvRecord *record);

/* (transfer full): why a record can't be split into fields, translated; @problem is one. */
char *backbone_csv_problem_dup_text (BackboneCsvProblem problem);

/* (transfer full): @text without the blanks of spreadsheets and lists around it, the no-break space
 * among them; line breaks stay. */
char *backbone_csv_cell_dup_trimmed (const char *text);
/* @length: in bytes. */
char *backbone_csv_cell_dup_trimmed_length (const char *text, gsize length);

G_END_DECLS
