/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-file-private.h"
#include "landscape-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

/* Bytes of the file, to see whether it was touched. */
static GBytes *
contents (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;

  return n;
}

/* Opening @path fails with @code, names the file, and leaves it and its folder as they are. */
static void
assert_refused (const char *path, int code)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) before = contents (path);
  g_autoptr (GBytes) after = NULL;
  guint n_files = count_files (folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (backbone_store_open (path, FALSE, &error));
  g_assert_error (error, BACKBONE_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  after = contents (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (count_files (folder), ==, n_files);
}

static void
test_foreign (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "foreign.db", NULL);
  g_autofree char *long_text = g_strnfill (9999, 'x');

  g_assert_true (g_file_set_contents (path, "Dear diary", -1, NULL));
  assert_refused (path, BACKBONE_ERROR_FOREIGN_FILE);
  g_assert_true (g_file_set_contents (path, long_text, -1, NULL));
  assert_refused (path, BACKBONE_ERROR_FOREIGN_FILE);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, BACKBONE_ERROR_FOREIGN_FILE);
}

static void
test_foreign_database (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "foreign.db", NULL);
  g_autoptr (BackboneDb) db = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  db = backbone_db_open (path, BACKBONE_DB_READ_WRITE, NULL);
  g_assert_true (backbone_db_run_script (db, "CREATE TABLE t (x); PRAGMA user_version = 1", NULL));
  g_clear_pointer (&db, backbone_db_close);
  assert_refused (path, BACKBONE_ERROR_FOREIGN_FILE);
}

static void
test_folder (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (backbone_store_open (fixture->folder, FALSE, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE);
}

static void
set_newer_version (LandscapeFixture *fixture)
{
  g_autofree char *sql
      = g_strdup_printf ("PRAGMA user_version = %d", BACKBONE_DB_SCHEMA_VERSION + 1);

  fixture_execute (fixture, sql);
}

static void
test_newer (LandscapeFixture *fixture, gconstpointer data)
{
  set_newer_version (fixture);
  g_clear_object (&fixture->store);
  assert_refused (fixture->path, BACKBONE_ERROR_NEWER_VERSION);
}

/* The new version is still in the write-ahead log of the newer program. */
static void
test_newer_in_use (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_newer_version (fixture);
  g_assert_null (backbone_store_open (fixture->path, FALSE, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NEWER_VERSION);
}

static gboolean
read_everything (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_run_script (db,
                                 "SELECT * FROM customer; SELECT * FROM channel; "
                                 "SELECT * FROM customer_search; SELECT * FROM audit",
                                 error);
}

static void
test_truncated (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_many (fixture, 500);
  g_clear_object (&fixture->store);
  g_assert_cmpint (truncate (fixture->path, 8192), ==, 0);

  fixture->store = backbone_store_open (fixture->path, FALSE, &error);
  if (fixture->store)
    backbone_store_read (fixture->store, read_everything, NULL, NULL, &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_DAMAGED);
}

static void
test_garbage_inside (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  fixture_add_many (fixture, 500);
  g_clear_object (&fixture->store);
  bytes = contents (fixture->path);
  length = g_bytes_get_size (bytes);
  damaged = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  memset (damaged + 4096, 0xaa, length - 4096);
  g_assert_true (g_file_set_contents (fixture->path, damaged, length, NULL));

  fixture->store = backbone_store_open (fixture->path, FALSE, &error);
  if (fixture->store)
    backbone_store_read (fixture->store, read_everything, NULL, NULL, &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_DAMAGED);
}

/* A version after the present one, made for this test. */
static BackboneDb *
open_with_next_version (const char *path, const char *script, GError **error)
{
  const char *scripts[BACKBONE_DB_SCHEMA_VERSION + 1];
  BackboneDbSchema schema = { scripts, G_N_ELEMENTS (scripts) };
  gboolean read_only;

  for (guint i = 0; i < BACKBONE_DB_SCHEMA_VERSION; i++)
    scripts[i] = backbone_db_schema_get_default ()->scripts[i];
  scripts[BACKBONE_DB_SCHEMA_VERSION] = script;

  return backbone_db_file_open (path, &schema, &read_only, error);
}

static char *
query (BackboneDb *db, const char *sql)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, sql);
  char *text = NULL;

  if (backbone_statement_next (statement))
    text = g_strdup (backbone_statement_get_text (statement, 0));
  g_assert_true (backbone_statement_finish (statement, NULL));

  return text;
}

