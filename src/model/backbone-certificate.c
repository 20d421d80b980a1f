/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-certificate.h"

/**
 * BackboneCertificate:
 *
 * A certificate as a server or a file shows it.
 */
struct _BackboneCertificate
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneCertificate, backbone_certificate, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_SUBJECT,
  PROP_ISSUER,
  PROP_NAMES,
  PROP_NOT_BEFORE,
  PROP_NOT_AFTER,
  PROP_KEY,
  PROP_FINGERPRINT,
  PROP_SHA1,
  PROP_SERIAL,
  N_PROPERTIES,
};

static void
backbone_certificate_class_init (BackboneCertificateClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_SUBJECT] = BACKBONE_RECORD_STRING ("subject");
  properties[PROP_ISSUER] = BACKBONE_RECORD_STRING ("issuer");
  properties[PROP_NAMES] = BACKBONE_RECORD_STRV ("names");
  properties[PROP_NOT_BEFORE] = BACKBONE_RECORD_INT64 ("not-before");
  properties[PROP_NOT_AFTER] = BACKBONE_RECORD_INT64 ("not-after");
  properties[PROP_KEY] = BACKBONE_RECORD_STRING ("key");
  properties[PROP_FINGERPRINT] = BACKBONE_RECORD_STRING ("fingerprint");
  properties[PROP_SHA1] = BACKBONE_RECORD_STRING ("sha1");
  properties[PROP_SERIAL] = BACKBONE_RECORD_STRING ("serial");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_certificate_init (BackboneCertificate *self)
{
}

/**
 * backbone_certificate_get_subject:
 *
 * Returns: (transfer none) (not nullable): whom it is for
 */
const char *
backbone_certificate_get_subject (BackboneCertificate *self)
{
  return backbone_record_get_string (self, PROP_SUBJECT);
}

/**
 * backbone_certificate_get_issuer:
 *
 * Returns: (transfer none) (not nullable): who signed it
 */
const char *
backbone_certificate_get_issuer (BackboneCertificate *self)
{
  return backbone_record_get_string (self, PROP_ISSUER);
}

/**
 * backbone_certificate_get_names:
 *
 * Returns: (transfer none) (nullable): the host names and addresses it is for
 */
const char *const *
backbone_certificate_get_names (BackboneCertificate *self)
{
  return backbone_record_get_strv (self, PROP_NAMES);
}

/**
 * backbone_certificate_get_not_before:
 *
 * Returns: from when it is valid
 */
BackboneTime
backbone_certificate_get_not_before (BackboneCertificate *self)
{
  return backbone_record_get_int64 (self, PROP_NOT_BEFORE);
}

/**
 * backbone_certificate_get_not_after:
 *
 * Returns: until when it is valid
 */
BackboneTime
backbone_certificate_get_not_after (BackboneCertificate *self)
{
  return backbone_record_get_int64 (self, PROP_NOT_AFTER);
}

/**
 * backbone_certificate_get_key:
 *
 * Returns: (transfer none) (nullable): kind and size of its key, such as `ECDSA P-256`
 */
const char *
backbone_certificate_get_key (BackboneCertificate *self)
{
  return backbone_record_get_string (self, PROP_KEY);
}

/**
 * backbone_certificate_get_fingerprint:
 *
 * Returns: (transfer none) (not nullable): SHA-256, in upper-case hexadecimal digits with colons
 */
const char *
backbone_certificate_get_fingerprint (BackboneCertificate *self)
{
  return backbone_record_get_string (self, PROP_FINGERPRINT);
}

/**
 * backbone_certificate_get_sha1:
 *
 * Returns: (transfer none) (nullable): SHA-1, in upper-case hexadecimal digits with colons
 */
const char *
backbone_certificate_get_sha1 (BackboneCertificate *self)
{
  return backbone_record_get_string (self, PROP_SHA1);
}

/**
 * backbone_certificate_get_serial:
 *
 * Returns: (transfer none) (nullable): its serial number, in hexadecimal digits
 */
const char *
backbone_certificate_get_serial (BackboneCertificate *self)
{
  return backbone_record_get_string (self, PROP_SERIAL);
}
