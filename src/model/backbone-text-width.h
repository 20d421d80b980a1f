/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint backbone_text_width (const char *text);

void backbone_text_append_padded (GString *line, const char *text, guint width);
void backbone_text_append_padded_to_right (GString *line, const char *text, guint width);

G_END_DECLS
