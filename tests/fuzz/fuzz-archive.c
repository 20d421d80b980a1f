/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include "backbone-archive-private.h"
#include "backbone-error.h"
#include "backbone-sealed-stream-private.h"

static gboolean
read_secrets (GInputStream *stream, guint n_secrets, GError **error)
{
  for (guint i = 0; i < n_secrets; i++)
    {
      g_autoptr (BackboneSecret) secret = NULL;
      g_autofree char *credential = NULL;
      g_autofree char *owner = NULL;

      if (!backbone_archive_read_secret (stream, "fuzz", &credential, &owner, &secret, NULL, error))
        return FALSE;
      g_assert_true (g_utf8_validate (backbone_secret_peek (secret), -1, NULL));
    }

  return TRUE;
}

static gboolean
read_all (GInputStream *stream, GError **error)
{
  g_autoptr (GOutputStream) database = g_memory_output_stream_new_resizable ();
  g_autoptr (BackboneArchiveManifest) manifest
      = backbone_archive_read_manifest (stream, "fuzz", NULL, error);

  if (manifest)
    g_assert_true (g_uuid_string_is_valid (manifest->id));

  return manifest && read_secrets (stream, manifest->n_secrets, error)
         && backbone_archive_copy (stream, database, manifest->database_size, "fuzz", NULL, NULL,
                                   NULL, error)
         && backbone_archive_read_end (stream, "fuzz", NULL, error);
}

static void
assert_plain_error (gboolean done, const GError *error)
{
  g_assert_true (done == (error == NULL));
  if (error)
    g_assert_true (error->domain == BACKBONE_ERROR);
}

/* Once as a sealed file, once as what is inside of one. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (BackboneSecret) passphrase = backbone_secret_new ("Corpus of archives");
  g_autoptr (GInputStream) file = g_memory_input_stream_new_from_data (data, (gssize)size, NULL);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, (gssize)size, NULL);
  g_autoptr (BackboneSealedInput) sealed = NULL;
  g_autoptr (GError) sealed_error = NULL;
  g_autoptr (GError) plain_error = NULL;
  gboolean done;

  sealed = backbone_sealed_input_new (file, passphrase, "fuzz", NULL, &sealed_error);
  done = sealed && read_all (G_INPUT_STREAM (sealed), &sealed_error);
  assert_plain_error (done, sealed_error);

  done = read_all (plain, &plain_error);
  assert_plain_error (done, plain_error);

  return 0;
}
