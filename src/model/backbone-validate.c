/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-validate.h"

#include "backbone-error.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
pad_with_zeros (const char *digits, gsize length)
{
  char padded[BACKBONE_CUSTOMER_NUMBER_LENGTH + 1] = "0000000000";

  memcpy (padded + BACKBONE_CUSTOMER_NUMBER_LENGTH - length, digits, length);

  return g_strdup (padded);
}

/**
 * backbone_customer_number_normalize:
 * @text: a customer number as people write it, with or without its leading zeros and with blanks
 * around it
 * @error: return location for an error
 *
 * Customer numbers have ten digits, left-padded with zeros; spreadsheets lose the zeros. There is
 * no public check digit. Numbers are always stored and compared padded.
 *
 * Returns: (transfer full): the ten digits, or %NULL with %BACKBONE_ERROR_INVALID
 */
char *
backbone_customer_number_normalize (const char *text, GError **error)
{
  g_autofree char *digits = g_strstrip (g_strdup (text));
  gsize length = strlen (digits);

  if (length == 0)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The customer number is empty"));
      return NULL;
    }

  if (!backbone_text_is_digits (digits))
    {
      g_autofree char *shown = g_utf8_make_valid (digits, -1);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Customer number “%s”: it may hold digits only"), shown);
      return NULL;
    }

  if (length > BACKBONE_CUSTOMER_NUMBER_LENGTH)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Customer number “%s”: it has %zu digits; at most 10 are allowed"), digits,
                   length);
      return NULL;
    }

  if (strspn (digits, "0") == length)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Customer number “%s”: it is zero"), digits);
      return NULL;
    }

  return pad_with_zeros (digits, length);
}

/**
 * backbone_user_id_normalize:
 * @text: the ID of an S-User or technical user as people write it: with or without `S`, in either
 * case
 * @error: return location for an error
 *
 * User IDs are `S` and ten digits. AISUSER stores them without the letter, so both are accepted.
 *
 * Returns: (transfer full): `S` and ten digits, or %NULL with %BACKBONE_ERROR_INVALID
 */
char *
backbone_user_id_normalize (const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *digits = stripped;
  gsize length;

  if (*digits == 'S' || *digits == 's')
    digits++;
  length = strlen (digits);

  if (!backbone_text_is_digits (digits) || length > BACKBONE_CUSTOMER_NUMBER_LENGTH
      || strspn (digits, "0") == length)
    {
      g_autofree char *shown = g_utf8_make_valid (stripped, -1);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("User ID “%s”: it must be an S and up to 10 digits, such as S0018132425"),
                   shown);
      return NULL;
    }

  g_autofree char *padded = pad_with_zeros (digits, length);

  return g_strconcat ("S", padded, NULL);
}

/**
 * backbone_local_user_normalize:
 * @text: the name of a user in the Focused Run system as people write it
 * @error: return location for an error
 *
 * Names of users in ABAP systems have at most 12 characters, in upper case.
 *
 * Returns: (transfer full): the name, or %NULL with %BACKBONE_ERROR_INVALID
 */
char *
backbone_local_user_normalize (const char *text, GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *upper = NULL;

  if (!backbone_text_validate (_ ("Local user"), text, "", 4 * BACKBONE_LOCAL_USER_MAX_LENGTH,
                               error))
    return NULL;

  stripped = g_strstrip (g_strdup (text));
  upper = g_utf8_strup (stripped, -1);
  if (*upper == '\0')
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The name of the local user is empty"));
      return NULL;
    }
  if (!backbone_text_validate (_ ("Local user"), upper, "", BACKBONE_LOCAL_USER_MAX_LENGTH, error))
    return NULL;
  if (backbone_text_has_blank (upper) || strpbrk (upper, ";|,\"'*") != NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Local user “%s”: blanks, quotes and the characters ; | , * are not allowed"),
                   upper);
      return NULL;
    }

  return g_steal_pointer (&upper);
}

