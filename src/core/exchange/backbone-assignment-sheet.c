/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-sheet-private.h"

#include "backbone-csv-encoding-private.h"
#include "backbone-csv-reader-private.h"
#include "backbone-csv-record-private.h"
#include "backbone-error.h"
#include "backbone-sheet-columns-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CSV_SEPARATOR  ';'
#define LIST_SEPARATOR '|'

/* How far into a file the first row with vertical bars may be: title lines stand before it. */
#define MAX_TITLE_LINES 40
/* A wider table of an SAP system is not one of those. */
#define MAX_LIST_CELLS 64
/* In bytes; what is longer is no customer number, user or description. */
#define MAX_CELL 512

static void
row_free (BackboneSheetRow *row)
{
  g_free (row->local_user);
  g_free (row->customer);
  g_free (row->s_user);
  g_free (row->description);
  g_clear_pointer (&row->password, backbone_secret_unref);
  g_free (row->problem);
  g_free (row);
}

/**
 * backbone_assignment_sheet_new:
 * @kind: what it is a list of
 *
 * Returns: (transfer full): a list without rows
 */
BackboneAssignmentSheet *
backbone_assignment_sheet_new (BackboneSheetKind kind)
{
  BackboneAssignmentSheet *self = g_new0 (BackboneAssignmentSheet, 1);

  self->kind = kind;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);

  return self;
}

/**
 * backbone_assignment_sheet_free:
 * @self: a list of assignments
 */
void
backbone_assignment_sheet_free (BackboneAssignmentSheet *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/* While a file is read; cells belong to whoever reads. */
typedef struct
{
  BackboneAssignmentSheet *sheet;
  BackboneSheetColumns columns;
  gboolean has_columns;
} Reader;

static void
set_columns (Reader *reader, const BackboneSheetColumns *columns)
{
  reader->columns = *columns;
  reader->has_columns = TRUE;
  reader->sheet->kind = columns->cells[BACKBONE_SHEET_COLUMN_S_USER] >= 0
                            ? BACKBONE_SHEET_ASSIGNMENTS
                            : BACKBONE_SHEET_CUSTOMER_NUMBERS;
}

static const char *
get_cell (Reader *reader, const char *const *cells, guint n_cells, BackboneSheetColumn column)
{
  int index = reader->columns.cells[column];

  return index >= 0 && (guint)index < n_cells ? cells[index] : "";
}

static BackboneSheetRow *
add_row (Reader *reader, guint line)
{
  BackboneSheetRow *row = g_new0 (BackboneSheetRow, 1);

  row->line = line;
  g_ptr_array_add (reader->sheet->rows, row);

  return row;
}

static char *
find_long_cell (Reader *reader, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < BACKBONE_N_SHEET_COLUMNS; i++)
    {
      if (strlen (get_cell (reader, cells, n_cells, i)) > MAX_CELL)
        return g_strdup_printf (_ ("column %d is longer than %d bytes"),
                                reader->columns.cells[i] + 1, MAX_CELL);
    }

  return NULL;
}

static char *
dup_cell (Reader *reader, const char *const *cells, guint n_cells, BackboneSheetColumn column)
{
  const char *cell = get_cell (reader, cells, n_cells, column);

  return backbone_csv_cell_dup_trimmed (cell);
}

/* Passwords are taken as they stand. */
static void
read_row (Reader *reader, guint line, const char *const *cells, guint n_cells)
{
  BackboneSheetRow *row = add_row (reader, line);
  const char *password = get_cell (reader, cells, n_cells, BACKBONE_SHEET_COLUMN_PASSWORD);

  row->problem = find_long_cell (reader, cells, n_cells);
  if (row->problem != NULL)
    return;

  row->local_user = dup_cell (reader, cells, n_cells, BACKBONE_SHEET_COLUMN_LOCAL_USER);
  row->customer = dup_cell (reader, cells, n_cells, BACKBONE_SHEET_COLUMN_CUSTOMER);
  row->s_user = dup_cell (reader, cells, n_cells, BACKBONE_SHEET_COLUMN_S_USER);
  if (reader->columns.cells[BACKBONE_SHEET_COLUMN_DESCRIPTION] >= 0)
    row->description = dup_cell (reader, cells, n_cells, BACKBONE_SHEET_COLUMN_DESCRIPTION);
  if (*password != '\0')
    row->password = backbone_secret_new (password);
}

