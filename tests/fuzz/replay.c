/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Runs a fuzz target as an ordinary test: over each file of its corpus, and over a fixed number of
 * variations of each, which are the same in every run. Usage: FUZZ-TARGET CORPUS-FOLDER
 */

#include "fuzz.h"

#define N_VARIATIONS 400

/* Changes a byte or a bit, cuts out a piece or the end, or repeats a piece. */
static void
vary (GByteArray *bytes, GRand *rand)
{
  guint at = (guint)g_rand_int_range (rand, 0, (gint)bytes->len);
  guint length = (guint)g_rand_int_range (rand, 1, 32);

  length = MIN (length, bytes->len - at);
  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      bytes->data[at] = (guint8)g_rand_int_range (rand, 0, 256);
      break;
    case 1:
      bytes->data[at] ^= (guint8)(1u << g_rand_int_range (rand, 0, 8));
      break;
    case 2:
      g_byte_array_remove_range (bytes, at, length);
      break;
    case 3:
      g_byte_array_set_size (bytes, at);
      break;
      default: {
        g_autofree guint8 *piece = g_memdup2 (bytes->data + at, length);
        g_byte_array_append (bytes, piece, length);
        break;
      }
    }
}

static void
feed (const GByteArray *bytes)
{
  /* A copy of exactly this size lets the address sanitizer see each byte read beyond it. */
  g_autofree guint8 *exact = bytes->len > 0 ? g_memdup2 (bytes->data, bytes->len) : g_malloc (1);

  LLVMFuzzerTestOneInput (exact, bytes->len);
}

static void
test_file (gconstpointer user_data)
{
  const char *path = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree char *contents = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < N_VARIATIONS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *)contents, (guint)length);
      for (guint changes = i == 0 ? 0 : 1 + i % 4; changes > 0 && bytes->len > 0; changes--)
        vary (bytes, rand);
      feed (bytes);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) corpus = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  corpus = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (corpus)) != NULL)
    {
      g_autofree char *test_path = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (test_path, g_build_filename (argv[1], name, NULL), test_file,
                                 g_free);
    }
  return g_test_run ();
}
