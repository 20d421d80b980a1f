/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-error.h"
#include "backbone-sealed-stream-private.h"

#include <string.h>

#define PASSPHRASE "Vierzig Rosen blühen"
#define CHUNK      (64 * 1024)
#define SEALED     (CHUNK + BACKBONE_SEAL_TAG_SIZE)

static GByteArray *
make_text (gsize length)
{
  GByteArray *text = g_byte_array_new ();

  g_byte_array_set_size (text, (guint)length);
  for (gsize i = 0; i < length; i++)
    text->data[i] = (guint8)(i * 7 + i / 251);

  return text;
}

/* In pieces of odd sizes, as real writers do. */
static GByteArray *
seal (const GByteArray *text)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (BackboneSecret) passphrase = backbone_secret_new (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneSealedOutput) output
      = backbone_sealed_output_new (memory, passphrase, BACKBONE_SEAL_MIN_COST, NULL, &error);
  GByteArray *sealed = g_byte_array_new ();

  g_assert_no_error (error);
  for (guint at = 0; at < text->len; at += 10007)
    {
      g_output_stream_write_all (G_OUTPUT_STREAM (output), text->data + at,
                                 MIN (10007, text->len - at), NULL, NULL, &error);
      g_assert_no_error (error);
    }
  backbone_sealed_output_finish (output, NULL, &error);
  g_assert_no_error (error);
  g_byte_array_append (
      sealed, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
      (guint)g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));

  return sealed;
}

/* (nullable): NULL with @error. */
static GByteArray *
unseal (const GByteArray *sealed, const char *phrase, GError **error)
{
  g_autoptr (GInputStream) memory
      = g_memory_input_stream_new_from_data (sealed->data, sealed->len, NULL);
  g_autoptr (BackboneSecret) passphrase = backbone_secret_new (phrase);
  g_autoptr (BackboneSealedInput) input
      = backbone_sealed_input_new (memory, passphrase, "old.archive", NULL, error);
  g_autoptr (GByteArray) text = g_byte_array_new ();
  guint8 buffer[5003];
  gssize n;

  if (input == NULL)
    return NULL;

  while ((n = g_input_stream_read (G_INPUT_STREAM (input), buffer, sizeof buffer, NULL, error)) > 0)
    g_byte_array_append (text, buffer, (guint)n);

  return n == 0 ? g_steal_pointer (&text) : NULL;
}

static void
assert_refused (const GByteArray *sealed, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (unseal (sealed, PASSPHRASE, &error));
  g_assert_error (error, BACKBONE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, "old.archive"));
}

static GByteArray *
copy_of (const GByteArray *bytes, gsize length)
{
  GByteArray *copy = g_byte_array_new ();

  return g_byte_array_append (copy, bytes->data, (guint)length);
}

static void
test_round_trip (void)
{
  const gsize lengths[] = { 0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GByteArray) text = make_text (lengths[i]);
      g_autoptr (GByteArray) sealed = seal (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) again = unseal (sealed, PASSPHRASE, &error);
      gsize n_chunks = MAX (1, (lengths[i] + CHUNK - 1) / CHUNK);

      g_assert_no_error (error);
      g_assert_cmpmem (text->data, text->len, again->data, again->len);
      g_assert_cmpuint (sealed->len, ==,
                        BACKBONE_SEAL_HEADER_SIZE + lengths[i] + n_chunks * BACKBONE_SEAL_TAG_SIZE);
    }
}

static void
test_no_trace (void)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  g_autoptr (GByteArray) one = NULL;
  g_autoptr (GByteArray) other = NULL;

  g_byte_array_append (text, (const guint8 *)"S0018133160 Geheim-2026", 23);
  one = seal (text);
  other = seal (text);
  g_assert_null (memmem (one->data, one->len, "Geheim", 6));
  g_assert_null (memmem (one->data, one->len, PASSPHRASE, 8));
  /* Neither the salt nor anything after it is ever the same. */
  g_assert_cmpint (memcmp (one->data + 16, other->data + 16, 32), !=, 0);
  g_assert_cmpint (
      memcmp (one->data + BACKBONE_SEAL_HEADER_SIZE, other->data + BACKBONE_SEAL_HEADER_SIZE, 23),
      !=, 0);
}

static void
test_passphrase (void)
{
  g_autoptr (GByteArray) text = make_text (100);
  g_autoptr (GByteArray) sealed = seal (text);
  static const char *const wrong[]
      = { "", "Vierzig Rosen blühe", "Vierzig Rosen blühen ", "vierzig Rosen blühen" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (unseal (sealed, wrong[i], &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_PASSPHRASE);
    }
}

/* At each boundary of the format, and beside it. */
static void
test_truncated (void)
{
  g_autoptr (GByteArray) text = make_text (2 * CHUNK + 100);
  g_autoptr (GByteArray) sealed = seal (text);
  const gsize at[] = { BACKBONE_SEAL_HEADER_SIZE - 1,
                       BACKBONE_SEAL_HEADER_SIZE,
                       BACKBONE_SEAL_HEADER_SIZE + BACKBONE_SEAL_TAG_SIZE - 1,
                       BACKBONE_SEAL_HEADER_SIZE + SEALED,
                       BACKBONE_SEAL_HEADER_SIZE + SEALED + 1,
                       BACKBONE_SEAL_HEADER_SIZE + 2 * SEALED };
  const gsize inside[] = { BACKBONE_SEAL_HEADER_SIZE + BACKBONE_SEAL_TAG_SIZE,
                           BACKBONE_SEAL_HEADER_SIZE + SEALED - 1,
                           sealed->len - BACKBONE_SEAL_TAG_SIZE, sealed->len - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      g_autoptr (GByteArray) cut = copy_of (sealed, at[i]);
      assert_refused (cut, BACKBONE_ERROR_ARCHIVE, "incomplete");
    }
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      g_autoptr (GByteArray) cut = copy_of (sealed, inside[i]);
      assert_refused (cut, BACKBONE_ERROR_ARCHIVE, "changed or damaged");
    }
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GByteArray) cut = copy_of (sealed, i);
      assert_refused (cut, BACKBONE_ERROR_ARCHIVE, "not an archive");
    }
}