static char *
find_csv_problem (Reader *reader, const BackboneCsvRecord *record)
{
  if (record->problem != BACKBONE_CSV_NO_PROBLEM)
    return backbone_csv_problem_dup_text (record->problem);

  if (record->n_fields == 1 && strpbrk (record->fields[0], "\t,") != NULL)
    return g_strdup (_ ("the columns must be separated by semicolons"));
  if (record->n_fields < 3 && reader->sheet->kind == BACKBONE_SHEET_ASSIGNMENTS)
    return g_strdup (_ ("too few columns: local user, customer number and S-User are needed"));
  if (record->n_fields > reader->columns.n_cells)
    return g_strdup_printf (_ ("too many columns: there are %u, at most %u are known"),
                            record->n_fields, reader->columns.n_cells);

  return NULL;
}

/* A heading has no customer number where one belongs, and knows at least one column. */
static gboolean
is_csv_header (const BackboneCsvRecord *record)
{
  return record->n_fields >= 2 && strpbrk (record->fields[1], "0123456789") == NULL
         && backbone_sheet_columns_count_known (record->fields,
                                                MIN (record->n_fields, BACKBONE_CSV_MAX_FIELDS))
                > 0;
}

static gboolean
read_csv_record (Reader *reader, const BackboneCsvRecord *record, gboolean is_first, GError **error)
{
  guint n_cells = MIN (record->n_fields, BACKBONE_CSV_MAX_FIELDS);
  BackboneSheetColumns columns;
  char *problem;

  if (is_first && is_csv_header (record))
    {
      if (!backbone_sheet_columns_read (&columns, record->fields, n_cells, error))
        {
          g_prefix_error (error, _ ("line %u: "), record->line);
          return FALSE;
        }
      set_columns (reader, &columns);
      return TRUE;
    }

  problem = find_csv_problem (reader, record);
  if (problem != NULL)
    add_row (reader, record->line)->problem = problem;
  else
    read_row (reader, record->line, record->fields, n_cells);

  return TRUE;
}

static gboolean
read_csv (Reader *reader, const char *text, gsize length, GError **error)
{
  static const BackboneSheetColumns own = { { 0, 1, 2, 3, -1 }, 4 };
  g_autoptr (BackboneCsvReader) csv = backbone_csv_reader_new (text, length, CSV_SEPARATOR);
  BackboneCsvRecord record;
  gboolean is_first = TRUE;

  set_columns (reader, &own);
  while (backbone_csv_reader_next (csv, &record))
    {
      if (backbone_csv_record_is_blank (&record))
        continue;
      if (!read_csv_record (reader, &record, is_first, error))
        return FALSE;
      is_first = FALSE;
    }

  return TRUE;
}

/* The next line without its end, from *@position on, which is moved behind it. */
static const char *
next_line (const char **position, const char *end, gsize *length)
{
  const char *line = *position;
  const char *p = line;

  while (p < end && *p != '\n' && *p != '\r')
    p++;
  *length = p - line;
  if (p + 1 < end && p[0] == '\r' && p[1] == '\n')
    p++;
  *position = p < end ? p + 1 : end;

  return line;
}

static gboolean
is_list_line (const char *line, gsize length)
{
  gsize blanks = 0;

  while (blanks < length && (line[blanks] == ' ' || line[blanks] == '\t'))
    blanks++;

  return blanks < length && line[blanks] == LIST_SEPARATOR;
}

