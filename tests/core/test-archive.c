/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-archive-job.h"
#include "backbone-archive-private.h"
#include "backbone-error.h"

#include <string.h>

#define ID "6d0c8f4e-0000-4000-8000-000000000001"

static GBytes *
steal (GOutputStream *stream)
{
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
write_archive (void)
{
  const BackboneArchiveManifest manifest = {
    .id = (char *)ID,
    .description = (char *)"Zürich \"Nord\"",
    .owner = (char *)"0001105772",
    .created = G_GINT64_CONSTANT (1764000000) * G_USEC_PER_SEC,
    .with_secrets = TRUE,
    .n_secrets = 1,
    .database_size = 8,
  };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (BackboneSecret) secret = backbone_secret_new ("Möwe;\"2026\"\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_archive_write_manifest (stream, &manifest, NULL, &error));
  g_assert_true (
      backbone_archive_write_secret (stream, "credential", "0001107450", secret, NULL, &error));
  g_assert_true (g_output_stream_write_all (stream, "database", 8, NULL, NULL, &error));
  g_assert_no_error (error);

  return steal (stream);
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) bytes = write_archive ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GOutputStream) database = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneArchiveManifest) manifest
      = backbone_archive_read_manifest (stream, "a", NULL, &error);
  g_autoptr (BackboneSecret) secret = NULL;
  g_autofree char *credential = NULL;
  g_autofree char *owner = NULL;
  g_autoptr (GBytes) copied = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (manifest->id, ==, ID);
  g_assert_cmpstr (manifest->description, ==, "Zürich \"Nord\"");
  g_assert_cmpstr (manifest->owner, ==, "0001105772");
  g_assert_cmpint (manifest->created, ==, G_GINT64_CONSTANT (1764000000) * G_USEC_PER_SEC);
  g_assert_true (manifest->with_secrets);
  g_assert_cmpuint (manifest->n_secrets, ==, 1);

  g_assert_true (
      backbone_archive_read_secret (stream, "a", &credential, &owner, &secret, NULL, &error));
  g_assert_cmpstr (credential, ==, "credential");
  g_assert_cmpstr (owner, ==, "0001107450");
  g_assert_cmpstr (backbone_secret_peek (secret), ==, "Möwe;\"2026\"\n");

  g_assert_true (backbone_archive_copy (stream, database, manifest->database_size, "a", NULL, NULL,
                                        NULL, &error));
  g_assert_true (backbone_archive_read_end (stream, "a", NULL, &error));
  copied = steal (database);
  g_assert_cmpmem (g_bytes_get_data (copied, NULL), g_bytes_get_size (copied), "database", 8);
}

static GInputStream *
stream_of_manifest (const char *json)
{
  guint32 length = GUINT32_TO_BE ((guint32)strlen (json));
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GBytes) all = NULL;

  g_byte_array_append (bytes, (const guint8 *)&length, sizeof length);
  g_byte_array_append (bytes, (const guint8 *)json, (guint)strlen (json));
  all = g_byte_array_free_to_bytes (bytes);

  return g_memory_input_stream_new_from_bytes (all);
}

#define START "{\"version\":1,\"id\":\"" ID "\",\"description\":\"x\",\"owner\":\"0001105772\","

static void
test_odd_manifests (void)
{
  static const struct
  {
    const char *json;
    int code;
  } cases[] = {
    { "", BACKBONE_ERROR_ARCHIVE },
    { "[]", BACKBONE_ERROR_ARCHIVE },
    { "{}", BACKBONE_ERROR_ARCHIVE },
    { "{\"version\":2}", BACKBONE_ERROR_NEWER_VERSION },
    { "{\"version\":\"2\"}", BACKBONE_ERROR_ARCHIVE },
    { START "\"secrets\":-1,\"database_size\":8}", BACKBONE_ERROR_ARCHIVE },
    { START "\"secrets\":99999999999,\"database_size\":8}", BACKBONE_ERROR_ARCHIVE },
    { START "\"secrets\":0,\"database_size\":0}", BACKBONE_ERROR_ARCHIVE },
    { START "\"secrets\":0,\"database_size\":9223372036854775807}", BACKBONE_ERROR_ARCHIVE },
    { START "\"secrets\":0,\"database_size\":[8]}", BACKBONE_ERROR_ARCHIVE },
    { "{\"version\":1,\"id\":\"../../etc\",\"description\":\"x\",\"owner\":\"0001105772\","
      "\"secrets\":0,\"database_size\":8}",
      BACKBONE_ERROR_ARCHIVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GInputStream) stream = stream_of_manifest (cases[i].json);
      g_autoptr (GError) error = NULL;

      g_assert_null (backbone_archive_read_manifest (stream, "a", NULL, &error));
      g_assert_error (error, BACKBONE_ERROR, cases[i].code);
    }
}

/* A length that nothing stands behind takes no memory. */
static void
test_lengths (void)
{
  static const guint8 huge[] = { 0xff, 0xff, 0xff, 0xff, 'x' };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (huge, sizeof huge, NULL);
  g_autoptr (GInputStream) again = g_memory_input_stream_new_from_data (huge, sizeof huge, NULL);
  g_autoptr (BackboneSecret) secret = NULL;
  g_autofree char *credential = NULL;
  g_autofree char *owner = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (backbone_archive_read_manifest (stream, "a", NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ARCHIVE);
  g_clear_error (&error);
  g_assert_false (
      backbone_archive_read_secret (again, "a", &credential, &owner, &secret, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ARCHIVE);
}

static void
test_trailing (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("more", 4, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (backbone_archive_read_end (stream, "a", NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ARCHIVE);
}

static void
recognized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  int *answer = user_data;

  *answer = backbone_archive_recognize_finish (result);
}

static gboolean
recognize (const char *content, gssize length)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp (NULL, &stream, NULL);
  int answer = -1;

  g_assert_nonnull (file);
  if (content)
    g_assert_true (g_file_replace_contents (file, content, (gsize)length, NULL, FALSE,
                                            G_FILE_CREATE_NONE, NULL, NULL, NULL));
  else
    g_assert_true (g_file_delete (file, NULL, NULL));

  backbone_archive_recognize_async (file, NULL, recognized_cb, &answer);
  while (answer < 0)
    g_main_context_iteration (NULL, TRUE);
  g_file_delete (file, NULL, NULL);

  return answer;
}

/* By how it begins; what follows is not looked at, and a file that is not there is none. */
static void
test_recognize (void)
{
  g_assert_true (recognize ("\x89"
                            "BkAd\r\n\x1a",
                            8));
  g_assert_true (recognize ("\x89"
                            "BkAd\r\n\x1a and more",
                            17));
  g_assert_false (recognize ("\x89"
                             "BkAd\r\n",
                             7));
  g_assert_false (recognize ("SQLite format 3", 16));
  g_assert_false (recognize ("", 0));
  g_assert_false (recognize (NULL, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/round-trip", test_round_trip);
  g_test_add_func ("/archive/odd-manifests", test_odd_manifests);
  g_test_add_func ("/archive/lengths", test_lengths);
  g_test_add_func ("/archive/trailing", test_trailing);
  g_test_add_func ("/archive/recognize", test_recognize);

  return g_test_run ();
}
