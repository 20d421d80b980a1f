/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-column.h"

#include "backbone-time.h"

/**
 * cli_column_is_in_text:
 * @column: a column
 *
 * Returns: whether text output shows it
 */
gboolean
cli_column_is_in_text (const CliColumn *column)
{
  return column->title != NULL;
}

/**
 * cli_column_is_in_csv:
 * @column: a column
 *
 * Returns: whether CSV has it
 */
gboolean
cli_column_is_in_csv (const CliColumn *column)
{
  return (column->flags & CLI_COLUMN_NOT_CSV) == 0 && (column->property || column->text);
}

/**
 * cli_column_is_in_json:
 * @column: a column
 *
 * Returns: whether JSON has it
 */
gboolean
cli_column_is_in_json (const CliColumn *column)
{
  return (column->flags & CLI_COLUMN_NOT_JSON) == 0;
}

static gboolean
is_none (const CliColumn *column, gint64 number)
{
  if (number == 0)
    return (column->flags & (CLI_COLUMN_ZERO_IS_NONE | CLI_COLUMN_TIME)) != 0;

  return number < 0 && (column->flags & CLI_COLUMN_NEGATIVE_IS_NONE) != 0;
}

/* The number that @value holds; FALSE if it holds none, or the one that means none. */
static gboolean
get_number (const CliColumn *column, const GValue *value, gint64 *number)
{
  if (G_VALUE_HOLDS_UINT (value))
    *number = g_value_get_uint (value);
  else if (G_VALUE_HOLDS_INT64 (value))
    *number = g_value_get_int64 (value);
  else
    return FALSE;

  return !is_none (column, *number);
}

static const char *
get_enum_id (const GValue *value)
{
  GEnumClass *klass = g_type_class_peek (G_VALUE_TYPE (value));
  const GEnumValue *found = g_enum_get_value (klass, g_value_get_enum (value));

  return found ? found->value_nick : NULL;
}

/* Only for values that are text in JSON too; @number was asked before. */
static char *
dup_plain_text (const CliColumn *column, const GValue *value)
{
  gint64 number;

  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);
  if (G_VALUE_HOLDS_ENUM (value))
    return g_strdup (get_enum_id (value));
  if ((column->flags & CLI_COLUMN_TIME) && get_number (column, value, &number))
    return backbone_time_to_iso (number);

  return NULL;
}

/**
 * cli_column_dup_text:
 * @column: a column
 * @item: the thing to show
 *
 * Returns: (transfer full) (nullable): the value for text output and CSV, or %NULL for none
 */
char *
cli_column_dup_text (const CliColumn *column, gpointer item)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gint64 number;

  if (column->text)
    return column->text (item);
  if (column->property == NULL)
    return NULL;

  g_object_get_property (item, column->property, &value);
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_strdup (g_value_get_boolean (&value) ? "yes" : "no");
  if (G_VALUE_HOLDS (&value, G_TYPE_STRV))
    return g_value_get_boxed (&value) ? g_strjoinv (",", g_value_get_boxed (&value)) : NULL;
  if ((column->flags & CLI_COLUMN_TIME) == 0 && get_number (column, &value, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return dup_plain_text (column, &value);
}

/**
 * cli_column_write_json:
 * @column: a column
 * @item: the thing to write
 * @json: the writer that gets one value
 */
void
cli_column_write_json (const CliColumn *column, gpointer item, CliJson *json)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;
  gint64 number;

  if (column->json)
    {
      column->json (item, json);
      return;
    }

  if (column->text)
    {
      text = column->text (item);
      cli_json_string (json, text);
      return;
    }

  g_object_get_property (item, column->property, &value);
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    cli_json_boolean (json, g_value_get_boolean (&value));
  else if (G_VALUE_HOLDS (&value, G_TYPE_STRV))
    cli_json_strv (json, g_value_get_boxed (&value));
  else if ((column->flags & CLI_COLUMN_TIME) == 0 && get_number (column, &value, &number))
    cli_json_integer (json, number);
  else
    {
      text = dup_plain_text (column, &value);
      cli_json_string (json, text);
    }
}

/**
 * cli_columns_write_members:
 * @columns: a table of columns
 * @item: the thing to write
 * @json: a writer inside of an object
 */
void
cli_columns_write_members (const CliColumn *columns, gpointer item, CliJson *json)
{
  for (const CliColumn *column = columns; column->key != NULL; column++)
    {
      if (!cli_column_is_in_json (column))
        continue;
      cli_json_key (json, column->key);
      cli_column_write_json (column, item, json);
    }
}

/**
 * cli_columns_write_object:
 * @columns: a table of columns
 * @item: the thing to write
 * @json: a writer that gets one object
 */
void
cli_columns_write_object (const CliColumn *columns, gpointer item, CliJson *json)
{
  cli_json_begin_object (json);
  cli_columns_write_members (columns, item, json);
  cli_json_end_object (json);
}

/**
 * cli_columns_write_list:
 * @columns: a table of columns
 * @list: things to write
 * @json: a writer that gets an array of objects
 */
void
cli_columns_write_list (const CliColumn *columns, GListModel *list, CliJson *json)
{
  cli_json_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      cli_columns_write_object (columns, item, json);
    }
  cli_json_end_array (json);
}
