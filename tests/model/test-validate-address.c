/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-validate-address.h"

#include "validate-cases.h"

static void
test_host (void)
{
  g_autofree char *label_63 = g_strnfill (63, 'a');
  g_autofree char *label_64 = g_strnfill (64, 'a');
  const ValidateCase cases[] = {
    { "localhost", TRUE },
    { "apps.support.sap.com", TRUE },
    { "apps.support.sap.com.", TRUE },
    { "127.0.0.1", TRUE },
    { "::1", TRUE },
    { "münchen.example", TRUE },
    { "a_b.example", TRUE },
    { label_63, TRUE },
    { label_64, FALSE },
    { "", FALSE },
    { ".", FALSE },
    { "a..b", FALSE },
    { "-a", FALSE },
    { "a-", FALSE },
    { "a b", FALSE },
    { "https://a", FALSE },
    { "a/b", FALSE },
    { "a:1", FALSE },
    { "[::1]", FALSE },
    { "a@b", FALSE },
    { "1.2.3", FALSE },
    { "a.1.", FALSE },
    { "1.a", TRUE },
    { "a..", FALSE },
    { "a\r\nb", FALSE },
    { "\xff", FALSE },
  };

  CHECK_VALIDATE (cases, backbone_host_validate);
}

static void
test_port (void)
{
  static const struct
  {
    const char *text;
    guint port; /* 0: refused */
  } cases[] = {
    { "1", 1 },  { "443", 443 }, { "65535", 65535 }, { "0", 0 },   { "65536", 0 }, { "", 0 },
    { "-1", 0 }, { "+1", 0 },    { "4 43", 0 },      { "0x1", 0 }, { "1.0", 0 },   { "\xff", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint port = 0;

      g_assert_cmpint (backbone_port_parse (cases[i].text, &port, &error), ==, cases[i].port != 0);
      g_assert_cmpuint (port, ==, cases[i].port);
      g_assert_true (g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID)
                     == (cases[i].port == 0));
    }
}

static void
test_path (void)
{
  g_autofree char *longest = g_strnfill (1024, '/');
  g_autofree char *too_long = g_strnfill (1025, '/');
  const ValidateCase cases[] = {
    { "", TRUE },
    { "/", TRUE },
    { "/sap/bc?x=%20", TRUE },
    { longest, TRUE },
    { "a", FALSE },
    { "/a b", FALSE },
    { "/a\tb", FALSE },
    { "/a#b", FALSE },
    { "/a\\b", FALSE },
    { "/ä", FALSE },
    { "/a\r\nHost: x", FALSE },
    { too_long, FALSE },
    { "https://a/", FALSE },
  };

  CHECK_VALIDATE (cases, backbone_path_validate);
}

static void
test_join (void)
{
  static const char *const cases[][3] = {
    { "", "", "/" },           { "", "/a", "/a" },      { "/parcel/", "", "/parcel/" },
    { "/p", "/a", "/p/a" },    { "/p/", "/a", "/p/a" }, { "/p//", "//a", "/p/a" },
    { "/p", "a/b", "/p/a/b" }, { "/", "/", "/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = backbone_url_path_join (cases[i][0], cases[i][1]);

      g_assert_cmpstr (joined, ==, cases[i][2]);
    }
}

static void
test_status (void)
{
  static const struct
  {
    const char *text;
    guint status; /* 0: refused */
  } cases[] = {
    { "100", 100 }, { "200", 200 }, { "599", 599 }, { "99", 0 }, { "600", 0 },
    { "", 0 },      { "-200", 0 },  { "2 00", 0 },  { "ok", 0 }, { "\xff", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint status = 0;

      g_assert_cmpint (backbone_http_status_parse (cases[i].text, &status, &error), ==,
                       cases[i].status != 0);
      g_assert_cmpuint (status, ==, cases[i].status);
      g_assert_true (g_error_matches (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID)
                     == (cases[i].status == 0));
    }
}

static void
test_proxy_user (void)
{
  static const ValidateCase cases[] = {
    { "frun", TRUE }, { "DOMAIN\\frun", TRUE }, { "Jörg", TRUE },    { "", FALSE },
    { "a:b", FALSE }, { "a\nb", FALSE },        { "a\r\nb", FALSE }, { "\xff", FALSE },
  };

  CHECK_VALIDATE (cases, backbone_proxy_user_validate);
}

static void
test_proxy_exclusion (void)
{
  static const ValidateCase cases[] = {
    { "localhost", TRUE },
    { "*.example.com", TRUE },
    { ".example.com", TRUE },
    { "10.0.0.0/8", TRUE },
    { "192.0.2.1", TRUE },
    { "::1", TRUE },
    { "2001:db8::/32", TRUE },
    { "host.example:8443", TRUE },
    { "*", TRUE },
    { "", FALSE },
    { "a b", FALSE },
    { "a,b", FALSE },
    { "10.0.0.0/99", FALSE },
    { "https://a", FALSE },
    { "*.", FALSE },
    { "a/b", FALSE },
    { "a:x", FALSE },
    { "\xff", FALSE },
  };

  CHECK_VALIDATE (cases, backbone_proxy_exclusion_validate);
}

static void
test_channel_proxy (void)
{
  static const ValidateCase cases[] = {
    { "inherit", TRUE },
    { "direct", TRUE },
    { "http://proxy.example:8080", TRUE },
    { "", FALSE },
    { "system", FALSE },
    { "http://proxy.example", FALSE },
    { "https://p:8080", FALSE },
    { "http://u@p:80", FALSE },
    { "http://p:80/a", FALSE },
    { "http://p:80?a", FALSE },
    { "http://a b:80", FALSE },
  };

  CHECK_VALIDATE (cases, backbone_channel_proxy_validate);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/validate-address/host", test_host);
  g_test_add_func ("/validate-address/port", test_port);
  g_test_add_func ("/validate-address/path", test_path);
  g_test_add_func ("/validate-address/join", test_join);
  g_test_add_func ("/validate-address/status", test_status);
  g_test_add_func ("/validate-address/proxy-user", test_proxy_user);
  g_test_add_func ("/validate-address/proxy-exclusion", test_proxy_exclusion);
  g_test_add_func ("/validate-address/channel-proxy", test_channel_proxy);

  return g_test_run ();
}
