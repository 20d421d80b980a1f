/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-customer.h"
#include "backbone-error.h"
#include "backbone-validate.h"

#include <string.h>

#define TEXT_32 "12345678901234567890123456789012"
#define TEXT_80 "12345678901234567890123456789012345678901234567890123456789012345678901234567890"

typedef struct
{
  const char *text;
  const char *expected; /* NULL: refused */
} NormalizeCase;

static const NormalizeCase number_cases[] = {
  { "0001105772", "0001105772" },
  { "1105772", "0001105772" },
  { " 1105772 ", "0001105772" },
  { "1", "0000000001" },
  { "9999999999", "9999999999" },
  { "", NULL },
  { "   ", NULL },
  { "0", NULL },
  { "0000000000", NULL },
  { "12345678901", NULL },
  { "00000000001", NULL },
  { "12a", NULL },
  { "-1", NULL },
  { "1 2", NULL },
  { "1.5", NULL },
  { "１２", NULL },
  { "\xff", NULL },
};

static const NormalizeCase user_cases[] = {
  { "S0018132425", "S0018132425" },
  { "s0018132425", "S0018132425" },
  { "0018132425", "S0018132425" },
  { "18132425", "S0018132425" },
  { " S18132425 ", "S0018132425" },
  { "S1", "S0000000001" },
  { "", NULL },
  { "S", NULL },
  { "S0", NULL },
  { "SS1", NULL },
  { "S00181324250", NULL },
  { "SMITH", NULL },
  { "S 1", NULL },
  { "S\xff", NULL },
};

typedef char *(*Normalize) (const char *text, GError **error);

static void
check_normalize (const NormalizeCase *cases, gsize n_cases, Normalize normalize)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = normalize (cases[i].text, &error);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found, ==, cases[i].expected);
      if (cases[i].expected == NULL)
        {
          g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
      else
        {
          g_assert_no_error (error);
        }
    }
}

static void
test_number (void)
{
  g_autofree char *short_one = backbone_customer_number_format (77);
  g_autofree char *long_one = backbone_customer_number_format (G_GINT64_CONSTANT (9876543210));

  check_normalize (number_cases, G_N_ELEMENTS (number_cases), backbone_customer_number_normalize);
  g_assert_cmpstr (short_one, ==, "0000000077");
  g_assert_cmpstr (long_one, ==, "9876543210");
}

static void
test_user (void)
{
  check_normalize (user_cases, G_N_ELEMENTS (user_cases), backbone_user_id_normalize);
}

typedef struct
{
  const char *text;
  gboolean valid;
} ValidateCase;

typedef gboolean (*Validate) (const char *text, GError **error);

static void
check_validate (const ValidateCase *cases, gsize n_cases, Validate validate)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (validate (cases[i].text, &error), ==, cases[i].valid);
      if (cases[i].valid)
        g_assert_no_error (error);
      else
        g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
    }
}

#define CHECK_VALIDATE(cases, validate) check_validate (cases, G_N_ELEMENTS (cases), validate)

static void
test_destination (void)
{
  static const ValidateCase cases[] = {
    { "SAP-SUPPORT_PORTAL", TRUE },
    { TEXT_32, TRUE },
    { "", FALSE },
    { TEXT_32 "3", FALSE },
    { "SAP-SUPPORT_NOTE_DOWNLOAD_0001105772", FALSE }, /* 36 characters */
    { "A B", FALSE },
    { "A;B", FALSE },
    { "A\"B", FALSE },
    { "A\nB", FALSE },
    { "\xff", FALSE },
  };

  CHECK_VALIDATE (cases, backbone_destination_validate);
}

static void
test_description (void)
{
  static const ValidateCase cases[] = {
    { "Furniture", TRUE }, { "Möbelhaus Süd; \"Nord\"", TRUE },
    { TEXT_80, TRUE },     { "", FALSE },
    { "   ", FALSE },      { TEXT_80 "1", FALSE },
    { "a\nb", FALSE },     { "a\x7f", FALSE },
    { "\xff", FALSE },
  };
  GString *eighty_umlauts = g_string_new (NULL);

  CHECK_VALIDATE (cases, backbone_description_validate);

  /* Characters count, not bytes. */
  for (guint i = 0; i < BACKBONE_DESCRIPTION_MAX_LENGTH; i++)
    g_string_append (eighty_umlauts, "ü");
  g_assert_true (backbone_description_validate (eighty_umlauts->str, NULL));
  g_string_append (eighty_umlauts, "ü");
  g_assert_false (backbone_description_validate (eighty_umlauts->str, NULL));
  g_string_free (eighty_umlauts, TRUE);
}

static void
test_password (void)
{
  g_autofree char *longest = g_strnfill (BACKBONE_PASSWORD_MAX_LENGTH, 'x');
  g_autofree char *too_long = g_strnfill (BACKBONE_PASSWORD_MAX_LENGTH + 1, 'x');
  const ValidateCase cases[] = {
    { "a", TRUE },       { " a ", TRUE },   { "ß;\"", TRUE },  { longest, TRUE }, { "", FALSE },
    { too_long, FALSE }, { "a\nb", FALSE }, { "a\tb", FALSE }, { "\xff", FALSE },
  };
  g_autoptr (GError) error = NULL;

  CHECK_VALIDATE (cases, backbone_password_validate);

  /* No error holds a password. */
  g_assert_false (backbone_password_validate ("hush\nhush", &error));
  g_assert_null (strstr (error->message, "hush"));
}

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
test_tag (void)
{
  static const ValidateCase cases[] = {
    { "north", TRUE }, { "Nord Süd", TRUE }, { TEXT_32, TRUE }, { "", FALSE },
    { " a", FALSE },   { "a,b", FALSE },     { "a\n", FALSE },  { TEXT_32 "3", FALSE },
  };

  CHECK_VALIDATE (cases, backbone_tag_validate);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/validate/number", test_number);
  g_test_add_func ("/validate/user", test_user);
  g_test_add_func ("/validate/destination", test_destination);
  g_test_add_func ("/validate/description", test_description);
  g_test_add_func ("/validate/password", test_password);
  g_test_add_func ("/validate/host", test_host);
  g_test_add_func ("/validate/port", test_port);
  g_test_add_func ("/validate/path", test_path);
  g_test_add_func ("/validate/status", test_status);
  g_test_add_func ("/validate/proxy-user", test_proxy_user);
  g_test_add_func ("/validate/proxy-exclusion", test_proxy_exclusion);
  g_test_add_func ("/validate/tag", test_tag);
  g_test_add_func ("/validate/channel-proxy", test_channel_proxy);
  g_test_add_func ("/validate/join", test_join);

  return g_test_run ();
}
