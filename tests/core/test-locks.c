/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-private.h"
#include "landscape-fixture.h"

/* What a file chooser does in the folder that it shows: it opens, reads and closes the files, which
 * costs a process the POSIX locks that it has on them. */
static void
sniff (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      file, "standard::name,standard::content-type", G_FILE_QUERY_INFO_NONE, NULL, &error);
  GFileInfo *info;
  GFile *child;

  g_assert_no_error (error);
  while (g_file_enumerator_iterate (files, &info, &child, NULL, &error) && info)
    {
      g_autofree char *contents = NULL;

      /* Where the name of a file tells its type to the enumerator. */
      g_file_load_contents (child, NULL, &contents, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_no_error (error);
}

static void
sniff_files (LandscapeFixture *fixture)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  sniff (fixture->folder);
}

/* In the other process */

/* Adds the customer @number. */
static void
add (const char *path, const char *number)
{
  LandscapeFixture other = { .path = (char *)path };
  g_autoptr (GError) error = NULL;

  other.store = backbone_store_open (path, FALSE, &error);
  g_assert_no_error (error);
  fixture_add_customer (&other, number, "By another", NULL, NULL);
  g_object_unref (other.store);
}

/* A sound file with @count customers. */
static void
verify (const char *path, const char *count)
{
  LandscapeFixture other = { .path = (char *)path };
  g_autoptr (GError) error = NULL;
  g_autofree char *integrity = NULL;

  other.store = backbone_store_open (path, FALSE, &error);
  g_assert_no_error (error);
  integrity = fixture_query (&other, "PRAGMA integrity_check");
  g_assert_cmpstr (integrity, ==, "ok");
  g_assert_cmpint (fixture_query_int64 (&other, "SELECT count(*) FROM customer"), ==,
                   g_ascii_strtoll (count, NULL, 10));
  g_object_unref (other.store);
}

/* Somebody else writes at the moment. */
static void
meet_writer (const char *path, const char *unused)
{
  g_autoptr (GError) error = NULL;
  BackboneDb *db = backbone_db_open (path, BACKBONE_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (backbone_db_run_script (db, "PRAGMA busy_timeout = 0", &error));
  g_assert_false (backbone_db_begin (db, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY);
  backbone_db_close (db);
}

static const struct
{
  const char *name;
  void (*func) (const char *path, const char *argument);
} other_modes[] = {
  { "add", add },
  { "verify", verify },
  { "meet-writer", meet_writer },
};

static int
run_mode (char *arguments[])
{
  for (guint i = 0; i < G_N_ELEMENTS (other_modes); i++)
    if (g_str_equal (arguments[0], other_modes[i].name))
      {
        other_modes[i].func (arguments[1], arguments[2]);
        return EXIT_SUCCESS;
      }

  return EXIT_FAILURE;
}

static const char *program;

/* This program in another process. */
static void
run_other (const char *path, const char *mode, const char *argument)
{
  const char *arguments[] = { program, mode, path, argument, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

/* In this one */

/* Another program that writes and closes must not take itself for the last one. */
static void
test_sniffed (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_add_customer (fixture, "0000000001", "One", NULL, NULL);
  sniff_files (fixture);

  run_other (fixture->path, "add", "0000000002");
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM customer"), ==, 3);

  fixture_add_customer (fixture, "0000000003", "Three", NULL, NULL);
  run_other (fixture->path, "verify", "4");
  run_other (fixture->path, "add", "0000000004");
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM customer"), ==, 5);
}

static gboolean
sniff_and_try (BackboneDb *db, gpointer user_data, GError **error)
{
  LandscapeFixture *fixture = user_data;

  sniff_files (fixture);
  run_other (fixture->path, "meet-writer", "");

  return TRUE;
}

/* Nobody else may write in the middle of a transaction. */
static void
test_sniffed_while_writing (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_write (fixture, sniff_and_try, fixture);
  fixture_add_customer (fixture, "0000000001", "One", NULL, NULL);
  run_other (fixture->path, "verify", "2");
}

/* What one store of a process gives up when it closes, the other keeps. */
static void
test_second_store (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  BackboneStore *second = backbone_store_open (fixture->path, FALSE, &error);

  g_assert_no_error (error);
  g_object_unref (second);
  sniff_files (fixture);

  run_other (fixture->path, "add", "0000000001");
  fixture_add_customer (fixture, "0000000002", "Two", NULL, NULL);
  run_other (fixture->path, "verify", "3");
}

/* The last one still puts everything into the one file. */
static void
test_closed (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);

  fixture_add_customer (fixture, "0000000001", "One", NULL, NULL);
  sniff_files (fixture);
  backbone_store_close (fixture->store);

  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
  run_other (fixture->path, "verify", "2");
}

/* Where WAL mode can't be had, those who write need the file for themselves. */
static void
test_rollback_journal (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  BackboneDb *db;

  g_assert_true (g_file_set_contents (path, "", 0, &error));
  db = backbone_db_open (path, BACKBONE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (backbone_db_hold (db, &error));
  g_assert_true (backbone_db_run_script (db, "CREATE TABLE t (x)", &error));
  backbone_db_close (db);
}

#define ADD_TEST(path, func)                                                                       \
  g_test_add (path, LandscapeFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 4 && argv[1][0] != '-')
    return run_mode (argv + 1);

  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/locks/sniffed", test_sniffed);
  ADD_TEST ("/locks/sniffed-while-writing", test_sniffed_while_writing);
  ADD_TEST ("/locks/second-store", test_second_store);
  ADD_TEST ("/locks/closed", test_closed);
  ADD_TEST ("/locks/rollback-journal", test_rollback_journal);

  return g_test_run ();
}
