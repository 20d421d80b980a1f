/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
test_new (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import_fixture_run (fixture, GOOD_LIST, (ImportOptions){ 0 }, &error);

  g_assert_no_error (error);
  import_fixture_assert_counts (job, 2, 0, 0, 0);
  g_assert_cmpuint (backbone_import_job_get_n_passwords (job), ==, 2);
  g_assert_cmpuint (backbone_import_row_get_line (import_fixture_get_row (job, 1)), ==, 2);
  g_assert_cmpstr (backbone_import_row_get_number (import_fixture_get_row (job, 1)), ==,
                   "0002345678");
  g_assert_true (backbone_import_row_get_has_password (import_fixture_get_row (job, 1)));
  g_assert_cmpstr (backbone_import_row_get_reason (import_fixture_get_row (job, 1)), ==, NULL);

  import_fixture_assert_description (fixture, "0001234567", "Furniture");
  import_fixture_assert_description (fixture, "0002345678", "Brewery");
  import_fixture_assert_password (fixture, "0001234567", "secret one");
  import_fixture_assert_password (fixture, "0002345678", "secret;two");
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel"), ==, 9);
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT count (*) FROM audit WHERE action = 'import'"), ==, 1);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM lease"), ==, 0);
}

/* Neither the database nor the keyring is written a second time. */
static void
test_idempotent (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 n_audit;

  import_fixture_run_well (fixture, GOOD_LIST);
  n_audit = import_fixture_count_audit (fixture);
  before = job_fixture_digest_keyring ();

  job = import_fixture_run (fixture, GOOD_LIST, (ImportOptions){ 0 }, &error);
  g_assert_no_error (error);
  import_fixture_assert_counts (job, 0, 0, 2, 0);
  g_assert_cmpuint (backbone_import_job_get_n_passwords (job), ==, 0);
  g_assert_cmpint (import_fixture_count_audit (fixture), ==, n_audit);
  after = job_fixture_digest_keyring ();
  g_assert_cmpstr (before, ==, after);
}

static void
test_changed (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = NULL;

  import_fixture_run_well (fixture, "1;a;S1;p1\n2;b;S2;p2\n3;c;S3;p3\n4;d;S4;p4\n5;e;S5\n6;f\n");
  job = import_fixture_run (fixture,
                            "1;A;S1;p1\n"    /* description */
                            "2;b;S2;new\n"   /* password */
                            "3;c;S33\n"      /* user */
                            "4;d\n"          /* says less: nothing */
                            "5;e;S5;first\n" /* first password */
                            "6;f;S6;p6\n",   /* first user */
                            (ImportOptions){ 0 }, &error);

  g_assert_no_error (error);
  import_fixture_assert_counts (job, 0, 5, 1, 0);
  import_fixture_assert_reason (job, 0, "changes: description");
  import_fixture_assert_reason (job, 1, "changes: password");
  import_fixture_assert_reason (job, 2, "no password yet");
  import_fixture_assert_reason (job, 5, "changes: technical user, password");

  import_fixture_assert_description (fixture, "0000000001", "A");
  import_fixture_assert_password (fixture, "0000000001", "p1");
  import_fixture_assert_password (fixture, "0000000002", "new");
  import_fixture_assert_password (fixture, "0000000003", NULL);
  import_fixture_assert_password (fixture, "0000000004", "p4");
  import_fixture_assert_password (fixture, "0000000005", "first");
  import_fixture_assert_password (fixture, "0000000006", "p6");
  /* What was replaced is gone from the keyring. */
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 5);
}

static void
test_owner (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = import_fixture_run (
      fixture, FIXTURE_OWNER ";The provider itself;S1;p\n", (ImportOptions){ 0 }, &error);

  g_assert_no_error (error);
  import_fixture_assert_counts (job, 0, 1, 0, 0);
  import_fixture_assert_description (fixture, FIXTURE_OWNER, "The provider itself");
  import_fixture_assert_password (fixture, FIXTURE_OWNER, "p");
  g_assert_cmpint (job_fixture_count (fixture, "SELECT owner FROM customer"), ==, 1);
}

