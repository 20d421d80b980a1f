/* SPDX-License-Identifier: GPL-3.0-or-later */

/* New passwords of S-Users, and the hard rule before they log on, seen from the backbone as well. */

#include "practice-fixture.h"

#include "backbone-edit-jobs.h"
#include "backbone-rotate-job.h"
#include "backbone-verify-job.h"

#include <string.h>

#define CUSTOMER "0001105790"
#define USER     "S0018132511"
#define S_USER   "S0018140002"
#define OTHER    "0001105772"
#define NEW      "Neu-Pass-wort-1"

static BackboneRotateJob *
make_job (PracticeFixture *fixture, const char *id)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new (NEW);

  return backbone_rotate_job_new_for_s_user (fixture->base.landscape, id, secret);
}

/* (transfer full): the job, run well. */
static BackboneRotateJob *
rotate (PracticeFixture *fixture, const char *id, gboolean try_held)
{
  BackboneRotateJob *job = make_job (fixture, id);

  backbone_rotate_job_set_try_held (job, try_held);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return job;
}

static void
rotate_to (PracticeFixture *fixture,
           gboolean try_held,
           BackboneRotation expected,
           BackboneVerdict verdict)
{
  g_autoptr (BackboneRotateJob) job = rotate (fixture, S_USER, try_held);

  g_test_message ("evidence: %s", backbone_rotate_job_get_evidence (job));
  g_assert_cmpstr (backbone_rotation_to_id (backbone_rotate_job_get_rotation (job)), ==,
                   backbone_rotation_to_id (expected));
  g_assert_cmpstr (backbone_verdict_to_id (backbone_rotate_job_get_verdict (job)), ==,
                   backbone_verdict_to_id (verdict));
}

/* (transfer full): what came of verifying it. */
static BackboneSUserCheck *
verify (PracticeFixture *fixture)
{
  const char *const ids[] = { S_USER, NULL };
  g_autoptr (BackboneVerifyJob) job = backbone_verify_job_new (fixture->base.landscape, ids);

  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return g_list_model_get_item (backbone_verify_job_get_results (job), 0);
}

static void
assert_verified (PracticeFixture *fixture, BackboneVerdict verdict)
{
  g_autoptr (BackboneSUserCheck) check = verify (fixture);

  g_assert_cmpstr (backbone_verdict_to_id (backbone_s_user_check_get_verdict (check)), ==,
                   backbone_verdict_to_id (verdict));
}

/* Of the S-User, and of its technical user. */
static void
assert_attempts (PracticeFixture *fixture, gint64 n_attempts, gint64 n_failures)
{
  g_assert_cmpint (practice_count_s_attempts (fixture->practice, S_USER), ==, n_attempts);
  g_assert_cmpint (practice_count (fixture->practice, "s_users", S_USER, "failures", NULL), ==,
                   n_failures);
  if (n_attempts == 0)
    g_assert_cmpint (practice_count_attempts (fixture->practice, USER), ==, 0);
}

static gint64
count_audited (PracticeFixture *fixture, const char *action)
{
  return job_fixture_count (&fixture->base, "SELECT count(*) FROM audit WHERE action = '%s'",
                            action);
}

/* Tried once; then it is what all use, and what the log-on told is known. */
static void
test_stored (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRotateJob) job = NULL;
  g_autofree char *message = NULL;
  guint n_secrets = job_fixture_count_secrets (&fixture->base);

  practice_change_s_user (fixture->practice, S_USER, "{'password': '" NEW "'}");
  job = rotate (fixture, "18140002", FALSE);
  message = backbone_rotate_job_dup_message (job);
  g_assert_cmpstr (message, ==,
                   "The new password of " S_USER " works. It is saved, and 1 assignment uses it.");
  g_assert_cmpstr (backbone_rotate_job_get_customer (job), ==, CUSTOMER);
  g_assert_cmpuint (job_fixture_count_secrets (&fixture->base), ==, n_secrets);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT log_on_proven != 0 AND confirmed FROM s_user "
                                      "WHERE id = '" S_USER "'"),
                   ==, 1);
  g_assert_cmpint (count_audited (fixture, "password-rotate"), ==, 1);
  assert_attempts (fixture, 2, 0); /* the user, and its authorisations */
  assert_verified (fixture, BACKBONE_VERDICT_OK);
}

/* Tried once and held; the old one stays, and works after the release. */
static void
test_refused (PracticeFixture *fixture, gconstpointer data)
{
  rotate_to (fixture, FALSE, BACKBONE_ROTATION_REFUSED, BACKBONE_VERDICT_CREDENTIALS);
  assert_attempts (fixture, 1, 1);
  g_assert_cmpint (count_audited (fixture, "password-refused"), ==, 1);
  g_assert_cmpint (count_audited (fixture, "user-hold"), ==, 1);

  rotate_to (fixture, FALSE, BACKBONE_ROTATION_HELD, BACKBONE_VERDICT_SKIPPED);
  assert_verified (fixture, BACKBONE_VERDICT_SKIPPED);
  assert_attempts (fixture, 1, 1);

  job_fixture_run_well (backbone_held_release_job_new (fixture->base.landscape, S_USER));
  assert_verified (fixture, BACKBONE_VERDICT_OK);

  /* Who is held is tried when a person asks for it, and a password that works ends the hold. */
  rotate_to (fixture, FALSE, BACKBONE_ROTATION_REFUSED, BACKBONE_VERDICT_CREDENTIALS);
  practice_change_s_user (fixture->practice, S_USER, "{'password': '" NEW "'}");
  rotate_to (fixture, TRUE, BACKBONE_ROTATION_STORED, BACKBONE_VERDICT_OK);
  assert_verified (fixture, BACKBONE_VERDICT_OK);
}

