/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "cli-output.h"

#include "cli-table.h"
#include "cli-text.h"

#include "backbone-status.h"
#include "backbone-verdict.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/**
 * cli_format_from_id:
 * @id: what was given with --format
 * @format: (out): the format
 *
 * Returns: whether there is such a format
 */
gboolean
cli_format_from_id (const char *id, CliFormat *format)
{
  static const char *const ids[] = { "text", "json", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      if (g_str_equal (id, ids[i]))
        {
          *format = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * cli_output_new:
 * @format: what is printed
 * @colour: whether verdicts are coloured
 * @unicode: whether what reads it knows UTF-8
 *
 * Returns: (transfer full): an empty output
 */
CliOutput *
cli_output_new (CliFormat format, gboolean colour, gboolean unicode)
{
  CliOutput *self = g_new0 (CliOutput, 1);

  self->format = format;
  self->colour = colour;
  self->unicode = unicode;
  self->text = g_string_new (NULL);

  return self;
}

/**
 * cli_output_free:
 * @self: (transfer full): an output
 */
void
cli_output_free (CliOutput *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

static BackboneStatus
get_status_of_id (const char *id)
{
  BackboneStatus status;
  BackboneVerdict verdict;

  if (backbone_status_from_id (id, &status))
    return status;
  if (backbone_verdict_from_id (id, &verdict))
    return backbone_status_from_verdict (verdict);

  return BACKBONE_STATUS_NEVER_CHECKED;
}

/**
 * cli_output_mark:
 * @self: an output
 * @id: the id of a verdict or a status
 *
 * Returns: (transfer full): the id behind a symbol, so that nothing is told by colour alone
 */
char *
cli_output_mark (CliOutput *self, const char *id)
{
  static const struct
  {
    const char *symbol;
    const char *plain;
    const char *colour;
  } marks[] = {
    [BACKBONE_STATUS_FAILING] = { "✗", "x", "\033[31m" },
    [BACKBONE_STATUS_ATTENTION] = { "!", "!", "\033[33m" },
    [BACKBONE_STATUS_NEVER_CHECKED] = { "·", "-", "\033[2m" },
    [BACKBONE_STATUS_WORKING] = { "✓", "+", "\033[32m" },
  };
  BackboneStatus status = get_status_of_id (id);

  return g_strdup_printf ("%s%s %s%s", self->colour ? marks[status].colour : "",
                          self->unicode ? marks[status].symbol : marks[status].plain, id,
                          self->colour ? "\033[0m" : "");
}

static void
append_csv_header (CliOutput *self, const CliColumn *columns)
{
  const char *separator = "";

  for (const CliColumn *column = columns; column->key != NULL; column++)
    {
      if (!cli_column_is_in_csv (column))
        continue;
      g_string_append (self->text, separator);
      cli_text_append_csv (self->text, column->key);
      separator = ",";
    }
  g_string_append (self->text, "\r\n");
}

static void
append_csv_row (CliOutput *self, const CliColumn *columns, gpointer item)
{
  const char *separator = "";

  for (const CliColumn *column = columns; column->key != NULL; column++)
    {
      g_autofree char *text = NULL;

      if (!cli_column_is_in_csv (column))
        continue;
      text = cli_column_dup_text (column, item);
      g_string_append (self->text, separator);
      cli_text_append_csv (self->text, text ? text : "");
      separator = ",";
    }
  g_string_append (self->text, "\r\n");
}

static void
print_csv (CliOutput *self, const CliColumn *columns, GListModel *list)
{
  guint n_rows = g_list_model_get_n_items (list);

  append_csv_header (self, columns);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, row);
      append_csv_row (self, columns, item);
    }
}

static void
print_json (CliOutput *self, const CliColumn *columns, GListModel *list)
{
  g_autoptr (CliJson) json = cli_json_new ();

  cli_columns_write_list (columns, list, json);
  cli_output_add_json (self, json);
}

/**
 * cli_output_print_list:
 * @self: an output
 * @columns: what of each item is shown
 * @list: the items
 *
 * In text, an empty list prints nothing.
 */
void
cli_output_print_list (CliOutput *self, const CliColumn *columns, GListModel *list)
{
  if (self->format == CLI_FORMAT_JSON)
    print_json (self, columns, list);
  else if (self->format == CLI_FORMAT_CSV)
    print_csv (self, columns, list);
  else
    cli_table_print_list (self, columns, list);
}

/**
 * cli_output_print_record:
 * @self: an output
 * @columns: what of the item is shown
 * @item: the item
 *
 * In text, fields without a value are left out.
 */
void
cli_output_print_record (CliOutput *self, const CliColumn *columns, gpointer item)
{
  if (self->format == CLI_FORMAT_JSON)
    {
      g_autoptr (CliJson) json = cli_json_new ();

      cli_columns_write_object (columns, item, json);
      cli_output_add_json (self, json);
    }
  else if (self->format == CLI_FORMAT_CSV)
    {
      append_csv_header (self, columns);
      append_csv_row (self, columns, item);
    }
  else
    cli_table_print_fields (self, columns, item);
}

static void
add_text_line (CliOutput *self, const char *message)
{
  g_autofree char *clean = cli_text_clean (message);
  g_autofree char *plain = self->unicode ? NULL : cli_text_to_plain (clean);

  g_string_append_printf (self->text, "%s\n", plain ? plain : clean);
}

/**
 * cli_output_say:
 * @self: an output
 * @format: a translated sentence that says what was done
 * @...: its values
 */
void
cli_output_say (CliOutput *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list values;

  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);

  if (self->format == CLI_FORMAT_JSON)
    {
      g_autoptr (CliJson) json = cli_json_new ();

      cli_json_begin_object (json);
      cli_json_key (json, "message");
      cli_json_string (json, message);
      cli_json_end_object (json);
      cli_output_add_json (self, json);
    }
  else if (self->format == CLI_FORMAT_CSV)
    {
      g_string_append (self->text, "message\r\n");
      cli_text_append_csv (self->text, message);
      g_string_append (self->text, "\r\n");
    }
  else
    add_text_line (self, message);
}

/**
 * cli_output_add_line:
 * @self: an output
 * @format: a translated line
 * @...: its values
 *
 * Says something that only people need: nothing is printed in JSON and CSV.
 */
void
cli_output_add_line (CliOutput *self, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list values;

  if (self->format != CLI_FORMAT_TEXT)
    return;

  va_start (values, format);
  line = g_strdup_vprintf (format, values);
  va_end (values);
  add_text_line (self, line);
}

/**
 * cli_output_add_json:
 * @self: an output
 * @json: a writer whose containers are all ended
 */
void
cli_output_add_json (CliOutput *self, CliJson *json)
{
  g_autofree char *text = cli_json_finish (json);

  g_string_append (self->text, text);
}

/**
 * cli_output_flush:
 * @self: an output
 * @error: return location for an error
 *
 * Writes everything to standard output. A reader that has gone, such as `head`, is no error.
 *
 * Returns: whether it was written
 */
gboolean
cli_output_flush (CliOutput *self, GError **error)
{
  gsize written = 0;

  while (written < self->text->len)
    {
      gssize n = write (STDOUT_FILENO, self->text->str + written, self->text->len - written);

      if (n >= 0)
        written += n;
      else if (errno == EPIPE)
        break;
      else if (errno != EINTR)
        {
          int code = errno;
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("Standard output: %s"),
                       g_strerror (code));
          return FALSE;
        }
    }

  g_string_truncate (self->text, 0);
  return TRUE;
}
