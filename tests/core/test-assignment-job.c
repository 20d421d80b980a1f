/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-assignment-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-export-job.h"

#include <string.h>

#define SEVEN   "0000000007"
#define EIGHT   "0000000008"
#define S_SEVEN "S0000000071"
#define BATCH   BACKBONE_LOCAL_USER_DEFAULT

static void
set_up (JobFixture *fixture, gconstpointer data)
{
  job_fixture_set_up (fixture, data);
  fixture_add_customer (&fixture->base, SEVEN, "Seven", "S0000000077", NULL);
  fixture_add_customer (&fixture->base, EIGHT, "Eight", "S0000000088", NULL);
}

/* Returns the job, ended, for a look at its results. */
static BackboneAssignmentJob *
run (BackboneAssignmentJob *job, GError **error)
{
  job_fixture_run (g_object_ref (BACKBONE_JOB (job)), error);

  return job;
}

static BackboneAssignmentJob *
edit (JobFixture *fixture, const BackboneAssignmentEdit *edits, gsize n_edits, GError **error)
{
  return run (backbone_assignment_job_new (fixture->landscape, edits, n_edits), error);
}

static void
assign_well (JobFixture *fixture, BackboneAssignmentEdit change)
{
  job_fixture_run_well (
      BACKBONE_JOB (backbone_assignment_job_new (fixture->landscape, &change, 1)));
}

static BackboneAssignmentJob *
import (JobFixture *fixture, const char *text, GError **error)
{
  g_autoptr (GFile) file = job_fixture_write (fixture, "list.txt", text);

  return run (backbone_assignment_import_job_new (fixture->landscape, file), error);
}

