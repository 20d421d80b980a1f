/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-edit-jobs.h"
#include "backbone-export-job.h"

static BackboneJob *
add_job (JobFixture *fixture,
         const char *number,
         const char *description,
         const char *user,
         const char *password)
{
  g_autoptr (BackboneSecret) secret = password ? backbone_secret_new (password) : NULL;

  return backbone_customer_add_job_new (fixture->landscape, number, description, user, secret);
}

static BackboneJob *
edit_job (JobFixture *fixture, const char *number, BackboneCustomerEdit edit)
{
  return backbone_customer_edit_job_new (fixture->landscape, number, &edit);
}

static BackboneJob *
password_job (JobFixture *fixture, const char *number, const char *user, const char *password)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new (password);

  return edit_job (fixture, number,
                   (BackboneCustomerEdit){ .technical_user = user, .password = secret });
}

static void
assert_password (JobFixture *fixture, const char *number, const char *expected)
{
  g_autofree char *password = job_fixture_dup_password (fixture, number);

  g_assert_cmpstr (password, ==, expected);
}

static void
assert_text (JobFixture *fixture, const char *number, const char *column, const char *expected)
{
  g_autofree char *text
      = job_fixture_query (fixture, "SELECT %s FROM customer WHERE number = '%s'", column, number);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
count_audit (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM audit");
}

static gint64
count_customers (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM customer");
}

static void
test_add (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (add_job (fixture, "1234567", " Furniture ", "18132425", " secret "));
  job_fixture_run_well (add_job (fixture, "2", "Brewery", NULL, NULL));

  assert_text (fixture, "0001234567", "description", "Furniture");
  assert_text (fixture, "0001234567", "technical_user", "S0018132425");
  assert_password (fixture, "0001234567", " secret ");
  assert_text (fixture, "0000000002", "technical_user", NULL);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel"), ==, 9);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM lease"), ==, 0);
}

/* What is refused leaves no trace, neither here nor in the keyring. */
static void
test_add_refused (JobFixture *fixture, gconstpointer data)
{
  gint64 n_audit = count_audit (fixture);

  job_fixture_run_badly (add_job (fixture, "12x", "a", NULL, NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", " ", NULL, NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", "Sx", NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", NULL, "p"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", "", "p"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", "S1", ""), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", "S1", "p\nq"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, FIXTURE_OWNER, "a", "S1", "p"), BACKBONE_ERROR_EXISTS);

  g_assert_cmpint (count_customers (fixture), ==, 1);
  g_assert_cmpint (count_audit (fixture), ==, n_audit);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 0);
}

static void
test_edit (JobFixture *fixture, gconstpointer data)
{
  const char *const tags[] = { "north", "gold", NULL };
  const char *const no_tags[] = { NULL };

  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "one"));

  job_fixture_run_well (
      edit_job (fixture, "1",
                (BackboneCustomerEdit){ .description = "b", .tags = tags, .note = "Ask Ms. Kim" }));
  assert_text (fixture, "0000000001", "description", "b");
  assert_text (fixture, "0000000001", "note", "Ask Ms. Kim");
  assert_text (fixture, "0000000001", "technical_user", "S0000000001");
  assert_password (fixture, "0000000001", "one");
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM tag"), ==, 2);

  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .tags = no_tags }));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM tag"), ==, 0);
  assert_text (fixture, "0000000001", "note", "Ask Ms. Kim");
}

