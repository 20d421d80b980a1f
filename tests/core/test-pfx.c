/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-pfx-private.h"

#include <string.h>

#define PASSWORD "Corpus-2026"

static GBytes *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("BACKBONE_TEST_DATA"), "pfx", name, NULL);
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

static BackboneClientCertificate *
read_pfx (const char *name, const char *text, BackboneSecret **key, GError **error)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (BackboneSecret) password = backbone_secret_new (text);

  return backbone_pfx_read (bytes, password, name, key, error);
}

static const struct
{
  const char *name;
  const char *password;
  const char *key_type;
  guint n_certificates; /* in the secret */
} good[] = {
  { "ecdsa-chain.pfx", PASSWORD, "ECDSA P-256", 2 },
  { "rsa.pfx", PASSWORD, "RSA 2048", 2 },
  { "ed25519.pfx", PASSWORD, "ED25519", 1 },
  { "legacy-rc2-40.pfx", PASSWORD, "ECDSA P-256", 2 },
  { "legacy-3des.pfx", PASSWORD, "ECDSA P-256", 1 },
  { "empty-password.pfx", "", "ECDSA P-256", 1 },
  { "foreign-password.pfx", "Grüße-Ω", "ECDSA P-256", 1 },
  { "no-mac.pfx", PASSWORD, "ECDSA P-256", 1 },
  { "not-encrypted.pfx", PASSWORD, "ECDSA P-256", 1 },
  { "same-key-twice.pfx", PASSWORD, "ECDSA P-256", 1 },
  { "expired.pfx", PASSWORD, "ECDSA P-256", 1 },
};

static guint
count_certificates (const char *pem)
{
  guint n = 0;

  for (const char *p = pem; (p = strstr (p, "-----BEGIN CERTIFICATE-----")); p++)
    n++;

  return n;
}

static void
test_good (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneSecret) key = NULL;
  g_autoptr (BackboneClientCertificate) certificate
      = read_pfx (good[i].name, good[i].password, &key, &error);
  g_autoptr (GTlsCertificate) tls = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (backbone_client_certificate_get_key_type (certificate), ==, good[i].key_type);
  g_assert_nonnull (
      strstr (backbone_client_certificate_get_subject (certificate), "CN=S0018133160"));
  g_assert_cmpuint (strlen (backbone_client_certificate_get_fingerprint (certificate)), ==, 95);
  g_assert_cmpint (backbone_client_certificate_get_not_after (certificate), >,
                   backbone_client_certificate_get_not_before (certificate));
  g_assert_cmpuint (count_certificates (backbone_secret_peek (key)), ==, good[i].n_certificates);

  tls = backbone_pfx_load_key (key, &error);
  g_assert_no_error (error);
}

static void
test_facts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneClientCertificate) certificate
      = read_pfx ("expired.pfx", PASSWORD, NULL, &error);
  g_autoptr (BackboneClientCertificate) chained
      = read_pfx ("ecdsa-chain.pfx", PASSWORD, NULL, &error);
  g_autofree char *from
      = backbone_time_to_iso (backbone_client_certificate_get_not_before (certificate));
  g_autofree char *until
      = backbone_time_to_iso (backbone_client_certificate_get_not_after (certificate));

  g_assert_no_error (error);
  g_assert_cmpstr (from, ==, "2024-01-01T00:00:00Z");
  g_assert_cmpstr (until, ==, "2025-01-01T00:00:00Z");
  g_assert_cmpstr (backbone_client_certificate_get_issuer (certificate), ==,
                   "CN=Issuing, O=Backbone Admin tests");
  g_assert_cmpstr (backbone_client_certificate_get_subject (chained), ==,
                   "CN=S0018133160, O=Müller");
}

/* Each with a text that says what to do. */
static const struct
{
  const char *name;
  const char *password;
  const char *text;
} bad[] = {
  { "ecdsa-chain.pfx", "wrong", "the password of the PFX file is wrong" },
  { "ecdsa-chain.pfx", "", "the password of the PFX file is wrong" },
  { "legacy-rc2-40.pfx", "wrong", "the password of the PFX file is wrong" },
  { "empty-password.pfx", "not empty", "the password of the PFX file is wrong" },
  { "foreign-password.pfx", "Grusse-O", "the password of the PFX file is wrong" },
  { "no-mac.pfx", "wrong", "the password of the PFX file is wrong, or the file is damaged" },
  { "truncated.pfx", PASSWORD, "ends early" },
  { "certificate.der", PASSWORD, "not a PFX file" },
  { "text.pem", PASSWORD, "text file in PEM format" },
  { "README.md", PASSWORD, "not a PFX file" },
  { "no-key.pfx", PASSWORD, "no private key" },
  { "no-certificate.pfx", PASSWORD, "no certificate" },
  { "two-keys.pfx", PASSWORD, "more than one private key" },
  { "mismatched-key.pfx", PASSWORD, "does not match" },
  { "endless-rounds.pfx", PASSWORD, "so much computing" },
};

static void
assert_refused (BackboneClientCertificate *certificate, const GError *error, const char *text)
{
  g_assert_null (certificate);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE);
  if (strstr (error->message, text) == NULL)
    g_error ("“%s” does not say “%s”", error->message, text);
}

static void
test_bad (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneSecret) key = NULL;
  g_autoptr (BackboneClientCertificate) certificate
      = read_pfx (bad[i].name, bad[i].password, &key, &error);

  assert_refused (certificate, error, bad[i].text);
  g_assert_true (g_str_has_prefix (error->message, bad[i].name));
  g_assert_null (key);
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (BackboneSecret) password = backbone_secret_new (PASSWORD);

  for (guint i = 0; i < 3; i++)
    {
      const gsize length = BACKBONE_PFX_MAX_SIZE + (i == 2);
      guint8 *noise = g_malloc (length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BackboneClientCertificate) certificate = NULL;

      for (gsize j = 0; j + 4 <= length; j += 4)
        *(guint32 *)(gpointer)(noise + j) = g_rand_int (rand);
      noise[0] = i == 0 ? 0x17 : 0x30;
      bytes = g_bytes_new_take (noise, length);
      certificate = backbone_pfx_read (bytes, password, "noise.pfx", NULL, &error);
      assert_refused (certificate, error, i == 2 ? "too large" : "noise.pfx: ");
    }
}

static void
test_empty (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);
  g_autoptr (BackboneSecret) password = backbone_secret_new (PASSWORD);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneClientCertificate) certificate
      = backbone_pfx_read (bytes, password, "empty.pfx", NULL, &error);

  assert_refused (certificate, error, "empty");
}

/* However much of a file is missing. */
static void
test_cut (void)
{
  g_autoptr (GBytes) whole = load ("ecdsa-chain.pfx");
  g_autoptr (BackboneSecret) password = backbone_secret_new (PASSWORD);

  for (gsize length = 1; length < g_bytes_get_size (whole); length += 37)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (BackboneClientCertificate) certificate
          = backbone_pfx_read (bytes, password, "cut.pfx", NULL, &error);

      assert_refused (certificate, error, "ends early");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strconcat ("/pfx/good/", good[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_good);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pfx/bad/%" G_GSIZE_FORMAT "-%s", i, bad[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_bad);
    }
  g_test_add_func ("/pfx/facts", test_facts);
  g_test_add_func ("/pfx/noise", test_noise);
  g_test_add_func ("/pfx/empty", test_empty);
  g_test_add_func ("/pfx/cut", test_cut);

  return g_test_run ();
}
