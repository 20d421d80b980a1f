/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-evidence-private.h"

#include <string.h>

/* A secret may begin inside what is quoted and end behind it. */
#define LOOK_AHEAD 512

static gboolean
holds (const char *bytes, gsize length, const char *secret)
{
  gsize secret_length = strlen (secret);

  return secret_length > 0 && memmem (bytes, length, secret, secret_length) != NULL;
}

/* A server can send back what it got: as it is, or escaped as in an address. */
static gboolean
holds_secret (const char *bytes, gsize length, const char *const *secrets)
{
  for (guint i = 0; secrets && secrets[i]; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (secrets[i], NULL, FALSE);
      gboolean found = holds (bytes, length, secrets[i]) || holds (bytes, length, escaped);

      explicit_bzero (escaped, strlen (escaped));
      if (found)
        return TRUE;
    }

  return FALSE;
}

/**
 * backbone_evidence_quote:
 * @bytes: foreign text, not necessarily UTF-8
 * @length: its length
 * @secrets: (nullable) (array zero-terminated=1): what must never be shown
 *
 * Makes a piece of foreign text fit for a line of evidence: valid UTF-8, printable, on one line,
 * short.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if nothing is left of it or if it holds one
 *   of @secrets
 */
char *
backbone_evidence_quote (const char *bytes, gsize length, const char *const *secrets)
{
  gsize looked_at = MIN (length, 4 * BACKBONE_EVIDENCE_MAX_CHARACTERS);
  g_autofree char *valid = NULL;
  GString *quote;
  glong n_characters = 0;
  gboolean pause = FALSE;

  if (holds_secret (bytes, MIN (length, looked_at + LOOK_AHEAD), secrets))
    return NULL;

  valid = g_utf8_make_valid (bytes, (gssize)looked_at);
  quote = g_string_new (NULL);
  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character) || !g_unichar_isprint (character))
        {
          pause = quote->len > 0;
          continue;
        }
      if (n_characters >= BACKBONE_EVIDENCE_MAX_CHARACTERS)
        {
          g_string_append (quote, "…");
          break;
        }
      if (pause)
        g_string_append_c (quote, ' ');
      n_characters += pause ? 2 : 1;
      pause = FALSE;
      g_string_append_unichar (quote, character);
    }

  return g_string_free (quote, quote->len == 0);
}

/**
 * backbone_evidence_quote_html:
 * @bytes: a piece of an HTML page
 * @length: its length
 * @secrets: (nullable) (array zero-terminated=1): what must never be shown
 *
 * Like backbone_evidence_quote(), but of a page only the text between its tags.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
backbone_evidence_quote_html (const char *bytes, gsize length, const char *const *secrets)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_tag = FALSE;

  if (holds_secret (bytes, length, secrets))
    return NULL;

  for (gsize i = 0; i < length && text->len <= 4 * BACKBONE_EVIDENCE_MAX_CHARACTERS; i++)
    {
      if (bytes[i] == '<' || bytes[i] == '>')
        {
          in_tag = bytes[i] == '<';
          g_string_append_c (text, ' ');
        }
      else if (!in_tag)
        {
          g_string_append_c (text, bytes[i]);
        }
    }

  return backbone_evidence_quote (text->str, text->len, secrets);
}
