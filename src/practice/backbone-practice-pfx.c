/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-practice-pfx.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#define PFX_FOLDER        "pfx"
#define CERTIFICATES_FILE "certificates.csv"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BIO, BIO_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509, X509_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PKCS12, PKCS12_free)

static char *
make_fingerprint (X509 *certificate)
{
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  GString *text = g_string_new (NULL);

  X509_digest (certificate, EVP_sha256 (), digest, &length);
  for (unsigned int i = 0; i < length; i++)
    g_string_append_printf (text, i > 0 ? ":%02X" : "%02X", digest[i]);

  return g_string_free (text, FALSE);
}

/* The fingerprint of a file of an earlier run, if it can still be used. */
static char *
read_saved (const char *filename, const char *password)
{
  g_autofree char *data = NULL;
  g_autoptr (PKCS12) pfx = NULL;
  g_autoptr (EVP_PKEY) key = NULL;
  g_autoptr (X509) certificate = NULL;
  const guchar *end;
  gsize length;

  if (!g_file_get_contents (filename, &data, &length, NULL))
    return NULL;

  end = (const guchar *)data;
  pfx = d2i_PKCS12 (NULL, &end, (long)length);
  if (pfx == NULL || !PKCS12_parse (pfx, password, &key, &certificate, NULL)
      || X509_cmp_current_time (X509_get0_notAfter (certificate)) < 0)
    return NULL;

  return make_fingerprint (certificate);
}

static gboolean
write_pfx (const char *filename, PKCS12 *pfx, GError **error)
{
  guchar *data = NULL;
  int length = i2d_PKCS12 (pfx, &data);
  gboolean written = length > 0
                     && g_file_set_contents_full (filename, (const char *)data, length,
                                                  G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);

  OPENSSL_free (data);

  return written;
}

/* (transfer full) (nullable): the fingerprint of a new certificate, which is in @filename now. */
static char *
make (const char *filename,
      BackbonePracticeAuthority *authority,
      const BackbonePracticeCustomer *customer,
      GError **error)
{
  g_autoptr (BackbonePracticeLeaf) leaf
      = backbone_practice_leaf_new_client (authority, customer->user, customer->pfx_days, error);
  g_autoptr (BIO) certificate_bio = NULL;
  g_autoptr (BIO) key_bio = NULL;
  g_autoptr (X509) certificate = NULL;
  g_autoptr (EVP_PKEY) key = NULL;
  g_autoptr (PKCS12) pfx = NULL;

  if (leaf == NULL)
    return NULL;

  certificate_bio = BIO_new_mem_buf (leaf->certificate, -1);
  key_bio = BIO_new_mem_buf (leaf->key, -1);
  certificate = PEM_read_bio_X509 (certificate_bio, NULL, NULL, NULL);
  key = PEM_read_bio_PrivateKey (key_bio, NULL, NULL, NULL);
  pfx = PKCS12_create (customer->pfx_password, customer->user, key, certificate, NULL, 0, 0, 0, 0,
                       0);
  if (pfx == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s cannot be made"), filename);
      return NULL;
    }
  if (!write_pfx (filename, pfx, error))
    return NULL;

  return make_fingerprint (certificate);
}

static gboolean
provide_one (const char *folder,
             BackbonePracticeAuthority *authority,
             BackbonePracticeCustomer *customer,
             GString *list,
             GError **error)
{
  g_autofree char *name = g_strconcat (customer->user, ".pfx", NULL);
  g_autofree char *filename = g_build_filename (folder, name, NULL);

  customer->certificate = read_saved (filename, customer->pfx_password);
  if (customer->certificate == NULL)
    customer->certificate = make (filename, authority, customer, error);
  g_string_append_printf (list, "%s;%s;%s/%s;%s\r\n", customer->number, customer->user, PFX_FOLDER,
                          name, customer->pfx_password);

  return customer->certificate != NULL;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("%s cannot be made: %s"),
               folder, g_strerror (errno));
  return FALSE;
}

/**
 * backbone_practice_pfx_provide:
 * @dir: a state folder
 * @authority: who signs certificates
 * @landscape: the landscape in use
 * @error: return location for an error
 *
 * Gives each technical user with a PFX password a client certificate: the one of the last run if it
 * is still valid, or a new one. Writes pfx/ID.pfx and certificates.csv, which tells the passwords.
 *
 * Returns: whether all have one
 */
gboolean
backbone_practice_pfx_provide (BackbonePracticeStateDir *dir,
                               BackbonePracticeAuthority *authority,
                               BackbonePracticeLandscape *landscape,
                               GError **error)
{
  g_autofree char *folder = backbone_practice_state_dir_dup_file_name (dir, PFX_FOLDER);
  g_autofree char *filename = backbone_practice_state_dir_dup_file_name (dir, CERTIFICATES_FILE);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < landscape->customers->len; i++)
    {
      BackbonePracticeCustomer *customer = g_ptr_array_index (landscape->customers, i);

      if (customer->pfx_password
          && (!make_folder (folder, error)
              || !provide_one (folder, authority, customer, list, error)))
        return FALSE;
    }

  return list->len == 0
         || g_file_set_contents_full (filename, list->str, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                      error);
}
