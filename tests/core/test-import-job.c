/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-import-job.h"
#include "backbone-landscape-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define GOOD_LIST                                                                                  \
  "0001234567;Furniture;S0018132425;secret one\r\n"                                                \
  "2345678;Brewery;18132426;\"secret;two\"\r\n"

typedef struct
{
  gboolean dry_run;
  gboolean skip_invalid;
  gboolean wipe;
} Options;

static BackboneImportJob *
import_job_new (JobFixture *fixture, const char *text, Options options)
{
  g_autoptr (GFile) file = job_fixture_write (fixture, "list.csv", text);
  BackboneImportJob *job = backbone_import_job_new (fixture->landscape, file);

  backbone_import_job_set_dry_run (job, options.dry_run);
  backbone_import_job_set_skip_invalid (job, options.skip_invalid);
  backbone_import_job_set_wipe (job, options.wipe);

  return job;
}

/* Returns the job, ended, for a look at its results. */
static BackboneImportJob *
import (JobFixture *fixture, const char *text, Options options, GError **error)
{
  BackboneImportJob *job = import_job_new (fixture, text, options);

  job_fixture_run (g_object_ref (BACKBONE_JOB (job)), error);

  return job;
}

static void
import_well (JobFixture *fixture, const char *text)
{
  job_fixture_run_well (BACKBONE_JOB (import_job_new (fixture, text, (Options){ 0 })));
}

static void
assert_counts (BackboneImportJob *job, guint new, guint changed, guint unchanged, guint refused)
{
  g_assert_cmpuint (backbone_import_job_get_count (job, BACKBONE_IMPORT_NEW), ==, new);
  g_assert_cmpuint (backbone_import_job_get_count (job, BACKBONE_IMPORT_CHANGED), ==, changed);
  g_assert_cmpuint (backbone_import_job_get_count (job, BACKBONE_IMPORT_UNCHANGED), ==, unchanged);
  g_assert_cmpuint (backbone_import_job_get_count (job, BACKBONE_IMPORT_REFUSED), ==, refused);
  g_assert_cmpuint (g_list_model_get_n_items (backbone_import_job_get_rows (job)), ==,
                    new + changed + unchanged + refused);
}

static BackboneImportRow *
row_at (BackboneImportJob *job, guint index)
{
  g_autoptr (BackboneImportRow) row
      = g_list_model_get_item (backbone_import_job_get_rows (job), index);

  g_assert_nonnull (row);

  return row;
}

static void
assert_reason (BackboneImportJob *job, guint index, const char *part)
{
  const char *reason = backbone_import_row_get_reason (row_at (job, index));

  if (reason == NULL || strstr (reason, part) == NULL)
    g_error ("row %u: the reason is: %s", index, reason);
}

static void
assert_password (JobFixture *fixture, const char *number, const char *expected)
{
  g_autofree char *password = job_fixture_dup_password (fixture, number);

  g_assert_cmpstr (password, ==, expected);
}

static void
assert_description (JobFixture *fixture, const char *number, const char *expected)
{
  g_autofree char *description
      = job_fixture_query (fixture, "SELECT description FROM customer WHERE number = '%s'", number);

  g_assert_cmpstr (description, ==, expected);
}

static gint64
count_customers (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM customer");
}

static gint64
count_audit (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM audit");
}

static void
test_new (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = import (fixture, GOOD_LIST, (Options){ 0 }, &error);

  g_assert_no_error (error);
  assert_counts (job, 2, 0, 0, 0);
  g_assert_cmpuint (backbone_import_job_get_n_passwords (job), ==, 2);
  g_assert_cmpuint (backbone_import_row_get_line (row_at (job, 1)), ==, 2);
  g_assert_cmpstr (backbone_import_row_get_number (row_at (job, 1)), ==, "0002345678");
  g_assert_true (backbone_import_row_get_has_password (row_at (job, 1)));
  g_assert_cmpstr (backbone_import_row_get_reason (row_at (job, 1)), ==, NULL);

  assert_description (fixture, "0001234567", "Furniture");
  assert_description (fixture, "0002345678", "Brewery");
  assert_password (fixture, "0001234567", "secret one");
  assert_password (fixture, "0002345678", "secret;two");
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

  import_well (fixture, GOOD_LIST);
  n_audit = count_audit (fixture);
  before = job_fixture_digest_keyring ();

  job = import (fixture, GOOD_LIST, (Options){ 0 }, &error);
  g_assert_no_error (error);
  assert_counts (job, 0, 0, 2, 0);
  g_assert_cmpuint (backbone_import_job_get_n_passwords (job), ==, 0);
  g_assert_cmpint (count_audit (fixture), ==, n_audit);
  after = job_fixture_digest_keyring ();
  g_assert_cmpstr (before, ==, after);
}

