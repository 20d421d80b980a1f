/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-pfx-bags-private.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <string.h>

/* Exporters take 2,048 to 600,000 rounds; a file that asks for billions would only keep us busy. */
#define MAX_ROUNDS 2000000

/* Containers in containers are allowed but not in use. */
#define MAX_DEPTH 4
#define MAX_BAGS  1000

#define DER_SEQUENCE 0x30

typedef STACK_OF (PKCS12_SAFEBAG) Bags;
typedef STACK_OF (PKCS7) Parts;

/* A file being opened. Most of them are encrypted with RC2 and triple DES, which OpenSSL 3 has only
 * in its legacy provider; it is loaded into a context of its own, so that no TLS connection of this
 * process ever finds those ciphers. */
typedef struct
{
  const char *origin;
  const char *password;
  OSSL_LIB_CTX *context;
  OSSL_PROVIDER *standard;
  OSSL_PROVIDER *legacy;
  PKCS12 *pfx;
  gboolean password_proven;
  guint n_bags;
  BackbonePfxBags *bags;
} Opening;

static void
opening_clear (Opening *self)
{
  PKCS12_free (self->pfx);
  g_clear_pointer (&self->legacy, OSSL_PROVIDER_unload);
  g_clear_pointer (&self->standard, OSSL_PROVIDER_unload);
  OSSL_LIB_CTX_free (self->context);
  g_clear_pointer (&self->bags, backbone_pfx_bags_free);
  ERR_clear_error ();
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

static gboolean
fail (const Opening *self, GError **error, const char *what)
{
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE, "%s: %s", self->origin, what);

  return FALSE;
}

/* Whether the outermost length says that more bytes follow than there are. */
static gboolean
ends_early (const guint8 *data, gsize length)
{
  gsize n_length_bytes, announced = 0;

  if (length < 2)
    return TRUE;
  if ((data[1] & 0x80) == 0)
    return (gsize)data[1] + 2 > length;

  n_length_bytes = data[1] & 0x7f;
  if (n_length_bytes == 0 || n_length_bytes > 4)
    return FALSE;
  if (length < 2 + n_length_bytes)
    return TRUE;
  for (gsize i = 0; i < n_length_bytes; i++)
    announced = announced << 8 | data[2 + i];

  return announced > length - 2 - n_length_bytes;
}

static gboolean
refuse_foreign (const Opening *self, const guint8 *data, gsize length, GError **error)
{
  if (length == 0)
    return fail (self, error, _ ("the file is empty"));
  if (g_strstr_len ((const char *)data, (gssize)MIN (length, (gsize)4096), "-----BEGIN "))
    return fail (self, error,
                 _ ("this is a text file in PEM format; a PFX file (PKCS #12) is needed, with the "
                    "key in it"));
  if (data[0] == DER_SEQUENCE && ends_early (data, length))
    return fail (self, error, _ ("the PFX file ends early: it was not copied completely"));

  return fail (self, error, _ ("this is not a PFX file (PKCS #12)"));
}

static gboolean
parse (Opening *self, const guint8 *data, gsize length, GError **error)
{
  const guint8 *end = data;

  self->context = OSSL_LIB_CTX_new ();
  self->standard = OSSL_PROVIDER_load (self->context, "default");
  self->legacy = OSSL_PROVIDER_load (self->context, "legacy");
  self->pfx = PKCS12_init_ex (NID_pkcs7_data, self->context, NULL);
  if (self->pfx == NULL || self->standard == NULL)
    return fail (self, error, _ ("OpenSSL cannot be used on this computer"));

  /* Frees and clears it on failure. */
  if (d2i_PKCS12 (&self->pfx, &end, (long)length) == NULL)
    {
      self->pfx = NULL;
      return refuse_foreign (self, data, length, error);
    }

  return TRUE;
}

static gboolean
refuse_cipher (const Opening *self, GError **error)
{
  if (self->legacy == NULL)
    return fail (self, error,
                 _ ("the file is protected by an old cipher, for which OpenSSL's legacy provider "
                    "must be installed"));

  return fail (self, error, _ ("the file is protected in a way that OpenSSL does not know"));
}

static gboolean
check_rounds (const Opening *self, const ASN1_INTEGER *rounds, GError **error)
{
  gint64 n = 1;

  if (rounds && (!ASN1_INTEGER_get_int64 (&n, rounds) || n < 1 || n > MAX_ROUNDS))
    return fail (self, error,
                 _ ("the file asks for so much computing that it cannot be a usual PFX file"));

  return TRUE;
}

