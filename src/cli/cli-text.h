/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @text made safe for a terminal: what is not UTF-8 and control characters, which
 * could be escape sequences of a hostile server, become question marks. */
char *cli_text_clean (const char *text);

/* (transfer full): @text with typographic quotes, dashes, dots and arrows written in ASCII, for
 * terminals that know no UTF-8. Other characters stay. */
char *cli_text_to_plain (const char *text);

/* Appends a CSV field as RFC 4180 has it: quoted only where that is needed. */
void cli_text_append_csv (GString *line, const char *text);

G_END_DECLS
