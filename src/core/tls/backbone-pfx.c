/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-pfx-private.h"

#include "backbone-pfx-bags-private.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

static gboolean
fail (const char *origin, GError **error, const char *what)
{
  ERR_clear_error ();
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE, "%s: %s", origin, what);

  return FALSE;
}

static char *
describe_curve (EVP_PKEY *key)
{
  static const char *const names[][2]
      = { { "prime256v1", "P-256" }, { "secp384r1", "P-384" }, { "secp521r1", "P-521" } };
  char group[64] = "";

  EVP_PKEY_get_group_name (key, group, sizeof group, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (group, names[i][0]) == 0)
        return g_strconcat ("ECDSA ", names[i][1], NULL);
    }

  return g_strconcat ("ECDSA ", group, NULL);
}

/* As people write it: "ECDSA P-256", "RSA 2048", "ED25519". */
static char *
describe_key (EVP_PKEY *key)
{
  const char *type = EVP_PKEY_get0_type_name (key);

  if (EVP_PKEY_is_a (key, "EC"))
    return describe_curve (key);
  if (EVP_PKEY_is_a (key, "ED25519") || EVP_PKEY_is_a (key, "ED448"))
    return g_strdup (type);

  return g_strdup_printf ("%s %d", type ? type : "?", EVP_PKEY_get_bits (key));
}

/* (transfer none) (nullable): the certificate that @key belongs to. That of a user comes before one
 * of an authority, should both have the same key. */
static X509 *
find_leaf (BackbonePfxBags *bags, EVP_PKEY *key)
{
  X509 *found = NULL;

  for (guint i = 0; i < bags->certificates->len; i++)
    {
      X509 *certificate = g_ptr_array_index (bags->certificates, i);

      if (X509_check_private_key (certificate, key) != 1)
        continue;
      if (X509_check_ca (certificate) == 0)
        return certificate;
      if (found == NULL)
        found = certificate;
    }
  ERR_clear_error ();

  return found;
}

static X509 *
find_issuer (BackbonePfxBags *bags, X509 *certificate)
{
  for (guint i = 0; i < bags->certificates->len; i++)
    {
      X509 *issuer = g_ptr_array_index (bags->certificates, i);

      if (issuer != certificate && X509_check_issued (issuer, certificate) == X509_V_OK)
        return issuer;
    }

  return NULL;
}

static gboolean
is_self_issued (X509 *certificate)
{
  return X509_NAME_cmp (X509_get_subject_name (certificate), X509_get_issuer_name (certificate))
         == 0;
}

/* The certificate and who signed it, without the root: servers know it or don't trust it. */
static void
write_chain (BIO *bio, BackbonePfxBags *bags, X509 *leaf)
{
  X509 *link = leaf;

  PEM_write_bio_X509 (bio, leaf);
  for (guint i = 0; i < bags->certificates->len && !is_self_issued (link); i++)
    {
      link = find_issuer (bags, link);
      if (link == NULL || is_self_issued (link))
        return;
      PEM_write_bio_X509 (bio, link);
    }
}

static BackboneSecret *
write_secret (BackbonePfxBags *bags, EVP_PKEY *key, X509 *leaf)
{
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());
  BackboneSecret *secret;
  char *data = NULL;
  long length;

  PEM_write_bio_PrivateKey (bio, key, NULL, NULL, 0, NULL, NULL);
  write_chain (bio, bags, leaf);
  length = BIO_get_mem_data (bio, &data);
  secret = backbone_secret_new_take (g_strndup (data, (gsize)length));
  OPENSSL_cleanse (data, (size_t)length);

  return secret;
}

