/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-validate-installation.h"

#include "backbone-error.h"
#include "backbone-text-private.h"
#include "backbone-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* (transfer full): @text padded with zeros to @length digits, or NULL. */
static char *
normalize_digits (const char *what, const char *text, gsize length, GError **error)
{
  g_autofree char *digits = g_strstrip (g_strdup (text));
  gsize given = strlen (digits);
  g_autofree char *shown = backbone_text_dup_shown (digits);
  g_autofree char *zeros = NULL;

  if (!backbone_text_is_digits (digits) || given > length)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   /* Translators: the name of a number, its value, a count */
                   _ ("%s “%s”: it must have 1 to %zu digits"), what, shown, length);
      return NULL;
    }
  if (strspn (digits, "0") == given)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("%s “%s”: it is zero"), what,
                   shown);
      return NULL;
    }

  zeros = g_strnfill (length - given, '0');

  return g_strconcat (zeros, digits, NULL);
}

/**
 * backbone_installation_number_normalize:
 * @text: the number of an installation as people write it, with or without its leading zeros
 * @error: return location for an error
 *
 * Returns: (transfer full): ten digits, or %NULL with %BACKBONE_ERROR_INVALID
 */
char *
backbone_installation_number_normalize (const char *text, GError **error)
{
  return normalize_digits (_ ("Installation number"), text, BACKBONE_INSTALLATION_NUMBER_LENGTH,
                           error);
}

/**
 * backbone_system_number_normalize:
 * @text: the number of a system as people write it, with or without its leading zeros
 * @error: return location for an error
 *
 * Returns: (transfer full): 18 digits, or %NULL with %BACKBONE_ERROR_INVALID
 */
char *
backbone_system_number_normalize (const char *text, GError **error)
{
  return normalize_digits (_ ("System number"), text, BACKBONE_SYSTEM_NUMBER_LENGTH, error);
}

/**
 * backbone_sid_normalize:
 * @text: a system ID as people write it, in either case
 * @error: return location for an error
 *
 * Returns: (transfer full): three capital letters or digits, the first a letter, or %NULL with
 * %BACKBONE_ERROR_INVALID
 */
char *
backbone_sid_normalize (const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *sid = g_ascii_strup (stripped, -1);
  g_autofree char *shown = backbone_text_dup_shown (stripped);

  if (strlen (sid) == BACKBONE_SID_LENGTH && g_ascii_isalpha (sid[0]) && g_ascii_isalnum (sid[1])
      && g_ascii_isalnum (sid[2]))
    return g_steal_pointer (&sid);

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("SID “%s”: it must be three letters or digits, the first a letter"), shown);

  return NULL;
}

/**
 * backbone_installation_description_validate:
 * @text: what somebody calls an installation
 * @error: return location for an error
 *
 * It may be empty; otherwise it is as descriptions of customers are.
 *
 * Returns: whether it is valid
 */
gboolean
backbone_installation_description_validate (const char *text, GError **error)
{
  return *text == '\0' || backbone_description_validate (text, error);
}
