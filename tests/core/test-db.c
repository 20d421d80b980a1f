/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-private.h"
#include "landscape-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  BackboneDb *db;
} Fixture;

static BackboneDb *
open_db (const char *path)
{
  g_autoptr (GError) error = NULL;
  BackboneDb *db = backbone_db_open (path, BACKBONE_DB_READ_WRITE, &error);

  g_assert_no_error (error);

  return db;
}

static void
run_script (BackboneDb *db, const char *script)
{
  g_autoptr (GError) error = NULL;

  backbone_db_run_script (db, script, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = fixture_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "odd name? #%41.db", NULL);
  g_file_set_contents (fixture->path, "", 0, &error);
  g_assert_no_error (error);
  fixture->db = open_db (fixture->path);
  run_script (fixture->db, "CREATE TABLE t (id INTEGER PRIMARY KEY, i INTEGER, x TEXT UNIQUE)");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->db, backbone_db_close);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
query (BackboneDb *db, const char *sql)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (db, sql);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (backbone_statement_next (statement))
    text = g_strdup (backbone_statement_get_text (statement, 0));
  g_assert_true (backbone_statement_finish (statement, &error));

  return text;
}

static void
assert_query (BackboneDb *db, const char *sql, const char *expected)
{
  g_autofree char *text = query (db, sql);

  g_assert_cmpstr (text, ==, expected);
}

/* A name with everything that a URI could take for something else. */
static void
test_path (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (backbone_db_get_path (fixture->db), ==, fixture->path);
  g_clear_pointer (&fixture->db, backbone_db_close);
  fixture->db = open_db (fixture->path);
  assert_query (fixture->db, "SELECT count(*) FROM t", "0");
}

static void
test_bind_int64 (Fixture *fixture, gconstpointer data)
{
  static const gint64 values[] = { 0, 1, -1, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (BackboneStatement) statement = backbone_db_prepare (fixture->db, "SELECT ?");

      backbone_statement_bind_int64 (statement, values[i]);
      g_assert_true (backbone_statement_next (statement));
      g_assert_cmpint (backbone_statement_get_int64 (statement, 0), ==, values[i]);
      g_assert_false (backbone_statement_is_null (statement, 0));
      g_assert_false (backbone_statement_next (statement));
      g_assert_true (backbone_statement_finish (statement, NULL));
    }
}

static void
test_bind_text (Fixture *fixture, gconstpointer data)
{
  static const char *const values[] = { "", "Müller", "';--", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (BackboneStatement) statement = backbone_db_prepare (fixture->db, "SELECT ?");
      g_autofree char *copy = g_strdup (values[i]);

      /* The statement has a copy of its own. */
      backbone_statement_bind_text (statement, copy);
      g_clear_pointer (&copy, g_free);
      g_assert_true (backbone_statement_next (statement));
      g_assert_cmpstr (backbone_statement_get_text (statement, 0), ==, values[i]);
      g_assert_true (backbone_statement_is_null (statement, 0) == (values[i] == NULL));
    }
}

static void
test_bind_optional (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (fixture->db, "SELECT ?, ?, ?, ? IS NULL");

  backbone_statement_bind_optional (statement, -1);
  backbone_statement_bind_optional (statement, 0);
  backbone_statement_bind_optional (statement, 7);
  backbone_statement_bind_null (statement);
  g_assert_true (backbone_statement_next (statement));
  g_assert_true (backbone_statement_is_null (statement, 0));
  g_assert_cmpint (backbone_statement_get_optional (statement, 0), ==, -1);
  g_assert_cmpint (backbone_statement_get_optional (statement, 1), ==, 0);
  g_assert_cmpint (backbone_statement_get_optional (statement, 2), ==, 7);
  g_assert_cmpint (backbone_statement_get_int64 (statement, 3), ==, 1);
}

/* A cached statement starts without the parameters of the time before, and can be used while it is
 * in use. */
static void
test_reuse (Fixture *fixture, gconstpointer data)
{
  const char *sql = "SELECT ?";

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (BackboneStatement) outer = backbone_db_prepare (fixture->db, sql);
      g_autoptr (BackboneStatement) inner = backbone_db_prepare (fixture->db, sql);

      g_assert_true (outer != inner);
      backbone_statement_bind_int64 (outer, 1);
      backbone_statement_bind_int64 (inner, 2);
      g_assert_true (backbone_statement_next (outer));
      g_assert_true (backbone_statement_next (inner));
      g_assert_cmpint (backbone_statement_get_int64 (outer, 0), ==, 1);
      g_assert_cmpint (backbone_statement_get_int64 (inner, 0), ==, 2);
    }
}

