/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-evidence-private.h"
#include "backbone-log-on-page-private.h"
#include "backbone-verdict-of-answer-private.h"

#include <string.h>

#define HTML "text/html; charset=utf-8"

static void
assert_answer (const BackboneAnswer *answer,
               guint good_status,
               BackboneVerdict expected,
               const char *evidence)
{
  g_autofree char *found = NULL;
  BackboneVerdict verdict = backbone_verdict_of_answer (answer, good_status, NULL, &found);

  g_assert_cmpstr (backbone_verdict_to_id (verdict), ==, backbone_verdict_to_id (expected));
  g_assert_cmpstr (found, ==, evidence);
}

static void
assert_simple (guint status,
               const char *type,
               const char *body,
               BackboneVerdict expected,
               const char *evidence)
{
  const BackboneAnswer answer = {
    .status = status, .content_type = type, .body = body, .body_length = body ? strlen (body) : 0
  };

  assert_answer (&answer, 200, expected, evidence);
}

static void
test_statuses (void)
{
  assert_simple (200, "text/plain", "pong", BACKBONE_VERDICT_OK, NULL);
  assert_simple (200, NULL, NULL, BACKBONE_VERDICT_OK, NULL);
  assert_simple (401, HTML, "<h1>no</h1>", BACKBONE_VERDICT_CREDENTIALS, "HTTP 401");
  assert_simple (403, "text/plain", "not for you", BACKBONE_VERDICT_NOT_AUTHORISED,
                 "HTTP 403: not for you");
  assert_simple (404, "text/plain", "gone", BACKBONE_VERDICT_NOT_FOUND, "HTTP 404");
  assert_simple (407, NULL, NULL, BACKBONE_VERDICT_PROXY_CREDENTIALS, "HTTP 407");
  assert_simple (429, NULL, NULL, BACKBONE_VERDICT_SERVER_ERROR, "HTTP 429");
  assert_simple (500, HTML, "<html><h1>Out of\norder</h1></html>", BACKBONE_VERDICT_SERVER_ERROR,
                 "HTTP 500: Out of order");
  assert_simple (503, NULL, NULL, BACKBONE_VERDICT_SERVER_ERROR, "HTTP 503");
  assert_simple (204, NULL, NULL, BACKBONE_VERDICT_UNEXPECTED, "HTTP 204");
  assert_simple (999, NULL, "?", BACKBONE_VERDICT_UNEXPECTED, "HTTP 999: ?");
}

static void
test_good_status (void)
{
  const BackboneAnswer answer = { .status = 404, .body = "no such file", .body_length = 12 };
  const BackboneAnswer ok = { .status = 200, .body = "pong", .body_length = 4 };

  assert_answer (&answer, 404, BACKBONE_VERDICT_OK, NULL);
  assert_answer (&ok, 404, BACKBONE_VERDICT_UNEXPECTED, "HTTP 200: pong");
}

static void
test_forbidden (void)
{
  const BackboneAnswer by_reason = { .status = 403, .reason = "Account Temporarily Locked Out" };

  assert_simple (403, HTML, "<b>account TEMPORARILY locked out</b>", BACKBONE_VERDICT_LOCKED,
                 "HTTP 403: account TEMPORARILY locked out");
  assert_answer (&by_reason, 200, BACKBONE_VERDICT_LOCKED,
                 "HTTP 403 Account Temporarily Locked Out");
  assert_simple (403, "application/json",
                 "{\"error\":{\"code\":\"X/wrong-customer\",\"message\":{\"value\":\"Other\"}}}",
                 BACKBONE_VERDICT_WRONG_CUSTOMER, "HTTP 403: Other");
  assert_simple (403, "application/json", "{\"error\":{\"code\":5,\"message\":[]}}",
                 BACKBONE_VERDICT_NOT_AUTHORISED,
                 "HTTP 403: {\"error\":{\"code\":5,\"message\":[]}}");
  assert_simple (403, "application/json", "[1, 2", BACKBONE_VERDICT_NOT_AUTHORISED,
                 "HTTP 403: [1, 2");
}

static void
test_log_on_pages (void)
{
  static const char *const pages[] = {
    "<!DOCTYPE html><script>FragmentAfterLogin</script>",
    "<html><script>document.COOKIE = 1</script>",
    "<p>https://accounts.sap.com/x",
    "<a href='/SAML2/idp/sso'>",
    "<form method=post action=x>\n<input name=\"SAMLRequest\" value=\"\">",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const BackboneAnswer answer = {
        .status = 200, .content_type = HTML, .body = pages[i], .body_length = strlen (pages[i])
      };
      g_autofree char *evidence = NULL;

      for (guint good_status = 200; good_status <= 404; good_status += 204)
        {
          g_clear_pointer (&evidence, g_free);
          g_assert_cmpint (backbone_verdict_of_answer (&answer, good_status, NULL, &evidence), ==,
                           BACKBONE_VERDICT_LOG_ON_PAGE);
          g_assert_nonnull (strstr (evidence, "log-on page"));
        }
    }

  /* No page, and a page without any of it. */
  assert_simple (200, "text/plain", "document.cookie", BACKBONE_VERDICT_OK, NULL);
  assert_simple (200, HTML, "<h1>Parcel box</h1>", BACKBONE_VERDICT_OK, NULL);
  assert_simple (200, HTML, "SAMLRequest without any form", BACKBONE_VERDICT_OK, NULL);
  assert_simple (200, "text/htmlx", "document.cookie", BACKBONE_VERDICT_OK, NULL);
}

