/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli-context.h"

G_BEGIN_DECLS

/* Whether there is a terminal to ask on. */
gboolean cli_password_can_ask (void);

/*
 * (transfer full): from standard input if @from_stdin (one line), else asked for on the terminal
 * with @prompt. BACKBONE_ERROR_INVALID for an unusable password, G_OPTION_ERROR if there is no
 * terminal, G_IO_ERROR_CANCELLED after Ctrl+C.
 */
BackboneSecret *cli_password_get (gboolean from_stdin, const char *prompt, GError **error);

/* As above, but any one will do, also an empty one: for what others have protected. */
BackboneSecret *cli_password_get_any (gboolean from_stdin, const char *prompt, GError **error);

/* As above, from the terminal; NULL without @error if nothing was entered. */
BackboneSecret *cli_password_ask (const char *prompt, GError **error);

G_END_DECLS
