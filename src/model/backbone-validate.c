/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-validate.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_all_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* @allowed: control characters that may be in it all the same. */
static gboolean
has_control_character (const char *text, const char *allowed)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)) && strchr (allowed, *p) == NULL)
        return TRUE;
    }

  return FALSE;
}

/* Not only the ASCII ones: what is pasted from elsewhere holds others too. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c);
}

static gboolean
has_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_blank (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_all_blank (const char *text)
{
  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

/* @what names the text in the error. */
static gboolean
check_text_but (const char *what,
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

  if (has_control_character (text, allowed))
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

/* What every text must be before it is looked at more closely. */
static gboolean
check_text (const char *what, const char *text, gsize max_length, GError **error)
{
  return check_text_but (what, text, "", max_length, error);
}

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

  if (!is_all_digits (digits))
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

  if (!is_all_digits (digits) || length > BACKBONE_CUSTOMER_NUMBER_LENGTH
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

  if (!check_text (_ ("Local user"), text, 4 * BACKBONE_LOCAL_USER_MAX_LENGTH, error))
    return NULL;

  stripped = g_strstrip (g_strdup (text));
  upper = g_utf8_strup (stripped, -1);
  if (*upper == '\0')
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("The name of the local user is empty"));
      return NULL;
    }
  if (!check_text (_ ("Local user"), upper, BACKBONE_LOCAL_USER_MAX_LENGTH, error))
    return NULL;
  if (has_blank (upper) || strpbrk (upper, ";|,\"'*") != NULL)
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

  if (!check_text (_ ("Destination name"), text, BACKBONE_DESTINATION_MAX_LENGTH, error))
    return FALSE;

  if (has_blank (text) || strpbrk (text, ";\"") != NULL)
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
  if (!check_text (_ ("Description"), text, BACKBONE_DESCRIPTION_MAX_LENGTH, error))
    return FALSE;

  if (is_all_blank (text))
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
  return check_text_but (_ ("Note"), text, "\n\r\t", BACKBONE_NOTE_MAX_LENGTH, error);
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

  return check_text (_ ("Password"), text, BACKBONE_PASSWORD_MAX_LENGTH, error);
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
  if (!check_text (_ ("Passphrase"), text, BACKBONE_PASSWORD_MAX_LENGTH, error))
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
 * backbone_host_validate:
 * @text: a host name, an IPv4 address or an IPv6 address without brackets
 * @error: return location for an error
 *
 * A name whose last part has digits only is no name but an address that was mistyped: no top-level
 * domain is a number (RFC 3696).
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_host_validate (const char *text, GError **error)
{
  g_autofree char *ascii = NULL;
  g_auto (GStrv) labels = NULL;

  if (g_hostname_is_ip_address (text))
    return TRUE;

  ascii = g_hostname_to_ascii (text);
  if (ascii == NULL || *ascii == '\0' || strlen (ascii) > 253)
    goto invalid;

  labels = g_strsplit (ascii, ".", -1);
  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);
      gboolean is_root = length == 0 && labels[i + 1] == NULL && i > 0;

      if (is_root)
        continue;
      if (is_all_digits (labels[i])
          && (labels[i + 1] == NULL || (*labels[i + 1] == '\0' && labels[i + 2] == NULL)))
        goto invalid;
      if (length == 0 || length > 63 || labels[i][0] == '-' || labels[i][length - 1] == '-')
        goto invalid;
      if (strspn (labels[i], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
          != length)
        goto invalid;
    }

  return TRUE;

  invalid : {
    g_autofree char *shown = g_utf8_make_valid (text, -1);
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("“%s” is not a host name"),
                 shown);
  }
  return FALSE;
}

/**
 * backbone_port_parse:
 * @text: a TCP port as people write it
 * @port: (out): the port, 1 to 65535
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_port_parse (const char *text, guint *port, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, 65535, &value, NULL))
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Port “%s”: it must be a number from 1 to 65535"), shown);
      return FALSE;
    }

  *port = value;
  return TRUE;
}

/* Whether every percent sign begins a byte in hexadecimal digits. */
static gboolean
is_percent_encoded (const char *text)
{
  for (const char *p = strchr (text, '%'); p != NULL; p = strchr (p + 1, '%'))
    {
      if (!g_ascii_isxdigit (p[1]) || !g_ascii_isxdigit (p[2]))
        return FALSE;
    }

  return TRUE;
}