/* A line each: outcome and reason. */
static char *
describe (BackboneAssignmentJob *job)
{
  GListModel *rows = backbone_assignment_job_get_rows (job);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (BackboneAssignmentChange) row = g_list_model_get_item (rows, i);
      const char *reason = backbone_assignment_change_get_reason (row);

      g_string_append_printf (
          text, "%u %s: %s\n", backbone_assignment_change_get_line (row),
          backbone_import_outcome_to_id (backbone_assignment_change_get_outcome (row)),
          reason ? reason : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_rows (BackboneAssignmentJob *job, const char *expected)
{
  g_autofree char *text = describe (job);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_assigned (JobFixture *fixture, const char *expected)
{
  g_autofree char *text = job_fixture_query (
      fixture, "SELECT group_concat (name || '/' || number || '/' || s_user, ' ') FROM "
               "(SELECT name, number, s_user FROM assignment "
               "JOIN local_user ON local_user.id = local_user "
               "JOIN customer ON customer.id = customer ORDER BY name, number)");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_set (JobFixture *fixture, gconstpointer data)
{
  const BackboneAssignmentEdit first = { "frn_btc_smp", "7", "71", NULL };
  const BackboneAssignmentEdit other = { BATCH, SEVEN, "S72", NULL };
  const BackboneAssignmentEdit removal = { BATCH, SEVEN, "", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job = edit (fixture, &first, 1, &error);
  g_autoptr (BackboneAssignmentJob) again = NULL;
  g_autoptr (BackboneAssignmentJob) change = NULL;

  g_assert_no_error (error);
  assert_rows (job, "1 new: S-User S0000000071 was not known: it is taken to belong to customer "
                    "0000000007; confirm that\n");
  assert_assigned (fixture, "FRN_BTC_SMP/0000000007/S0000000071");

  again = edit (fixture, &first, 1, &error);
  g_assert_no_error (error);
  assert_rows (again, "1 unchanged: \n");

  change = edit (fixture, &other, 1, &error);
  g_assert_no_error (error);
  assert_assigned (fixture, "FRN_BTC_SMP/0000000007/S0000000072");
  g_assert_cmpuint (backbone_assignment_job_get_count (change, BACKBONE_IMPORT_CHANGED), ==, 1);

  assign_well (fixture, removal);
  assert_assigned (fixture, NULL);
}

static void
test_hard_rule (JobFixture *fixture, gconstpointer data)
{
  const BackboneAssignmentEdit wrong = { BATCH, EIGHT, S_SEVEN, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job = NULL;

  assign_well (fixture, (BackboneAssignmentEdit){ BATCH, SEVEN, S_SEVEN, NULL });
  job = edit (fixture, &wrong, 1, &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, SEVEN));
  g_assert_nonnull (strstr (error->message, EIGHT));
  assert_assigned (fixture, "FRN_BTC_SMP/0000000007/S0000000071");

  /* Nor can the S-User move away from what it is assigned to. */
  {
    const char *settings[] = { "customer=8", NULL };

    job_fixture_run_badly (
        backbone_s_user_edit_job_new (fixture->landscape, S_SEVEN, settings, NULL),
        BACKBONE_ERROR_INVALID);
  }
}

/* All or nothing, with the reason at each cell. */
static void
test_block (JobFixture *fixture, gconstpointer data)
{
  const BackboneAssignmentEdit edits[] = {
    { BATCH, SEVEN, "S1", NULL },       { "OTHER", SEVEN, "S1", NULL },
    { BATCH, EIGHT, "S1", NULL },       { BATCH, "9", "S2", NULL },
    { "OTHER", EIGHT, "nobody", NULL }, { "MUCH TOO LONG", EIGHT, "S3", NULL },
    { BATCH, SEVEN, "S1", NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job = edit (fixture, edits, G_N_ELEMENTS (edits), &error);

  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
  assert_rows (
      job, "1 new: S-User S0000000001 was not known: it is taken to belong to customer 0000000007; "
           "confirm that\n"
           "2 new: local user OTHER is new\n"
           "3 refused: S-User S0000000001 belongs to customer 0000000007, the technical user to "
           "customer 0000000008: both must belong to the same customer number\n"
           "4 refused: There is no customer 0000000009\n"
           "5 refused: User ID “nobody”: it must be an S and up to 10 digits, such as S0018132425\n"
           "6 refused: Local user: it has 13 characters; at most 12 are allowed\n"
           "7 unchanged: line 1 says the same\n");
  assert_assigned (fixture, NULL);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM s_user"), ==, 0);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM local_user"), ==, 1);
}

static void
test_contradiction (JobFixture *fixture, gconstpointer data)
{
  const BackboneAssignmentEdit edits[]
      = { { BATCH, SEVEN, "S1", NULL }, { BATCH, SEVEN, "S2", NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job = edit (fixture, edits, G_N_ELEMENTS (edits), &error);

  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
  assert_rows (job, "1 refused: line 2 has the same local user and customer with another S-User\n"
                    "2 refused: line 1 has the same local user and customer with another S-User\n");
}

static void
test_import (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job
      = import (fixture, "|UNAME|CUSTNO|SUSER|\n|FRN_BTC_SMP|7|71|\n|JOB|8|81|\n", &error);
  g_autoptr (BackboneAssignmentJob) again = NULL;
  gint64 n_audit;

  g_assert_no_error (error);
  assert_assigned (fixture, "FRN_BTC_SMP/0000000007/S0000000071 JOB/0000000008/S0000000081");
  n_audit = job_fixture_count (fixture, "SELECT count (*) FROM audit");

  again = import (fixture, "FRN_BTC_SMP;7;S71\nJOB;8;S81\nFRN_BTC_SMP;8;\n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backbone_assignment_job_get_count (again, BACKBONE_IMPORT_UNCHANGED), ==, 3);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM audit"), ==, n_audit);
}

static void
test_import_customers (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job = import (
      fixture, "|Customer Number|Description|\n|7|Known|\n|9|Nine|\n|10||\n|9|Nine|\n", &error);
  g_autofree char *added = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (backbone_assignment_job_get_count (job, BACKBONE_IMPORT_NEW), ==, 2);
  added = job_fixture_query (fixture, "SELECT group_concat (description) FROM "
                                      "(SELECT description FROM customer ORDER BY id)");
  g_assert_cmpstr (added, ==, "Service provider,Seven,Eight,Nine,0000000010");
}

static void
test_dry_run (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = job_fixture_write (fixture, "list.csv", "FRN_BTC_SMP;7;S71;secret\n");
  g_autoptr (GError) error = NULL;
  BackboneAssignmentJob *job = backbone_assignment_import_job_new (fixture->landscape, file);

  backbone_assignment_job_set_dry_run (job, TRUE);
  run (job, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backbone_assignment_job_get_count (job, BACKBONE_IMPORT_NEW), ==, 1);
  assert_assigned (fixture, NULL);
  g_object_unref (job);
}

static void
test_passwords (JobFixture *fixture, gconstpointer data)
{
  const char *list = "FRN_BTC_SMP;7;S71;one\nJOB;7;S71;one\nFRN_BTC_SMP;8;S81;two\n";
  const char *contradiction = "FRN_BTC_SMP;7;S71;one\nJOB;7;S71;other\n";
  const char *clear[] = { "password=", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job = import (fixture, list, &error);
  g_autoptr (BackboneAssignmentJob) refused = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 2);
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT count (*) FROM s_user WHERE credential_saved != 0"), ==,
      2);

  /* The same passwords are not written again. */
  before = job_fixture_digest_keyring ();
  g_object_unref (import (fixture, list, &error));
  g_assert_no_error (error);
  after = job_fixture_digest_keyring ();
  g_assert_cmpstr (before, ==, after);

  refused = import (fixture, contradiction, &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
  g_clear_error (&error);

  job_fixture_run_well (backbone_s_user_edit_job_new (fixture->landscape, "S81", clear, NULL));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  /* A secret goes with its customer. */
  {
    const char *numbers[] = { SEVEN, NULL };
    job_fixture_run_well (backbone_customer_remove_job_new (fixture->landscape, numbers));
  }
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 0);
}

static void
test_s_user_edit (JobFixture *fixture, gconstpointer data)
{
  const char *settings[] = { "customer=7", "expires=2027-03-01", "state=locked",
                             "authorisations=SWDOWNLOAD, INCIDENT", NULL };
  static const char *const bad[][2] = {
    { "customer=x", NULL }, { "expires=tomorrow", NULL },   { "state=expired", NULL },
    { "password=x", NULL }, { "authorisations=a b", NULL }, { "colour=red", NULL },
    { "state", NULL },
  };
  g_autoptr (BackboneSecret) password = backbone_secret_new ("secret");
  g_autofree char *row = NULL;
  g_autofree char *authorisations = NULL;

  job_fixture_run_well (backbone_s_user_edit_job_new (fixture->landscape, "s71", settings, NULL));
  row = job_fixture_query (fixture,
                           "SELECT customer || ' ' || confirmed || ' ' || mark FROM s_user");
  g_assert_cmpstr (row, ==, "0000000007 1 5");
  authorisations = job_fixture_query (
      fixture, "SELECT group_concat (object_id || granted || source) FROM authorisation");
  g_assert_cmpstr (authorisations, ==, "INCIDENT10,SWDOWNLOAD10");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    job_fixture_run_badly (backbone_s_user_edit_job_new (fixture->landscape, S_SEVEN, bad[i], NULL),
                           BACKBONE_ERROR_INVALID);
  /* Nobody knows to whom this one belongs. */
  job_fixture_run_badly (backbone_s_user_edit_job_new (fixture->landscape, "S99", NULL, password),
                         BACKBONE_ERROR_INVALID);
}

static void
test_local_users (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (backbone_local_user_add_job_new (fixture->landscape, "job"));
  job_fixture_run_badly (backbone_local_user_add_job_new (fixture->landscape, "JOB"),
                         BACKBONE_ERROR_EXISTS);
  job_fixture_run_well (backbone_local_user_rename_job_new (fixture->landscape, "JOB", "night"));
  job_fixture_run_badly (backbone_local_user_rename_job_new (fixture->landscape, BATCH, "X"),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_well (backbone_local_user_remove_job_new (fixture->landscape, "NIGHT"));
  job_fixture_run_badly (backbone_local_user_remove_job_new (fixture->landscape, "NIGHT"),
                         BACKBONE_ERROR_NOT_FOUND);
}

static void
test_export (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) numbers = job_fixture_write (fixture, "old.txt", "old");
  g_autoptr (GFile) assignments = g_file_new_build_filename (fixture->base.folder, "a.csv", NULL);
  g_autofree char *number_text = NULL;
  g_autofree char *assignment_text = NULL;
  g_autofree char *old_text = NULL;

  assign_well (fixture, (BackboneAssignmentEdit){ "JOB", EIGHT, "S81", NULL });
  assign_well (fixture, (BackboneAssignmentEdit){ BATCH, SEVEN, S_SEVEN, NULL });

  job_fixture_run_badly (
      backbone_customer_numbers_export_job_new (fixture->landscape, numbers, FALSE),
      BACKBONE_ERROR_EXISTS);
  old_text = job_fixture_read (fixture, "old.txt");
  g_assert_cmpstr (old_text, ==, "old");
  job_fixture_run_well (
      backbone_customer_numbers_export_job_new (fixture->landscape, numbers, TRUE));
  number_text = job_fixture_read (fixture, "old.txt");
  g_assert_cmpstr (number_text, ==, "0000000007\r\n0000000008\r\n0001105772\r\n");

  job_fixture_run_well (
      backbone_assignments_export_job_new (fixture->landscape, assignments, FALSE));
  assignment_text = job_fixture_read (fixture, "a.csv");
  g_assert_cmpstr (assignment_text, ==,
                   "FRN_BTC_SMP;0000000007;0000000071\r\nJOB;0000000008;0000000081\r\n");
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT count (*) FROM audit WHERE action LIKE 'export-%%'"), ==,
      2);

  /* What was written is read again. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (BackboneAssignmentJob) again = import (fixture, assignment_text, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (backbone_assignment_job_get_count (again, BACKBONE_IMPORT_UNCHANGED), ==, 2);
  }
}

/* Without the keyring nothing changes, but for what needs no secret. */
static void
test_no_keyring (JobFixture *fixture, gconstpointer data)
{
  int code = GPOINTER_TO_INT (data);
  g_autoptr (GFile) file = job_fixture_write (fixture, "list.csv", "FRN_BTC_SMP;7;S71;secret\n");

  job_fixture_run_badly (
      BACKBONE_JOB (backbone_assignment_import_job_new (fixture->landscape, file)), code);
  assert_assigned (fixture, NULL);
  assign_well (fixture, (BackboneAssignmentEdit){ BATCH, SEVEN, S_SEVEN, NULL });
  assert_assigned (fixture, "FRN_BTC_SMP/0000000007/S0000000071");
}

static BackboneAssignmentJob *
paste (JobFixture *fixture, const char *text, const char *const *customers, GError **error)
{
  const char *const local_users[] = { BATCH, "JOB", NULL };

  return run (backbone_assignment_paste_job_new (fixture->landscape, text, local_users, customers),
              error);
}

static void
test_paste (JobFixture *fixture, gconstpointer data)
{
  const char *const customers[] = { SEVEN, EIGHT, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job = paste (fixture, "71\tS72\n81\n", customers, &error);
  g_autoptr (BackboneAssignmentJob) again = NULL;

  g_assert_no_error (error);
  assert_assigned (fixture, "FRN_BTC_SMP/0000000007/S0000000071 FRN_BTC_SMP/0000000008/S0000000081 "
                            "JOB/0000000007/S0000000072");
  again = paste (fixture, "8\tS81\n7\t\tS72\n", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backbone_assignment_job_get_count (again, BACKBONE_IMPORT_UNCHANGED), ==, 2);
}

/* Not even the good half of it. */
static void
test_paste_badly (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job
      = paste (fixture, "7\tS71\n4711\tS81\n8\tS82\tS83\tS84\n", NULL, &error);

  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
  assert_rows (job,
               "1 new: S-User S0000000071 was not known: it is taken to belong to customer "
               "0000000007; confirm that\n"
               "2 refused: There is no customer 0000004711\n"
               "3 new: S-User S0000000082 was not known: it is taken to belong to customer "
               "0000000008; confirm that\n"
               "3 new: local user JOB is new; S-User S0000000083 was not known: it is taken to "
               "belong to customer 0000000008; confirm that\n"
               "3 refused: too many columns: there are 3, there is room for 2 local users\n");
  assert_assigned (fixture, NULL);
}

/* Each customer gets its own S-User; what is there stays. */
static void
test_fill (JobFixture *fixture, gconstpointer data)
{
  const char *const columns[] = { BATCH, "JOB", NULL };
  const char *const rows[] = { SEVEN, EIGHT, NULL };
  const char *const only_seven[] = { SEVEN, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) refused = NULL;
  g_autoptr (BackboneAssignmentJob) filled = NULL;

  assign_well (fixture, (BackboneAssignmentEdit){ BATCH, SEVEN, S_SEVEN, NULL });
  assign_well (fixture, (BackboneAssignmentEdit){ "JOB", SEVEN, "S72", NULL });
  refused = run (backbone_assignment_fill_job_new (fixture->landscape, columns, rows), &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
  assert_rows (refused, "1 unchanged: \n1 unchanged: \n"
                        "2 refused: Customer 0000000008 has no S-User yet that could be filled in; "
                        "another customer's can't act for it\n"
                        "2 refused: Customer 0000000008 has no S-User yet that could be filled in; "
                        "another customer's can't act for it\n");
  g_clear_error (&error);

  job_fixture_run_well (backbone_s_user_edit_job_new (
      fixture->landscape, "S81", (const char *const[]){ "customer=8", NULL }, NULL));
  filled = run (backbone_assignment_fill_job_new (fixture->landscape, columns, rows), &error);
  g_assert_no_error (error);
  assert_assigned (fixture, "FRN_BTC_SMP/0000000007/S0000000071 FRN_BTC_SMP/0000000008/S0000000081 "
                            "JOB/0000000007/S0000000072 JOB/0000000008/S0000000081");

  /* Two S-Users act for it: nobody can tell which the batch user should have. */
  assign_well (fixture, (BackboneAssignmentEdit){ "OTHER", SEVEN, "S71", NULL });
  assign_well (fixture, (BackboneAssignmentEdit){ BATCH, SEVEN, NULL, NULL });
  g_clear_object (&refused);
  refused
      = run (backbone_assignment_fill_job_new (fixture->landscape, columns, only_seven), &error);
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED);
  assert_rows (refused, "1 refused: Customer 0000000007 has several S-Users: choose one of them\n"
                        "1 unchanged: \n");
}

static void
test_undo (JobFixture *fixture, gconstpointer data)
{
  const BackboneAssignmentEdit edits[]
      = { { BATCH, SEVEN, "S72", NULL }, { BATCH, EIGHT, "S81", NULL }, { "JOB", SEVEN, "S71" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneAssignmentJob) job = NULL;
  g_autoptr (BackboneAssignmentJob) list = NULL;
  g_autoptr (BackboneAssignmentJob) same = NULL;

  assign_well (fixture, (BackboneAssignmentEdit){ BATCH, SEVEN, S_SEVEN, NULL });
  job = edit (fixture, edits, G_N_ELEMENTS (edits), &error);
  g_assert_no_error (error);
  job_fixture_run_well (backbone_assignment_job_undo (job));
  assert_assigned (fixture, "FRN_BTC_SMP/0000000007/S0000000071");

  list = import (fixture, "|Customer Number|\n|0000000007|\n|0000000010|\n", &error);
  g_assert_no_error (error);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM customer"), ==, 4);
  job_fixture_run_well (backbone_assignment_job_undo (list));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM customer"), ==, 3);

  same = edit (fixture, &(BackboneAssignmentEdit){ BATCH, SEVEN, S_SEVEN, NULL }, 1, &error);
  g_assert_no_error (error);
  g_assert_null (backbone_assignment_job_undo (same));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, data, func)                                                                     \
  g_test_add ("/assignment/" path, JobFixture, data, set_up, func, job_fixture_tear_down)
  TEST ("unlocked/set", NULL, test_set);
  TEST ("unlocked/hard-rule", NULL, test_hard_rule);
  TEST ("unlocked/block", NULL, test_block);
  TEST ("unlocked/contradiction", NULL, test_contradiction);
  TEST ("unlocked/import", NULL, test_import);
  TEST ("unlocked/import-customers", NULL, test_import_customers);
  TEST ("unlocked/paste", NULL, test_paste);
  TEST ("unlocked/paste-badly", NULL, test_paste_badly);
  TEST ("unlocked/fill", NULL, test_fill);
  TEST ("unlocked/undo", NULL, test_undo);
  TEST ("unlocked/passwords", NULL, test_passwords);
  TEST ("unlocked/s-user-edit", NULL, test_s_user_edit);
  TEST ("unlocked/local-users", NULL, test_local_users);
  TEST ("unlocked/export", NULL, test_export);
  TEST ("locked/refused", GINT_TO_POINTER (BACKBONE_ERROR_KEYRING_LOCKED), test_no_keyring);
  TEST ("locked/dry-run", NULL, test_dry_run);
  TEST ("none/refused", GINT_TO_POINTER (BACKBONE_ERROR_NO_KEYRING), test_no_keyring);
  TEST ("none/dry-run", NULL, test_dry_run);

  return g_test_run ();
}