static void
test_changed (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = NULL;

  import_well (fixture, "1;a;S1;p1\n2;b;S2;p2\n3;c;S3;p3\n4;d;S4;p4\n5;e;S5\n6;f\n");
  job = import (fixture,
                "1;A;S1;p1\n"    /* description */
                "2;b;S2;new\n"   /* password */
                "3;c;S33\n"      /* user */
                "4;d\n"          /* says less: nothing */
                "5;e;S5;first\n" /* first password */
                "6;f;S6;p6\n",   /* first user */
                (Options){ 0 }, &error);

  g_assert_no_error (error);
  assert_counts (job, 0, 5, 1, 0);
  assert_reason (job, 0, "changes: description");
  assert_reason (job, 1, "changes: password");
  assert_reason (job, 2, "no password yet");
  assert_reason (job, 5, "changes: technical user, password");

  assert_description (fixture, "0000000001", "A");
  assert_password (fixture, "0000000001", "p1");
  assert_password (fixture, "0000000002", "new");
  assert_password (fixture, "0000000003", NULL);
  assert_password (fixture, "0000000004", "p4");
  assert_password (fixture, "0000000005", "first");
  assert_password (fixture, "0000000006", "p6");
  /* What was replaced is gone from the keyring. */
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 5);
}

static void
test_owner (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import (fixture, FIXTURE_OWNER ";The provider itself;S1;p\n", (Options){ 0 }, &error);

  g_assert_no_error (error);
  assert_counts (job, 0, 1, 0, 0);
  assert_description (fixture, FIXTURE_OWNER, "The provider itself");
  assert_password (fixture, FIXTURE_OWNER, "p");
  g_assert_cmpint (job_fixture_count (fixture, "SELECT owner FROM customer"), ==, 1);
}

static void
test_refused (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = job_fixture_digest_keyring ();
  g_autofree char *after = NULL;
  gint64 n_audit = count_audit (fixture);
  g_autoptr (BackboneImportJob) job
      = import (fixture, GOOD_LIST "12x;c;S3;p\n;;\n", (Options){ 0 }, &error);

  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "list.csv"));
  g_assert_nonnull (strstr (error->message, "line 3"));
  g_assert_nonnull (strstr (error->message, "12x"));

  /* All or nothing, but the rows can be looked at. */
  assert_counts (job, 2, 0, 0, 1);
  assert_reason (job, 2, "digits only");
  g_assert_cmpint (count_customers (fixture), ==, 1);
  g_assert_cmpint (count_audit (fixture), ==, n_audit);
  after = job_fixture_digest_keyring ();
  g_assert_cmpstr (before, ==, after);
  g_assert_null (backbone_import_job_get_rejected_file (job));
}

