/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-endpoint-form.h"
#include "backbone-proxy-form.h"

/* What may be typed into the fields of the connectivity page, and what is said of the rest. */

#define ANY -1 /* no field is wrong */

typedef struct
{
  const char *name;
  const char *texts[BACKBONE_N_PROXY_FIELDS];
  int wrong; /* the only field that is wrong, or ANY */
  gboolean complete;
} ProxyCase;

static const ProxyCase proxy_cases[] = {
  { "bare", { "proxy.example", "8080", "", "", "" }, ANY, TRUE },
  { "address", { "192.0.2.1", "3128", "", "", "" }, ANY, TRUE },
  { "ipv6", { "2001:db8::1", "3128", "", "", "" }, ANY, TRUE },
  { "log-on", { "proxy.example", "8080", "frun", "secret", "" }, ANY, TRUE },
  { "password stays", { "proxy.example", "8080", "frun", "", "" }, ANY, TRUE },
  { "exclusions",
    { "proxy.example", "8080", "", "", "localhost, *.example.com 10.0.0.0/8;::1" },
    ANY,
    TRUE },
  { "empty", { "", "", "", "", "" }, ANY, FALSE },
  { "no port", { "proxy.example", "", "", "", "" }, ANY, FALSE },
  { "no host", { "", "8080", "", "", "" }, ANY, FALSE },
  { "blank in host", { "proxy example", "8080", "", "", "" }, BACKBONE_PROXY_FIELD_HOST, FALSE },
  { "url as host", { "http://p", "8080", "", "", "" }, BACKBONE_PROXY_FIELD_HOST, FALSE },
  { "port as word", { "proxy.example", "http", "", "", "" }, BACKBONE_PROXY_FIELD_PORT, FALSE },
  { "port 0", { "proxy.example", "0", "", "", "" }, BACKBONE_PROXY_FIELD_PORT, FALSE },
  { "port 65536", { "proxy.example", "65536", "", "", "" }, BACKBONE_PROXY_FIELD_PORT, FALSE },
  { "port in host", { "p:8080", "8080", "", "", "" }, BACKBONE_PROXY_FIELD_HOST, FALSE },
  { "mistyped address", { "10.0.0.300", "80", "", "", "" }, BACKBONE_PROXY_FIELD_HOST, FALSE },
  { "control character in user",
    { "proxy.example", "80", "a\x1b", "", "" },
    BACKBONE_PROXY_FIELD_USER,
    FALSE },
  { "control character in password",
    { "proxy.example", "80", "frun", "a\x1b", "" },
    BACKBONE_PROXY_FIELD_PASSWORD,
    FALSE },
  { "mistyped address excluded",
    { "proxy.example", "80", "", "", "10.0.0.300" },
    BACKBONE_PROXY_FIELD_EXCLUSIONS,
    FALSE },
  { "colon in user", { "proxy.example", "80", "a:b", "", "" }, BACKBONE_PROXY_FIELD_USER, FALSE },
  { "nobody's password",
    { "proxy.example", "80", "", "secret", "" },
    BACKBONE_PROXY_FIELD_PASSWORD,
    FALSE },
  { "url excluded",
    { "proxy.example", "80", "", "", "localhost, https://a" },
    BACKBONE_PROXY_FIELD_EXCLUSIONS,
    FALSE },
  { "bad network",
    { "proxy.example", "80", "", "", "10.0.0.0/99" },
    BACKBONE_PROXY_FIELD_EXCLUSIONS,
    FALSE },
};

static void
test_proxy (gconstpointer data)
{
  const ProxyCase *test = data;
  g_auto (BackboneProxyErrors) errors = { { NULL } };
  g_autoptr (BackboneProxy) proxy
      = backbone_proxy_form_read (BACKBONE_PROXY_MANUAL, test->texts, &errors);

  for (int i = 0; i < BACKBONE_N_PROXY_FIELDS; i++)
    g_assert_cmpint (errors.texts[i] != NULL, ==, test->wrong == i);
  g_assert_cmpint (proxy != NULL, ==, test->complete);
  if (proxy == NULL)
    return;

  g_assert_cmpstr (backbone_proxy_get_host (proxy), ==, test->texts[BACKBONE_PROXY_FIELD_HOST]);
  g_assert_cmpint (backbone_proxy_get_user (proxy) != NULL, ==,
                   *test->texts[BACKBONE_PROXY_FIELD_USER] != '\0');
}

