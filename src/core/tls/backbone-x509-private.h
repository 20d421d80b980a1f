/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"

#include <openssl/bio.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

/* What all files here say about a certificate in the same words. For this folder only, since it
 * includes OpenSSL's headers. All strings are (transfer full). */

char *backbone_x509_dup_name (const X509_NAME *name);
BackboneTime backbone_x509_get_time (const ASN1_TIME *time);
char *backbone_x509_dup_fingerprint (X509 *certificate);
char *backbone_x509_to_pem (X509 *certificate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)

G_END_DECLS
