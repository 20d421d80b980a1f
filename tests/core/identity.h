/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A certificate with its key, made by OpenSSL for a test. */
typedef struct _Identity Identity;

/* An authority, for itself (@issuer NULL) or below another; valid from @first_day to @last_day,
 * counted from today. */
Identity *identity_new_authority (const char *name, Identity *issuer, int first_day, int last_day);
/* A server's, with @host (a name or an address) as its only alternative name; @issuer NULL: signed
 * by itself. */
Identity *identity_new_server (const char *host, Identity *issuer, int first_day, int last_day);
void identity_free (Identity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Identity, identity_free)

char *identity_to_pem (Identity *self);
char *identity_key_to_pem (Identity *self);
/* (transfer full): with key, and with the issuers' certificates except the outermost's. */
GTlsCertificate *identity_to_tls (Identity *self);
/* (transfer full): SHA-256 in upper-case hexadecimal digits with colons. */
char *identity_fingerprint (Identity *self);

G_END_DECLS
