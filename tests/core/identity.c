/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <string.h>

struct _Identity
{
  X509 *certificate;
  EVP_PKEY *key;
  Identity *issuer; /* not owned: tests keep all theirs until the end */
};

static void
add_extension (X509 *certificate, X509 *issuer, int nid, const char *value)
{
  X509V3_CTX context;
  X509_EXTENSION *extension;

  X509V3_set_ctx (&context, issuer, certificate, NULL, NULL, 0);
  extension = X509V3_EXT_conf_nid (NULL, &context, nid, value);
  g_assert_nonnull (extension);
  g_assert_true (X509_add_ext (certificate, extension, -1));
  X509_EXTENSION_free (extension);
}

static void
set_serial (X509 *certificate)
{
  guint64 serial;

  g_assert_cmpint (RAND_bytes ((unsigned char *)&serial, sizeof serial), ==, 1);
  ASN1_INTEGER_set_uint64 (X509_get_serialNumber (certificate), serial >> 1);
}

static Identity *
identity_begin (const char *name, Identity *issuer, int first_day, int last_day)
{
  Identity *self = g_new0 (Identity, 1);
  X509_NAME *subject;

  self->key = EVP_EC_gen ("P-256");
  self->certificate = X509_new ();
  self->issuer = issuer;

  X509_set_version (self->certificate, X509_VERSION_3);
  set_serial (self->certificate);
  X509_time_adj_ex (X509_getm_notBefore (self->certificate), first_day, 0, NULL);
  X509_time_adj_ex (X509_getm_notAfter (self->certificate), last_day, 0, NULL);
  X509_set_pubkey (self->certificate, self->key);

  subject = X509_get_subject_name (self->certificate);
  X509_NAME_add_entry_by_txt (subject, "O", MBSTRING_UTF8, (const unsigned char *)"Tests", -1, -1,
                              0);
  X509_NAME_add_entry_by_txt (subject, "CN", MBSTRING_UTF8, (const unsigned char *)name, -1, -1, 0);
  X509_set_issuer_name (self->certificate,
                        X509_get_subject_name (issuer ? issuer->certificate : self->certificate));

  return self;
}

static void
identity_sign (Identity *self)
{
  EVP_PKEY *key = self->issuer ? self->issuer->key : self->key;
  X509 *issuer = self->issuer ? self->issuer->certificate : self->certificate;

  add_extension (self->certificate, issuer, NID_subject_key_identifier, "hash");
  add_extension (self->certificate, issuer, NID_authority_key_identifier, "keyid:always");
  g_assert_cmpint (X509_sign (self->certificate, key, EVP_sha256 ()), >, 0);
}

Identity *
identity_new_authority (const char *name, Identity *issuer, int first_day, int last_day)
{
  Identity *self = identity_begin (name, issuer, first_day, last_day);

  add_extension (self->certificate, self->certificate, NID_basic_constraints, "critical,CA:TRUE");
  add_extension (self->certificate, self->certificate, NID_key_usage,
                 "critical,keyCertSign,cRLSign");
  identity_sign (self);

  return self;
}

Identity *
identity_new_server (const char *host, Identity *issuer, int first_day, int last_day)
{
  Identity *self = identity_begin (host, issuer, first_day, last_day);
  g_autofree char *names
      = g_strdup_printf ("%s:%s", g_hostname_is_ip_address (host) ? "IP" : "DNS", host);

  add_extension (self->certificate, self->certificate, NID_basic_constraints, "critical,CA:FALSE");
  add_extension (self->certificate, self->certificate, NID_key_usage, "critical,digitalSignature");
  add_extension (self->certificate, self->certificate, NID_ext_key_usage, "serverAuth");
  add_extension (self->certificate, self->certificate, NID_subject_alt_name, names);
  identity_sign (self);

  return self;
}

void
identity_free (Identity *self)
{
  X509_free (self->certificate);
  EVP_PKEY_free (self->key);
  g_free (self);
}

static char *
take_bio (BIO *bio)
{
  char *data = NULL;
  long length = BIO_get_mem_data (bio, &data);
  char *text = g_strndup (data, (gsize)length);

  BIO_free_all (bio);

  return text;
}

char *
identity_to_pem (Identity *self)
{
  BIO *bio = BIO_new (BIO_s_mem ());

  g_assert_true (PEM_write_bio_X509 (bio, self->certificate));

  return take_bio (bio);
}

char *
identity_key_to_pem (Identity *self)
{
  BIO *bio = BIO_new (BIO_s_mem ());

  g_assert_true (PEM_write_bio_PKCS8PrivateKey (bio, self->key, NULL, NULL, 0, NULL, NULL));

  return take_bio (bio);
}

GTlsCertificate *
identity_to_tls (Identity *self)
{
  g_autofree char *key = identity_key_to_pem (self);
  g_autofree char *own = identity_to_pem (self);
  g_autoptr (GString) pem = g_string_new (key);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate;

  g_string_append (pem, own);
  for (Identity *issuer = self->issuer; issuer && issuer->issuer; issuer = issuer->issuer)
    {
      g_autofree char *next = identity_to_pem (issuer);

      g_string_append (pem, next);
    }

  certificate = g_tls_certificate_new_from_pem (pem->str, (gssize)pem->len, &error);
  g_assert_no_error (error);

  return certificate;
}

char *
identity_fingerprint (Identity *self)
{
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  GString *text = g_string_new (NULL);

  g_assert_true (X509_digest (self->certificate, EVP_sha256 (), digest, &length));
  for (unsigned int i = 0; i < length; i++)
    g_string_append_printf (text, "%s%02X", i > 0 ? ":" : "", digest[i]);

  return g_string_free (text, FALSE);
}