static gboolean
check_key_function (const Opening *self, const X509_ALGOR *function, GError **error)
{
  PBKDF2PARAM *parameters = NULL;
  gboolean good;

  if (OBJ_obj2nid (function->algorithm) != NID_id_pbkdf2)
    return TRUE; /* scrypt: OpenSSL has its own limit */

  parameters = ASN1_TYPE_unpack_sequence (ASN1_ITEM_rptr (PBKDF2PARAM), function->parameter);
  good = parameters == NULL || check_rounds (self, parameters->iter, error);
  PBKDF2PARAM_free (parameters);

  return good;
}

/* Before anything is decrypted with it. */
static gboolean
check_algorithm (const Opening *self, const X509_ALGOR *algorithm, GError **error)
{
  gboolean good = TRUE;

  if (algorithm == NULL || algorithm->algorithm == NULL)
    return fail (self, error, _ ("the PFX file is damaged"));

  if (OBJ_obj2nid (algorithm->algorithm) == NID_pbes2)
    {
      PBE2PARAM *parameters
          = ASN1_TYPE_unpack_sequence (ASN1_ITEM_rptr (PBE2PARAM), algorithm->parameter);

      good = parameters == NULL || check_key_function (self, parameters->keyfunc, error);
      PBE2PARAM_free (parameters);
    }
  else
    {
      PBEPARAM *parameters
          = ASN1_TYPE_unpack_sequence (ASN1_ITEM_rptr (PBEPARAM), algorithm->parameter);

      good = parameters == NULL || check_rounds (self, parameters->iter, error);
      PBEPARAM_free (parameters);
    }
  ERR_clear_error ();

  return good;
}

/* "No password" and "an empty password" are not the same in this format, and exporters write either.
 */
static gboolean
verify_password (Opening *self)
{
  if (*self->password != '\0')
    return PKCS12_verify_mac (self->pfx, self->password, -1) == 1;

  if (PKCS12_verify_mac (self->pfx, NULL, 0) == 1)
    {
      self->password = NULL;
      return TRUE;
    }

  return PKCS12_verify_mac (self->pfx, "", 0) == 1;
}

static gboolean
check_password (Opening *self, GError **error)
{
  const ASN1_INTEGER *rounds = NULL;

  if (!PKCS12_mac_present (self->pfx))
    return TRUE;

  PKCS12_get0_mac (NULL, NULL, NULL, &rounds, self->pfx);
  if (!check_rounds (self, rounds, error))
    return FALSE;

  ERR_clear_error ();
  self->password_proven = verify_password (self);
  if (self->password_proven)
    return TRUE;

  /* A password that is simply wrong leaves no error behind. */
  if (ERR_peek_error () != 0)
    return refuse_cipher (self, error);

  return fail (self, error, _ ("the password of the PFX file is wrong"));
}

static gboolean
refuse_undecryptable (const Opening *self, GError **error)
{
  unsigned long code = ERR_peek_error ();
  int reason = ERR_GET_REASON (code);

  if ((ERR_GET_LIB (code) == ERR_LIB_EVP
       && (reason == EVP_R_UNSUPPORTED_ALGORITHM || reason == EVP_R_UNKNOWN_PBE_ALGORITHM
           || reason == EVP_R_UNSUPPORTED_CIPHER || reason == EVP_R_UNSUPPORTED_PRF))
      || reason == ERR_R_UNSUPPORTED)
    return refuse_cipher (self, error);
  if (self->password_proven)
    return fail (self, error, _ ("the PFX file is damaged"));

  return fail (self, error, _ ("the password of the PFX file is wrong, or the file is damaged"));
}

static gboolean
add_key (Opening *self, const PKCS8_PRIV_KEY_INFO *info, GError **error)
{
  g_autoptr (EVP_PKEY) key = info ? EVP_PKCS82PKEY (info) : NULL;

  if (key == NULL)
    return fail (self, error, _ ("the private key is of a kind that OpenSSL does not know"));

  for (guint i = 0; i < self->bags->keys->len; i++)
    {
      if (EVP_PKEY_eq (self->bags->keys->pdata[i], key) == 1)
        return TRUE;
    }
  g_ptr_array_add (self->bags->keys, g_steal_pointer (&key));

  return TRUE;
}

static gboolean
add_encrypted_key (Opening *self, const PKCS12_SAFEBAG *bag, GError **error)
{
  const X509_SIG *encrypted = PKCS12_SAFEBAG_get0_pkcs8 (bag);
  const X509_ALGOR *algorithm = NULL;
  PKCS8_PRIV_KEY_INFO *info;
  gboolean added;

  X509_SIG_get0 (encrypted, &algorithm, NULL);
  if (!check_algorithm (self, algorithm, error))
    return FALSE;

  info = PKCS12_decrypt_skey_ex (bag, self->password, -1, self->context, NULL);
  if (info == NULL)
    return refuse_undecryptable (self, error);

  added = add_key (self, info, error);
  PKCS8_PRIV_KEY_INFO_free (info);

  return added;
}