/* Of dashes, between the rows of a list. */
static gboolean
is_rule (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("-+| \t", line[i]) == NULL || line[i] == '\0')
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_list (const char *text, gsize length)
{
  const char *position = text;
  const char *end = text + length;

  for (guint i = 0; i < MAX_TITLE_LINES && position < end; i++)
    {
      gsize line_length;
      const char *line = next_line (&position, end, &line_length);

      if (is_list_line (line, line_length))
        return TRUE;
    }

  return FALSE;
}

/* (transfer full) (element-type utf8): the cells between the bars, trimmed. */
static GPtrArray *
split_cells (const char *line, gsize length)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const char *end = line + length;
  const char *from = memchr (line, LIST_SEPARATOR, length);

  while (from != NULL && cells->len <= MAX_LIST_CELLS)
    {
      const char *to = memchr (from + 1, LIST_SEPARATOR, end - from - 1);

      /* What follows the last bar is not in the table, if it is blank. */
      if (to == NULL && is_rule (from, end - from))
        break;
      g_ptr_array_add (cells,
                       backbone_csv_cell_dup_trimmed_length (from + 1, (to ? to : end) - from - 1));
      from = to;
    }

  return cells;
}

/* Long lists repeat their heading on each page. */
static gboolean
is_heading (const char *const *cells, guint n_cells)
{
  BackboneSheetColumns columns;

  return backbone_sheet_columns_count_known (cells, n_cells) > 0
         && backbone_sheet_columns_read (&columns, cells, n_cells, NULL);
}

static gboolean
read_list_line (Reader *reader, guint line, GPtrArray *cells, GError **error)
{
  const char *const *texts = (const char *const *)cells->pdata;
  BackboneSheetColumns columns;

  if (backbone_csv_cells_are_blank (texts, cells->len))
    return TRUE;

  if (!reader->has_columns)
    {
      if (!backbone_sheet_columns_read (&columns, texts, cells->len, error))
        {
          g_prefix_error (error, _ ("line %u: "), line);
          return FALSE;
        }
      set_columns (reader, &columns);
      return TRUE;
    }
  if (is_heading (texts, cells->len))
    return TRUE;

  if (cells->len != reader->columns.n_cells)
    add_row (reader, line)->problem = g_strdup_printf (_ ("the row has %u columns, the heading %u"),
                                                       cells->len, reader->columns.n_cells);
  else
    read_row (reader, line, texts, cells->len);

  return TRUE;
}

/* Lines that do not begin with a bar are titles. */
static gboolean
read_list (Reader *reader, const char *text, gsize length, GError **error)
{
  const char *position = text;
  const char *end = text + length;

  for (guint number = 1; position < end; number++)
    {
      gsize line_length;
      const char *line = next_line (&position, end, &line_length);
      g_autoptr (GPtrArray) cells = NULL;

      if (!is_list_line (line, line_length) || is_rule (line, line_length))
        continue;
      cells = split_cells (line, line_length);
      if (!read_list_line (reader, number, cells, error))
        return FALSE;
    }

  if (!reader->has_columns)
    g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                         _ ("the list has no heading"));

  return reader->has_columns;
}

/**
 * backbone_assignment_sheet_parse:
 * @bytes: the content of a file
 * @error: return location for an error
 *
 * Never fails because of a row: those that can't be read say why.
 *
 * Returns: (transfer full): the list, or %NULL with %BACKBONE_ERROR_ENCODING or
 * %BACKBONE_ERROR_INVALID
 */
BackboneAssignmentSheet *
backbone_assignment_sheet_parse (GBytes *bytes, GError **error)
{
  g_autoptr (BackboneAssignmentSheet) self
      = backbone_assignment_sheet_new (BACKBONE_SHEET_ASSIGNMENTS);
  g_autoptr (GBytes) decoded = backbone_csv_decode (bytes, error);
  Reader reader = { .sheet = self };
  const char *text;
  gsize length;

  if (decoded == NULL)
    return NULL;

  text = g_bytes_get_data (decoded, &length);
  if (text == NULL)
    text = "";
  if (!(is_list (text, length) ? read_list : read_csv) (&reader, text, length, error))
    return NULL;

  return g_steal_pointer (&self);
}