static void
test_edit_password (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "one"));
  fixture_execute (&fixture->base, "UPDATE technical_user SET held_since = 5, held_verdict = 12");

  /* Saving the password releases the user, even if it is the same one. */
  job_fixture_run_well (password_job (fixture, "1", NULL, "one"));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT held_since FROM technical_user"), ==, 0);

  /* What is replaced is gone. */
  job_fixture_run_well (password_job (fixture, "1", NULL, "two"));
  assert_password (fixture, "0000000001", "two");
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  job_fixture_run_badly (password_job (fixture, "1", NULL, ""), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (password_job (fixture, "1", "", "p"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (password_job (fixture, FIXTURE_OWNER, NULL, "p"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (password_job (fixture, "77", "S1", "p"), BACKBONE_ERROR_NOT_FOUND);
  assert_password (fixture, "0000000001", "two");
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);
}

static void
test_edit_user (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "one"));
  job_fixture_run_well (add_job (fixture, "2", "b", "S2", "two"));

  /* The password belongs to the user, not to the customer. */
  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .technical_user = "S3" }));
  assert_password (fixture, "0000000001", NULL);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  /* So it comes with a user that another customer has. */
  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .technical_user = "S2" }));
  assert_password (fixture, "0000000001", "two");

  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .technical_user = "" }));
  assert_text (fixture, "0000000001", "technical_user", NULL);
  assert_password (fixture, "0000000002", "two");
}

static void
test_edit_refused (JobFixture *fixture, gconstpointer data)
{
  const char *const bad_tags[] = { "a,b", NULL };
  g_autofree char *long_note = g_strnfill (4001, 'x');
  const BackboneCustomerEdit edits[] = {
    { .description = "" },         { .description = "a\tb" },
    { .technical_user = "Smith" }, { .tags = bad_tags },
    { .note = long_note },         { .description = "fine", .technical_user = "Smith" },
  };
  gint64 n_audit = count_audit (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    job_fixture_run_badly (edit_job (fixture, FIXTURE_OWNER, edits[i]), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (edit_job (fixture, "x", (BackboneCustomerEdit){ 0 }),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (edit_job (fixture, "7", (BackboneCustomerEdit){ .description = "a" }),
                         BACKBONE_ERROR_NOT_FOUND);

  g_assert_cmpint (count_audit (fixture), ==, n_audit);
}

static void
test_remove (JobFixture *fixture, gconstpointer data)
{
  const char *const two[] = { "1", "0000000002", "01", NULL };
  const char *const with_unknown[] = { "3", "77", NULL };
  const char *const with_owner[] = { "3", FIXTURE_OWNER, NULL };

  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "one"));
  job_fixture_run_well (add_job (fixture, "2", "b", "S2", "two"));
  job_fixture_run_well (add_job (fixture, "3", "c", "S3", "three"));

  job_fixture_run_well (backbone_customer_remove_job_new (fixture->landscape, two));
  g_assert_cmpint (count_customers (fixture), ==, 2);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel"), ==, 6);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  /* All or none. */
  job_fixture_run_badly (backbone_customer_remove_job_new (fixture->landscape, with_unknown),
                         BACKBONE_ERROR_NOT_FOUND);
  job_fixture_run_badly (backbone_customer_remove_job_new (fixture->landscape, with_owner),
                         BACKBONE_ERROR_INVALID);
  g_assert_cmpint (count_customers (fixture), ==, 2);
  assert_password (fixture, "0000000003", "three");
}

static void
test_held (JobFixture *fixture, gconstpointer data)
{
  fixture_add_customer (&fixture->base, "0000000001", "a", "S0018132425", NULL);
  job_fixture_run_badly (backbone_held_release_job_new (fixture->landscape, "18132425"),
                         BACKBONE_ERROR_NOT_FOUND);

  fixture_execute (&fixture->base, "UPDATE technical_user SET held_since = 5, held_verdict = 12");
  job_fixture_run_well (backbone_held_release_job_new (fixture->landscape, "18132425"));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT held_since FROM technical_user"), ==, 0);

  job_fixture_run_badly (backbone_held_release_job_new (fixture->landscape, "S77"),
                         BACKBONE_ERROR_NOT_FOUND);
  job_fixture_run_badly (backbone_held_release_job_new (fixture->landscape, "Smith"),
                         BACKBONE_ERROR_INVALID);
}

static BackboneJob *
export_job (JobFixture *fixture, gboolean replace)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "out.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return backbone_mass_setup_export_job_new (fixture->landscape, file, replace);
}