/* What hides the page from a quick look. */
static void
test_disguised_log_on_pages (void)
{
  static const char page[] = "<html>document.cookie";
  g_autofree char *utf16 = g_convert (page, -1, "UTF-16LE", "UTF-8", NULL, NULL, NULL);

  g_assert_nonnull (backbone_log_on_page_detect (HTML, utf16, 2 * strlen (page)));
  g_assert_nonnull (backbone_log_on_page_detect (NULL, page, strlen (page)));
  g_assert_nonnull (backbone_log_on_page_detect ("image/png",
                                                 "\xef\xbb\xbf\r\n <!DocType HTML>"
                                                 "document.cookie",
                                                 37));
  g_assert_nonnull (backbone_log_on_page_detect ("TEXT/HTML", "document.cookie", 15));
}

static void
test_only_the_first_5000_characters (void)
{
  for (guint wide = 0; wide < 2; wide++)
    {
      g_autoptr (GString) page = g_string_new (NULL);

      while (g_utf8_strlen (page->str, -1) < 4985)
        g_string_append (page, wide ? "€" : "x");
      g_string_append (page, "document.cookie");
      g_assert_nonnull (backbone_log_on_page_detect (HTML, page->str, page->len));

      g_string_prepend (page, wide ? "€" : "x");
      g_assert_null (backbone_log_on_page_detect (HTML, page->str, page->len));
    }
}

static void
test_redirects (void)
{
  static const struct
  {
    const char *location;
    gboolean to_log_on;
  } cases[] = {
    { "/logon", TRUE },
    { "https://example.com/Login.html?x=1", TRUE },
    { "https://accounts.sap.com", TRUE },
    { "/x?SAMLRequest=abc", TRUE },
    { "https://example.com/a/saml2;v=1/b", TRUE },
    { "https://login.example.com/other", FALSE },
    { "/elsewhere?next=/logon", FALSE },
    { "/blogon", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BackboneAnswer answer = { .status = 302, .location = cases[i].location };
      g_autofree char *evidence = NULL;

      g_test_message ("%s", cases[i].location ? cases[i].location : "none");
      g_assert_cmpint (backbone_verdict_of_answer (&answer, 200, NULL, &evidence), ==,
                       cases[i].to_log_on ? BACKBONE_VERDICT_LOG_ON_PAGE
                                          : BACKBONE_VERDICT_UNEXPECTED);
      g_assert_null (strchr (evidence, '?'));
    }
}

static void
test_what_cannot_be_read (void)
{
  const BackboneAnswer packed = { .status = 200, .content_encoding = "gzip" };
  const BackboneAnswer plain = { .status = 200, .content_encoding = "identity" };
  const BackboneAnswer endless
      = { .status = 200, .body = "xxx", .body_length = 3, .oversized = TRUE };
  const BackboneAnswer refused = { .status = 401, .content_encoding = "gzip", .oversized = TRUE };

  assert_answer (&packed, 200, BACKBONE_VERDICT_UNEXPECTED, "HTTP 200, Content-Encoding: gzip");
  assert_answer (&plain, 200, BACKBONE_VERDICT_OK, NULL);
  assert_answer (&endless, 200, BACKBONE_VERDICT_UNEXPECTED, "HTTP 200, body too long: xxx");
  assert_answer (&refused, 200, BACKBONE_VERDICT_CREDENTIALS,
                 "HTTP 401, Content-Encoding: gzip, body too long");
}

static void
test_evidence_holds_no_secret (void)
{
  static const char *const secrets[] = { "dXNlcjpwYXNz", "pa ss/1", NULL };
  static const char *const echoes[]
      = { "you sent dXNlcjpwYXNz", "you sent pa ss/1", "you sent pa%20ss%2F1" };

  for (guint i = 0; i < G_N_ELEMENTS (echoes); i++)
    {
      const BackboneAnswer answer = {
        .status = 500,
        .reason = echoes[i],
        .location = echoes[i],
        .content_type = i == 0 ? HTML : NULL,
        .body = echoes[i],
        .body_length = strlen (echoes[i]),
      };
      g_autofree char *evidence = NULL;

      backbone_verdict_of_answer (&answer, 200, secrets, &evidence);
      g_assert_cmpstr (evidence, ==, "HTTP 500");
    }
}

static void
test_quotes (void)
{
  static const char dirty[] = " a\r\n\tb\x01\x7f\xff \xe2\x80\xae"
                              "c\0d ";
  g_autofree char *quote = backbone_evidence_quote (dirty, sizeof dirty - 1, NULL);
  g_autofree char *nothing = backbone_evidence_quote ("\r\n ", 3, NULL);
  g_autofree char *wide = g_strnfill (1000, 'x');
  g_autofree char *cut = backbone_evidence_quote (wide, 1000, NULL);
  g_autofree char *page = backbone_evidence_quote_html ("<a>one<br>two</a", 16, NULL);

  g_assert_cmpstr (quote, ==, "a b � c�d");
  g_assert_null (nothing);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, BACKBONE_EVIDENCE_MAX_CHARACTERS + 1);
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_cmpstr (page, ==, "one two");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict-of-answer/statuses", test_statuses);
  g_test_add_func ("/verdict-of-answer/good-status", test_good_status);
  g_test_add_func ("/verdict-of-answer/forbidden", test_forbidden);
  g_test_add_func ("/verdict-of-answer/log-on-pages", test_log_on_pages);
  g_test_add_func ("/verdict-of-answer/disguised", test_disguised_log_on_pages);
  g_test_add_func ("/verdict-of-answer/first-5000", test_only_the_first_5000_characters);
  g_test_add_func ("/verdict-of-answer/redirects", test_redirects);
  g_test_add_func ("/verdict-of-answer/unreadable", test_what_cannot_be_read);
  g_test_add_func ("/verdict-of-answer/no-secret", test_evidence_holds_no_secret);
  g_test_add_func ("/verdict-of-answer/quotes", test_quotes);

  return g_test_run ();
}
