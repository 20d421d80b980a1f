/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "landscape-fixture.h"

#include "backbone-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "a.txt", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

static gboolean
write_text (Fixture *fixture, const char *text, gboolean replace, GError **error)
{
  return backbone_file_write_private (fixture->file, text, strlen (text), replace, NULL, error);
}

static void
assert_content (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  g_file_get_contents (fixture->path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf buffer;

  g_assert_true (write_text (fixture, "one", FALSE, &error));
  g_assert_no_error (error);
  assert_content (fixture, "one");
  g_assert_cmpint (g_stat (fixture->path, &buffer), ==, 0);
  g_assert_cmpuint (buffer.st_mode & 0777, ==, 0600);

  g_assert_false (write_text (fixture, "two", FALSE, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "a.txt"));
  g_clear_error (&error);
  assert_content (fixture, "one");

  /* Also where it replaces one that others may read. */
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  g_assert_true (write_text (fixture, "two", TRUE, &error));
  assert_content (fixture, "two");
  g_assert_cmpint (g_stat (fixture->path, &buffer), ==, 0);
  g_assert_cmpuint (buffer.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_write_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/a.txt");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (backbone_file_write_private (nowhere, "x", 1, TRUE, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE);
  g_clear_error (&error);

  g_assert_false (backbone_file_write_private (folder, "x", 1, TRUE, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (backbone_file_write_private (fixture->file, "x", 1, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) empty = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (fixture, text, FALSE, NULL));
  bytes = backbone_file_read (fixture->file, 200000, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, 200000);

  g_assert_null (backbone_file_read (fixture->file, 199999, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (write_text (fixture, "", TRUE, NULL));
  empty = backbone_file_read (fixture->file, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
}

static void
test_read_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr (GError) error = NULL;

  g_assert_null (backbone_file_read (fixture->file, 10, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "a.txt"));
  g_clear_error (&error);

  g_assert_null (backbone_file_read (folder, 10, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE);
  g_clear_error (&error);

  g_assert_null (backbone_file_read (endless, 100000, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
}

/* A second name shows what is left of the bytes. */
static void
test_wipe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autofree char *left = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (write_text (fixture, "secret", FALSE, NULL));
  g_assert_cmpint (link (fixture->path, second), ==, 0);
  bytes = backbone_file_read (fixture->file, 100, NULL, &error);
  g_assert_true (backbone_file_wipe (fixture->file, bytes, &error));
  g_assert_no_error (error);

  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (second, &left, &length, NULL));
  g_assert_cmpmem (left, length, "\0\0\0\0\0\0", 6);
}

/* What was not read is not deleted. */
static void
test_wipe_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (fixture, "secret", FALSE, NULL));
  bytes = backbone_file_read (fixture->file, 100, NULL, &error);
  g_assert_true (write_text (fixture, "Secret", TRUE, NULL));
  g_assert_false (backbone_file_wipe (fixture->file, bytes, &error));
  g_assert_nonnull (error);
  assert_content (fixture, "Secret");
  g_clear_error (&error);

  g_assert_true (write_text (fixture, "secret and more", TRUE, NULL));
  g_assert_false (backbone_file_wipe (fixture->file, bytes, &error));
  g_assert_nonnull (error);
  assert_content (fixture, "secret and more");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/file/write", test_write);
  ADD ("/file/write-failed", test_write_failed);
  ADD ("/file/read", test_read);
  ADD ("/file/read-failed", test_read_failed);
  ADD ("/file/wipe", test_wipe);
  ADD ("/file/wipe-changed", test_wipe_changed);

  return g_test_run ();
}
