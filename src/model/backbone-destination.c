/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-destination.h"

#include "backbone-validate.h"

#include <string.h>

/* Words in SAP's own names, and how they are shortened before anything is cut off. */
static const struct
{
  const char *word;
  const char *shortened;
} abbreviations[] = {
  { "DOWNLOAD", "DL" },
  { "SUPPORT", "SUP" },
};

/* Replaces the first @word in @text. */
static void
shorten_word (GString *text, const char *word, const char *shortened)
{
  const char *found = strstr (text->str, word);
  gsize position;

  if (found == NULL)
    return;

  position = found - text->str;
  g_string_erase (text, position, strlen (word));
  g_string_insert (text, position, shortened);
}

/* Cuts @text to at most @length bytes, at the end of a character, without a separator at the end. */
static void
cut (GString *text, gsize length)
{
  if (text->len > length)
    {
      const char *end = g_utf8_find_prev_char (text->str, text->str + length + 1);

      g_string_truncate (text, end ? end - text->str : 0);
    }

  while (text->len > 0 && strchr ("_-.", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);
}

/**
 * backbone_destination_for_customer:
 * @destination: the name of the owner's destination, out of the endpoint profile
 * @number: the customer number, ten digits
 * @attempt: 0, then 1, 2 ... as long as another channel has the name already
 *
 * The name that the destination of a customer other than the owner gets at first: that of the
 * owner's destination, an underscore, and the customer number. Names of RFC destinations have at
 * most 32 characters and are unique; SAP's own names for those of further customers are not public.
 * `SAP-SUPPORT_NOTE_DOWNLOAD_` and ten digits would be 36 characters: so words are abbreviated, one
 * after the other, until it fits (`SAP-SUPPORT_NOTE_DL_0001105772`), and only then it is cut. The
 * number always stays whole. People can edit the name afterwards.
 *
 * Returns: (transfer full): the name, at most 32 bytes
 */
char *
backbone_destination_for_customer (const char *destination, const char *number, guint attempt)
{
  g_autofree char *suffix = attempt == 0 ? g_strdup_printf ("_%s", number)
                                         : g_strdup_printf ("_%s_%u", number, attempt + 1);
  gsize room = BACKBONE_DESTINATION_MAX_LENGTH - strlen (suffix);
  g_autoptr (GString) name = g_string_new (destination);

  for (guint i = 0; i < G_N_ELEMENTS (abbreviations) && name->len > room; i++)
    shorten_word (name, abbreviations[i].word, abbreviations[i].shortened);
  if (name->len > room)
    cut (name, room);

  return g_strconcat (name->str, suffix, NULL);
}
