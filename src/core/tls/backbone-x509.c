/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-x509-private.h"

#include <openssl/pem.h>
#include <time.h>

static char *
bio_to_string (BIO *bio)
{
  char *data = NULL;
  long length = BIO_get_mem_data (bio, &data);
  g_autofree char *text = g_strndup (data, (gsize)length);

  return g_utf8_make_valid (text, -1);
}

/**
 * backbone_x509_dup_name:
 * @name: a distinguished name
 *
 * Returns: (transfer full): it in the order of RFC 2253 with readable letters; control characters
 * stay escaped
 */
char *
backbone_x509_dup_name (const X509_NAME *name)
{
  unsigned long flags
      = (XN_FLAG_RFC2253 & ~(unsigned long)(ASN1_STRFLGS_ESC_MSB | XN_FLAG_SEP_MASK))
        | XN_FLAG_SEP_CPLUS_SPC;
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());

  X509_NAME_print_ex (bio, name, 0, flags);

  return bio_to_string (bio);
}

/**
 * backbone_x509_get_time:
 * @time: a point in time as certificates hold it
 *
 * Returns: the same, or 0 if it is not well formed
 */
BackboneTime
backbone_x509_get_time (const ASN1_TIME *time)
{
  struct tm parts;

  if (!ASN1_TIME_to_tm (time, &parts))
    return 0;

  return (BackboneTime)timegm (&parts) * G_USEC_PER_SEC;
}

/**
 * backbone_x509_dup_fingerprint:
 * @certificate: a certificate
 *
 * Returns: (transfer full): its SHA-256, in upper-case hexadecimal digits with colons
 */
char *
backbone_x509_dup_fingerprint (X509 *certificate)
{
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  GString *text = g_string_new (NULL);

  X509_digest (certificate, EVP_sha256 (), digest, &length);
  for (unsigned int i = 0; i < length; i++)
    g_string_append_printf (text, i > 0 ? ":%02X" : "%02X", digest[i]);

  return g_string_free (text, FALSE);
}

/**
 * backbone_x509_to_pem:
 * @certificate: a certificate
 *
 * Returns: (transfer full): it in PEM format
 */
char *
backbone_x509_to_pem (X509 *certificate)
{
  g_autoptr (BIO) bio = BIO_new (BIO_s_mem ());

  PEM_write_bio_X509 (bio, certificate);

  return bio_to_string (bio);
}
