/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-column.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CLI_FORMAT_TEXT,
  CLI_FORMAT_JSON,
  CLI_FORMAT_CSV,
} CliFormat;

gboolean cli_format_from_id (const char *id, CliFormat *format);

/**
 * CliOutput:
 * @format: what is printed
 * @colour: whether verdicts are coloured
 * @unicode: whether what reads it knows UTF-8
 * @text: what was printed so far; it is written to standard output at the end, so that a failure
 * never leaves half a list there
 *
 * What a verb prints.
 */
typedef struct
{
  CliFormat format;
  gboolean colour;
  gboolean unicode;
  GString *text;
} CliOutput;

CliOutput *cli_output_new (CliFormat format, gboolean colour, gboolean unicode);
void cli_output_free (CliOutput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliOutput, cli_output_free)

/* A table, an array of objects, or CSV with a header. */
void cli_output_print_list (CliOutput *self, const CliColumn *columns, GListModel *list);
/* A line for each field, one object, or CSV with a header and one row. */
void cli_output_print_record (CliOutput *self, const CliColumn *columns, gpointer item);
/* What was done, a sentence: as it is, or {"message": ...}, or CSV with the column message. */
void cli_output_say (CliOutput *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Text output only. */
void cli_output_add_line (CliOutput *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Takes the JSON over as it is. */
void cli_output_add_json (CliOutput *self, CliJson *json);

/* (transfer full): @id of a verdict or status with its symbol and colour. */
char *cli_output_mark (CliOutput *self, const char *id);

gboolean cli_output_flush (CliOutput *self, GError **error);

G_END_DECLS
