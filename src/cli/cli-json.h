/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliJson:
 *
 * Writes one JSON text, piece by piece: begin, keys and values, end. What lies three or more levels
 * deep stands on one line, so that a list has one line for each small object. A mistake in the
 * order of the calls is a mistake in the program and is reported as a critical.
 */
typedef struct _CliJson CliJson;

CliJson *cli_json_new (void);
void cli_json_free (CliJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliJson, cli_json_free)

void cli_json_begin_object (CliJson *self);
void cli_json_end_object (CliJson *self);
void cli_json_begin_array (CliJson *self);
void cli_json_end_array (CliJson *self);

/* Before each value in an object. */
void cli_json_key (CliJson *self, const char *key);

/* @text: (nullable): NULL becomes null. What is not UTF-8 is replaced, never passed on. */
void cli_json_string (CliJson *self, const char *text);
void cli_json_integer (CliJson *self, gint64 value);
void cli_json_boolean (CliJson *self, gboolean value);
void cli_json_null (CliJson *self);
/* One value that is JSON already; (nullable): null if NULL. */
void cli_json_verbatim (CliJson *self, const char *json);
/* (nullable): an empty array if NULL. */
void cli_json_strv (CliJson *self, const char *const *texts);

/* (transfer full): the text, ending with a line break; everything that was begun must be ended. */
char *cli_json_finish (CliJson *self);

G_END_DECLS