static gboolean
add_certificate (Opening *self, const PKCS12_SAFEBAG *bag, GError **error)
{
  X509 *certificate;

  if (PKCS12_SAFEBAG_get_bag_nid (bag) != NID_x509Certificate)
    return TRUE; /* SDSI certificates: nobody's */

  certificate = PKCS12_SAFEBAG_get1_cert (bag);
  if (certificate == NULL)
    return fail (self, error, _ ("a certificate in the PFX file is damaged"));

  g_ptr_array_add (self->bags->certificates, certificate);
  return TRUE;
}

static gboolean add_bags (Opening *self, const Bags *bags, guint depth, GError **error);

static gboolean
add_bag (Opening *self, const PKCS12_SAFEBAG *bag, guint depth, GError **error)
{
  if (++self->n_bags > MAX_BAGS)
    return fail (self, error, _ ("there is too much in this file for a PFX file"));

  switch (PKCS12_SAFEBAG_get_nid (bag))
    {
    case NID_keyBag:
      return add_key (self, PKCS12_SAFEBAG_get0_p8inf (bag), error);
    case NID_pkcs8ShroudedKeyBag:
      return add_encrypted_key (self, bag, error);
    case NID_certBag:
      return add_certificate (self, bag, error);
    case NID_safeContentsBag:
      return add_bags (self, PKCS12_SAFEBAG_get0_safes (bag), depth + 1, error);
    default:
      return TRUE; /* revocation lists and secrets of others */
    }
}

static gboolean
add_bags (Opening *self, const Bags *bags, guint depth, GError **error)
{
  if (depth > MAX_DEPTH)
    return fail (self, error, _ ("the PFX file is damaged"));

  for (int i = 0; i < sk_PKCS12_SAFEBAG_num (bags); i++)
    {
      if (!add_bag (self, sk_PKCS12_SAFEBAG_value (bags, i), depth, error))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable): its bags. */
static Bags *
open_encrypted (Opening *self, PKCS7 *part, GError **error)
{
  Bags *bags;
  PKCS7_ENCRYPT *encrypted = part->d.encrypted;

  if (encrypted == NULL || encrypted->enc_data == NULL)
    {
      fail (self, error, _ ("the PFX file is damaged"));
      return NULL;
    }
  if (!check_algorithm (self, encrypted->enc_data->algorithm, error))
    return NULL;

  bags = PKCS12_unpack_p7encdata (part, self->password, -1);
  if (bags == NULL)
    refuse_undecryptable (self, error);

  return bags;
}

static Bags *
open_part (Opening *self, PKCS7 *part, GError **error)
{
  Bags *bags = NULL;

  switch (OBJ_obj2nid (part->type))
    {
    case NID_pkcs7_data:
      bags = part->d.data ? PKCS12_unpack_p7data (part) : NULL;
      if (bags == NULL)
        fail (self, error, _ ("the PFX file is damaged"));
      return bags;
    case NID_pkcs7_encrypted:
      return open_encrypted (self, part, error);
    default:
      refuse_cipher (self, error);
      return NULL;
    }
}

static gboolean
add_parts (Opening *self, GError **error)
{
  Parts *parts = PKCS12_unpack_authsafes (self->pfx);
  gboolean good = TRUE;

  if (parts == NULL)
    return fail (self, error, _ ("the PFX file is damaged"));

  for (int i = 0; good && i < sk_PKCS7_num (parts); i++)
    {
      Bags *bags = open_part (self, sk_PKCS7_value (parts, i), error);

      good = bags && add_bags (self, bags, 0, error);
      sk_PKCS12_SAFEBAG_pop_free (bags, PKCS12_SAFEBAG_free);
    }
  sk_PKCS7_pop_free (parts, PKCS7_free);

  return good;
}

/**
 * backbone_pfx_bags_open:
 * @data: what a PFX file holds
 * @length: how many bytes
 * @password: its password, possibly empty
 * @origin: what the errors name, such as the file's name
 * @error: return location for an error
 *
 * Returns: (transfer full): what is in it, or %NULL with %BACKBONE_ERROR_CERTIFICATE
 */
BackbonePfxBags *
backbone_pfx_bags_open (const guint8 *data,
                        gsize length,
                        const char *password,
                        const char *origin,
                        GError **error)
{
  g_auto (Opening) opening = { .origin = origin, .password = password };

  opening.bags = g_new0 (BackbonePfxBags, 1);
  opening.bags->keys = g_ptr_array_new_with_free_func ((GDestroyNotify)EVP_PKEY_free);
  opening.bags->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify)X509_free);

  ERR_clear_error ();
  if (!parse (&opening, data, length, error) || !check_password (&opening, error)
      || !add_parts (&opening, error))
    return NULL;

  return g_steal_pointer (&opening.bags);
}

void
backbone_pfx_bags_free (BackbonePfxBags *self)
{
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->certificates);
  g_free (self);
}
