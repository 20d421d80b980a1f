/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-table.h"

#include "backbone-text-width.h"
#include "cli-text.h"

#include <glib/gi18n-lib.h>

#define GAP 2

/* In the language of the person. */
static const char *
get_title (const CliColumn *column)
{
  return column->context ? g_dpgettext2 (GETTEXT_PACKAGE, column->context, column->title)
                         : _ (column->title);
}

/* The width without colour, which takes no column. */
static guint
get_cell_width (const CliColumn *column, const char *clean)
{
  return backbone_text_width (clean) + ((column->flags & CLI_COLUMN_VERDICT) && *clean ? 2 : 0);
}

/* (transfer full): safe for a terminal, never NULL. */
static char *
dup_clean_cell (const CliColumn *column, gpointer item)
{
  g_autofree char *text = cli_column_dup_text (column, item);

  return cli_text_clean (text ? text : "");
}

static void
append_cell (CliOutput *self, const CliColumn *column, const char *clean, guint width)
{
  g_autofree char *marked = NULL;

  if ((column->flags & CLI_COLUMN_VERDICT) && *clean)
    marked = cli_output_mark (self, clean);

  g_string_append (self->text, marked ? marked : clean);
  for (guint i = get_cell_width (column, clean); i < width; i++)
    g_string_append_c (self->text, ' ');
}

static void
strip_blanks_at_end (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

static GPtrArray *
collect_text_columns (const CliColumn *columns)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (const CliColumn *column = columns; column->key != NULL; column++)
    {
      if (cli_column_is_in_text (column))
        g_ptr_array_add (shown, (gpointer)column);
    }

  return shown;
}

/* The texts of all cells, row by row, and the widths of the columns. */
static GPtrArray *
collect_cells (GPtrArray *columns, GListModel *list, guint *widths)
{
  guint n_rows = g_list_model_get_n_items (list);
  GPtrArray *cells = g_ptr_array_new_full (n_rows * columns->len, g_free);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, row);

      for (guint i = 0; i < columns->len; i++)
        {
          char *cell = dup_clean_cell (columns->pdata[i], item);

          widths[i] = MAX (widths[i], get_cell_width (columns->pdata[i], cell));
          g_ptr_array_add (cells, cell);
        }
    }

  return cells;
}

/**
 * cli_table_print_list:
 * @self: an output
 * @table: what of each item is shown
 * @list: the items
 *
 * Prints a heading and a line for each item, or nothing if there is none.
 */
void
cli_table_print_list (CliOutput *self, const CliColumn *table, GListModel *list)
{
  g_autoptr (GPtrArray) columns = collect_text_columns (table);
  g_autofree guint *widths = g_new0 (guint, columns->len);
  g_autoptr (GPtrArray) cells = NULL;

  if (g_list_model_get_n_items (list) == 0)
    return;

  for (guint i = 0; i < columns->len; i++)
    widths[i] = backbone_text_width (get_title (columns->pdata[i]));
  cells = collect_cells (columns, list, widths);

  for (guint i = 0; i < columns->len; i++)
    backbone_text_append_padded (self->text, get_title (columns->pdata[i]), widths[i] + GAP);

  for (guint i = 0; i < cells->len; i++)
    {
      guint column = i % columns->len;

      if (column == 0)
        {
          strip_blanks_at_end (self->text);
          g_string_append_c (self->text, '\n');
        }
      append_cell (self, columns->pdata[column], cells->pdata[i], widths[column] + GAP);
    }
  strip_blanks_at_end (self->text);
  g_string_append_c (self->text, '\n');
}

/**
 * cli_table_print_fields:
 * @self: an output
 * @table: what of the item is shown
 * @item: the item
 *
 * Prints a line for each field that has a value.
 */
void
cli_table_print_fields (CliOutput *self, const CliColumn *table, gpointer item)
{
  g_autoptr (GPtrArray) columns = collect_text_columns (table);
  guint width = 0;

  for (guint i = 0; i < columns->len; i++)
    width = MAX (width, backbone_text_width (get_title (columns->pdata[i])));

  for (guint i = 0; i < columns->len; i++)
    {
      const CliColumn *column = columns->pdata[i];
      g_autofree char *clean = dup_clean_cell (column, item);

      if (*clean == '\0')
        continue;
      backbone_text_append_padded (self->text, get_title (column), width + GAP);
      append_cell (self, column, clean, 0);
      g_string_append_c (self->text, '\n');
    }
}
