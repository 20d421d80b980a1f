/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-seal-private.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <string.h>

#define VERSION    1
#define BLOCK_SIZE 8 /* r of scrypt */
#define MAX_COST   18
#define MAX_LANES  4 /* p of scrypt */
/* What scrypt needs at MAX_COST, and a little more. */
#define MAX_MEMORY (((guint64)128 * BLOCK_SIZE << MAX_COST) + 4 * 1024 * 1024)

#define CHUNK_SIZE     (64 * 1024)
#define MIN_CHUNK_SIZE 1024
#define MAX_CHUNK_SIZE (1024 * 1024)

#define KEY_SIZE   32
#define NONCE_SIZE 12

#define AT_VERSION  8
#define AT_COST     10
#define AT_LANES    11
#define AT_CHUNK    12
#define AT_SALT     16
#define AT_CHECK    48
#define AT_CHECKSUM 80

#define SALT_SIZE     (AT_CHECK - AT_SALT)
#define CHECKSUM_SIZE (BACKBONE_SEAL_HEADER_SIZE - AT_CHECKSUM)

/* Not text: what takes the file for one and changes its line breaks is found out at once. */
static const guint8 magic[BACKBONE_SEAL_MAGIC_SIZE]
    = { 0x89, 'B', 'k', 'A', 'd', '\r', '\n', 0x1a };

struct _BackboneSeal
{
  guint8 header[BACKBONE_SEAL_HEADER_SIZE];
  EVP_CIPHER_CTX *cipher;
  guint8 key[KEY_SIZE];
  guint64 number; /* of the next chunk */
};

static gboolean G_GNUC_PRINTF (3, 4) fail (GError **error, int code, const char *format, ...)
{
  va_list values;

  ERR_clear_error ();
  va_start (values, format);
  g_propagate_error (error, g_error_new_valist (BACKBONE_ERROR, code, format, values));
  va_end (values);

  return FALSE;
}

static gboolean
fail_crypto (GError **error)
{
  unsigned long code = ERR_get_error ();
  const char *reason = ERR_reason_error_string (code);

  ERR_clear_error ();
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED, _ ("The encryption failed: %s"),
               reason ? reason : _ ("unknown reason"));

  return FALSE;
}

static void
put_number (guint8 *bytes, guint64 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    bytes[i] = (guint8)(number >> 8 * (n_bytes - 1 - i));
}

static guint64
get_number (const guint8 *bytes, guint n_bytes)
{
  guint64 number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | bytes[i];

  return number;
}

/* The key of the cipher stays in @self; @check gets what the header says of the passphrase. */
static gboolean
derive_keys (BackboneSeal *self, BackboneSecret *passphrase, guint8 *check, GError **error)
{
  const char *text = backbone_secret_peek (passphrase);
  guint8 keys[2 * KEY_SIZE];
  unsigned int check_size = 0;
  gboolean derived;

  derived = EVP_PBE_scrypt (text, strlen (text), self->header + AT_SALT, SALT_SIZE,
                            (guint64)1 << self->header[AT_COST], BLOCK_SIZE, self->header[AT_LANES],
                            MAX_MEMORY, keys, sizeof keys)
                == 1
            && HMAC (EVP_sha256 (), keys + KEY_SIZE, KEY_SIZE, self->header, AT_CHECK, check,
                     &check_size)
                   != NULL;
  memcpy (self->key, keys, KEY_SIZE);
  OPENSSL_cleanse (keys, sizeof keys);

  return derived || fail_crypto (error);
}

static void
compute_checksum (const guint8 *header, guint8 *checksum)
{
  g_autoptr (GChecksum) sha256 = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (sha256, header, AT_CHECKSUM);
  g_checksum_get_digest (sha256, digest, &size);
  memcpy (checksum, digest, CHECKSUM_SIZE);
}

/**
 * backbone_seal_new:
 * @passphrase: what protects the file
 * @cost: the logarithm of scrypt's N, %BACKBONE_SEAL_COST except in tests
 * @error: return location for an error
 *
 * Slow on purpose: not for the main loop.
 *
 * Returns: (transfer full): what a new file is written with
 */