static void
test_refused (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = job_fixture_digest_keyring ();
  g_autofree char *after = NULL;
  gint64 n_audit = import_fixture_count_audit (fixture);
  g_autoptr (BackboneImportJob) job
      = import_fixture_run (fixture, GOOD_LIST "12x;c;S3;p\n;;\n", (ImportOptions){ 0 }, &error);

  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "list.csv"));
  g_assert_nonnull (strstr (error->message, "line 3"));
  g_assert_nonnull (strstr (error->message, "12x"));

  /* All or nothing, but the rows can be looked at. */
  import_fixture_assert_counts (job, 2, 0, 0, 1);
  import_fixture_assert_reason (job, 2, "digits only");
  g_assert_cmpint (import_fixture_count_customers (fixture), ==, 1);
  g_assert_cmpint (import_fixture_count_audit (fixture), ==, n_audit);
  after = job_fixture_digest_keyring ();
  g_assert_cmpstr (before, ==, after);
  g_assert_null (backbone_import_job_get_rejected_file (job));
}

static void
test_skip_invalid (JobFixture *fixture, gconstpointer data)
{
  const ImportOptions options = { .skip_invalid = TRUE, .wipe = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import_fixture_run (fixture, "1;a;S1;p\n2;;S2;q\n", options, &error);
  g_autoptr (BackboneImportJob) again = NULL;
  g_autofree char *rejected = job_fixture_read (fixture, "list.rejected.csv");
  g_autofree char *rejected_again = NULL;
  g_autofree char *list = NULL;

  g_assert_no_error (error);
  import_fixture_assert_counts (job, 1, 0, 0, 1);
  import_fixture_assert_password (fixture, "0000000001", "p");
  g_assert_cmpint (import_fixture_count_customers (fixture), ==, 2);
  g_assert_cmpstr (rejected, ==,
                   "number;description;technical user;password;reason\r\n"
                   "2;;S2;q;\"The description is empty\"\r\n");
  g_assert_cmpuint (job_fixture_get_mode (fixture, "list.rejected.csv"), ==, 0600);
  g_assert_nonnull (backbone_import_job_get_rejected_file (job));

  /* The list holds more than was taken, so it stays; so does an earlier file of refused rows. */
  list = job_fixture_read (fixture, "list.csv");
  g_assert_nonnull (list);
  again = import_fixture_run (fixture, "1;a;S1;p\n3;;S3;r\n", options, &error);
  g_assert_no_error (error);
  rejected_again = job_fixture_read (fixture, "list.rejected-2.csv");
  g_assert_nonnull (rejected_again);
  g_assert_nonnull (strstr (rejected_again, "3;;S3;r"));
}

/* If the refused rows can't be kept, nothing is imported. */
static void
test_rejected_unwritable (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->base.folder, "read-only", NULL);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BackboneImportJob *job;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "1;a\n2;\n", -1, NULL));
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  job = backbone_import_job_new (fixture->landscape, file);
  backbone_import_job_set_skip_invalid (job, TRUE);
  job_fixture_run_badly (BACKBONE_JOB (job), BACKBONE_ERROR_UNREADABLE);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);

  g_assert_cmpint (import_fixture_count_customers (fixture), ==, 1);
}

