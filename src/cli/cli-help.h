/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-verb.h"

G_BEGIN_DECLS

/* All (transfer full), translated, ready to be printed. */

/* Two lines: what to type at all. */
char *cli_help_for_usage (void);
/* What `backbonectl --help` prints. */
char *cli_help_for_program (const GOptionEntry *global_options);
/* The sub-verbs of a verb. */
char *cli_help_for_table (const CliVerb *table);
/* Usage, options and an example of one verb. */
char *cli_help_for_verb (const CliVerb *verb, const GOptionEntry *global_options);

G_END_DECLS
