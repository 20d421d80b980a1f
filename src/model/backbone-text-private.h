/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most characters that are shown of a refused value. */
#define BACKBONE_TEXT_MAX_SHOWN 40

/*
 * What the validators ask of any text, and how a refused one is shown. All texts but those of
 * backbone_text_validate() and backbone_text_dup_shown() must be valid UTF-8.
 */

/* FALSE for an empty text. ASCII only. */
gboolean backbone_text_is_digits (const char *text);
/* Whether somewhere in it is a blank of any script, of no width too. */
gboolean backbone_text_has_blank (const char *text);
/* Whether it holds nothing but blanks; TRUE for an empty text. */
gboolean backbone_text_is_blank (const char *text);
/* Whether it begins or ends with a blank. */
gboolean backbone_text_has_outer_blank (const char *text);
/* @allowed: control characters that don't count. */
gboolean backbone_text_has_control_character (const char *text, const char *allowed);

/* @what: translated, names the text in the error. @allowed: control characters that may be in it.
 * @max_length: in characters. FALSE with BACKBONE_ERROR_INVALID. */
gboolean backbone_text_validate (const char *what,
                                 const char *text,
                                 const char *allowed,
                                 gsize max_length,
                                 GError **error);

/* Puts @normal (transfer full), the normal form of *@text, in its place. FALSE if it is NULL, as the
 * functions are that make normal forms: then *@text stays as it is. */
gboolean backbone_text_replace (char **text, char *normal);

/* (transfer full): a refused value as it may be shown: short, and without anything a terminal would
 * obey. @text: (nullable): foreign bytes. */
char *backbone_text_dup_shown (const char *text);

G_END_DECLS
