/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-context.h"

G_BEGIN_DECLS

/* Asks on the terminal whether to go on; @yes: it was said on the command line already. Without a
 * terminal it must have been: G_OPTION_ERROR. G_IO_ERROR_CANCELLED if the answer is no. */
gboolean cli_confirm (CliContext *context, const char *question, gboolean yes, GError **error);

G_END_DECLS