/* Each bit of the header, and one in each part of each chunk. */
static void
test_flipped (void)
{
  g_autoptr (GByteArray) text = make_text (CHUNK + 100);
  g_autoptr (GByteArray) sealed = seal (text);

  for (guint bit = 0; bit < 8 * BACKBONE_SEAL_HEADER_SIZE; bit++)
    {
      g_autoptr (GByteArray) flipped = copy_of (sealed, sealed->len);
      g_autoptr (GError) error = NULL;

      flipped->data[bit / 8] ^= (guint8)(1u << bit % 8);
      g_assert_null (unseal (flipped, PASSPHRASE, &error));
      /* Version 1 with a bit more is a later one. */
      if (bit / 8 == 8 || (bit / 8 == 9 && bit % 8 > 0))
        g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NEWER_VERSION);
      else
        g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_ARCHIVE);
    }
  for (guint at = BACKBONE_SEAL_HEADER_SIZE; at < sealed->len; at += 3571)
    {
      g_autoptr (GByteArray) flipped = copy_of (sealed, sealed->len);

      flipped->data[at] ^= 0x10;
      assert_refused (flipped, BACKBONE_ERROR_ARCHIVE, "changed or damaged");
    }
}

static void
test_reordered (void)
{
  g_autoptr (GByteArray) text = make_text (3 * CHUNK);
  g_autoptr (GByteArray) sealed = seal (text);
  g_autoptr (GByteArray) swapped = copy_of (sealed, sealed->len);
  g_autoptr (GByteArray) without = copy_of (sealed, sealed->len);
  g_autoptr (GByteArray) longer = copy_of (sealed, sealed->len);
  g_autoptr (GByteArray) joined = copy_of (sealed, BACKBONE_SEAL_HEADER_SIZE);
  g_autoptr (GByteArray) other = seal (text);
  guint8 *chunks = swapped->data + BACKBONE_SEAL_HEADER_SIZE;

  memcpy (chunks, sealed->data + BACKBONE_SEAL_HEADER_SIZE + SEALED, SEALED);
  memcpy (chunks + SEALED, sealed->data + BACKBONE_SEAL_HEADER_SIZE, SEALED);
  assert_refused (swapped, BACKBONE_ERROR_ARCHIVE, "changed or damaged");

  g_byte_array_remove_range (without, BACKBONE_SEAL_HEADER_SIZE + SEALED, SEALED);
  assert_refused (without, BACKBONE_ERROR_ARCHIVE, "changed or damaged");

  g_byte_array_append (longer, (const guint8 *)"!", 1);
  assert_refused (longer, BACKBONE_ERROR_ARCHIVE, "changed or damaged");

  /* Chunks of another file that has the same passphrase. */
  g_byte_array_append (joined, other->data + BACKBONE_SEAL_HEADER_SIZE,
                       other->len - BACKBONE_SEAL_HEADER_SIZE);
  assert_refused (joined, BACKBONE_ERROR_ARCHIVE, "changed or damaged");
}

/* What was never finished is no file, however it ended. */
static void
test_unfinished (void)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (BackboneSecret) passphrase = backbone_secret_new (PASSPHRASE);
  BackboneSealedOutput *output
      = backbone_sealed_output_new (memory, passphrase, BACKBONE_SEAL_MIN_COST, NULL, NULL);
  g_autoptr (GByteArray) sealed = g_byte_array_new ();

  g_output_stream_write_all (G_OUTPUT_STREAM (output), "begun", 5, NULL, NULL, NULL);
  g_object_unref (output);
  g_byte_array_append (
      sealed, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
      (guint)g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  assert_refused (sealed, BACKBONE_ERROR_ARCHIVE, "incomplete");
}

static void
test_foreign (void)
{
  g_autoptr (GByteArray) foreign = g_byte_array_new ();

  g_byte_array_append (foreign, (const guint8 *)"SQLite format 3", 16);
  g_byte_array_set_size (foreign, 4096);
  assert_refused (foreign, BACKBONE_ERROR_ARCHIVE, "not an archive");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seal/round-trip", test_round_trip);
  g_test_add_func ("/seal/no-trace", test_no_trace);
  g_test_add_func ("/seal/passphrase", test_passphrase);
  g_test_add_func ("/seal/truncated", test_truncated);
  g_test_add_func ("/seal/flipped", test_flipped);
  g_test_add_func ("/seal/reordered", test_reordered);
  g_test_add_func ("/seal/unfinished", test_unfinished);
  g_test_add_func ("/seal/foreign", test_foreign);

  return g_test_run ();
}