/**
 * backbone_path_validate:
 * @text: a test path, maybe with a query: empty or beginning with a slash
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_path_validate (const char *text, GError **error)
{
  if (*text == '\0')
    return TRUE;

  if (!check_text (_ ("Path"), text, 1024, error))
    return FALSE;

  if (*text != '/' || strpbrk (text, " \t#\\") != NULL || !g_str_is_ascii (text)
      || !is_percent_encoded (text))
    {
      g_set_error (
          error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
          _ ("Path “%s”: it must begin with / and hold no blanks; other special characters are "
             "written as %%XX"),
          text);
      return FALSE;
    }

  return TRUE;
}

/**
 * backbone_path_prefix_validate:
 * @text: a path prefix, empty or beginning with a slash
 * @error: return location for an error
 *
 * Paths are written behind it, so it can't hold a query.
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_path_prefix_validate (const char *text, GError **error)
{
  if (!backbone_path_validate (text, error))
    return FALSE;

  if (strchr (text, '?') != NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Path prefix “%s”: it must not hold a question mark; a query belongs to the "
                      "test path"),
                   text);
      return FALSE;
    }

  return TRUE;
}

/**
 * backbone_http_status_parse:
 * @text: an HTTP status as people write it
 * @status: (out): the status, 100 to 599
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_http_status_parse (const char *text, guint *status, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 100, 599, &value, NULL))
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("HTTP status “%s”: it must be a number from 100 to 599"), shown);
      return FALSE;
    }

  *status = value;
  return TRUE;
}

/**
 * backbone_proxy_user_validate:
 * @text: the user of a proxy that wants a log-on
 * @error: return location for an error
 *
 * In Basic authentication a colon ends the user (RFC 7617).
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_proxy_user_validate (const char *text, GError **error)
{
  if (!check_text (_ ("Proxy user"), text, 255, error))
    return FALSE;

  if (*text == '\0' || strchr (text, ':') != NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Proxy user “%s”: it must not be empty nor hold a colon"), text);
      return FALSE;
    }

  return TRUE;
}

/* A host, *.domain, .domain or an address, each maybe with a port, or a network. */
static gboolean
is_exclusion (const char *text)
{
  g_autoptr (GInetAddressMask) network = g_inet_address_mask_new_from_string (text, NULL);
  g_autofree char *host = NULL;
  const char *colon;
  guint port;

  if (network != NULL || g_str_equal (text, "*"))
    return TRUE;
  if (g_str_has_prefix (text, "*.") || *text == '.')
    text = strchr (text, '.') + 1;

  colon = strrchr (text, ':');
  host = colon && backbone_port_parse (colon + 1, &port, NULL) ? g_strndup (text, colon - text)
                                                               : g_strdup (text);

  return backbone_host_validate (text, NULL) || backbone_host_validate (host, NULL);
}

/**
 * backbone_proxy_exclusion_validate:
 * @text: a host that is reached without the proxy: a name, `*.domain`, an address or a network
 * @error: return location for an error
 *
 * Returns: whether it is valid; if not, @error is set to %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_proxy_exclusion_validate (const char *text, GError **error)
{
  g_autofree char *shown = NULL;

  if (is_exclusion (text))
    return TRUE;

  shown = g_utf8_make_valid (text, -1);
  g_set_error (
      error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
      _ ("Proxy exclusion “%s”: it must be a host name, *.domain, an address or a network"), shown);

  return FALSE;
}

/**
 * backbone_channel_proxy_validate:
 * @text: the proxy of a channel
 * @error: return location for an error
 *
 * Returns: whether it is `inherit`, `direct` or `http://HOST:PORT`; if not, @error is set to
 * %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_channel_proxy_validate (const char *text, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  if (g_str_equal (text, "inherit") || g_str_equal (text, "direct"))
    return TRUE;

  uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  if (uri != NULL && g_str_equal (g_uri_get_scheme (uri), "http") && g_uri_get_port (uri) > 0
      && g_uri_get_userinfo (uri) == NULL && g_uri_get_query (uri) == NULL
      && g_uri_get_fragment (uri) == NULL && *g_uri_get_path (uri) == '\0')
    return backbone_host_validate (g_uri_get_host (uri), error);

  /* The text is not repeated: it may hold a password. */
  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                       _ ("The proxy of a channel must be inherit, direct or http://HOST:PORT, "
                          "without a user"));

  return FALSE;
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
  if (!check_text (_ ("Tag"), text, 32, error))
    return FALSE;

  if (*text == '\0' || strchr (text, ',') != NULL || is_blank (g_utf8_get_char (text))
      || is_blank (g_utf8_get_char (g_utf8_prev_char (text + strlen (text)))))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("Tag “%s”: it must not be empty, begin or end with a blank or hold a comma"),
                   text);
      return FALSE;
    }

  return TRUE;
}

/**
 * backbone_url_path_join:
 * @prefix: a path prefix, may be empty
 * @path: a path below it, may be empty
 *
 * Returns: (transfer full): both with exactly one slash between them; always begins with a slash
 */
char *
backbone_url_path_join (const char *prefix, const char *path)
{
  gsize length = strlen (prefix);

  while (length > 0 && prefix[length - 1] == '/')
    length--;
  while (*path == '/')
    path++;

  return g_strdup_printf ("%.*s/%s", (int)length, prefix, path);
}
