/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-customers-private.h"
#include "backbone-db-private.h"
#include "backbone-db-settings-private.h"
#include "backbone-landscape.h"
#include "landscape-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static guint
mode_of (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);

  return status.st_mode & 0777;
}

static void
test_create (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new", "deep", "landscape.db", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneStore) store = backbone_store_open (path, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mode_of (folder), ==, 0700);
  g_assert_cmpuint (mode_of (path), ==, 0600);
  g_assert_cmpuint (mode_of (wal), ==, 0600);
  g_assert_false (backbone_store_is_read_only (store));

  g_assert_false (backbone_store_create (path, NULL, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS);
}

static gboolean
fail_halfway (BackboneDb *db, gpointer user_data, GError **error)
{
  g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED, "halfway");

  return FALSE;
}

/* A file that could not be filled leaves nothing behind. */
static void
test_create_fails (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *path = g_build_filename (folder, "landscape.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_false (backbone_store_create (path, fail_halfway, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);

  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_open_missing (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (backbone_store_open (path, FALSE, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "missing.db"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
changed_cb (BackboneStore *store, guint changes, guint *seen)
{
  g_assert_true (g_main_context_is_owner (NULL));
  *seen |= changes;
}

static void
test_changed (LandscapeFixture *fixture, gconstpointer data)
{
  guint seen = 0;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &seen);
  fixture_add_customer (fixture, "0000000007", "Seven", NULL, NULL);
  g_assert_cmpuint (seen, ==, 0);

  while (seen == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (seen, ==, BACKBONE_CHANGED_CUSTOMERS | BACKBONE_CHANGED_AUDIT);
}

/* Another connection stands for another program. */
static void
test_changed_by_others (LandscapeFixture *fixture, gconstpointer data)
{
  LandscapeFixture other = { .path = fixture->path };
  g_autoptr (GError) error = NULL;
  guint seen = 0;

  other.store = backbone_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &seen);

  fixture_add_customer (&other, "0000000007", "Seven", NULL, NULL);
  while (seen == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (seen, ==, BACKBONE_CHANGED_ALL);

  g_object_unref (other.store);
}

static gboolean
write_then_fail (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneCustomerRow row = { "0000000008", "Eight", FALSE, NULL, NULL };

  return backbone_db_customer_insert (db, &row, error) && fail_halfway (db, NULL, error);
}

static void
test_rolled_back (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint seen = 0;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &seen);
  g_assert_false (backbone_store_write (fixture->store, write_then_fail, NULL, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM customer"), ==, 1);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM customer_search"), ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (seen, ==, 0);
}

typedef struct
{
  GThread *freed_in;
  gboolean done;
} AsyncRead;

static gboolean
read_nothing (BackboneDb *db, gpointer user_data, GError **error)
{
  return TRUE;
}

static void
note_freed (gpointer data)
{
  AsyncRead *read = data;

  read->freed_in = g_thread_self ();
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  AsyncRead *read = backbone_store_read_finish (BACKBONE_STORE (object), result, &error);

  g_assert_no_error (error);
  g_assert_null (read->freed_in);
  read->done = TRUE;
}

static void
test_read_async (LandscapeFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      AsyncRead read = { 0 };

      backbone_store_read_async (fixture->store, read_nothing, &read, note_freed, NULL, read_cb,
                                 NULL);
      fixture_wait_for (&read.done);
      while (read.freed_in == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (read.freed_in == g_thread_self ());
    }
}

static void
cancelled_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (backbone_store_read_finish (BACKBONE_STORE (object), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *done = TRUE;
}

static void
test_read_cancelled (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AsyncRead read = { 0 };
  gboolean done = FALSE;

  backbone_store_read_async (fixture->store, read_nothing, &read, note_freed, cancellable,
                             cancelled_cb, &done);
  g_cancellable_cancel (cancellable);
  fixture_wait_for (&done);
}

static void
test_closed (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  backbone_store_close (fixture->store);
  backbone_store_close (fixture->store);
  g_assert_false (backbone_store_read (fixture->store, read_nothing, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, func)                                                                           \
  g_test_add ("/store/" path, LandscapeFixture, NULL, fixture_set_up, func, fixture_tear_down)
  TEST ("create", test_create);
  TEST ("create-fails", test_create_fails);
  TEST ("open-missing", test_open_missing);
  TEST ("changed", test_changed);
  TEST ("changed-by-others", test_changed_by_others);
  TEST ("rolled-back", test_rolled_back);
  TEST ("read-async", test_read_async);
  TEST ("read-cancelled", test_read_cancelled);
  TEST ("closed", test_closed);

  return g_test_run ();
}
