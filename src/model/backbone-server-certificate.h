/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_SERVER_CERTIFICATE (backbone_server_certificate_get_type ())
G_DECLARE_FINAL_TYPE (BackboneServerCertificate,
                      backbone_server_certificate,
                      BACKBONE,
                      SERVER_CERTIFICATE,
                      BackboneRecord)

const char *backbone_server_certificate_get_host (BackboneServerCertificate *self);
guint backbone_server_certificate_get_port (BackboneServerCertificate *self);
const char *backbone_server_certificate_get_digest (BackboneServerCertificate *self);
const char *backbone_server_certificate_get_subject (BackboneServerCertificate *self);
const char *backbone_server_certificate_get_issuer (BackboneServerCertificate *self);
BackboneTime backbone_server_certificate_get_not_after (BackboneServerCertificate *self);
BackboneTime backbone_server_certificate_get_chain_until (BackboneServerCertificate *self);
BackboneTime backbone_server_certificate_get_first_seen (BackboneServerCertificate *self);
BackboneTime backbone_server_certificate_get_seen (BackboneServerCertificate *self);

G_END_DECLS