BackboneSeal *
backbone_seal_new (BackboneSecret *passphrase, guint cost, GError **error)
{
  g_autoptr (BackboneSeal) self = g_new0 (BackboneSeal, 1);

  g_return_val_if_fail (cost >= BACKBONE_SEAL_MIN_COST && cost <= MAX_COST, NULL);

  memcpy (self->header, magic, sizeof magic);
  put_number (self->header + AT_VERSION, VERSION, 2);
  self->header[AT_COST] = (guint8)cost;
  self->header[AT_LANES] = 1;
  put_number (self->header + AT_CHUNK, CHUNK_SIZE, 4);

  self->cipher = EVP_CIPHER_CTX_new ();
  if (self->cipher == NULL || RAND_bytes (self->header + AT_SALT, SALT_SIZE) != 1)
    {
      fail_crypto (error);
      return NULL;
    }
  if (!derive_keys (self, passphrase, self->header + AT_CHECK, error))
    return NULL;
  compute_checksum (self->header, self->header + AT_CHECKSUM);

  return g_steal_pointer (&self);
}

gboolean
backbone_seal_begins (const guint8 *bytes, gsize length)
{
  return length >= sizeof magic && memcmp (bytes, magic, sizeof magic) == 0;
}

/* What can be said of a header without the passphrase. */
static gboolean
check_header (const guint8 *header, gsize length, const char *name, GError **error)
{
  guint8 checksum[CHECKSUM_SIZE];
  guint64 chunk_size;

  if (length < AT_COST || !backbone_seal_begins (header, length))
    return fail (error, BACKBONE_ERROR_ARCHIVE, _ ("“%s” is not an archive of this program"), name);
  if (get_number (header + AT_VERSION, 2) > VERSION)
    return fail (error, BACKBONE_ERROR_NEWER_VERSION,
                 _ ("“%s” was written by a newer version of this program"), name);
  if (length < BACKBONE_SEAL_HEADER_SIZE)
    return fail (error, BACKBONE_ERROR_ARCHIVE, _ ("“%s” is incomplete: its end is missing"), name);

  compute_checksum (header, checksum);
  chunk_size = get_number (header + AT_CHUNK, 4);
  if (memcmp (checksum, header + AT_CHECKSUM, CHECKSUM_SIZE) != 0
      || get_number (header + AT_VERSION, 2) != VERSION || header[AT_COST] < BACKBONE_SEAL_MIN_COST
      || header[AT_COST] > MAX_COST || header[AT_LANES] < 1 || header[AT_LANES] > MAX_LANES
      || chunk_size < MIN_CHUNK_SIZE || chunk_size > MAX_CHUNK_SIZE)
    return fail (error, BACKBONE_ERROR_ARCHIVE,
                 _ ("“%s” was changed or damaged since it was written"), name);

  return TRUE;
}

/**
 * backbone_seal_open:
 * @header: the first bytes of a file
 * @length: how many there are
 * @passphrase: what may protect the file
 * @name: the name of the file, for errors
 * @error: return location for an error
 *
 * Slow on purpose: not for the main loop. How slow a foreign file can make it is bounded.
 *
 * Returns: (transfer full): what the chunks are read with, or %NULL: %BACKBONE_ERROR_ARCHIVE for a
 * file that is none or is damaged, %BACKBONE_ERROR_NEWER_VERSION, %BACKBONE_ERROR_PASSPHRASE
 */
