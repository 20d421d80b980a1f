/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-redact-private.h"

static const struct
{
  const char *text;
  const char *masked;
} cases[] = {
  /* Nothing to mask. */
  { "", "" },
  { "Checked 3 channels of 0001000123", "Checked 3 channels of 0001000123" },
  { "https://host.example.com:443/path?x=1", "https://host.example.com:443/path?x=1" },
  { "mail to a@b.example", "mail to a@b.example" },
  { "https://host.example.com/a@b", "https://host.example.com/a@b" },
  { "Basic authentication is used", "Basic authentication is used" },
  { "the password is wrong", "the password is wrong" },
  /* URLs. */
  { "proxy http://user:pass@proxy.example.com:3128/", "proxy http://***@proxy.example.com:3128/" },
  { "HTTPS://user@host", "HTTPS://***@host" },
  { "http://u:p@ss@host and http://v:q@other/", "http://***@host and http://***@other/" },
  /* Headers. */
  { "Authorization: Basic dXNlcjpwYXNz", "Authorization: ***" },
  { "> proxy-authorization:Basic dXNlcjpwYXNz\r\n> Host: h",
    "> proxy-authorization: ***\r\n> Host: h" },
  { "\"Authorization\": \"Bearer abc\"", "\"Authorization\": ***" },
  { "Authorization: Digest username=\"u\", response=\"0123\"\nnext", "Authorization: ***\nnext" },
  { "Set-Cookie: MYSAPSSO2=abc; path=/", "Set-Cookie: ***" },
  { "cookie: a=b", "cookie: ***" },
  { "sent Basic dXNlcjpwYXNz to host", "sent Basic *** to host" },
  { "Bearer eyJhbGciOi.J9", "Bearer ***" },
  /* Named values. */
  { "password=abc&x=1", "password=***&x=1" },
  { "{\"password\": \"a \\\"b\\\" c\", \"user\": \"u\"}", "{\"password\": ***, \"user\": \"u\"}" },
  { "Secret: 'two words' follows", "Secret: *** follows" },
  { "pwd=\"not closed", "pwd=***" },
  { "token=\xff\xfe end", "token=*** end" },
  /* Keys. */
  { "a\n-----BEGIN PRIVATE KEY-----\nMIIB\nAAAA\n-----END PRIVATE KEY-----\nb",
    "a\n-----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----\nb" },
  { "-----BEGIN EC PRIVATE KEY-----\nMIIB\nAA\n", "-----BEGIN EC PRIVATE KEY-----***" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = backbone_redact (cases[i].text, NULL);
      g_autofree char *again = backbone_redact (masked, NULL);

      g_assert_cmpstr (masked, ==, cases[i].masked);
      g_assert_cmpstr (again, ==, cases[i].masked);
    }
}

static void
test_known (void)
{
  g_autoptr (GPtrArray) secrets
      = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_secret_unref);
  g_autofree char *masked = NULL;

  g_ptr_array_add (secrets, backbone_secret_new ("Winter"));
  g_ptr_array_add (secrets, backbone_secret_new (""));
  g_ptr_array_add (secrets, backbone_secret_new ("Winter2026!"));
  masked = backbone_redact ("it was Winter2026! or Winter, they said", secrets);
  g_assert_cmpstr (masked, ==, "it was *** or ***, they said");
  g_assert_cmpstr (backbone_secret_peek (secrets->pdata[0]), ==, "Winter");
}

static void
test_log (void)
{
  if (g_test_subprocess ())
    {
      backbone_redact_install ();
      g_message ("Asked with Authorization: Basic dXNlcjpwYXNz");
      g_log ("some-library", G_LOG_LEVEL_MESSAGE, "connects to http://user:hidden@proxy/");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout_unmatched ("*dXNlcjpwYXNz*");
  g_test_trap_assert_stderr_unmatched ("*dXNlcjpwYXNz*");
  g_test_trap_assert_stdout_unmatched ("*hidden*");
  g_test_trap_assert_stderr_unmatched ("*hidden*");
  g_test_trap_assert_stderr ("*Asked with Authorization: *");
  g_test_trap_assert_stderr ("*connects to http://*@proxy/*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/redact/table", test_table);
  g_test_add_func ("/redact/known", test_known);
  g_test_add_func ("/redact/log", test_log);

  return g_test_run ();
}