static void
test_migrate (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *backup
      = g_strdup_printf ("%s.v%d.backup", fixture->path, BACKBONE_DB_SCHEMA_VERSION);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneDb) db = NULL;
  g_autofree char *next_version = g_strdup_printf ("%d", BACKBONE_DB_SCHEMA_VERSION + 1);
  g_autofree char *version = NULL;
  g_autofree char *colour = NULL;
  g_autofree char *foreign_keys = NULL;
  GStatBuf status;

  fixture_add_customer (fixture, "0000000007", "Seven", NULL, NULL);
  g_clear_object (&fixture->store);
  db = open_with_next_version (
      fixture->path, "ALTER TABLE customer ADD COLUMN colour TEXT DEFAULT 'green'", &error);
  g_assert_no_error (error);
  version = query (db, "PRAGMA user_version");
  colour = query (db, "SELECT group_concat(colour) FROM customer");
  foreign_keys = query (db, "PRAGMA foreign_keys");
  g_assert_cmpstr (version, ==, next_version);
  g_assert_cmpstr (colour, ==, "green,green");
  g_assert_cmpstr (foreign_keys, ==, "1");
  g_clear_pointer (&db, backbone_db_close);

  /* The copy is a landscape of the old version, with everything in it. */
  g_assert_cmpint (g_stat (backup, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  fixture->store = backbone_store_open (backup, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM customer"), ==, 2);
}

/* A file of the first version, as the first release wrote it, becomes one of the present version. */
static void
test_migrate_first (LandscapeFixture *fixture, gconstpointer data)
{
  const BackboneDbSchema first = { backbone_db_schema_get_default ()->scripts, 1 };
  g_autofree char *path = g_build_filename (fixture->folder, "first.db", NULL);
  g_autofree char *local_users = NULL;
  g_autoptr (GError) error = NULL;

  backbone_db_file_create (path, &first, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = backbone_store_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query_int64 (fixture, "PRAGMA user_version"), ==,
                   BACKBONE_DB_SCHEMA_VERSION);
  local_users = fixture_query (fixture, "SELECT group_concat (name) FROM local_user");
  g_assert_cmpstr (local_users, ==, "FRN_BTC_SMP");
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM client_certificate"), ==, 0);
  g_assert_cmpint (
      fixture_query_int64 (fixture, "SELECT total (certificate_expires) FROM customer"), ==, 0);
}

/* A file of the version before the rules judges as it did before. */
static void
test_migrate_rules (LandscapeFixture *fixture, gconstpointer data)
{
  const BackboneDbSchema before = { backbone_db_schema_get_default ()->scripts, 13 };
  g_autofree char *path = g_build_filename (fixture->folder, "before.db", NULL);
  g_autofree char *rules = NULL;
  g_autoptr (GError) error = NULL;

  backbone_db_file_create (path, &before, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = backbone_store_open (path, FALSE, &error);
  g_assert_no_error (error);
  rules = fixture_query (
      fixture,
      "SELECT bad || ' ' || good || ' ' || soon || ' ' || near || ' ' || urgent || ' ' || last || "
      "' ' || parallel FROM rules");
  g_assert_cmpstr (rules, ==, "2 2 90 30 14 2 0");
}

/* A migration that fails changes nothing. */
static void
test_migrate_fails (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  g_assert_null (open_with_next_version (
      fixture->path, "ALTER TABLE customer ADD COLUMN colour TEXT; DROP TABLE nothing;", &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);
  g_clear_error (&error);

  fixture->store = backbone_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      fixture_query_int64 (
          fixture, "SELECT count(*) FROM pragma_table_info ('customer') WHERE name = 'colour'"),
      ==, 0);
}

static void
test_present_version (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *backup
      = g_strdup_printf ("%s.v%d.backup", fixture->path, BACKBONE_DB_SCHEMA_VERSION);
  g_autoptr (BackboneStore) again = backbone_store_open (fixture->path, FALSE, NULL);

  g_assert_nonnull (again);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
}

static void
test_settings_of_connection (LandscapeFixture *fixture, gconstpointer data)
{
  static const char *const pragmas[][2] = {
    { "PRAGMA journal_mode", "wal" },   { "PRAGMA synchronous", "2" },
    { "PRAGMA foreign_keys", "1" },     { "PRAGMA busy_timeout", "5000" },
    { "PRAGMA integrity_check", "ok" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_autofree char *value = fixture_query (fixture, pragmas[i][0]);
      g_assert_cmpstr (value, ==, pragmas[i][1]);
    }
}

static gboolean
write_something (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_run_script (db, "UPDATE customer SET note = 'x'", error);
}

/* What happens to somebody without the right to write; root would have it always. */
static void
check_read_only (LandscapeFixture *fixture)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;

  fixture->store = backbone_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (backbone_store_is_read_only (fixture->store));
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM customer"), ==, 1);
  g_assert_false (backbone_store_write (fixture->store, write_something, NULL, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_clear_object (&fixture->store);

  g_assert_false (backbone_store_create (other, NULL, NULL, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_READ_ONLY);
}

static void
test_read_only (LandscapeFixture *fixture, gconstpointer data)
{
  gboolean is_root = geteuid () == 0;

  g_clear_object (&fixture->store);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);

  if (g_access (fixture->path, R_OK) == 0)
    check_read_only (fixture);
  else
    g_test_skip ("the temporary folder is not open to everybody");

  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
}

/* Adds customers until it fails, and checks that nothing that was confirmed is lost. */
static void
fill_up (LandscapeFixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  gint64 count = 0;
  g_autofree char *text = NULL;

  while (error == NULL)
    {
      count = fixture_query_int64 (fixture, "SELECT count(*) FROM audit");
      fixture_try_add (fixture, 100, &error);
      g_assert_cmpint (count, <, 100000);
    }
  g_assert_error (error, BACKBONE_ERROR, code);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM audit"), ==, count);
  text = fixture_query (fixture, "PRAGMA integrity_check");
  g_assert_cmpstr (text, ==, "ok");
}

static void
test_file_limit (LandscapeFixture *fixture, gconstpointer data)
{
  struct rlimit unlimited;
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &unlimited);
  limit = unlimited;
  limit.rlim_cur = 1024 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  fill_up (fixture, BACKBONE_ERROR_UNREADABLE);
  setrlimit (RLIMIT_FSIZE, &unlimited);

  /* With room again, it goes on. */
  fixture_add_customer (fixture, "0000000007", "Seven", NULL, NULL);
}

static void
test_full_disk (LandscapeFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "small", NULL);
  LandscapeFixture small = { .path = g_build_filename (folder, "landscape.db", NULL) };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (mount ("none", folder, "tmpfs", 0, "size=2m") != 0)
    {
      g_test_skip ("mounting a small file system is not permitted here");
      g_free (small.path);
      return;
    }

  fixture_create (&small);
  fill_up (&small, BACKBONE_ERROR_NO_SPACE);
  g_clear_object (&small.store);
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
  g_free (small.path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, func)                                                                           \
  g_test_add ("/schema/" path, LandscapeFixture, NULL, fixture_set_up, func, fixture_tear_down)
  TEST ("foreign", test_foreign);
  TEST ("foreign-database", test_foreign_database);
  TEST ("folder", test_folder);
  TEST ("newer", test_newer);
  TEST ("newer-in-use", test_newer_in_use);
  TEST ("truncated", test_truncated);
  TEST ("garbage-inside", test_garbage_inside);
  TEST ("migrate", test_migrate);
  TEST ("migrate-fails", test_migrate_fails);
  TEST ("migrate-first", test_migrate_first);
  TEST ("migrate-rules", test_migrate_rules);
  TEST ("present-version", test_present_version);
  TEST ("settings-of-connection", test_settings_of_connection);
  TEST ("read-only", test_read_only);
  TEST ("file-limit", test_file_limit);
  TEST ("full-disk", test_full_disk);

  return g_test_run ();
}
