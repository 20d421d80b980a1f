/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-x509-private.h"

#include <openssl/evp.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)

/**
 * BackbonePfxBags:
 * @keys: (element-type EVP_PKEY): the private keys; one that is there twice is here once
 * @certificates: (element-type X509): the certificates, in the order of the file
 *
 * What a PFX holds, taken out of its containers.
 */
typedef struct
{
  GPtrArray *keys;
  GPtrArray *certificates;
} BackbonePfxBags;

BackbonePfxBags *backbone_pfx_bags_open (const guint8 *data,
                                         gsize length,
                                         const char *password,
                                         const char *origin,
                                         GError **error);
void backbone_pfx_bags_free (BackbonePfxBags *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackbonePfxBags, backbone_pfx_bags_free)

G_END_DECLS