static void
test_error_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (fixture->db, "SELECT nothing FROM nowhere");
  g_autoptr (GError) error = NULL;

  backbone_statement_bind_int64 (statement, 1);
  backbone_statement_bind_text (statement, "text");
  g_assert_false (backbone_statement_next (statement));
  g_assert_false (backbone_statement_run (statement, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "odd name"));
}

static void
test_too_many_parameters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (fixture->db, "SELECT ?");
  g_autoptr (GError) error = NULL;

  backbone_statement_bind_int64 (statement, 1);
  backbone_statement_bind_int64 (statement, 2);
  g_assert_false (backbone_statement_run (statement, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FAILED);
}

static void
test_unique (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneStatement) statement
      = backbone_db_prepare (fixture->db, "INSERT INTO t (x) VALUES ('one')");
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_statement_run (statement, NULL));
  g_assert_cmpint (backbone_db_last_row_id (fixture->db), ==, 1);
  g_assert_cmpuint (backbone_db_n_changed_rows (fixture->db), ==, 1);
  g_assert_false (backbone_statement_run (statement, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS);
}

static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  g_assert_true (backbone_db_begin (fixture->db, NULL));
  run_script (fixture->db, "INSERT INTO t (x) VALUES ('lost')");
  backbone_db_note_change (fixture->db, 1);
  backbone_db_rollback (fixture->db);
  assert_query (fixture->db, "SELECT count(*) FROM t", "0");
  g_assert_cmpuint (backbone_db_take_changes (fixture->db), ==, 0);

  g_assert_true (backbone_db_begin (fixture->db, NULL));
  run_script (fixture->db, "INSERT INTO t (x) VALUES ('kept')");
  backbone_db_note_change (fixture->db, 1);
  backbone_db_note_change (fixture->db, 4);
  g_assert_true (backbone_db_commit (fixture->db, NULL));
  assert_query (fixture->db, "SELECT x FROM t", "kept");
  g_assert_cmpuint (backbone_db_take_changes (fixture->db), ==, 5);
  g_assert_cmpuint (backbone_db_take_changes (fixture->db), ==, 0);
}

/* Waiting for another writer ends, with an error that names the file. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDb) other = open_db (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_true (backbone_db_begin (other, NULL));
  g_assert_false (backbone_db_begin (fixture->db, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "odd name"));
  backbone_db_rollback (other);

  g_assert_true (backbone_db_begin (fixture->db, NULL));
  backbone_db_rollback (fixture->db);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run_script (fixture->db, "INSERT INTO t (x) VALUES ('before'); PRAGMA max_page_count = 4");
  g_assert_true (backbone_db_begin (fixture->db, NULL));
  g_assert_false (backbone_db_run_script (
      fixture->db, "INSERT INTO t (x) VALUES (hex (zeroblob (100000)))", &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NO_SPACE);
  backbone_db_rollback (fixture->db);
  assert_query (fixture->db, "SELECT group_concat(x) FROM t", "before");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneDb) db = backbone_db_open (fixture->path, BACKBONE_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_false (backbone_db_run_script (db, "INSERT INTO t (x) VALUES ('x')", &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_READ_ONLY);
}

static void
test_not_a_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "text.db", NULL);
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (backbone_db_open (path, BACKBONE_DB_READ_WRITE, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_FOREIGN_FILE);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (backbone_db_open (path, BACKBONE_DB_READ_WRITE, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_UNREADABLE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, func) g_test_add ("/db/" path, Fixture, NULL, set_up, func, tear_down)
  TEST ("path", test_path);
  TEST ("bind-int64", test_bind_int64);
  TEST ("bind-text", test_bind_text);
  TEST ("bind-optional", test_bind_optional);
  TEST ("reuse", test_reuse);
  TEST ("error-stays", test_error_stays);
  TEST ("too-many-parameters", test_too_many_parameters);
  TEST ("unique", test_unique);
  TEST ("transaction", test_transaction);
  TEST ("busy", test_busy);
  TEST ("full", test_full);
  TEST ("read-only", test_read_only);
  TEST ("not-a-database", test_not_a_database);
  TEST ("missing", test_missing);

  return g_test_run ();
}