static void
test_wipe (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import_fixture_run (fixture, GOOD_LIST, (ImportOptions){ .wipe = TRUE }, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (job_fixture_get_mode (fixture, "list.csv"), ==, 0);
  import_fixture_assert_password (fixture, "0001234567", "secret one");
}

static void
test_dry_run (JobFixture *fixture, gconstpointer data)
{
  const ImportOptions options = { .dry_run = TRUE, .skip_invalid = TRUE, .wipe = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 n_audit;

  import_fixture_run_well (fixture, GOOD_LIST);
  before = job_fixture_digest_keyring ();
  n_audit = import_fixture_count_audit (fixture);

  job = import_fixture_run (fixture, GOOD_LIST "3;c;S3;p3\n" FIXTURE_OWNER ";Other;;\n4;\n",
                            options, &error);
  g_assert_no_error (error);
  import_fixture_assert_counts (job, 1, 1, 2, 1);
  g_assert_cmpint (import_fixture_count_customers (fixture), ==, 3);
  g_assert_cmpint (import_fixture_count_audit (fixture), ==, n_audit);
  after = job_fixture_digest_keyring ();
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (job_fixture_get_mode (fixture, "list.csv"), !=, 0);
  g_assert_cmpuint (job_fixture_get_mode (fixture, "list.rejected.csv"), ==, 0);
}

static void
test_shared_user (JobFixture *fixture, gconstpointer data)
{
  const char *list = "1;a;S1;p\n2;b;S1;p\n3;c;S3\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import_fixture_run (fixture, list, (ImportOptions){ 0 }, &error);
  g_autoptr (BackboneImportJob) again = NULL;

  g_assert_no_error (error);
  import_fixture_assert_counts (job, 3, 0, 0, 0);
  import_fixture_assert_reason (job, 0, "also used by customer 0000000002");
  import_fixture_assert_reason (job, 1, "also used by customer 0000000001");
  g_assert_cmpstr (backbone_import_row_get_reason (import_fixture_get_row (job, 2)), ==, NULL);
  import_fixture_assert_password (fixture, "0000000001", "p");
  import_fixture_assert_password (fixture, "0000000002", "p");
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  again = import_fixture_run (fixture, list, (ImportOptions){ 0 }, &error);
  g_assert_no_error (error);
  import_fixture_assert_counts (again, 0, 0, 3, 0);
}

static void
test_duplicate (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import_fixture_run (fixture, "1;a;S1;p\n01;a;1;p\n", (ImportOptions){ 0 }, &error);

  g_assert_no_error (error);
  import_fixture_assert_counts (job, 1, 0, 1, 0);
  g_assert_cmpint (import_fixture_count_customers (fixture), ==, 2);
}

static void
test_bad_file (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/list.csv");

  job_fixture_run_badly (BACKBONE_JOB (backbone_import_job_new (fixture->landscape, missing)),
                         BACKBONE_ERROR_UNREADABLE);
  job_fixture_run_badly (
      BACKBONE_JOB (import_fixture_job_new (fixture, "1;\x81\n", (ImportOptions){ 0 })),
      BACKBONE_ERROR_ENCODING);
  job_fixture_run_badly (
      BACKBONE_JOB (import_fixture_job_new (fixture, "Number;Phone\n1;2\n", (ImportOptions){ 0 })),
      BACKBONE_ERROR_INVALID);
}

static void
test_empty (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import_fixture_run (fixture, "# nobody\n", (ImportOptions){ 0 }, &error);

  g_assert_no_error (error);
  import_fixture_assert_counts (job, 0, 0, 0, 0);
}

#define ADD(path, func, data)                                                                      \
  g_test_add (path, JobFixture, data, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/import/unlocked/new", test_new, NULL);
  ADD ("/import/unlocked/idempotent", test_idempotent, NULL);
  ADD ("/import/unlocked/changed", test_changed, NULL);
  ADD ("/import/unlocked/owner", test_owner, NULL);
  ADD ("/import/unlocked/refused", test_refused, NULL);
  ADD ("/import/unlocked/skip-invalid", test_skip_invalid, NULL);
  ADD ("/import/unlocked/rejected-unwritable", test_rejected_unwritable, NULL);
  ADD ("/import/unlocked/wipe", test_wipe, NULL);
  ADD ("/import/unlocked/dry-run", test_dry_run, NULL);
  ADD ("/import/unlocked/shared-user", test_shared_user, NULL);
  ADD ("/import/unlocked/duplicate", test_duplicate, NULL);
  ADD ("/import/unlocked/bad-file", test_bad_file, NULL);
  ADD ("/import/unlocked/empty", test_empty, NULL);

  return g_test_run ();
}
