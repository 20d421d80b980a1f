/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-log-on-page-private.h"

#include <string.h>

#define MAX_CHARACTERS 5000

/* Seen in the log-on pages of the real hosts; a form that posts a SAMLRequest is the fifth sign. */
static const char *const markers[]
    = { "fragmentafterlogin", "document.cookie", "accounts.sap.com", "/saml2/idp/sso" };

/* Parts of the path to which servers send those who have to log on. */
static const char *const log_on_segments[]
    = { "logon", "login", "log-on", "signin", "sso", "saml", "saml2" };

static gboolean
is_html_type (const char *content_type)
{
  static const char *const types[] = { "text/html", "application/xhtml+xml" };

  for (guint i = 0; content_type && i < G_N_ELEMENTS (types); i++)
    {
      gsize length = strlen (types[i]);

      if (g_ascii_strncasecmp (content_type, types[i], length) == 0
          && strchr ("; \t", content_type[length]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The first 5,000 characters in lower case. NUL bytes are left out: in UTF-16 every other byte of
 * an English page is one. */
static char *
make_window (const char *body, gsize length)
{
  GString *window = g_string_sized_new (MIN (length, MAX_CHARACTERS));
  guint characters = 0;

  for (gsize i = 0; i < MIN (length, BACKBONE_LOG_ON_PAGE_WINDOW); i++)
    {
      guchar byte = (guchar)body[i];

      if (byte == '\0')
        continue;
      if ((byte & 0xc0) != 0x80 && characters++ == MAX_CHARACTERS)
        break;
      g_string_append_c (window, g_ascii_tolower ((char)byte));
    }

  return g_string_free (window, FALSE);
}

/* A page is one, too, where the server forgot to say so or lies about it. */
static gboolean
looks_like_html (const char *window)
{
  const char *start = window;

  if (g_str_has_prefix (start, "\xef\xbb\xbf") || g_str_has_prefix (start, "\xff\xfe")
      || g_str_has_prefix (start, "\xfe\xff"))
    start += (guchar)*start == 0xef ? 3 : 2;
  while (g_ascii_isspace (*start))
    start++;

  return g_str_has_prefix (start, "<!doctype html") || g_str_has_prefix (start, "<html");
}

static gboolean
may_start_html (const char *body, gsize length)
{
  return memchr (body, '<', MIN (length, 64)) != NULL;
}

static const char *
find_marker (const char *window)
{
  const char *form;

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      if (strstr (window, markers[i]))
        return markers[i];
    }

  form = strstr (window, "<form");
  return form && strstr (form, "samlrequest") ? "SAMLRequest" : NULL;
}

/**
 * backbone_log_on_page_detect:
 * @content_type: (nullable): the header Content-Type
 * @body: the first bytes of the body, not necessarily text
 * @length: how many; %BACKBONE_LOG_ON_PAGE_WINDOW are enough
 *
 * The backbone answers 200 with a page to log on when credentials are missing, ignored or sent on
 * to a single sign-on. Such a page holds one of four markers, or a form that posts a SAMLRequest,
 * in its first 5,000 characters (SAP support notes on the backbone's channels).
 *
 * Returns: (transfer none) (nullable): what gives the body away as a log-on page, %NULL if nothing
 */
const char *
backbone_log_on_page_detect (const char *content_type, const char *body, gsize length)
{
  g_autofree char *window = NULL;
  gboolean is_html = is_html_type (content_type);

  if (length == 0 || (!is_html && !may_start_html (body, length)))
    return NULL;

  window = make_window (body, length);
  if (!is_html && !looks_like_html (window))
    return NULL;

  return find_marker (window);
}

static gboolean
has_log_on_segment (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", 32);

  for (guint i = 0; segments[i]; i++)
    {
      segments[i][strcspn (segments[i], ".;")] = '\0';
      for (guint j = 0; j < G_N_ELEMENTS (log_on_segments); j++)
        {
          if (strcmp (segments[i], log_on_segments[j]) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * backbone_log_on_page_is_location:
 * @location: (nullable): the header Location of a redirect
 *
 * Redirects are never followed, so that a redirect to a log-on page has to be told by its address.
 *
 * Returns: whether it leads to a page to log on
 */
gboolean
backbone_log_on_page_is_location (const char *location)
{
  g_autofree char *window = NULL;
  char *path;

  if (location == NULL)
    return FALSE;

  window = make_window (location, strlen (location));
  if (find_marker (window) || strstr (window, "samlrequest="))
    return TRUE;

  path = strstr (window, "://");
  path = strchr (path ? path + 3 : window, '/');
  if (path == NULL)
    return FALSE;

  path[strcspn (path, "?#")] = '\0';
  return has_log_on_segment (path);
}
