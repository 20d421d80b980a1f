/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-server-certificate.h"

/**
 * BackboneServerCertificate:
 *
 * A chain of certificates that a host has shown to checks.
 */
struct _BackboneServerCertificate
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneServerCertificate, backbone_server_certificate, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_HOST,
  PROP_PORT,
  PROP_DIGEST,
  PROP_SUBJECT,
  PROP_ISSUER,
  PROP_NOT_AFTER,
  PROP_CHAIN_UNTIL,
  PROP_FIRST_SEEN,
  PROP_SEEN,
  N_PROPERTIES,
};

static void
backbone_server_certificate_class_init (BackboneServerCertificateClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_HOST] = BACKBONE_RECORD_STRING ("host");
  properties[PROP_PORT] = BACKBONE_RECORD_UINT ("port");
  properties[PROP_DIGEST] = BACKBONE_RECORD_STRING ("digest");
  properties[PROP_SUBJECT] = BACKBONE_RECORD_STRING ("subject");
  properties[PROP_ISSUER] = BACKBONE_RECORD_STRING ("issuer");
  properties[PROP_NOT_AFTER] = BACKBONE_RECORD_INT64 ("not-after");
  properties[PROP_CHAIN_UNTIL] = BACKBONE_RECORD_INT64 ("chain-until");
  properties[PROP_FIRST_SEEN] = BACKBONE_RECORD_INT64 ("first-seen");
  properties[PROP_SEEN] = BACKBONE_RECORD_INT64 ("seen");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_server_certificate_init (BackboneServerCertificate *self)
{
}

/**
 * backbone_server_certificate_get_host:
 *
 * Returns: (transfer none) (not nullable): the host
 */
const char *
backbone_server_certificate_get_host (BackboneServerCertificate *self)
{
  return backbone_record_get_string (self, PROP_HOST);
}

/**
 * backbone_server_certificate_get_port:
 *
 * Returns: its port
 */
guint
backbone_server_certificate_get_port (BackboneServerCertificate *self)
{
  return backbone_record_get_uint (self, PROP_PORT);
}

/**
 * backbone_server_certificate_get_digest:
 *
 * Returns: (transfer none) (not nullable): the digest of the whole chain, as check results have it
 */
const char *
backbone_server_certificate_get_digest (BackboneServerCertificate *self)
{
  return backbone_record_get_string (self, PROP_DIGEST);
}

/**
 * backbone_server_certificate_get_subject:
 *
 * Returns: (transfer none) (not nullable): whom the host's own certificate is for
 */
const char *
backbone_server_certificate_get_subject (BackboneServerCertificate *self)
{
  return backbone_record_get_string (self, PROP_SUBJECT);
}

/**
 * backbone_server_certificate_get_issuer:
 *
 * Returns: (transfer none) (not nullable): who signed it
 */
const char *
backbone_server_certificate_get_issuer (BackboneServerCertificate *self)
{
  return backbone_record_get_string (self, PROP_ISSUER);
}

/**
 * backbone_server_certificate_get_not_after:
 *
 * Returns: until when the host's own certificate is valid
 */
BackboneTime
backbone_server_certificate_get_not_after (BackboneServerCertificate *self)
{
  return backbone_record_get_int64 (self, PROP_NOT_AFTER);
}

/**
 * backbone_server_certificate_get_chain_until:
 *
 * Returns: the last moment at which the way to a trusted root holds; that of the shortest-lived certificate on it
 */
BackboneTime
backbone_server_certificate_get_chain_until (BackboneServerCertificate *self)
{
  return backbone_record_get_int64 (self, PROP_CHAIN_UNTIL);
}

/**
 * backbone_server_certificate_get_first_seen:
 *
 * Returns: when a check first met the chain
 */
BackboneTime
backbone_server_certificate_get_first_seen (BackboneServerCertificate *self)
{
  return backbone_record_get_int64 (self, PROP_FIRST_SEEN);
}

/**
 * backbone_server_certificate_get_seen:
 *
 * Returns: when a check last met it
 */
BackboneTime
backbone_server_certificate_get_seen (BackboneServerCertificate *self)
{
  return backbone_record_get_int64 (self, PROP_SEEN);
}
