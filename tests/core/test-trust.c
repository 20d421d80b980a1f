/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-trust-private.h"

#include "identity.h"

#include <string.h>

static void
assert_refused (const char *text, const char *why)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *anchors = backbone_trust_anchors_parse (text, -1, "roots.pem", &error);

  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE);
  g_assert_null (anchors);
  g_assert_true (g_str_has_prefix (error->message, "roots.pem: "));
  if (strstr (error->message, why) == NULL)
    g_error ("“%s” doesn't say “%s”", error->message, why);
}

static void
test_fields (void)
{
  g_autoptr (Identity) root = identity_new_authority ("Prüf-Wurzel", NULL, -1, 10);
  g_autoptr (Identity) middle = identity_new_authority ("Middle", root, -2, 5);
  g_autofree char *pem = identity_to_pem (middle);
  g_autofree char *fingerprint = identity_fingerprint (middle);
  gint64 day = G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) anchors = backbone_trust_anchors_parse (pem, -1, "roots.pem", &error);
  BackboneTrustAnchor *anchor;

  g_assert_no_error (error);
  g_assert_cmpuint (anchors->len, ==, 1);
  anchor = anchors->pdata[0];
  g_assert_cmpstr (backbone_trust_anchor_get_fingerprint (anchor), ==, fingerprint);
  g_assert_cmpstr (backbone_trust_anchor_get_subject (anchor), ==, "CN=Middle, O=Tests");
  g_assert_cmpstr (backbone_trust_anchor_get_issuer (anchor), ==, "CN=Prüf-Wurzel, O=Tests");
  g_assert_cmpstr (backbone_trust_anchor_get_pem (anchor), ==, pem);
  g_assert_cmpint (
      ABS (backbone_trust_anchor_get_not_before (anchor) + 2 * day - g_get_real_time ()), <,
      day / 24);
  g_assert_cmpint (
      ABS (backbone_trust_anchor_get_not_after (anchor) - 5 * day - g_get_real_time ()), <,
      day / 24);
}

static void
test_bundle (void)
{
  g_autoptr (Identity) first = identity_new_authority ("First", NULL, -1, 10);
  g_autoptr (Identity) expired = identity_new_authority ("Expired", NULL, -10, -1);
  g_autofree char *first_pem = identity_to_pem (first);
  g_autofree char *expired_pem = identity_to_pem (expired);
  g_autofree char *bundle = g_strdup_printf ("Two authorities\r\n%s\n# and one of them again\n%s%s",
                                             first_pem, expired_pem, first_pem);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) anchors = backbone_trust_anchors_parse (bundle, -1, "roots.pem", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (anchors->len, ==, 2);
  g_assert_cmpstr (backbone_trust_anchor_get_subject (anchors->pdata[0]), ==, "CN=First, O=Tests");
  g_assert_cmpint (backbone_trust_anchor_get_not_after (anchors->pdata[1]), <, g_get_real_time ());
}

static void
test_refused (void)
{
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -1, 10);
  g_autoptr (Identity) leaf = identity_new_server ("www.example.com", root, -1, 10);
  g_autoptr (Identity) alone = identity_new_server ("alone.example.com", NULL, -1, 10);
  g_autofree char *root_pem = identity_to_pem (root);
  g_autofree char *leaf_pem = identity_to_pem (leaf);
  g_autofree char *alone_pem = identity_to_pem (alone);
  g_autofree char *key = identity_key_to_pem (root);
  g_autofree char *with_key = g_strconcat (root_pem, key, NULL);
  g_autofree char *with_leaf = g_strconcat (root_pem, leaf_pem, NULL);

  assert_refused ("", "no certificate");
  assert_refused ("customer;description;user;password\n", "no certificate");
  assert_refused (key, "private key");
  assert_refused (with_key, "private key");
  assert_refused (leaf_pem, "CN=www.example.com, O=Tests");
  assert_refused (with_leaf, "not that of a certificate authority");
  assert_refused (alone_pem, "not that of a certificate authority");
  assert_refused ("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n", "“X509 CRL”");
}

static void
test_damaged (void)
{
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -1, 10);
  g_autofree char *good = identity_to_pem (root);
  g_autofree char *bad_base64 = g_strdup (good);
  g_autofree char *bad_content = g_strdup (good);
  g_autofree char *truncated = g_strndup (good, strlen (good) - 40);
  g_autofree char *second = NULL;

  memcpy (strchr (bad_base64, '\n') + 10, "!*!*", 4);
  memcpy (strchr (bad_content, '\n') + 1, "AAAA", 4);
  second = g_strconcat (good, bad_content, NULL);

  assert_refused (bad_base64, "block 1 is damaged");
  assert_refused (bad_content, "block 1 is damaged");
  assert_refused (truncated, "block 1 is damaged");
  assert_refused (second, "block 2 is damaged");
}

static void
test_length (void)
{
  g_autoptr (Identity) root = identity_new_authority ("Root", NULL, -1, 10);
  g_autofree char *pem = identity_to_pem (root);
  gsize length = strlen (pem);
  g_autofree char *padded = g_strconcat (pem, "-----BEGIN CERTIFICATE-----\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) anchors
      = backbone_trust_anchors_parse (padded, (gssize)length, "roots.pem", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (anchors->len, ==, 1);

  g_assert_null (backbone_trust_anchors_parse (padded, G_MAXINT, "roots.pem", &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/fields", test_fields);
  g_test_add_func ("/trust/bundle", test_bundle);
  g_test_add_func ("/trust/refused", test_refused);
  g_test_add_func ("/trust/damaged", test_damaged);
  g_test_add_func ("/trust/length", test_length);

  return g_test_run ();
}
