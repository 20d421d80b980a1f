/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-text-list.h"

#include <glib/gi18n-lib.h>

/**
 * backbone_text_list:
 * @parts: words or phrases that can stand for themselves; they are taken out of it
 *
 * For people only: what a program reads has a separator that no language changes.
 *
 * Returns: (transfer full): translated, all of them in one line, as the language separates them; empty if there are none
 */
char *
backbone_text_list (GStrvBuilder *parts)
{
  g_auto (GStrv) texts = g_strv_builder_end (parts);

  /* Translators: between the parts of a list, such as "2 changed, 1 refused" */
  return g_strjoinv (C_ ("list", ", "), texts);
}

/**
 * backbone_text_list_take:
 * @parts: what becomes a list
 * @part: (transfer full): one more of them
 */
void
backbone_text_list_take (GStrvBuilder *parts, char *part)
{
  g_autofree char *owned = part;

  g_strv_builder_add (parts, owned);
}
