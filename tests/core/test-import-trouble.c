/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import that is cancelled, has to wait for another program, or finds no keyring. */

#include "import-fixture.h"

#include "backbone-landscape-private.h"

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
  g_autoptr (BackboneImportJob) job
      = import_fixture_run (fixture, text, (ImportOptions){ 0 }, &error);
  g_autoptr (BackboneImportJob) again = NULL;

  g_assert_no_error (error);
  import_fixture_assert_counts (job, MANY, 0, 0, 0);
  g_assert_cmpuint (backbone_job_get_done (BACKBONE_JOB (job)), ==, MANY);
  g_assert_cmpuint (backbone_job_get_total (BACKBONE_JOB (job)), ==, MANY);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, MANY);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel"), ==,
                   3 * (MANY + 1));
  import_fixture_assert_password (fixture, "0002000001", "secret 1");
  import_fixture_assert_password (fixture, "0002010000", "secret 10000");

  again = import_fixture_run (fixture, text, (ImportOptions){ 0 }, &error);
  g_assert_no_error (error);
  import_fixture_assert_counts (again, 0, 0, MANY, 0);
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

  import_fixture_run_well (fixture, GOOD_LIST);
  n_audit = import_fixture_count_audit (fixture);
  job = import_fixture_job_new (fixture, text, (ImportOptions){ 0 });
  g_signal_connect (job, "notify::message", G_CALLBACK (cancel_at_cb), (gpointer)data);
  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (job)), &error));

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (import_fixture_count_customers (fixture), ==, 3);
  g_assert_cmpint (import_fixture_count_audit (fixture), ==, n_audit);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 2);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM lease"), ==, 0);
  import_fixture_assert_password (fixture, "0001234567", "secret one");
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
  g_autoptr (BackboneImportJob) job
      = import_fixture_job_new (fixture, GOOD_LIST, (ImportOptions){ 0 });
  g_autoptr (GError) error = NULL;
  Other other = { 0 };

  other_begin (&other, fixture);
  g_signal_connect (job, "notify::message", G_CALLBACK (cancel_at_cb),
                    (gpointer) "Reading the file");
  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (job)), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  other_end (&other);

  g_assert_cmpint (import_fixture_count_customers (fixture), ==, 1);
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
  g_autoptr (BackboneImportJob) job
      = import_fixture_job_new (fixture, GOOD_LIST, (ImportOptions){ 0 });
  Other other = { 0 };

  other_begin (&other, fixture);
  g_signal_connect (job, "notify::message", G_CALLBACK (change_and_end_cb), &other);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  import_fixture_assert_counts (job, 1, 1, 0, 0);
  import_fixture_assert_reason (job, 0, "changes: description, technical user, password");
  import_fixture_assert_description (fixture, "0001234567", "Furniture");
  import_fixture_assert_password (fixture, "0001234567", "secret one");
}

/* @data: the error of a keyring that can't be used. */
static void
test_no_keyring (JobFixture *fixture, gconstpointer data)
{
  int code = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job
      = import_fixture_run (fixture, GOOD_LIST, (ImportOptions){ 0 }, &error);
  g_autoptr (BackboneImportJob) dry = NULL;
  g_autoptr (BackboneImportJob) plain = NULL;
  g_autoptr (BackboneImportJob) refused = NULL;

  /* Nothing is written if a password can't be kept. */
  g_assert_error (error, BACKBONE_ERROR, code);
  g_clear_error (&error);
  g_assert_cmpint (import_fixture_count_customers (fixture), ==, 1);
  import_fixture_assert_counts (job, 2, 0, 0, 0);

  /* A preview needs no keyring. */
  dry = import_fixture_run (fixture, GOOD_LIST, (ImportOptions){ .dry_run = TRUE }, &error);
  g_assert_no_error (error);
  import_fixture_assert_counts (dry, 2, 0, 0, 0);

  /* Nor does a list without passwords. */
  plain = import_fixture_run (fixture, "1;a;S1\n2;b\n", (ImportOptions){ 0 }, &error);
  g_assert_no_error (error);
  import_fixture_assert_counts (plain, 2, 0, 0, 0);
  g_assert_cmpint (import_fixture_count_customers (fixture), ==, 3);

  /* Refused rows are told first. */
  refused = import_fixture_run (fixture, "1;a;S1;p\n2;\n", (ImportOptions){ 0 }, &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
}

/* A password that is saved, as far as the landscape knows, while the keyring can't be asked. */
static void
test_no_keyring_saved (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = NULL;

  fixture_add_customer (&fixture->base, "0000000001", "a", "S0000000001", "some-credential");
  job = import_fixture_run (fixture, "1;a;S1;p\n", (ImportOptions){ .dry_run = TRUE }, &error);

  g_assert_no_error (error);
  import_fixture_assert_counts (job, 0, 0, 1, 0);
  import_fixture_assert_reason (job, 0, "can't be seen");
}

#define ADD(path, func, data)                                                                      \
  g_test_add (path, JobFixture, data, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/import-trouble/unlocked/many", test_many, NULL);
  ADD ("/import-trouble/unlocked/cancel-secrets", test_cancel, "Saving passwords in the keyring");
  ADD ("/import-trouble/unlocked/cancel-customers", test_cancel, "Writing customers");
  ADD ("/import-trouble/unlocked/wait-cancelled", test_wait_cancelled, NULL);
  ADD ("/import-trouble/unlocked/wait-changed", test_wait_changed, NULL);
  ADD ("/import-trouble/locked/passwords", test_no_keyring,
       GINT_TO_POINTER (BACKBONE_ERROR_KEYRING_LOCKED));
  ADD ("/import-trouble/locked/saved", test_no_keyring_saved, NULL);
  ADD ("/import-trouble/none/passwords", test_no_keyring,
       GINT_TO_POINTER (BACKBONE_ERROR_NO_KEYRING));
  ADD ("/import-trouble/none/saved", test_no_keyring_saved, NULL);

  return g_test_run ();
}
