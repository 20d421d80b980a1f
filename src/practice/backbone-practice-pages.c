/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-pages.h"

#include <string.h>

#define PAGES "/io/github/backbone_admin/practice/"

#define LOG_ON_PAGE_START                                                                          \
  "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Log on</title>\n"
#define LOG_ON_PAGE_END "</head>\n<body><p>Please log on to go on.</p></body>\n</html>\n"

/* By each of these a client can tell a log-on page (domain.md); a page of ours holds one alone, so
 * that a test sees whether that one is enough. */
static const struct
{
  const char *marker;
  const char *html;
} markers[] = {
  { "fragmentafterlogin", "<script>var fragmentafterlogin = location.hash;</script>\n" },
  { "document.cookie", "<script>document.cookie = \"visited=1; path=/\";</script>\n" },
  { "accounts.sap.com", "<link rel=\"preconnect\" href=\"https://accounts.sap.com\">\n" },
  { "/saml2/idp/sso", "<meta http-equiv=\"refresh\" content=\"0; url=/saml2/idp/sso\">\n" },
  { "SAMLRequest", "<form id=\"f\" method=\"post\" action=\"/sso\"><input type=\"hidden\" "
                   "name=\"SAMLRequest\" value=\"UHJhY3RpY2U=\"></form>\n" },
};

static const char *
find_marker (const char *marker)
{
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      if (g_strcmp0 (marker, markers[i].marker) == 0)
        return markers[i].html;
    }

  return NULL;
}

/**
 * backbone_practice_pages_knows_marker:
 * @marker: a marker of log-on pages
 *
 * Returns: whether backbone_practice_pages_make_log_on_page() can make a page with it
 */
gboolean
backbone_practice_pages_knows_marker (const char *marker)
{
  return find_marker (marker) != NULL;
}

/**
 * backbone_practice_pages_make_log_on_page:
 * @marker: (nullable): what gives the page away; %NULL takes the first that is known
 *
 * Returns: (transfer full): an HTML page that holds this marker and no other
 */
char *
backbone_practice_pages_make_log_on_page (const char *marker)
{
  const char *html = find_marker (marker ? marker : markers[0].marker);

  return g_strconcat (LOG_ON_PAGE_START, html ? html : "", LOG_ON_PAGE_END, NULL);
}

/**
 * backbone_practice_pages_answer:
 * @exchange: a request
 * @status: HTTP status
 * @content_type: media type of @text
 * @text: the body
 *
 * Answers @exchange with a text.
 */
void
backbone_practice_pages_answer (BackbonePracticeExchange *exchange,
                                guint status,
                                const char *content_type,
                                const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  backbone_practice_exchange_answer (exchange, status, content_type, body);
}

/**
 * backbone_practice_pages_answer_page:
 * @exchange: a request
 * @status: HTTP status
 * @page: name of an HTML file that is compiled into the program
 *
 * Answers @exchange with a page.
 */
void
backbone_practice_pages_answer_page (BackbonePracticeExchange *exchange,
                                     guint status,
                                     const char *page)
{
  g_autofree char *path = g_strconcat (PAGES, page, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_if_fail (bytes != NULL);

  backbone_practice_exchange_answer (exchange, status, BACKBONE_PRACTICE_HTML, bytes);
}

/**
 * backbone_practice_pages_answer_unauthorized:
 * @exchange: a request
 * @realm: realm of the host's Basic log-on
 *
 * Answers @exchange with 401.
 */
void
backbone_practice_pages_answer_unauthorized (BackbonePracticeExchange *exchange, const char *realm)
{
  g_autofree char *challenge = g_strdup_printf ("Basic realm=\"%s\"", realm);

  backbone_practice_exchange_set_header (exchange, "WWW-Authenticate", challenge);
  backbone_practice_pages_answer_page (exchange, SOUP_STATUS_UNAUTHORIZED, "unauthorized.html");
}

/**
 * backbone_practice_pages_answer_locked:
 * @exchange: a request
 *
 * Answers @exchange the way the backbone answers a locked user: 403 with a text that says so.
 */
void
backbone_practice_pages_answer_locked (BackbonePracticeExchange *exchange)
{
  backbone_practice_pages_answer_page (exchange, SOUP_STATUS_FORBIDDEN, "locked.html");
}