static BackboneClientCertificate *
describe (X509 *certificate, EVP_PKEY *key)
{
  g_autofree char *subject = backbone_x509_dup_name (X509_get_subject_name (certificate));
  g_autofree char *issuer = backbone_x509_dup_name (X509_get_issuer_name (certificate));
  g_autofree char *fingerprint = backbone_x509_dup_fingerprint (certificate);
  g_autofree char *key_type = describe_key (key);

  return g_object_new (BACKBONE_TYPE_CLIENT_CERTIFICATE, "subject", subject, "issuer", issuer,
                       "not-before", backbone_x509_get_time (X509_get0_notBefore (certificate)),
                       "not-after", backbone_x509_get_time (X509_get0_notAfter (certificate)),
                       "key-type", key_type, "fingerprint", fingerprint, NULL);
}

/* One key, and a certificate that it belongs to. */
static gboolean
choose (BackbonePfxBags *bags, const char *origin, X509 **leaf, GError **error)
{
  if (bags->keys->len == 0)
    return fail (origin, error,
                 _ ("there is no private key in the PFX file; export it again together with its "
                    "key"));
  if (bags->keys->len > 1)
    return fail (origin, error,
                 _ ("there is more than one private key in the PFX file; export only the one to "
                    "log on with"));
  if (bags->certificates->len == 0)
    return fail (origin, error, _ ("there is no certificate in the PFX file"));

  *leaf = find_leaf (bags, g_ptr_array_index (bags->keys, 0));
  if (*leaf == NULL)
    return fail (origin, error,
                 _ ("the private key in the PFX file does not match the certificate in it"));
  if (backbone_x509_get_time (X509_get0_notAfter (*leaf)) == 0)
    return fail (origin, error, _ ("the certificate has no date of expiry"));

  return TRUE;
}

/**
 * backbone_pfx_load_key:
 * @key: key, certificate and chain as PEM text
 * @error: return location for %BACKBONE_ERROR_CERTIFICATE
 *
 * Returns: (transfer full): the same for TLS connections
 */
GTlsCertificate *
backbone_pfx_load_key (BackboneSecret *key, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GTlsCertificate *certificate
      = g_tls_certificate_new_from_pem (backbone_secret_peek (key), -1, &local_error);

  if (certificate == NULL)
    g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
                 _ ("TLS cannot use this certificate: %s"), local_error->message);

  return certificate;
}

/**
 * backbone_pfx_read:
 * @bytes: what a PFX file (PKCS #12) holds
 * @password: its password, possibly empty
 * @origin: what the errors name, such as the file's name
 * @key: (out) (optional): key, certificate and chain as one PEM text
 * @error: return location for an error
 *
 * Reads the one certificate with its key that a PFX file must hold; certificates of authorities may
 * be in it too. One that has expired is read as well: its dates tell. Everything else that is wrong
 * with the file is %BACKBONE_ERROR_CERTIFICATE, each with a text of its own.
 *
 * Returns: (transfer full): what may be known of the certificate, or %NULL with @error set
 */
BackboneClientCertificate *
backbone_pfx_read (GBytes *bytes,
                   BackboneSecret *password,
                   const char *origin,
                   BackboneSecret **key,
                   GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (BackbonePfxBags) bags = NULL;
  g_autoptr (BackboneSecret) secret = NULL;
  g_autoptr (GTlsCertificate) usable = NULL;
  X509 *leaf = NULL;

  if (length > BACKBONE_PFX_MAX_SIZE)
    {
      fail (origin, error, _ ("the file is too large to be a PFX file"));
      return NULL;
    }

  bags = backbone_pfx_bags_open (data, length, backbone_secret_peek (password), origin, error);
  if (bags == NULL || !choose (bags, origin, &leaf, error))
    return NULL;

  secret = write_secret (bags, g_ptr_array_index (bags->keys, 0), leaf);
  usable = backbone_pfx_load_key (secret, error);
  if (usable == NULL)
    {
      g_prefix_error (error, "%s: ", origin);
      return NULL;
    }

  if (key)
    *key = g_steal_pointer (&secret);
  return describe (leaf, g_ptr_array_index (bags->keys, 0));
}
