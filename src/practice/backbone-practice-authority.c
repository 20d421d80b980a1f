/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-authority.h"

#include <glib/gi18n-lib.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#define AUTHORITY_DAYS  3650
#define SECONDS_PER_DAY (24 * 60 * 60)
#define SERIAL_BITS     127

struct _BackbonePracticeAuthority
{
  X509 *certificate;
  EVP_PKEY *key;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIGNUM, BN_free)

typedef struct
{
  int nid;
  const char *value;
} Extension;

/* The constraint keeps a practice root harmless even where somebody trusts it system-wide: it can
 * vouch for no host but this machine and the reserved domain "invalid". */
static const Extension authority_extensions[] = {
  { NID_basic_constraints, "critical,CA:TRUE,pathlen:0" },
  { NID_key_usage, "critical,keyCertSign,cRLSign" },
  { NID_subject_key_identifier, "hash" },
  { NID_authority_key_identifier, "keyid:always" },
  { NID_name_constraints,
    "critical,permitted;DNS:localhost,permitted;DNS:invalid,permitted;IP:127.0.0.0/255.0.0.0" },
};

static const Extension leaf_extensions[] = {
  { NID_basic_constraints, "critical,CA:FALSE" },
  { NID_key_usage, "critical,digitalSignature" },
  { NID_ext_key_usage, "serverAuth" },
  { NID_subject_key_identifier, "hash" },
  { NID_authority_key_identifier, "keyid:always" },
};

static const Extension client_extensions[] = {
  { NID_basic_constraints, "critical,CA:FALSE" },
  { NID_key_usage, "critical,digitalSignature" },
  { NID_ext_key_usage, "clientAuth" },
  { NID_subject_key_identifier, "hash" },
  { NID_authority_key_identifier, "keyid:always" },
};

static gboolean
fail (GError **error, const char *what)
{
  const char *reason = ERR_reason_error_string (ERR_peek_last_error ());

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", what,
               reason ? reason : _ ("OpenSSL gives no reason"));
  ERR_clear_error ();
  return FALSE;
}

static char *
take_text (BIO *bio)
{
  char *data = NULL;
  long length = BIO_get_mem_data (bio, &data);

  return g_strndup (data, (gsize)length);
}

static char *
certificate_to_pem (X509 *certificate)
{
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());

  PEM_write_bio_X509 (bio, certificate);
  return take_text (bio);
}

static char *
key_to_pem (EVP_PKEY *key)
{
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());

  PEM_write_bio_PrivateKey (bio, key, NULL, NULL, 0, NULL, NULL);
  return take_text (bio);
}

static gboolean
set_random_serial (X509 *certificate)
{
  g_autoptr (BIGNUM) number = BN_new ();

  return BN_rand (number, SERIAL_BITS, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY)
         && BN_to_ASN1_INTEGER (number, X509_get_serialNumber (certificate));
}

static gboolean
set_subject (X509 *certificate, const char *common_name)
{
  X509_NAME *name = X509_get_subject_name (certificate);

  return X509_NAME_add_entry_by_txt (name, "O", MBSTRING_UTF8,
                                     (const guchar *)"Backbone Admin practice", -1, -1, 0)
         && X509_NAME_add_entry_by_txt (name, "CN", MBSTRING_UTF8, (const guchar *)common_name, -1,
                                        -1, 0);
}

static gboolean
add_extension (X509 *certificate, X509 *issuer, int nid, const char *value)
{
  X509_EXTENSION *extension;
  X509V3_CTX context;
  gboolean added;

  X509V3_set_ctx_nodb (&context);
  X509V3_set_ctx (&context, issuer, certificate, NULL, NULL, 0);
  extension = X509V3_EXT_conf_nid (NULL, &context, nid, value);
  added = extension && X509_add_ext (certificate, extension, -1);
  X509_EXTENSION_free (extension);

  return added;
}

static gboolean
add_extensions (X509 *certificate, X509 *issuer, const Extension *extensions, gsize n_extensions)
{
  for (gsize i = 0; i < n_extensions; i++)
    {
      if (!add_extension (certificate, issuer, extensions[i].nid, extensions[i].value))
        return FALSE;
    }

  return TRUE;
}

/* A certificate without extensions and signature; @first_day and @last_day count from now. */
static X509 *
prepare (EVP_PKEY *key, const char *common_name, int first_day, int last_day)
{
  g_autoptr (X509) certificate = X509_new ();

  if (!X509_set_version (certificate, X509_VERSION_3) || !set_random_serial (certificate)
      || !set_subject (certificate, common_name) || !X509_set_pubkey (certificate, key)
      || !X509_gmtime_adj (X509_getm_notBefore (certificate), (long)first_day * SECONDS_PER_DAY)
      || !X509_gmtime_adj (X509_getm_notAfter (certificate), (long)last_day * SECONDS_PER_DAY))
    return NULL;

  return g_steal_pointer (&certificate);
}

/**
 * backbone_practice_authority_new:
 * @common_name: the name in the root certificate
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a new authority, valid for ten years
 */
BackbonePracticeAuthority *
backbone_practice_authority_new (const char *common_name, GError **error)
{
  g_autoptr (BackbonePracticeAuthority) authority = g_new0 (BackbonePracticeAuthority, 1);
  X509 *certificate;

  authority->key = EVP_EC_gen ("P-256");
  if (authority->key)
    authority->certificate = prepare (authority->key, common_name, -1, AUTHORITY_DAYS);

  certificate = authority->certificate;
  if (certificate == NULL
      || !X509_set_issuer_name (certificate, X509_get_subject_name (certificate))
      || !add_extensions (certificate, certificate, authority_extensions,
                          G_N_ELEMENTS (authority_extensions))
      || !X509_sign (certificate, authority->key, EVP_sha256 ()))
    {
      fail (error, _ ("The practice certificate authority cannot be made"));
      return NULL;
    }

  return g_steal_pointer (&authority);
}

