/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A file that a passphrase protects: a header, then chunks.
 *
 *   0   8  magic
 *   8   2  version, big endian as all numbers
 *  10   1  scrypt: the logarithm of N
 *  11   1  scrypt: p (r is 8)
 *  12   4  size of a chunk's plain text
 *  16  32  salt
 *  48  32  HMAC-SHA-256 of what is before: tells a wrong passphrase
 *  80  16  the start of SHA-256 of what is before: tells damage from a wrong passphrase
 *
 * scrypt makes two keys of 32 bytes out of passphrase and salt: that of AES-256-GCM and that of the
 * HMAC. Each chunk is its cipher text and a tag of 16 bytes. Its nonce is its number and whether it
 * is the last one, so that none can be moved, left out, repeated or cut off; all are as long as they
 * can be, except the last one. The header is authenticated with each of them. No key is ever used
 * for a second file, since the salt is random.
 */
#define BACKBONE_SEAL_HEADER_SIZE 96
#define BACKBONE_SEAL_TAG_SIZE    16
#define BACKBONE_SEAL_MAGIC_SIZE  8

/* What new files get: about half a second and 128 MiB for each guess. */
#define BACKBONE_SEAL_COST 17
/* The cheapest that is read, for tests. */
#define BACKBONE_SEAL_MIN_COST 10

/* The keys and the number of the next chunk. For one thread at a time. */
typedef struct _BackboneSeal BackboneSeal;

/* Whether something that begins with these bytes means to be sealed; at least the magic is needed. */
gboolean backbone_seal_begins (const guint8 *bytes, gsize length);

BackboneSeal *backbone_seal_new (BackboneSecret *passphrase, guint cost, GError **error);
/* @name: of the file, for errors: ARCHIVE, NEWER_VERSION, PASSPHRASE. */
BackboneSeal *backbone_seal_open (const guint8 *header,
                                  gsize length,
                                  BackboneSecret *passphrase,
                                  const char *name,
                                  GError **error);
void backbone_seal_free (BackboneSeal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackboneSeal, backbone_seal_free)

/* (transfer none): BACKBONE_SEAL_HEADER_SIZE bytes. */
const guint8 *backbone_seal_get_header (BackboneSeal *self);
gsize backbone_seal_get_chunk_size (BackboneSeal *self);

/* @sealed has room for @length bytes and the tag. */
gboolean backbone_seal_encrypt (BackboneSeal *self,
                                const guint8 *plain,
                                gsize length,
                                gboolean is_last,
                                guint8 *sealed);
/* @length with the tag. FALSE if it is not the next chunk as it was written; the same chunk may be
 * tried again. */
gboolean backbone_seal_decrypt (BackboneSeal *self,
                                const guint8 *sealed,
                                gsize length,
                                gboolean is_last,
                                guint8 *plain);

G_END_DECLS
