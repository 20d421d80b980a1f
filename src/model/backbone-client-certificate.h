/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_CLIENT_CERTIFICATE (backbone_client_certificate_get_type ())
G_DECLARE_FINAL_TYPE (BackboneClientCertificate,
                      backbone_client_certificate,
                      BACKBONE,
                      CLIENT_CERTIFICATE,
                      BackboneRecord)

const char *backbone_client_certificate_get_technical_user (BackboneClientCertificate *self);
const char *backbone_client_certificate_get_customer (BackboneClientCertificate *self);
const char *backbone_client_certificate_get_subject (BackboneClientCertificate *self);
const char *backbone_client_certificate_get_issuer (BackboneClientCertificate *self);
BackboneTime backbone_client_certificate_get_not_before (BackboneClientCertificate *self);
BackboneTime backbone_client_certificate_get_not_after (BackboneClientCertificate *self);
guint backbone_client_certificate_get_step (BackboneClientCertificate *self);
const char *backbone_client_certificate_get_key_type (BackboneClientCertificate *self);
const char *backbone_client_certificate_get_fingerprint (BackboneClientCertificate *self);
BackboneTime backbone_client_certificate_get_saved (BackboneClientCertificate *self);

G_END_DECLS
