/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-trust-anchor.h"

/**
 * BackboneTrustAnchor:
 *
 * A root certificate that this landscape trusts in addition to those of the system, such as that of
 * a proxy which breaks TLS open.
 */
struct _BackboneTrustAnchor
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneTrustAnchor, backbone_trust_anchor, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_FINGERPRINT,
  PROP_SUBJECT,
  PROP_ISSUER,
  PROP_NOT_BEFORE,
  PROP_NOT_AFTER,
  PROP_PEM,
  N_PROPERTIES,
};

static void
backbone_trust_anchor_class_init (BackboneTrustAnchorClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_FINGERPRINT] = BACKBONE_RECORD_STRING ("fingerprint");
  properties[PROP_SUBJECT] = BACKBONE_RECORD_STRING ("subject");
  properties[PROP_ISSUER] = BACKBONE_RECORD_STRING ("issuer");
  properties[PROP_NOT_BEFORE] = BACKBONE_RECORD_INT64 ("not-before");
  properties[PROP_NOT_AFTER] = BACKBONE_RECORD_INT64 ("not-after");
  properties[PROP_PEM] = BACKBONE_RECORD_STRING ("pem");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_trust_anchor_init (BackboneTrustAnchor *self)
{
}

/**
 * backbone_trust_anchor_get_fingerprint:
 *
 * Returns: (transfer none) (not nullable): SHA-256 of the certificate, in upper-case hexadecimal
 * digits with colons
 */
const char *
backbone_trust_anchor_get_fingerprint (BackboneTrustAnchor *self)
{
  return backbone_record_get_string (self, PROP_FINGERPRINT);
}

/**
 * backbone_trust_anchor_get_subject:
 *
 * Returns: (transfer none) (not nullable): whom the certificate is for
 */
const char *
backbone_trust_anchor_get_subject (BackboneTrustAnchor *self)
{
  return backbone_record_get_string (self, PROP_SUBJECT);
}

/**
 * backbone_trust_anchor_get_issuer:
 *
 * Returns: (transfer none) (not nullable): who signed it
 */
const char *
backbone_trust_anchor_get_issuer (BackboneTrustAnchor *self)
{
  return backbone_record_get_string (self, PROP_ISSUER);
}

/**
 * backbone_trust_anchor_get_not_before:
 *
 * Returns: from when it is valid
 */
BackboneTime
backbone_trust_anchor_get_not_before (BackboneTrustAnchor *self)
{
  return backbone_record_get_int64 (self, PROP_NOT_BEFORE);
}

/**
 * backbone_trust_anchor_get_not_after:
 *
 * Returns: until when it is valid
 */
BackboneTime
backbone_trust_anchor_get_not_after (BackboneTrustAnchor *self)
{
  return backbone_record_get_int64 (self, PROP_NOT_AFTER);
}

/**
 * backbone_trust_anchor_get_pem:
 *
 * Returns: (transfer none) (not nullable): the certificate as PEM
 */
const char *
backbone_trust_anchor_get_pem (BackboneTrustAnchor *self)
{
  return backbone_record_get_string (self, PROP_PEM);
}
