/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity.h"

#include "backbone-chain-private.h"
#include "backbone-landscape.h"

#include <string.h>

static BackboneCertificate *
get (GPtrArray *certificates, guint i)
{
  g_assert_cmpuint (i, <, certificates->len);

  return certificates->pdata[i];
}

static void
test_chain (void)
{
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -10, 100);
  g_autoptr (Identity) middle = identity_new_authority ("Middle", root, -10, 50);
  g_autoptr (Identity) server = identity_new_server ("portal.example.com", middle, -1, 20);
  g_autoptr (GTlsCertificate) chain = identity_to_tls (server);
  g_autoptr (GPtrArray) certificates = backbone_chain_read (chain);
  g_autofree char *fingerprint = identity_fingerprint (server);
  BackboneCertificate *first = get (certificates, 0);
  BackboneCertificate *second = get (certificates, 1);
  g_autoptr (GDateTime) not_after = g_tls_certificate_get_not_valid_after (chain);

  g_assert_cmpuint (certificates->len, ==, 2); /* the root is not sent */
  g_assert_cmpstr (backbone_certificate_get_names (first)[0], ==, "portal.example.com");
  g_assert_null (backbone_certificate_get_names (first)[1]);
  g_assert_cmpstr (backbone_certificate_get_fingerprint (first), ==, fingerprint);
  g_assert_cmpstr (backbone_certificate_get_key (first), ==, "ECDSA P-256");
  g_assert_cmpuint (strlen (backbone_certificate_get_sha1 (first)), ==, 20 * 3 - 1);
  g_assert_nonnull (backbone_certificate_get_serial (first));
  g_assert_cmpint (backbone_certificate_get_not_after (first), ==,
                   g_date_time_to_unix (not_after) * G_USEC_PER_SEC);
  g_assert_cmpint (backbone_certificate_get_not_before (first), <,
                   backbone_certificate_get_not_after (first));
  g_assert_cmpstr (backbone_certificate_get_issuer (first), ==,
                   backbone_certificate_get_subject (second));
  g_assert_nonnull (strstr (backbone_certificate_get_subject (second), "Middle"));
  g_assert_nonnull (strstr (backbone_certificate_get_issuer (second), "Root"));
}

static void
test_address (void)
{
  static const char *const addresses[] = { "192.0.2.7", "2001:db8::7" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (Identity) server = identity_new_server (addresses[i], NULL, -1, 20);
      g_autoptr (GTlsCertificate) chain = identity_to_tls (server);
      g_autoptr (GPtrArray) certificates = backbone_chain_read (chain);

      g_assert_cmpuint (certificates->len, ==, 1);
      g_assert_cmpstr (backbone_certificate_get_names (get (certificates, 0))[0], ==, addresses[i]);
    }
}

/* Names that no honest authority would sign must not steer a terminal. */
static void
test_hostile_name (void)
{
  g_autoptr (Identity) server = identity_new_server ("a\x1b[31m\nb.example", NULL, -1, 20);
  g_autoptr (GTlsCertificate) chain = identity_to_tls (server);
  g_autoptr (GPtrArray) certificates = backbone_chain_read (chain);
  const char *name = backbone_certificate_get_names (get (certificates, 0))[0];

  g_assert_cmpstr (name, ==, "a?[31m?b.example");
  g_assert_null (strchr (backbone_certificate_get_subject (get (certificates, 0)), '\x1b'));
  g_assert_null (strchr (backbone_certificate_get_subject (get (certificates, 0)), '\n'));
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) certificates = backbone_chain_read (NULL);

  g_assert_cmpuint (certificates->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chain/chain", test_chain);
  g_test_add_func ("/chain/address", test_address);
  g_test_add_func ("/chain/hostile-name", test_hostile_name);
  g_test_add_func ("/chain/nothing", test_nothing);

  return g_test_run ();
}