static void
test_other_modes (void)
{
  static const char *const texts[BACKBONE_N_PROXY_FIELDS]
      = { "not a host", "x", "a:b", "p", "a/b" };
  g_auto (BackboneProxyErrors) errors = { { NULL } };
  g_autoptr (BackboneProxy) proxy
      = backbone_proxy_form_read (BACKBONE_PROXY_DIRECT, texts, &errors);

  g_assert_cmpint (backbone_proxy_get_mode (proxy), ==, BACKBONE_PROXY_DIRECT);
  g_assert_null (backbone_proxy_get_host (proxy));
  for (guint i = 0; i < BACKBONE_N_PROXY_FIELDS; i++)
    g_assert_null (errors.texts[i]);
}

static void
test_exclusions (void)
{
  static const char *const texts[BACKBONE_N_PROXY_FIELDS]
      = { "proxy.example", "8080", "", "", " localhost;*.example.com\n10.0.0.0/8 ,, " };
  g_auto (BackboneProxyErrors) errors = { { NULL } };
  g_autoptr (BackboneProxy) proxy
      = backbone_proxy_form_read (BACKBONE_PROXY_MANUAL, texts, &errors);
  g_autofree char *text = backbone_proxy_form_write_exclusions (proxy);

  g_assert_cmpstr (text, ==, "localhost, *.example.com, 10.0.0.0/8");
}

static void
test_same (void)
{
  g_autoptr (BackboneProxy) one = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_MANUAL,
                                                "host", "p", "port", 80, NULL);
  g_autoptr (BackboneProxy) other = g_object_new (
      BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_MANUAL, "host", "p", "port", 80, NULL);

  g_assert_true (backbone_proxy_form_is_same (one, other));
  g_object_set (other, "user", "frun", NULL);
  g_assert_false (backbone_proxy_form_is_same (one, other));
  g_object_set (one, "mode", BACKBONE_PROXY_DIRECT, NULL);
  g_object_set (other, "mode", BACKBONE_PROXY_DIRECT, NULL);
  g_assert_true (backbone_proxy_form_is_same (one, other));
}

