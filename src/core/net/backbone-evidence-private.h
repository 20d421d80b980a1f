/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest piece of foreign text in an evidence, in characters. */
#define BACKBONE_EVIDENCE_MAX_CHARACTERS 160

char *backbone_evidence_quote (const char *bytes, gsize length, const char *const *secrets);
char *backbone_evidence_quote_html (const char *bytes, gsize length, const char *const *secrets);

G_END_DECLS