static void
test_skip_invalid (JobFixture *fixture, gconstpointer data)
{
  const Options options = { .skip_invalid = TRUE, .wipe = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = import (fixture, "1;a;S1;p\n2;;S2;q\n", options, &error);
  g_autoptr (BackboneImportJob) again = NULL;
  g_autofree char *rejected = job_fixture_read (fixture, "list.rejected.csv");
  g_autofree char *rejected_again = NULL;
  g_autofree char *list = NULL;

  g_assert_no_error (error);
  assert_counts (job, 1, 0, 0, 1);
  assert_password (fixture, "0000000001", "p");
  g_assert_cmpint (count_customers (fixture), ==, 2);
  g_assert_cmpstr (rejected, ==,
                   "number;description;technical user;password;reason\r\n"
                   "2;;S2;q;\"The description is empty\"\r\n");
  g_assert_cmpuint (job_fixture_get_mode (fixture, "list.rejected.csv"), ==, 0600);
  g_assert_nonnull (backbone_import_job_get_rejected_file (job));

  /* The list holds more than was taken, so it stays; so does an earlier file of refused rows. */
  list = job_fixture_read (fixture, "list.csv");
  g_assert_nonnull (list);
  again = import (fixture, "1;a;S1;p\n3;;S3;r\n", options, &error);
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

  g_assert_cmpint (count_customers (fixture), ==, 1);
}

static void
test_wipe (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import (fixture, GOOD_LIST, (Options){ .wipe = TRUE }, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (job_fixture_get_mode (fixture, "list.csv"), ==, 0);
  assert_password (fixture, "0001234567", "secret one");
}

static void
test_dry_run (JobFixture *fixture, gconstpointer data)
{
  const Options options = { .dry_run = TRUE, .skip_invalid = TRUE, .wipe = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 n_audit;

  import_well (fixture, GOOD_LIST);
  before = job_fixture_digest_keyring ();
  n_audit = count_audit (fixture);

  job = import (fixture, GOOD_LIST "3;c;S3;p3\n" FIXTURE_OWNER ";Other;;\n4;\n", options, &error);
  g_assert_no_error (error);
  assert_counts (job, 1, 1, 2, 1);
  g_assert_cmpint (count_customers (fixture), ==, 3);
  g_assert_cmpint (count_audit (fixture), ==, n_audit);
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
  g_autoptr (BackboneImportJob) job = import (fixture, list, (Options){ 0 }, &error);
  g_autoptr (BackboneImportJob) again = NULL;

  g_assert_no_error (error);
  assert_counts (job, 3, 0, 0, 0);
  assert_reason (job, 0, "also used by customer 0000000002");
  assert_reason (job, 1, "also used by customer 0000000001");
  g_assert_cmpstr (backbone_import_row_get_reason (row_at (job, 2)), ==, NULL);
  assert_password (fixture, "0000000001", "p");
  assert_password (fixture, "0000000002", "p");
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  again = import (fixture, list, (Options){ 0 }, &error);
  g_assert_no_error (error);
  assert_counts (again, 0, 0, 3, 0);
}

static void
test_duplicate (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import (fixture, "1;a;S1;p\n01;a;1;p\n", (Options){ 0 }, &error);

  g_assert_no_error (error);
  assert_counts (job, 1, 0, 1, 0);
  g_assert_cmpint (count_customers (fixture), ==, 2);
}

static void
test_bad_file (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/list.csv");

  job_fixture_run_badly (BACKBONE_JOB (backbone_import_job_new (fixture->landscape, missing)),
                         BACKBONE_ERROR_UNREADABLE);
  job_fixture_run_badly (BACKBONE_JOB (import_job_new (fixture, "1;\x81\n", (Options){ 0 })),
                         BACKBONE_ERROR_ENCODING);
  job_fixture_run_badly (
      BACKBONE_JOB (import_job_new (fixture, "Number;Phone\n1;2\n", (Options){ 0 })),
      BACKBONE_ERROR_INVALID);
}

static void
test_empty (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = import (fixture, "# nobody\n", (Options){ 0 }, &error);

  g_assert_no_error (error);
  assert_counts (job, 0, 0, 0, 0);
}

static char *
make_long_list (guint n_rows)
{
  GString *text = g_string_new ("Kundennummer;Beschreibung;Benutzer;Kennwort\r\n");

  for (guint i = 1; i <= n_rows; i++)
    g_string_append_printf (text, "%u;Customer %u;S%010u;secret %u\r\n", 2000000 + i, i,
                            30000000 + i, i);

  return g_string_free (text, FALSE);
}

#define MANY 10000

static void
test_many (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long_list (MANY);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = import (fixture, text, (Options){ 0 }, &error);
  g_autoptr (BackboneImportJob) again = NULL;

  g_assert_no_error (error);
  assert_counts (job, MANY, 0, 0, 0);
  g_assert_cmpuint (backbone_job_get_done (BACKBONE_JOB (job)), ==, MANY);
  g_assert_cmpuint (backbone_job_get_total (BACKBONE_JOB (job)), ==, MANY);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, MANY);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel"), ==,
                   3 * (MANY + 1));
  assert_password (fixture, "0002000001", "secret 1");
  assert_password (fixture, "0002010000", "secret 10000");

  again = import (fixture, text, (Options){ 0 }, &error);
  g_assert_no_error (error);
  assert_counts (again, 0, 0, MANY, 0);
}

static void
cancel_at_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  if (g_strcmp0 (backbone_job_get_message (BACKBONE_JOB (object)), user_data) == 0)
    backbone_job_cancel (BACKBONE_JOB (object));
}

/* Wherever it is cancelled, the landscape and the keyring are as before. */
static void
test_cancel (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long_list (MANY);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = NULL;
  gint64 n_audit;

  import_well (fixture, GOOD_LIST);
  n_audit = count_audit (fixture);
  job = import_job_new (fixture, text, (Options){ 0 });
  g_signal_connect (job, "notify::message", G_CALLBACK (cancel_at_cb), (gpointer)data);
  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (job)), &error));

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_customers (fixture), ==, 3);
  g_assert_cmpint (count_audit (fixture), ==, n_audit);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 2);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM lease"), ==, 0);
  assert_password (fixture, "0001234567", "secret one");
}

