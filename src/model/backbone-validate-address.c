/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-validate-address.h"

#include "backbone-error.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 1035, in ASCII. */
#define MAX_HOST_NAME 253
#define MAX_LABEL     63

#define MAX_PATH       1024
#define MAX_PROXY_USER 255

/* Between the dots of a host name. */
static gboolean
is_label (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_LABEL && text[0] != '-' && text[length - 1] != '-'
         && strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
                == length;
}

static gboolean
is_host_name (const char *text)
{
  g_autofree char *ascii = g_hostname_to_ascii (text);
  g_auto (GStrv) labels = NULL;
  gsize length = ascii ? strlen (ascii) : 0;
  guint n_labels;

  if (length == 0 || length > MAX_HOST_NAME)
    return FALSE;
  /* The root, which may stand at the end. */
  if (length > 1 && ascii[length - 1] == '.')
    ascii[length - 1] = '\0';

  labels = g_strsplit (ascii, ".", -1);
  n_labels = g_strv_length (labels);
  for (guint i = 0; i < n_labels; i++)
    {
      if (!is_label (labels[i]))
        return FALSE;
    }

  return !backbone_text_is_digits (labels[n_labels - 1]);
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
  g_autofree char *shown = NULL;

  if (g_hostname_is_ip_address (text) || is_host_name (text))
    return TRUE;

  shown = g_utf8_make_valid (text, -1);
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("“%s” is not a host name"), shown);

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

  if (!backbone_text_validate (_ ("Path"), text, "", MAX_PATH, error))
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
  if (!backbone_text_validate (_ ("Proxy user"), text, "", MAX_PROXY_USER, error))
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
