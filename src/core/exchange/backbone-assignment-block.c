/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-assignment-block-private.h"

#include "backbone-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far above 10,000 customers with several local users each. In bytes. */
#define MAX_TEXT (16 * 1024 * 1024)

typedef struct
{
  GPtrArray *lines; /* GStrv: the cells of each */
  const char *const *local_users;
  const char *const *customers; /* nullable */
  GHashTable *known;

  guint n_local_users;
  guint n_customers;
  gboolean by_number;
  char **heading; /* nullable (transfer none): of the lines */
  BackboneAssignmentSheet *sheet;
} Block;

/* Spreadsheets put quotes around some cells. */
static void
trim_cell (char *cell)
{
  gsize length;

  g_strstrip (cell);
  length = strlen (cell);
  if (length >= 2 && cell[0] == '"' && cell[length - 1] == '"')
    {
      memmove (cell, cell + 1, length - 2);
      cell[length - 2] = '\0';
      g_strstrip (cell);
    }
}

/* (transfer full): without the empty ones at the end. */
static char **
split_line (const char *line)
{
  char **cells = g_strsplit (line, "\t", -1);
  guint n_cells = g_strv_length (cells);

  for (guint i = 0; i < n_cells; i++)
    trim_cell (cells[i]);
  while (n_cells > 0 && *cells[n_cells - 1] == '\0')
    g_clear_pointer (&cells[--n_cells], g_free);

  return cells;
}

/* The last line may end or not; empty ones in between have their place. */
static GPtrArray *
split_text (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) parts = g_strsplit (valid, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (lines, split_line (parts[i]));
  while (lines->len > 0 && *(char **)g_ptr_array_index (lines, lines->len - 1) == NULL)
    g_ptr_array_set_size (lines, lines->len - 1);

  return lines;
}

static gboolean
is_known_customer (Block *self, const char *text)
{
  g_autofree char *number = backbone_customer_number_normalize (text, NULL);

  return number && g_hash_table_contains (self->known, number);
}

static gboolean
has_letter_of_s_users (const char *text)
{
  return *text == 'S' || *text == 's';
}

static gboolean
is_heading (char **cells)
{
  return cells[0] != NULL && *cells[0] != '\0' && strpbrk (cells[0], "0123456789") == NULL;
}

/* Both customer numbers and S-Users without their letter are digits: a column is one of numbers if it
 * holds a customer that is known, or if the letter is in all the others and not in this one. */
static gboolean
has_numbers (Block *self)
{
  guint n_numbers = 0;
  gboolean knows_one = FALSE;
  gboolean others_have_letter = TRUE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      char **cells = g_ptr_array_index (self->lines, i);

      if (cells[0] == NULL || *cells[0] == '\0' || (i == 0 && is_heading (cells)))
        continue;
      if (has_letter_of_s_users (cells[0]) || cells[1] == NULL)
        return FALSE;
      n_numbers++;
      knows_one |= is_known_customer (self, cells[0]);
      others_have_letter &= has_letter_of_s_users (cells[1]);
    }

  return n_numbers > 0 && (knows_one || others_have_letter);
}

static BackboneSheetRow *
add_row (Block *self, guint line, const char *customer, const char *local_user, const char *s_user)
{
  BackboneSheetRow *row = g_new0 (BackboneSheetRow, 1);

  row->line = line;
  row->customer = g_strdup (customer);
  row->local_user = g_strdup (local_user);
  row->s_user = g_strdup (s_user);
  g_ptr_array_add (self->sheet->rows, row);

  return row;
}

/* (nullable): the local user of a column. */
static const char *
find_local_user (Block *self, guint column)
{
  g_autofree char *name = NULL;

  if (self->heading == NULL)
    return column < self->n_local_users ? self->local_users[column] : NULL;
  if (column + 1 >= g_strv_length (self->heading))
    return NULL;

  name = backbone_local_user_normalize (self->heading[column + 1], NULL);
  for (guint i = 0; name && i < self->n_local_users; i++)
    {
      if (g_str_equal (self->local_users[i], name))
        return self->local_users[i];
    }

  return NULL;
}

static char *
describe_surplus (Block *self, guint column, guint n_columns)
{
  if (self->heading && column + 1 < g_strv_length (self->heading))
    return g_strdup_printf (_ ("the heading “%.40s” is no local user here"),
                            self->heading[column + 1]);
  if (self->heading)
    return g_strdup (_ ("too many columns: there is no heading above it"));

  return g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "too many columns: there are %u, there is room for %u local user",
          "too many columns: there are %u, there is room for %u local users", self->n_local_users),
      n_columns, self->n_local_users);
}

/* @cells: those of local users. */
static void
read_cells (Block *self, guint line, const char *customer, char **cells)
{
  guint n_cells = g_strv_length (cells);

  for (guint i = 0; i < n_cells; i++)
    {
      const char *local_user = find_local_user (self, i);

      if (*cells[i] == '\0')
        continue;
      if (local_user)
        {
          add_row (self, line, customer, local_user, cells[i]);
          continue;
        }

      /* One reason a line is enough for a column and all that follow. */
      add_row (self, line, customer, NULL, cells[i])->problem = describe_surplus (self, i, n_cells);
      if (self->heading == NULL)
        break;
    }
}

static void
read_line (Block *self, guint index)
{
  char **cells = g_ptr_array_index (self->lines, index);
  guint line = index + 1;

  if (cells[0] == NULL)
    return;

  if (self->by_number)
    {
      if (*cells[0] == '\0')
        add_row (self, line, NULL, NULL, cells[1])->problem
            = g_strdup (_ ("there is no customer number in the first column"));
      else
        read_cells (self, line, cells[0], cells + 1);
    }
  else if (index >= self->n_customers)
    {
      add_row (self, line, NULL, NULL, cells[0])->problem
          = g_strdup (_ ("too many rows: there is no customer for this one"));
    }
  else
    {
      read_cells (self, line, self->customers[index], cells);
    }
}

/**
 * backbone_assignment_block_parse:
 * @text: tab-separated text
 * @local_users: (array zero-terminated=1): the columns
 * @customers: (nullable) (array zero-terminated=1): the rows
 * @known: a set of customer numbers
 * @error: return location for an error
 *
 * Returns: (transfer full): the cells that hold something, or %NULL with %BACKBONE_ERROR_INVALID
 */
BackboneAssignmentSheet *
backbone_assignment_block_parse (const char *text,
                                 const char *const *local_users,
                                 const char *const *customers,
                                 GHashTable *known,
                                 GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (BackboneAssignmentSheet) sheet = NULL;
  Block self = { .local_users = local_users, .customers = customers, .known = known };

  if (strlen (text) > MAX_TEXT)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("The block is too long: more than %d MB"), MAX_TEXT / (1024 * 1024));
      return NULL;
    }

  lines = split_text (text);
  if (lines->len == 0)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The block holds nothing"));
      return NULL;
    }

  sheet = backbone_assignment_sheet_new (BACKBONE_SHEET_ASSIGNMENTS);
  self.sheet = sheet;
  self.lines = lines;
  self.n_local_users = g_strv_length ((char **)local_users);
  self.n_customers = customers ? g_strv_length ((char **)customers) : 0;
  self.by_number = customers == NULL || has_numbers (&self);
  if (self.by_number && is_heading (g_ptr_array_index (lines, 0)))
    self.heading = g_ptr_array_index (lines, 0);
  for (guint i = self.heading ? 1 : 0; i < lines->len; i++)
    read_line (&self, i);

  return g_steal_pointer (&sheet);
}
