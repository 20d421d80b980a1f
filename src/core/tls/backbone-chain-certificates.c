/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-chain-private.h"

#include "backbone-certificate-reader.h"
#include "backbone-x509-private.h"

#include <glib/gi18n-lib.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

/* A certificate comes from a server that may be hostile: nobody reads more names than this. */
#define MAX_NAMES 200

static char *
dup_ip_address (const ASN1_OCTET_STRING *octets)
{
  int length = ASN1_STRING_length (octets);
  g_autoptr (GInetAddress) address = NULL;

  if (length != 4 && length != 16)
    return NULL;

  address = g_inet_address_new_from_bytes (
      ASN1_STRING_get0_data (octets), length == 4 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);

  return g_inet_address_to_string (address);
}

/* Host names in certificates are ASCII; whatever else stands there must not reach a terminal. */
static char *
dup_graphic (const char *text, int length)
{
  char *copy = g_strndup (text, (gsize)length);

  for (char *p = copy; *p; p++)
    {
      if (!g_ascii_isgraph (*p))
        *p = '?';
    }

  return copy;
}

/* (nullable): only what a TLS client compares a host with. */
static char *
dup_host (const GENERAL_NAME *name)
{
  const ASN1_IA5STRING *text;

  if (name->type == GEN_IPADD)
    return dup_ip_address (name->d.iPAddress);
  if (name->type != GEN_DNS)
    return NULL;

  text = name->d.dNSName;
  return dup_graphic ((const char *)ASN1_STRING_get0_data (text), ASN1_STRING_length (text));
}

static char **
dup_hosts (X509 *certificate)
{
  GENERAL_NAMES *names = X509_get_ext_d2i (certificate, NID_subject_alt_name, NULL, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; names && i < MIN (sk_GENERAL_NAME_num (names), MAX_NAMES); i++)
    {
      g_autofree char *host = dup_host (sk_GENERAL_NAME_value (names, i));

      if (host)
        g_strv_builder_add (builder, host);
    }
  GENERAL_NAMES_free (names);

  return g_strv_builder_end (builder);
}

/* The names that people know curves by. */
static const char *
get_curve (EVP_PKEY *key, char *name, gsize size)
{
  static const char *const known[][2] = {
    { "prime256v1", "P-256" },
    { "secp384r1", "P-384" },
    { "secp521r1", "P-521" },
  };

  if (!EVP_PKEY_get_group_name (key, name, size, NULL))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (g_str_equal (name, known[i][0]))
        return known[i][1];
    }

  return name;
}

static char *
describe_key (X509 *certificate)
{
  EVP_PKEY *key = X509_get0_pubkey (certificate);
  const char *curve;
  char name[64] = "";

  if (key == NULL)
    return NULL;
  if (EVP_PKEY_is_a (key, "EC") && (curve = get_curve (key, name, sizeof name)))
    return g_strdup_printf ("ECDSA %s", curve);
  if (EVP_PKEY_is_a (key, "ED25519") || EVP_PKEY_is_a (key, "ED448"))
    return g_strdup (EVP_PKEY_is_a (key, "ED448") ? "Ed448" : "Ed25519");

  return g_strdup_printf ("%s %d", EVP_PKEY_get0_type_name (key), EVP_PKEY_get_bits (key));
}

static char *
dup_serial (X509 *certificate)
{
  BIGNUM *number = ASN1_INTEGER_to_BN (X509_get0_serialNumber (certificate), NULL);
  char *digits = number ? BN_bn2hex (number) : NULL;
  char *copy = g_strdup (digits);

  OPENSSL_free (digits);
  BN_free (number);

  return copy;
}

static char *
dup_sha1 (const GByteArray *der)
{
  g_autofree char *digits = g_compute_checksum_for_data (G_CHECKSUM_SHA1, der->data, der->len);
  GString *text = g_string_new (NULL);

  for (const char *p = digits; *p; p++)
    {
      if (p > digits && (p - digits) % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, g_ascii_toupper (*p));
    }

  return g_string_free (text, FALSE);
}

static BackboneCertificate *
read_certificate (X509 *certificate, const GByteArray *der)
{
  g_autofree char *subject = backbone_x509_dup_name (X509_get_subject_name (certificate));
  g_autofree char *issuer = backbone_x509_dup_name (X509_get_issuer_name (certificate));
  g_autofree char *fingerprint = backbone_x509_dup_fingerprint (certificate);
  g_autofree char *sha1 = dup_sha1 (der);
  g_autofree char *serial = dup_serial (certificate);
  g_autofree char *key = describe_key (certificate);
  g_auto (GStrv) names = dup_hosts (certificate);

  return g_object_new (BACKBONE_TYPE_CERTIFICATE, "subject", subject, "issuer", issuer, "names",
                       names, "not-before",
                       backbone_x509_get_time (X509_get0_notBefore (certificate)), "not-after",
                       backbone_x509_get_time (X509_get0_notAfter (certificate)), "key", key,
                       "fingerprint", fingerprint, "sha1", sha1, "serial", serial, NULL);
}

/**
 * backbone_chain_read:
 * @chain: (nullable): a server's certificate, linked to its issuers as the server sent them
 *
 * Reads what people want to know of certificates, also of those that nobody trusts. One that cannot
 * be read is left out.
 *
 * Returns: (transfer full) (element-type BackboneCertificate): the certificates, the server's first
 */
GPtrArray *
backbone_chain_read (GTlsCertificate *chain)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func (g_object_unref);

  for (GTlsCertificate *link = chain; link; link = g_tls_certificate_get_issuer (link))
    {
      g_autoptr (GByteArray) der = NULL;
      g_autoptr (X509) certificate = NULL;
      const unsigned char *data;

      g_object_get (link, "certificate", &der, NULL);
      data = der->data;
      certificate = d2i_X509 (NULL, &data, der->len);
      if (certificate)
        g_ptr_array_add (certificates, read_certificate (certificate, der));
    }

  return certificates;
}

/**
 * backbone_trust_anchor_dup_certificate:
 * @anchor: a trust anchor
 * @error: return location for %BACKBONE_ERROR_CERTIFICATE
 *
 * Returns: (transfer full) (nullable): its certificate
 */
BackboneCertificate *
backbone_trust_anchor_dup_certificate (BackboneTrustAnchor *anchor, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GTlsCertificate) tls
      = g_tls_certificate_new_from_pem (backbone_trust_anchor_get_pem (anchor), -1, &reason);
  g_autoptr (GPtrArray) certificates = backbone_chain_read (tls);

  if (certificates->len > 0)
    return g_object_ref (certificates->pdata[0]);

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
               /* Translators: whom a certificate is for, then what the library says */
               _ ("The trusted certificate of “%s” cannot be read: %s"),
               backbone_trust_anchor_get_subject (anchor), reason ? reason->message : "");

  return NULL;
}
