/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-trust-private.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <time.h>

/* Larger than any bundle of root certificates in use, of which the largest hold some 250 KiB. */
#define MAX_LENGTH ((gsize)8 * 1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)

static char *
bio_to_string (BIO *bio)
{
  char *data = NULL;
  long length = BIO_get_mem_data (bio, &data);
  g_autofree char *text = g_strndup (data, (gsize)length);

  return g_utf8_make_valid (text, -1);
}

/* RFC 2253 order with readable letters; control characters stay escaped. */
static char *
name_to_string (const X509_NAME *name)
{
  unsigned long flags
      = (XN_FLAG_RFC2253 & ~(unsigned long)(ASN1_STRFLGS_ESC_MSB | XN_FLAG_SEP_MASK))
        | XN_FLAG_SEP_CPLUS_SPC;
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());

  X509_NAME_print_ex (bio, name, 0, flags);

  return bio_to_string (bio);
}

static BackboneTime
time_to_model (const ASN1_TIME *time)
{
  struct tm parts;

  if (!ASN1_TIME_to_tm (time, &parts))
    return 0;

  return (BackboneTime)timegm (&parts) * G_USEC_PER_SEC;
}

static char *
fingerprint_to_string (X509 *certificate)
{
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  GString *text = g_string_new (NULL);

  X509_digest (certificate, EVP_sha256 (), digest, &length);
  for (unsigned int i = 0; i < length; i++)
    g_string_append_printf (text, i > 0 ? ":%02X" : "%02X", digest[i]);

  return g_string_free (text, FALSE);
}

static BackboneTrustAnchor *
anchor_new (X509 *certificate)
{
  g_autofree char *fingerprint = fingerprint_to_string (certificate);
  g_autofree char *subject = name_to_string (X509_get_subject_name (certificate));
  g_autofree char *issuer = name_to_string (X509_get_issuer_name (certificate));
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());
  g_autofree char *pem = NULL;

  PEM_write_bio_X509 (bio, certificate);
  pem = bio_to_string (bio);

  return g_object_new (BACKBONE_TYPE_TRUST_ANCHOR, "fingerprint", fingerprint, "subject", subject,
                       "issuer", issuer, "not-before",
                       time_to_model (X509_get0_notBefore (certificate)), "not-after",
                       time_to_model (X509_get0_notAfter (certificate)), "pem", pem, NULL);
}

static gboolean
contains (GPtrArray *anchors, BackboneTrustAnchor *anchor)
{
  for (guint i = 0; i < anchors->len; i++)
    {
      if (g_str_equal (backbone_trust_anchor_get_fingerprint (anchors->pdata[i]),
                       backbone_trust_anchor_get_fingerprint (anchor)))
        return TRUE;
    }

  return FALSE;
}

/* X509_check_ca(): 1 says so itself, 3 is a self-signed one of version 1, which could not say it. */
static gboolean
add_certificate (GPtrArray *anchors, X509 *certificate, const char *origin, GError **error)
{
  int ca = X509_check_ca (certificate);
  g_autoptr (BackboneTrustAnchor) anchor = anchor_new (certificate);

  if (ca != 1 && ca != 3)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
                   /* Translators: a file name, then whom the certificate is for */
                   _ ("%s: the certificate of “%s” is that of a server or a user, not that of a "
                      "certificate authority"),
                   origin, backbone_trust_anchor_get_subject (anchor));
      return FALSE;
    }

  if (!contains (anchors, anchor))
    g_ptr_array_add (anchors, g_steal_pointer (&anchor));

  return TRUE;
}

static gboolean
set_damaged (const char *origin, guint number, GError **error)
{
  ERR_clear_error ();
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
               _ ("%s: block %u is damaged, so that no certificate can be read from it"), origin,
               number);

  return FALSE;
}

static gboolean
add_block (GPtrArray *anchors,
           const char *name,
           const unsigned char *data,
           long length,
           guint number,
           const char *origin,
           GError **error)
{
  const unsigned char *end = data;
  g_autoptr (X509) certificate = NULL;

  if (strstr (name, PEM_STRING_PKCS8INF) != NULL)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
                   _ ("%s: the file holds a private key, which must stay with its owner; only the "
                      "certificate of the authority is needed"),
                   origin);
      return FALSE;
    }

  if (g_str_equal (name, PEM_STRING_X509) || g_str_equal (name, PEM_STRING_X509_OLD))
    certificate = d2i_X509 (NULL, &end, length);
  else if (g_str_equal (name, PEM_STRING_X509_TRUSTED))
    certificate = d2i_X509_AUX (NULL, &end, length);
  else
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
                   /* Translators: a file name, then words such as "X509 CRL" */
                   _ ("%s: block %u is not a certificate but “%s”"), origin, number, name);
      return FALSE;
    }

  if (certificate == NULL || end != data + length)
    return set_damaged (origin, number, error);

  return add_certificate (anchors, certificate, origin, error);
}

/* Reads the next block: TRUE and @found, TRUE and not @found at the end, or an error. */
static gboolean
read_block (BIO *bio,
            GPtrArray *anchors,
            guint number,
            const char *origin,
            gboolean *found,
            GError **error)
{
  char *name = NULL;
  char *header = NULL;
  unsigned char *data = NULL;
  long length = 0;
  gboolean success;

  *found = PEM_read_bio (bio, &name, &header, &data, &length) == 1;
  if (!*found)
    {
      unsigned long code = ERR_peek_last_error ();

      if (ERR_GET_LIB (code) != ERR_LIB_PEM || ERR_GET_REASON (code) != PEM_R_NO_START_LINE)
        return set_damaged (origin, number, error);
      ERR_clear_error ();
      return TRUE;
    }

  success = add_block (anchors, name, data, length, number, origin, error);

  OPENSSL_free (name);
  OPENSSL_free (header);
  OPENSSL_clear_free (data, (size_t)length);

  return success;
}

/**
 * backbone_trust_anchors_parse:
 * @pem: what a file of trusted root certificates holds
 * @length: its length in bytes, or -1 if it ends with a NUL
 * @origin: what the errors name, such as the file's name
 * @error: return location for an error
 *
 * Reads the certificates of authorities out of a PEM text; one that is in it twice is given once.
 * An expired one is accepted: its dates tell. Everything else that may stand in such a file (a
 * private key, the certificate of a server, damaged data) is refused as a whole, with
 * %BACKBONE_ERROR_CERTIFICATE.
 *
 * Returns: (transfer container) (element-type BackboneTrustAnchor): the anchors, at least one, or
 * %NULL with @error set
 */
GPtrArray *
backbone_trust_anchors_parse (const char *pem, gssize length, const char *origin, GError **error)
{
  g_autoptr (GPtrArray) anchors = g_ptr_array_new_with_free_func (g_object_unref);
  gsize size = length < 0 ? strlen (pem) : (gsize)length;
  g_autoptr (BIO) bio = NULL;
  gboolean found = TRUE;

  if (size > MAX_LENGTH)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
                   _ ("%s: the file is too large to be one of certificates"), origin);
      return NULL;
    }

  ERR_clear_error ();
  bio = BIO_new_mem_buf (pem, (int)size);
  for (guint number = 1; found; number++)
    {
      if (!read_block (bio, anchors, number, origin, &found, error))
        return NULL;
    }

  if (anchors->len == 0)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE,
                   _ ("%s: there is no certificate in PEM format in the file"), origin);
      return NULL;
    }

  return g_steal_pointer (&anchors);
}