static void
test_export (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;

  job_fixture_run_well (add_job (fixture, "2", "Möbel", "S2", " geheim "));
  job_fixture_run_well (add_job (fixture, "1", "=Brewery", "S1", NULL));
  job_fixture_run_well (export_job (fixture, FALSE));
  text = job_fixture_read (fixture, "out.csv");
  g_assert_cmpstr (text, ==,
                   "0000000001;=Brewery;S0000000001;\r\n"
                   "0000000002;Möbel;S0000000002; geheim \r\n" FIXTURE_OWNER
                   ";Service provider;;\r\n");
  g_assert_cmpuint (job_fixture_get_mode (fixture, "out.csv"), ==, 0600);
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT count (*) FROM audit WHERE action = 'export-mass-setup'"),
      ==, 1);

  job_fixture_run_badly (export_job (fixture, FALSE), BACKBONE_ERROR_EXISTS);

  /* A password that the form can't hold: the old file stays, nothing else appears. */
  job_fixture_run_well (password_job (fixture, "1", NULL, "semi;colon"));
  job_fixture_run_badly (export_job (fixture, TRUE), BACKBONE_ERROR_INVALID);
  kept = job_fixture_read (fixture, "out.csv");
  g_assert_cmpstr (kept, ==, text);

  job_fixture_run_well (password_job (fixture, "1", NULL, "plain"));
  job_fixture_run_well (export_job (fixture, TRUE));
}

/* @data: the error of a keyring that can't be used. */
static void
test_no_keyring (JobFixture *fixture, gconstpointer data)
{
  const char *const removed[] = { "1", NULL };
  int code = GPOINTER_TO_INT (data);

  job_fixture_run_badly (add_job (fixture, "1", "a", "S1", "p"), code);
  g_assert_cmpint (count_customers (fixture), ==, 1);

  /* What needs no secret works. */
  job_fixture_run_well (add_job (fixture, "1", "a", "S1", NULL));
  job_fixture_run_badly (password_job (fixture, "1", NULL, "p"), code);
  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .description = "b" }));
  job_fixture_run_well (export_job (fixture, FALSE));

  /* Also taking away a customer whose secret can't be reached now. */
  fixture_execute (&fixture->base, "UPDATE technical_user SET credential = 'x'");
  job_fixture_run_badly (export_job (fixture, TRUE), code);
  job_fixture_run_well (backbone_customer_remove_job_new (fixture->landscape, removed));
  g_assert_cmpint (count_customers (fixture), ==, 1);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM lease"), ==, 0);
}

static void
test_unlock (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (backbone_keyring_unlock_job_new (fixture->landscape));
  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "p"));
  assert_password (fixture, "0000000001", "p");
}

static void
test_unlock_missing (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_badly (backbone_keyring_unlock_job_new (fixture->landscape),
                         BACKBONE_ERROR_NO_KEYRING);
}

static void
test_unlock_dismissed (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_badly (backbone_keyring_unlock_job_new (fixture->landscape),
                         BACKBONE_ERROR_PROMPT_DISMISSED);
}

#define ADD(path, func, data)                                                                      \
  g_test_add (path, JobFixture, data, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/edit/unlocked/add", test_add, NULL);
  ADD ("/edit/unlocked/add-refused", test_add_refused, NULL);
  ADD ("/edit/unlocked/edit", test_edit, NULL);
  ADD ("/edit/unlocked/edit-password", test_edit_password, NULL);
  ADD ("/edit/unlocked/edit-user", test_edit_user, NULL);
  ADD ("/edit/unlocked/edit-refused", test_edit_refused, NULL);
  ADD ("/edit/unlocked/remove", test_remove, NULL);
  ADD ("/edit/none/held", test_held, NULL);
  ADD ("/edit/unlocked/export", test_export, NULL);
  ADD ("/edit/locked/no-keyring", test_no_keyring, GINT_TO_POINTER (BACKBONE_ERROR_KEYRING_LOCKED));
  ADD ("/edit/none/no-keyring", test_no_keyring, GINT_TO_POINTER (BACKBONE_ERROR_NO_KEYRING));
  ADD ("/edit/none/unlock", test_unlock_missing, NULL);
  ADD ("/edit/answered/unlock", test_unlock, NULL);
  ADD ("/edit/dismissed/unlock", test_unlock_dismissed, NULL);

  return g_test_run ();
}