/**
 * backbone_object_id_validate:
 * @text: the ObjectId of an authorisation
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_object_id_validate (const char *text, GError **error)
{
  gsize length = strlen (text);

  if (length > 0 && length <= BACKBONE_OBJECT_ID_MAX_LENGTH
      && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./")
             == length)
    return TRUE;

  g_autofree char *shown = g_utf8_make_valid (text, MIN (length, BACKBONE_OBJECT_ID_MAX_LENGTH));

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("Authorisation “%s”: it must be an ObjectId, such as SWDOWNLOAD: at most %d "
                  "letters, digits and underscores"),
               shown, BACKBONE_OBJECT_ID_MAX_LENGTH);

  return FALSE;
}

/**
 * backbone_date_parse:
 * @text: a day as YYYY-MM-DD, or a point in time as ISO 8601
 * @error: return location for an error
 *
 * Returns: when that is (of a day, its end in UTC), or 0 with %BACKBONE_ERROR_INVALID
 */
BackboneTime
backbone_date_parse (const char *text, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *end_of_day
      = strlen (text) == strlen ("YYYY-MM-DD") ? g_strconcat (text, "T23:59:59Z", NULL) : NULL;
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (end_of_day ? end_of_day : text, utc);

  if (time != NULL && g_date_time_get_year (time) >= 1970 && g_date_time_to_unix (time) > 0)
    return g_date_time_to_unix (time) * G_USEC_PER_SEC;

  g_autofree char *shown = g_utf8_make_valid (text, -1);

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
               _ ("“%s” is not a date: write it as YYYY-MM-DD"), shown);

  return 0;
}

/**
 * backbone_destination_validate:
 * @text: the name of an RFC destination
 * @error: return location for an error
 *
 * The name of an RFC destination has at most 32 characters; it is case-sensitive and must be
 * unique.
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_destination_validate (const char *text, GError **error)
{
  if (*text == '\0')
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The destination name is empty"));
      return FALSE;
    }

  if (!backbone_text_validate (_ ("Destination name"), text, "", BACKBONE_DESTINATION_MAX_LENGTH,
                               error))
    return FALSE;

  if (backbone_text_has_blank (text) || strpbrk (text, ";\"") != NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Destination name “%s”: blanks, quotes and semicolons are not allowed"),
                   text);
      return FALSE;
    }

  return TRUE;
}

/**
 * backbone_description_validate:
 * @text: the description of a customer
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_description_validate (const char *text, GError **error)
{
  if (!backbone_text_validate (_ ("Description"), text, "", BACKBONE_DESCRIPTION_MAX_LENGTH, error))
    return FALSE;

  if (backbone_text_is_blank (text))
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The description is empty"));
      return FALSE;
    }

  return TRUE;
}

/**
 * backbone_note_validate:
 * @text: the note about a customer: any lines, or none
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_note_validate (const char *text, GError **error)
{
  return backbone_text_validate (_ ("Note"), text, "\n\r\t", BACKBONE_NOTE_MAX_LENGTH, error);
}

/**
 * backbone_password_validate:
 * @text: a password
 * @error: return location for an error
 *
 * Only refuses what can't be sent: other rules are those of the backbone, and they change. The
 * error never holds the password.
 *
 * Returns: whether it can be used; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_password_validate (const char *text, GError **error)
{
  if (*text == '\0')
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The password is empty"));
      return FALSE;
    }

  return backbone_text_validate (_ ("Password"), text, "", BACKBONE_PASSWORD_MAX_LENGTH, error);
}

/**
 * backbone_passphrase_validate:
 * @text: the passphrase of a new archive
 * @error: return location for an error
 *
 * Whoever has the file may guess for as long as they like: so it must not be short. The error never
 * holds the passphrase.
 *
 * Returns: whether it can be used; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_passphrase_validate (const char *text, GError **error)
{
  if (!backbone_text_validate (_ ("Passphrase"), text, "", BACKBONE_PASSWORD_MAX_LENGTH, error))
    return FALSE;

  if (g_utf8_strlen (text, -1) < BACKBONE_PASSPHRASE_MIN_LENGTH)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("The passphrase is too short: it needs %d characters or more"),
                   BACKBONE_PASSPHRASE_MIN_LENGTH);
      return FALSE;
    }

  return TRUE;
}

/**
 * backbone_tag_validate:
 * @text: a tag of a customer
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_tag_validate (const char *text, GError **error)
{
  if (!backbone_text_validate (_ ("Tag"), text, "", 32, error))
    return FALSE;

  if (*text == '\0' || strchr (text, ',') != NULL || backbone_text_has_outer_blank (text))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Tag “%s”: it must not be empty, begin or end with a blank or hold a comma"),
                   text);
      return FALSE;
    }

  return TRUE;
}
