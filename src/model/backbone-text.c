/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-text-private.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPLACEMENT_CHARACTER 0xfffd

gboolean
backbone_text_is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* Not only the ASCII ones: what is pasted from elsewhere holds others too. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c);
}

gboolean
backbone_text_has_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_blank (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

gboolean
backbone_text_is_blank (const char *text)
{
  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

gboolean
backbone_text_has_outer_blank (const char *text)
{
  return *text != '\0'
         && (is_blank (g_utf8_get_char (text))
             || is_blank (g_utf8_get_char (g_utf8_prev_char (text + strlen (text)))));
}

gboolean
backbone_text_has_control_character (const char *text, const char *allowed)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)) && strchr (allowed, *p) == NULL)
        return TRUE;
    }

  return FALSE;
}

gboolean
backbone_text_validate (const char *what,
                        const char *text,
                        const char *allowed,
                        gsize max_length,
                        GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("%s: it is not valid text"),
                   what);
      return FALSE;
    }

  if (backbone_text_has_control_character (text, allowed))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("%s: it holds a control character"), what);
      return FALSE;
    }

  if ((gsize)g_utf8_strlen (text, -1) > max_length)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("%s: it has %ld characters; at most %zu are allowed"), what,
                   g_utf8_strlen (text, -1), max_length);
      return FALSE;
    }

  return TRUE;
}

gboolean
backbone_text_replace (char **text, char *normal)
{
  if (normal == NULL)
    return FALSE;

  g_free (*text);
  *text = normal;

  return TRUE;
}

char *
backbone_text_dup_shown (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *shown = g_string_new (NULL);
  guint n_shown = 0;

  for (const char *p = valid; *p != '\0' && n_shown < BACKBONE_TEXT_MAX_SHOWN;
       p = g_utf8_next_char (p), n_shown++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (shown, g_unichar_isprint (c) ? c : REPLACEMENT_CHARACTER);
    }
  if (n_shown == BACKBONE_TEXT_MAX_SHOWN)
    g_string_append (shown, "…");

  return g_string_free (shown, FALSE);
}
