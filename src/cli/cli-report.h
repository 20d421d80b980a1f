/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-context.h"

G_BEGIN_DECLS

/* The exit status that @error stands for. */
CliStatus cli_report_get_status (const GError *error);
/* Prints "backbonectl: what: why" and the next step to standard error. */
void cli_report_error (CliContext *context, const GError *error);
/* Prints a line that is no result, such as a warning, to standard error. */
void cli_report_note (CliContext *context, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