/* Another program that changes secrets of the same landscape. */
typedef struct
{
  LandscapeFixture program;
} Other;

static void
other_begin (Other *other, JobFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  other->program.path = fixture->base.path;
  other->program.store = backbone_store_open (fixture->base.path, FALSE, &error);
  g_assert_no_error (error);
  backbone_store_lease_acquire (other->program.store, "vault", 0, NULL, &error);
  g_assert_no_error (error);
}

static void
other_end (Other *other)
{
  backbone_store_lease_release (other->program.store, "vault");
  backbone_store_close (other->program.store);
  g_clear_object (&other->program.store);
}

static void
test_wait_cancelled (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneImportJob) job = import_job_new (fixture, GOOD_LIST, (Options){ 0 });
  g_autoptr (GError) error = NULL;
  Other other = { 0 };

  other_begin (&other, fixture);
  g_signal_connect (job, "notify::message", G_CALLBACK (cancel_at_cb),
                    (gpointer) "Reading the file");
  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (job)), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  other_end (&other);

  g_assert_cmpint (count_customers (fixture), ==, 1);
}

static void
change_and_end_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  Other *other = user_data;

  if (other->program.store == NULL)
    return;

  fixture_add_customer (&other->program, "0001234567", "Old name", "S0000000009", NULL);
  other_end (other);
}

/* What another program changed while the import waited is not overwritten unseen. */
static void
test_wait_changed (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneImportJob) job = import_job_new (fixture, GOOD_LIST, (Options){ 0 });
  Other other = { 0 };

  other_begin (&other, fixture);
  g_signal_connect (job, "notify::message", G_CALLBACK (change_and_end_cb), &other);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  assert_counts (job, 1, 1, 0, 0);
  assert_reason (job, 0, "changes: description, technical user, password");
  assert_description (fixture, "0001234567", "Furniture");
  assert_password (fixture, "0001234567", "secret one");
}

/* @data: the error of a keyring that can't be used. */
static void
test_no_keyring (JobFixture *fixture, gconstpointer data)
{
  int code = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = import (fixture, GOOD_LIST, (Options){ 0 }, &error);
  g_autoptr (BackboneImportJob) dry = NULL;
  g_autoptr (BackboneImportJob) plain = NULL;
  g_autoptr (BackboneImportJob) refused = NULL;

  /* Nothing is written if a password can't be kept. */
  g_assert_error (error, BACKBONE_ERROR, code);
  g_clear_error (&error);
  g_assert_cmpint (count_customers (fixture), ==, 1);
  assert_counts (job, 2, 0, 0, 0);

  /* A preview needs no keyring. */
  dry = import (fixture, GOOD_LIST, (Options){ .dry_run = TRUE }, &error);
  g_assert_no_error (error);
  assert_counts (dry, 2, 0, 0, 0);

  /* Nor does a list without passwords. */
  plain = import (fixture, "1;a;S1\n2;b\n", (Options){ 0 }, &error);
  g_assert_no_error (error);
  assert_counts (plain, 2, 0, 0, 0);
  g_assert_cmpint (count_customers (fixture), ==, 3);

  /* Refused rows are told first. */
  refused = import (fixture, "1;a;S1;p\n2;\n", (Options){ 0 }, &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
}

/* A password that is saved, as far as the landscape knows, while the keyring can't be asked. */
static void
test_no_keyring_saved (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = NULL;

  fixture_add_customer (&fixture->base, "0000000001", "a", "S0000000001", "some-credential");
  job = import (fixture, "1;a;S1;p\n", (Options){ .dry_run = TRUE }, &error);

  g_assert_no_error (error);
  assert_counts (job, 0, 0, 1, 0);
  assert_reason (job, 0, "can't be seen");
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
  ADD ("/import/unlocked/many", test_many, NULL);
  ADD ("/import/unlocked/cancel-secrets", test_cancel, "Saving passwords in the keyring");
  ADD ("/import/unlocked/cancel-customers", test_cancel, "Writing customers");
  ADD ("/import/unlocked/wait-cancelled", test_wait_cancelled, NULL);
  ADD ("/import/unlocked/wait-changed", test_wait_changed, NULL);
  ADD ("/import/locked/passwords", test_no_keyring,
       GINT_TO_POINTER (BACKBONE_ERROR_KEYRING_LOCKED));
  ADD ("/import/locked/saved", test_no_keyring_saved, NULL);
  ADD ("/import/none/passwords", test_no_keyring, GINT_TO_POINTER (BACKBONE_ERROR_NO_KEYRING));
  ADD ("/import/none/saved", test_no_keyring_saved, NULL);

  return g_test_run ();
}