/**
 * backbone_practice_authority_new_from_pem:
 * @certificate: root certificate in PEM form
 * @key: its private key in PEM form
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the authority, if the key belongs to the certificate
 */
BackbonePracticeAuthority *
backbone_practice_authority_new_from_pem (const char *certificate, const char *key, GError **error)
{
  g_autoptr (BackbonePracticeAuthority) authority = g_new0 (BackbonePracticeAuthority, 1);
  g_autoptr (BIO) certificate_bio = BIO_new_mem_buf (certificate, -1);
  g_autoptr (BIO) key_bio = BIO_new_mem_buf (key, -1);

  /* The empty password keeps OpenSSL from asking for one at the terminal. */
  authority->certificate = PEM_read_bio_X509 (certificate_bio, NULL, NULL, NULL);
  authority->key = PEM_read_bio_PrivateKey (key_bio, NULL, NULL, (void *)"");

  if (authority->certificate == NULL || authority->key == NULL
      || !X509_check_private_key (authority->certificate, authority->key)
      || X509_check_ca (authority->certificate) != 1)
    {
      fail (error, _ ("The saved practice certificate authority cannot be used"));
      return NULL;
    }

  return g_steal_pointer (&authority);
}

void
backbone_practice_authority_free (BackbonePracticeAuthority *authority)
{
  X509_free (authority->certificate);
  EVP_PKEY_free (authority->key);
  g_free (authority);
}

/**
 * backbone_practice_authority_dup_certificate:
 * @authority: an authority
 *
 * Returns: (transfer full): the root certificate in PEM form
 */
char *
backbone_practice_authority_dup_certificate (BackbonePracticeAuthority *authority)
{
  return certificate_to_pem (authority->certificate);
}

/**
 * backbone_practice_authority_dup_key:
 * @authority: an authority
 *
 * Returns: (transfer full): the root's private key in PEM form
 */
char *
backbone_practice_authority_dup_key (BackbonePracticeAuthority *authority)
{
  return key_to_pem (authority->key);
}

/**
 * backbone_practice_authority_get_days_left:
 * @authority: an authority
 *
 * Returns: whole days until the root certificate expires, negative afterwards
 */
int
backbone_practice_authority_get_days_left (BackbonePracticeAuthority *authority)
{
  int days = 0, seconds = 0;

  if (!ASN1_TIME_diff (&days, &seconds, NULL, X509_get0_notAfter (authority->certificate)))
    return 0;

  return days;
}

/* @names: (nullable): for servers; a certificate without is that of a client. */
static gboolean
sign_leaf (X509 *certificate, EVP_PKEY *key, BackbonePracticeAuthority *issuer, const char *names)
{
  X509 *issuer_certificate = issuer ? issuer->certificate : certificate;
  const Extension *extensions = names ? leaf_extensions : client_extensions;
  gsize n_extensions = names ? G_N_ELEMENTS (leaf_extensions) : G_N_ELEMENTS (client_extensions);

  return X509_set_issuer_name (certificate, X509_get_subject_name (issuer_certificate))
         && add_extensions (certificate, issuer_certificate, extensions, n_extensions)
         && (names == NULL
             || add_extension (certificate, issuer_certificate, NID_subject_alt_name, names))
         && X509_sign (certificate, issuer ? issuer->key : key, EVP_sha256 ());
}

static BackbonePracticeLeaf *
make_leaf (BackbonePracticeAuthority *issuer,
           const char *common_name,
           const char *names,
           int first_day,
           int last_day,
           GError **error)
{
  g_autoptr (EVP_PKEY) key = EVP_EC_gen ("P-256");
  g_autoptr (X509) certificate = NULL;
  BackbonePracticeLeaf *leaf;

  if (key)
    certificate = prepare (key, common_name, first_day, last_day);
  if (certificate == NULL || !sign_leaf (certificate, key, issuer, names))
    {
      fail (error, _ ("A certificate cannot be made"));
      return NULL;
    }

  leaf = g_new0 (BackbonePracticeLeaf, 1);
  leaf->certificate = certificate_to_pem (certificate);
  leaf->key = key_to_pem (key);
  return leaf;
}

/**
 * backbone_practice_leaf_new:
 * @issuer: (nullable): who signs the certificate; %NULL makes a self-signed one
 * @names: subject alternative names in OpenSSL's form, such as `DNS:localhost,IP:127.0.0.1`
 * @first_day: first day of validity, counted from today
 * @last_day: last day of validity, counted from today
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a server certificate with a key of its own
 */
BackbonePracticeLeaf *
backbone_practice_leaf_new (BackbonePracticeAuthority *issuer,
                            const char *names,
                            int first_day,
                            int last_day,
                            GError **error)
{
  return make_leaf (issuer, "Practice backbone", names, first_day, last_day, error);
}

/**
 * backbone_practice_leaf_new_client:
 * @issuer: who signs the certificate
 * @common_name: whom it is for
 * @last_day: last day of validity, counted from today
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a client certificate with a key of its own
 */
BackbonePracticeLeaf *
backbone_practice_leaf_new_client (BackbonePracticeAuthority *issuer,
                                   const char *common_name,
                                   int last_day,
                                   GError **error)
{
  return make_leaf (issuer, common_name, NULL, -1, last_day, error);
}

void
backbone_practice_leaf_free (BackbonePracticeLeaf *leaf)
{
  g_free (leaf->certificate);
  g_free (leaf->key);
  g_free (leaf);
}