static void
test_split_address (void)
{
  static const struct
  {
    const char *text;
    const char *host; /* NULL: none */
    const char *port;
  } cases[] = {
    { "http://proxy.example:8080", "proxy.example", "8080" },
    { "http://proxy.example:8080/", "proxy.example", "8080" },
    { "proxy.example:3128", "proxy.example", "3128" },
    { "proxy.example", NULL, NULL },
    { "http://user:secret@proxy.example:8080", NULL, NULL },
    { "2001:db8::1", NULL, NULL },
    { "https://proxy.example:8080", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = NULL;
      g_autofree char *port = NULL;

      g_assert_cmpint (backbone_proxy_form_split_address (cases[i].text, &host, &port), ==,
                       cases[i].host != NULL);
      g_assert_cmpstr (host, ==, cases[i].host);
      g_assert_cmpstr (port, ==, cases[i].port);
    }
}

static void
test_endpoint (void)
{
  static const struct
  {
    BackboneEndpointField field;
    const char *text;
    gboolean valid;
  } cases[] = {
    { BACKBONE_ENDPOINT_FIELD_HOST, "apps.support.sap.com", TRUE },
    { BACKBONE_ENDPOINT_FIELD_HOST, "", FALSE },
    { BACKBONE_ENDPOINT_FIELD_HOST, "a b", FALSE },
    { BACKBONE_ENDPOINT_FIELD_HOST, "https://a", FALSE },
    { BACKBONE_ENDPOINT_FIELD_HOST, "300.1.1.1", FALSE },
    { BACKBONE_ENDPOINT_FIELD_PORT, "443", TRUE },
    { BACKBONE_ENDPOINT_FIELD_PORT, "", FALSE },
    { BACKBONE_ENDPOINT_FIELD_PORT, "70000", FALSE },
    { BACKBONE_ENDPOINT_FIELD_PATH_PREFIX, "", TRUE },
    { BACKBONE_ENDPOINT_FIELD_PATH_PREFIX, "/parcel/", TRUE },
    { BACKBONE_ENDPOINT_FIELD_PATH_PREFIX, "parcel", FALSE },
    { BACKBONE_ENDPOINT_FIELD_PATH_PREFIX, "/a?b=c", FALSE },
    { BACKBONE_ENDPOINT_FIELD_TEST_PATH, "/a?b=c", TRUE },
    { BACKBONE_ENDPOINT_FIELD_TEST_PATH, "/a b", FALSE },
    { BACKBONE_ENDPOINT_FIELD_TEST_PATH, "/a%zz", FALSE },
    { BACKBONE_ENDPOINT_FIELD_GOOD_STATUS, "204", TRUE },
    { BACKBONE_ENDPOINT_FIELD_GOOD_STATUS, "", FALSE },
    { BACKBONE_ENDPOINT_FIELD_GOOD_STATUS, "1000", FALSE },
    { BACKBONE_ENDPOINT_FIELD_DESTINATION, "SAP-SUPPORT_PORTAL", TRUE },
    { BACKBONE_ENDPOINT_FIELD_DESTINATION, "", FALSE },
    { BACKBONE_ENDPOINT_FIELD_DESTINATION, "SAP-SUPPORT_PORTAL_OF_ALL_CUSTOMERS", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *error = backbone_endpoint_form_check (cases[i].field, cases[i].text);

      g_assert_cmpint (error == NULL, ==, cases[i].valid);
    }
}

/* What is written is what the job takes. */
static void
test_endpoint_write (void)
{
  g_autoptr (BackboneEndpointProfile) sap = backbone_profile_new_sap ();

  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      for (guint field = 0; field < BACKBONE_N_ENDPOINT_FIELDS; field++)
        {
          g_autofree char *text = backbone_endpoint_form_write (
              backbone_endpoint_profile_get_endpoint (sap, kind), field);

          g_assert_null (backbone_endpoint_form_check (field, text));
        }
    }
}

static void
test_split_url (void)
{
  static const struct
  {
    const char *text;
    const char *host; /* NULL: none */
    const char *port;
    const char *path;
  } cases[] = {
    { "https://a.example", "a.example", "443", "" },
    { "https://a.example/", "a.example", "443", "" },
    { "https://a.example:8443/p/%20", "a.example", "8443", "/p/%20" },
    { "http://a.example/", NULL, NULL, NULL },
    { "https://u:p@a.example/", NULL, NULL, NULL },
    { "https://a.example/?q", NULL, NULL, NULL },
    { "https://a.example:0/", NULL, NULL, NULL },
    { "https:/a.example", NULL, NULL, NULL },
    { "https://300.1.1.1/", NULL, NULL, NULL },
    { "a.example", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = NULL;
      g_autofree char *port = NULL;
      g_autofree char *path = NULL;

      g_assert_cmpint (backbone_endpoint_form_split_url (cases[i].text, &host, &port, &path), ==,
                       cases[i].host != NULL);
      g_assert_cmpstr (host, ==, cases[i].host);
      g_assert_cmpstr (port, ==, cases[i].port);
      g_assert_cmpstr (path, ==, cases[i].path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (proxy_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/forms/proxy/%s", proxy_cases[i].name);

      g_test_add_data_func (path, &proxy_cases[i], test_proxy);
    }
  g_test_add_func ("/forms/other-modes", test_other_modes);
  g_test_add_func ("/forms/exclusions", test_exclusions);
  g_test_add_func ("/forms/same", test_same);
  g_test_add_func ("/forms/split-address", test_split_address);
  g_test_add_func ("/forms/endpoint", test_endpoint);
  g_test_add_func ("/forms/endpoint-write", test_endpoint_write);
  g_test_add_func ("/forms/split-url", test_split_url);

  return g_test_run ();
}
