/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-json.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliColumnFlags:
 * @CLI_COLUMN_TIME: the number is a BackboneTime: ISO 8601 UTC, or none for never
 * @CLI_COLUMN_NEGATIVE_IS_NONE: a negative number means none
 * @CLI_COLUMN_ZERO_IS_NONE: 0 means none
 * @CLI_COLUMN_VERDICT: a verdict or status: text output marks it with a symbol and a colour
 * @CLI_COLUMN_NOT_JSON: not in JSON
 * @CLI_COLUMN_NOT_CSV: not in CSV
 */
typedef enum
{
  CLI_COLUMN_NONE = 0,
  CLI_COLUMN_TIME = 1 << 0,
  CLI_COLUMN_NEGATIVE_IS_NONE = 1 << 1,
  CLI_COLUMN_ZERO_IS_NONE = 1 << 2,
  CLI_COLUMN_VERDICT = 1 << 3,
  CLI_COLUMN_NOT_JSON = 1 << 4,
  CLI_COLUMN_NOT_CSV = 1 << 5,
} CliColumnFlags;

/* (transfer full) (nullable): a value as text. */
typedef char *(*CliColumnTextFunc) (gpointer item);
/* Writes exactly one value. */
typedef void (*CliColumnJsonFunc) (gpointer item, CliJson *json);

/**
 * CliColumn:
 * @key: its key in JSON and its header in CSV
 * @title: (nullable): its untranslated heading in text output; %NULL: not in text output
 * @property: (nullable): the property of the item that it shows
 * @text: (nullable): what gives the value if it is no property
 * @json: (nullable): what writes the value in JSON, if it is more than a text or a number
 * @flags: how it is shown, and where
 * @context: (nullable): the context of @title for translators, as in NC_()
 *
 * A column of a list, or a field of a single thing: the same table serves text, JSON and CSV. A
 * column with @json but neither @property nor @text is in JSON only. Tables end with a %NULL key.
 */
typedef struct
{
  const char *key;
  const char *title;
  const char *property;
  CliColumnTextFunc text;
  CliColumnJsonFunc json;
  CliColumnFlags flags;
  const char *context;
} CliColumn;

gboolean cli_column_is_in_text (const CliColumn *column);
gboolean cli_column_is_in_csv (const CliColumn *column);
gboolean cli_column_is_in_json (const CliColumn *column);

/* (transfer full) (nullable): NULL for none. */
char *cli_column_dup_text (const CliColumn *column, gpointer item);
void cli_column_write_json (const CliColumn *column, gpointer item, CliJson *json);

/* All columns that are in JSON, with their keys, into an object that was begun. */
void cli_columns_write_members (const CliColumn *columns, gpointer item, CliJson *json);
void cli_columns_write_object (const CliColumn *columns, gpointer item, CliJson *json);
void cli_columns_write_list (const CliColumn *columns, GListModel *list, CliJson *json);

G_END_DECLS
