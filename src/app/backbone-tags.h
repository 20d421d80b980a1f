/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (array zero-terminated=1): the tags of a text with commas between them, none of them
 * empty. */
GStrv backbone_tags_split (const char *text);
/* (transfer full): the other way round; @tags: (nullable). */
char *backbone_tags_join (const char *const *tags);
/* Whether each of them can be a tag; BACKBONE_ERROR_INVALID names the first that can't. */
gboolean backbone_tags_validate (const char *text, GError **error);

G_END_DECLS
