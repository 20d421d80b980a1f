/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/* Larger than any file with a key and a chain, however many authorities it holds. */
#define BACKBONE_PFX_MAX_SIZE ((gsize)10 * 1024 * 1024)

/* Blocking, some 100 ms for files made to be slow to guess: not for the main loop. (out) (optional)
 * (transfer full) @key: key, certificate and chain as one PEM text, for the vault. */
BackboneClientCertificate *backbone_pfx_read (GBytes *bytes,
                                              BackboneSecret *password,
                                              const char *origin,
                                              BackboneSecret **key,
                                              GError **error);

/* What backbone_pfx_read() gave, for connections. (transfer full). */
GTlsCertificate *backbone_pfx_load_key (BackboneSecret *key, GError **error);

G_END_DECLS
