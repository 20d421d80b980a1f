/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-client-certificate.h"

/**
 * BackboneClientCertificate:
 *
 * What may be known of the certificate with which a technical user logs on. Its key is a secret and
 * no part of this.
 */
struct _BackboneClientCertificate
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneClientCertificate, backbone_client_certificate, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_TECHNICAL_USER,
  PROP_CUSTOMER,
  PROP_SUBJECT,
  PROP_ISSUER,
  PROP_NOT_BEFORE,
  PROP_NOT_AFTER,
  PROP_STEP,
  PROP_KEY_TYPE,
  PROP_FINGERPRINT,
  PROP_SAVED,
  N_PROPERTIES,
};

static void
backbone_client_certificate_class_init (BackboneClientCertificateClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_TECHNICAL_USER] = BACKBONE_RECORD_STRING ("technical-user");
  properties[PROP_CUSTOMER] = BACKBONE_RECORD_STRING ("customer");
  properties[PROP_SUBJECT] = BACKBONE_RECORD_STRING ("subject");
  properties[PROP_ISSUER] = BACKBONE_RECORD_STRING ("issuer");
  properties[PROP_NOT_BEFORE] = BACKBONE_RECORD_INT64 ("not-before");
  properties[PROP_NOT_AFTER] = BACKBONE_RECORD_INT64 ("not-after");
  properties[PROP_STEP] = BACKBONE_RECORD_UINT ("step");
  properties[PROP_KEY_TYPE] = BACKBONE_RECORD_STRING ("key-type");
  properties[PROP_FINGERPRINT] = BACKBONE_RECORD_STRING ("fingerprint");
  properties[PROP_SAVED] = BACKBONE_RECORD_INT64 ("saved");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_client_certificate_init (BackboneClientCertificate *self)
{
}

/**
 * backbone_client_certificate_get_technical_user:
 *
 * Returns: (transfer none) (nullable): the ID of the technical user that logs on with it; %NULL for one that was
 * only read from a file
 */
const char *
backbone_client_certificate_get_technical_user (BackboneClientCertificate *self)
{
  return backbone_record_get_string (self, PROP_TECHNICAL_USER);
}

/**
 * backbone_client_certificate_get_customer:
 *
 * Returns: (transfer none) (nullable): the number of the first customer with that user
 */
const char *
backbone_client_certificate_get_customer (BackboneClientCertificate *self)
{
  return backbone_record_get_string (self, PROP_CUSTOMER);
}

/**
 * backbone_client_certificate_get_subject:
 *
 * Returns: (transfer none) (not nullable): whom the certificate is for
 */
const char *
backbone_client_certificate_get_subject (BackboneClientCertificate *self)
{
  return backbone_record_get_string (self, PROP_SUBJECT);
}

/**
 * backbone_client_certificate_get_issuer:
 *
 * Returns: (transfer none) (not nullable): who signed it
 */
const char *
backbone_client_certificate_get_issuer (BackboneClientCertificate *self)
{
  return backbone_record_get_string (self, PROP_ISSUER);
}

/**
 * backbone_client_certificate_get_not_before:
 *
 * Returns: from when it is valid
 */
BackboneTime
backbone_client_certificate_get_not_before (BackboneClientCertificate *self)
{
  return backbone_record_get_int64 (self, PROP_NOT_BEFORE);
}

/**
 * backbone_client_certificate_get_not_after:
 *
 * Returns: until when it is valid
 */
BackboneTime
backbone_client_certificate_get_not_after (BackboneClientCertificate *self)
{
  return backbone_record_get_int64 (self, PROP_NOT_AFTER);
}

/**
 * backbone_client_certificate_get_step:
 *
 * Returns: the #BackboneExpiry: which of the warnings of the landscape it is at; none for one that was
 * only read from a file
 */
guint
backbone_client_certificate_get_step (BackboneClientCertificate *self)
{
  return backbone_record_get_uint (self, PROP_STEP);
}

/**
 * backbone_client_certificate_get_key_type:
 *
 * Returns: (transfer none) (not nullable): kind and size of its key, such as `ECDSA P-256` or `RSA 2048`
 */
const char *
backbone_client_certificate_get_key_type (BackboneClientCertificate *self)
{
  return backbone_record_get_string (self, PROP_KEY_TYPE);
}

/**
 * backbone_client_certificate_get_fingerprint:
 *
 * Returns: (transfer none) (not nullable): SHA-256 of the certificate, in upper-case hexadecimal
 * digits with colons
 */
const char *
backbone_client_certificate_get_fingerprint (BackboneClientCertificate *self)
{
  return backbone_record_get_string (self, PROP_FINGERPRINT);
}

/**
 * backbone_client_certificate_get_saved:
 *
 * Returns: when it was saved, or 0
 */
BackboneTime
backbone_client_certificate_get_saved (BackboneClientCertificate *self)
{
  return backbone_record_get_int64 (self, PROP_SAVED);
}
