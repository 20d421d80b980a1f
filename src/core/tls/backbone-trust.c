/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-trust-private.h"

#include "backbone-x509-private.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

/* Larger than any bundle of root certificates in use, of which the largest hold some 250 KiB. */
#define MAX_LENGTH ((gsize)8 * 1024 * 1024)

static BackboneTrustAnchor *
anchor_new (X509 *certificate)
{
  g_autofree char *fingerprint = backbone_x509_dup_fingerprint (certificate);
  g_autofree char *subject = backbone_x509_dup_name (X509_get_subject_name (certificate));
  g_autofree char *issuer = backbone_x509_dup_name (X509_get_issuer_name (certificate));
  g_autofree char *pem = backbone_x509_to_pem (certificate);

  return g_object_new (BACKBONE_TYPE_TRUST_ANCHOR, "fingerprint", fingerprint, "subject", subject,
                       "issuer", issuer, "not-before",
                       backbone_x509_get_time (X509_get0_notBefore (certificate)), "not-after",
                       backbone_x509_get_time (X509_get0_notAfter (certificate)), "pem", pem, NULL);
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