BackboneSeal *
backbone_seal_open (const guint8 *header,
                    gsize length,
                    BackboneSecret *passphrase,
                    const char *name,
                    GError **error)
{
  g_autoptr (BackboneSeal) self = NULL;
  guint8 check[EVP_MAX_MD_SIZE];

  if (!check_header (header, length, name, error))
    return NULL;

  self = g_new0 (BackboneSeal, 1);
  memcpy (self->header, header, BACKBONE_SEAL_HEADER_SIZE);
  self->cipher = EVP_CIPHER_CTX_new ();
  if (!derive_keys (self, passphrase, check, error))
    return NULL;
  if (CRYPTO_memcmp (check, header + AT_CHECK, AT_CHECKSUM - AT_CHECK) != 0)
    {
      fail (error, BACKBONE_ERROR_PASSPHRASE, _ ("The passphrase is not that of “%s”"), name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
backbone_seal_free (BackboneSeal *self)
{
  EVP_CIPHER_CTX_free (self->cipher);
  OPENSSL_cleanse (self->key, sizeof self->key);
  g_free (self);
}

const guint8 *
backbone_seal_get_header (BackboneSeal *self)
{
  return self->header;
}

gsize
backbone_seal_get_chunk_size (BackboneSeal *self)
{
  return (gsize)get_number (self->header + AT_CHUNK, 4);
}

/* Begins the next chunk, in either direction. */
static gboolean
begin_chunk (BackboneSeal *self, gboolean is_last, gboolean encrypt)
{
  guint8 nonce[NONCE_SIZE] = { 0 };
  int n;

  put_number (nonce, self->number, 8);
  nonce[NONCE_SIZE - 1] = is_last;

  return EVP_CipherInit_ex (self->cipher, EVP_aes_256_gcm (), NULL, self->key, nonce, encrypt) == 1
         && EVP_CipherUpdate (self->cipher, NULL, &n, self->header, sizeof self->header) == 1;
}

/**
 * backbone_seal_encrypt:
 * @self: keys
 * @plain: what to protect
 * @length: how many bytes, at most backbone_seal_get_chunk_size()
 * @is_last: whether no chunk follows; if one does, this one must be full
 * @sealed: (out caller-allocates): the chunk, its tag behind it
 *
 * Returns: whether it worked; if not, the keys are of no use any more
 */
gboolean
backbone_seal_encrypt (BackboneSeal *self,
                       const guint8 *plain,
                       gsize length,
                       gboolean is_last,
                       guint8 *sealed)
{
  int n, n_final;

  return begin_chunk (self, is_last, TRUE)
         && EVP_CipherUpdate (self->cipher, sealed, &n, plain, (int)length) == 1
         && EVP_CipherFinal_ex (self->cipher, sealed + length, &n_final) == 1
         && EVP_CIPHER_CTX_ctrl (self->cipher, EVP_CTRL_GCM_GET_TAG, BACKBONE_SEAL_TAG_SIZE,
                                 sealed + length)
                == 1
         && ++self->number != 0;
}

/**
 * backbone_seal_decrypt:
 * @self: keys
 * @sealed: a chunk, its tag behind it
 * @length: how many bytes, with the tag
 * @is_last: whether no chunk follows
 * @plain: (out caller-allocates): room for @length bytes without the tag; nothing of it may be used
 * unless this returns %TRUE
 *
 * Returns: whether it is the next chunk, as it was written
 */
gboolean
backbone_seal_decrypt (BackboneSeal *self,
                       const guint8 *sealed,
                       gsize length,
                       gboolean is_last,
                       guint8 *plain)
{
  guint8 tag[BACKBONE_SEAL_TAG_SIZE];
  gsize plain_length;
  int n, n_final;
  gboolean is_right;

  if (length < BACKBONE_SEAL_TAG_SIZE)
    return FALSE;

  plain_length = length - BACKBONE_SEAL_TAG_SIZE;
  memcpy (tag, sealed + plain_length, sizeof tag);
  is_right = begin_chunk (self, is_last, FALSE)
             && EVP_CipherUpdate (self->cipher, plain, &n, sealed, (int)plain_length) == 1
             && EVP_CIPHER_CTX_ctrl (self->cipher, EVP_CTRL_GCM_SET_TAG, sizeof tag, tag) == 1
             && EVP_CipherFinal_ex (self->cipher, plain + plain_length, &n_final) == 1;
  ERR_clear_error ();
  if (is_right)
    self->number++;

  return is_right;
}
