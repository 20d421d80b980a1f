/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-verb.h"

G_BEGIN_DECLS

/* The first argument that asks for completions; no verb that people type. */
#define CLI_COMPLETE_VERB "__complete"
/* A line that stands for all files. */
#define CLI_COMPLETE_FILES ":files"

/*
 * (transfer full): what can stand in place of the last of @words, the others being what is before it
 * on the line, without the name of the program. A line for each: the word, and behind a tabulator
 * what it means; or %CLI_COMPLETE_FILES. The shells ask for it when somebody presses Tab, so that
 * they know exactly what the program knows.
 */
char *cli_complete (const char *const *words, const GOptionEntry *global_options);

G_END_DECLS
