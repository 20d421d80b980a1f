/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_CERTIFICATE (backbone_certificate_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCertificate,
                      backbone_certificate,
                      BACKBONE,
                      CERTIFICATE,
                      BackboneRecord)

const char *backbone_certificate_get_subject (BackboneCertificate *self);
const char *backbone_certificate_get_issuer (BackboneCertificate *self);
const char *const *backbone_certificate_get_names (BackboneCertificate *self);
BackboneTime backbone_certificate_get_not_before (BackboneCertificate *self);
BackboneTime backbone_certificate_get_not_after (BackboneCertificate *self);
const char *backbone_certificate_get_key (BackboneCertificate *self);
const char *backbone_certificate_get_fingerprint (BackboneCertificate *self);
const char *backbone_certificate_get_sha1 (BackboneCertificate *self);
const char *backbone_certificate_get_serial (BackboneCertificate *self);

G_END_DECLS
