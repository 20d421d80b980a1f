/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-trust-bundle-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <openssl/x509.h>
#include <unistd.h>

/* Where distributions keep all their roots in one file. A system without any has none to trust. */
static char *
load_system_roots (void)
{
  const char *const paths[] = {
    g_getenv (X509_get_default_cert_file_env ()),
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    X509_get_default_cert_file (),
  };
  char *roots = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      if (paths[i] && g_file_get_contents (paths[i], &roots, NULL, NULL))
        return roots;
    }

  return g_strdup ("");
}

/**
 * backbone_trust_bundle_write:
 * @anchors: (nullable) (element-type BackboneTrustAnchor): the landscape's own roots
 * @error: return location for %BACKBONE_ERROR_UNREADABLE
 *
 * Writes the roots of the system and @anchors to a new file in the person's runtime folder (or
 * cache, where there is none). Only they may read or write it.
 *
 * Returns: (transfer full): its absolute path; for backbone_trust_bundle_remove()
 */
char *
backbone_trust_bundle_write (GPtrArray *anchors, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "backbone-admin", NULL);
  g_autofree char *path = g_build_filename (folder, "roots-XXXXXX.pem", NULL);
  g_autofree char *roots = load_system_roots ();
  g_autoptr (GString) text = g_string_new (roots);
  g_autoptr (GError) local_error = NULL;
  int fd;

  for (guint i = 0; anchors && i < anchors->len; i++)
    g_string_append_printf (text, "\n%s", backbone_trust_anchor_get_pem (anchors->pdata[i]));

  g_mkdir_with_parents (folder, 0700);
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0
      || !g_file_set_contents_full (path, text->str, (gssize)text->len,
                                    G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local_error))
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE,
                   _ ("%s: the trusted certificates cannot be written there: %s"), path,
                   local_error ? local_error->message : g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&path);
}

/**
 * backbone_trust_bundle_remove:
 * @path: (transfer full): what backbone_trust_bundle_write() gave
 *
 * Removes the file and frees its path.
 */
void
backbone_trust_bundle_remove (char *path)
{
  g_unlink (path);
  g_free (path);
}