/* Neither trouble on the way nor that of the technical user speaks against it. */
static void
test_unproven (PracticeFixture *fixture, gconstpointer data)
{
  g_autofree char *before = job_fixture_digest_keyring ();
  g_autofree char *after = NULL;

  practice_set_fault (fixture->practice, "{'fault': 'reset-at-accept', 'endpoint': 'portal'}");
  rotate_to (fixture, FALSE, BACKBONE_ROTATION_UNPROVEN, BACKBONE_VERDICT_CONNECTION_BROKEN);
  practice_clear_faults (fixture->practice);
  assert_attempts (fixture, 0, 0);

  practice_change_user (fixture->practice, USER, "{'password': 'Another-Pass-1'}");
  rotate_to (fixture, FALSE, BACKBONE_ROTATION_UNPROVEN, BACKBONE_VERDICT_CREDENTIALS);
  rotate_to (fixture, FALSE, BACKBONE_ROTATION_UNPROVEN, BACKBONE_VERDICT_SKIPPED);
  g_assert_cmpint (practice_count_attempts (fixture->practice, USER), ==, 1);
  g_assert_cmpint (practice_count_s_attempts (fixture->practice, S_USER), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM s_user "
                                                      "WHERE held_since != 0"),
                   ==, 0);
  after = job_fixture_digest_keyring ();
  g_assert_cmpstr (after, ==, before);
}

static void
test_refusals (PracticeFixture *fixture, gconstpointer data)
{
  job_fixture_run_badly (BACKBONE_JOB (make_job (fixture, "S77")), BACKBONE_ERROR_NOT_FOUND);
  job_fixture_run_badly (BACKBONE_JOB (make_job (fixture, "nobody")), BACKBONE_ERROR_INVALID);
  job_fixture_run_well (backbone_s_user_edit_job_new (fixture->base.landscape, "S77", NULL, NULL));
  job_fixture_run_badly (BACKBONE_JOB (make_job (fixture, "S77")), BACKBONE_ERROR_INVALID);
}

/* SAP's profile has no service for it. */
static void
test_untried (PracticeFixture *fixture, gconstpointer data)
{
  guint n_secrets = job_fixture_count_secrets (&fixture->base);

  job_fixture_run_well (backbone_endpoint_reset_job_new (fixture->base.landscape, -1));
  fixture_execute (&fixture->base.base,
                   "UPDATE s_user SET held_since = 1, held_verdict = 12, log_on_proven = 1 "
                   "WHERE id = '" S_USER "'");
  rotate_to (fixture, FALSE, BACKBONE_ROTATION_SAVED_UNTRIED, BACKBONE_VERDICT_NOT_CONFIGURED);
  g_assert_cmpuint (job_fixture_count_secrets (&fixture->base), ==, n_secrets);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT held_since + log_on_proven "
                                                      "FROM s_user WHERE id = '" S_USER "'"),
                   ==, 0);
  g_assert_cmpint (count_audited (fixture, "password-rotate"), ==, 1);
  assert_attempts (fixture, 0, 0);
}

/* The hard rule held when it was saved; since then the file was changed. Both numbers are named, and
 * neither user logs on. */
static void
test_hard_rule (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneSUserCheck) check = NULL;
  g_autoptr (BackboneRotateJob) job = NULL;
  const char *evidence;

  fixture_execute (&fixture->base.base, "UPDATE s_user SET customer = '" OTHER "' "
                                        "WHERE id = '" S_USER "'");
  check = verify (fixture);
  evidence = backbone_s_user_check_get_evidence (check);
  g_assert_cmpint (backbone_s_user_check_get_verdict (check), ==, BACKBONE_VERDICT_WRONG_CUSTOMER);
  g_assert_nonnull (strstr (evidence, OTHER));
  g_assert_nonnull (strstr (evidence, CUSTOMER));

  job = rotate (fixture, S_USER, FALSE);
  g_assert_cmpint (backbone_rotate_job_get_rotation (job), ==, BACKBONE_ROTATION_UNPROVEN);
  g_assert_cmpint (backbone_rotate_job_get_verdict (job), ==, BACKBONE_VERDICT_WRONG_CUSTOMER);
  g_assert_cmpstr (backbone_rotate_job_get_evidence (job), ==, evidence);
  assert_attempts (fixture, 0, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, PracticeFixture, NULL, practice_fixture_set_up_all, func,                      \
              practice_fixture_tear_down)

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/rotate-s-user/stored", test_stored);
  ADD ("/rotate-s-user/refused", test_refused);
  ADD ("/rotate-s-user/unproven", test_unproven);
  ADD ("/rotate-s-user/refusals", test_refusals);
  ADD ("/rotate-s-user/untried", test_untried);
  ADD ("/rotate-s-user/hard-rule", test_hard_rule);

  return g_test_run ();
}
