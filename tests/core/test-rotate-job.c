/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-fixture.h"

#include "backbone-check-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-landscape-private.h"
#include "backbone-rotate-job.h"
#include "backbone-secrets-job.h"

#include <string.h>

/* One that works, and one whose password the backbone refuses. */
#define CUSTOMER       "0001105790"
#define USER           "S0018132511"
#define WRONG_CUSTOMER "0001106118"
#define WRONG_USER     "S0018132600"

static BackboneRotateJob *
make_job (PracticeFixture *fixture, const char *user, const char *password)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new (password);

  return backbone_rotate_job_new (fixture->base.landscape, user, secret);
}

/* (transfer full): the job, run well. */
static BackboneRotateJob *
rotate (PracticeFixture *fixture, const char *user, const char *password, gboolean try_held)
{
  BackboneRotateJob *job = make_job (fixture, user, password);

  backbone_rotate_job_set_try_held (job, try_held);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return job;
}

/* How many channels of a customer work when they are checked. */
static guint
count_working (PracticeFixture *fixture, const char *number)
{
  const char *const numbers[] = { number, NULL };
  g_autoptr (BackboneCheckJob) job = backbone_check_job_new (fixture->base.landscape);

  backbone_check_job_set_customers (job, numbers);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return backbone_check_job_get_count (job, BACKBONE_VERDICT_OK);
}

static void
assert_attempts (PracticeFixture *fixture, const char *user, gint64 n_attempts, gint64 n_failures)
{
  g_assert_cmpint (practice_count_attempts (fixture->practice, user), ==, n_attempts);
  g_assert_cmpint (practice_count (fixture->practice, "users", user, "failures", NULL), ==,
                   n_failures);
}

static void
assert_password (PracticeFixture *fixture, const char *number, const char *expected)
{
  g_autofree char *password = job_fixture_dup_password (&fixture->base, number);

  g_assert_cmpstr (password, ==, expected);
}

static gint64
count_held (PracticeFixture *fixture, const char *user)
{
  return job_fixture_count (
      &fixture->base, "SELECT count(*) FROM technical_user WHERE id = '%s' AND held_since != 0",
      user);
}

static gint64
count_audited (PracticeFixture *fixture, const char *action)
{
  return job_fixture_count (&fixture->base, "SELECT count(*) FROM audit WHERE action = '%s'",
                            action);
}

/* Tried on one channel, then used by all. */
static void
test_stored (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRotateJob) job = NULL;
  guint n_secrets;

  practice_fixture_import_customers (fixture);
  n_secrets = job_fixture_count_secrets (&fixture->base);
  practice_change_user (fixture->practice, USER, "{'password': 'New-Pass-word-1'}");
  job = rotate (fixture, "18132511", "New-Pass-word-1", FALSE);
  g_assert_cmpint (backbone_rotate_job_get_rotation (job), ==, BACKBONE_ROTATION_STORED);
  g_assert_cmpstr (backbone_rotate_job_get_user (job), ==, USER);
  g_assert_cmpstr (backbone_rotate_job_get_customer (job), ==, CUSTOMER);
  g_assert_cmpint (backbone_rotate_job_get_kind (job), ==, BACKBONE_CHANNEL_PORTAL);
  g_assert_cmpuint (backbone_rotate_job_get_n_customers (job), ==, 1);
  assert_attempts (fixture, USER, 1, 0);
  assert_password (fixture, CUSTOMER, "New-Pass-word-1");
  g_assert_cmpuint (job_fixture_count_secrets (&fixture->base), ==, n_secrets);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT life_cycle FROM technical_user WHERE id = '%s'",
                                      USER),
                   ==, BACKBONE_LIFE_CYCLE_PROVEN);
  g_assert_cmpint (count_audited (fixture, "password-rotate"), ==, 1);

  g_assert_cmpuint (count_working (fixture, CUSTOMER), ==, 3);
  assert_attempts (fixture, USER, 4, 0);
}

/* Tried once; the old one stays, and is used again after the release. */
static void
test_refused (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRotateJob) job = NULL;
  g_autofree char *before = NULL;

  practice_fixture_import_customers (fixture);
  before = job_fixture_dup_password (&fixture->base, CUSTOMER);
  job = rotate (fixture, USER, "Mistyped-Pass-1", FALSE);
  g_assert_cmpint (backbone_rotate_job_get_rotation (job), ==, BACKBONE_ROTATION_REFUSED);
  g_assert_cmpint (backbone_rotate_job_get_verdict (job), ==, BACKBONE_VERDICT_CREDENTIALS);
  g_assert_nonnull (strstr (backbone_rotate_job_get_evidence (job), "401"));
  assert_attempts (fixture, USER, 1, 1);
  assert_password (fixture, CUSTOMER, before);
  g_assert_cmpint (count_held (fixture, USER), ==, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_result"), ==, 0);
  g_assert_cmpint (count_audited (fixture, "password-refused"), ==, 1);
  g_assert_cmpint (count_audited (fixture, "user-hold"), ==, 1);

  /* The hold applies to checks and to further attempts. */
  g_assert_cmpuint (count_working (fixture, CUSTOMER), ==, 0);
  g_clear_object (&job);
  job = rotate (fixture, USER, "Mistyped-Pass-2", FALSE);
  g_assert_cmpint (backbone_rotate_job_get_rotation (job), ==, BACKBONE_ROTATION_HELD);
  assert_attempts (fixture, USER, 1, 1);

  job_fixture_run_well (backbone_held_release_job_new (fixture->base.landscape, USER));
  g_assert_cmpuint (count_working (fixture, CUSTOMER), ==, 3);
  assert_attempts (fixture, USER, 4, 1);
}

/* Who is held is tried when a person asks for it, and the new password ends the hold. */
static void
test_held (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRotateJob) job = NULL;
  g_autoptr (BackboneRotateJob) asked = NULL;

  practice_fixture_import_customers (fixture);
  g_assert_cmpuint (count_working (fixture, WRONG_CUSTOMER), ==, 0);
  practice_change_user (fixture->practice, WRONG_USER,
                        "{'password': 'Right-Pass-word-1', 'state': 'activated'}");
  practice_reset_counters (fixture->practice);
  job = rotate (fixture, WRONG_USER, "Right-Pass-word-1", FALSE);
  g_assert_cmpint (backbone_rotate_job_get_rotation (job), ==, BACKBONE_ROTATION_HELD);
  g_assert_null (backbone_rotate_job_get_customer (job));
  assert_attempts (fixture, WRONG_USER, 0, 0);
  g_assert_cmpint (count_held (fixture, WRONG_USER), ==, 1);

  asked = rotate (fixture, WRONG_USER, "Right-Pass-word-1", TRUE);
  g_assert_cmpint (backbone_rotate_job_get_rotation (asked), ==, BACKBONE_ROTATION_STORED);
  assert_attempts (fixture, WRONG_USER, 1, 0);
  g_assert_cmpint (count_held (fixture, WRONG_USER), ==, 0);
  g_assert_cmpuint (count_working (fixture, WRONG_CUSTOMER), ==, 3);
}

/* Trouble on the way uses nothing up. */
static void
test_unproven (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRotateJob) job = NULL;
  g_autofree char *before = NULL;

  practice_fixture_import_customers (fixture);
  before = job_fixture_digest_keyring ();
  practice_set_fault (fixture->practice, "{'fault': 'reset-at-accept', 'endpoint': 'portal'}");
  job = rotate (fixture, USER, "New-Pass-word-1", FALSE);
  g_assert_cmpint (backbone_rotate_job_get_rotation (job), ==, BACKBONE_ROTATION_UNPROVEN);
  g_assert_cmpint (backbone_rotate_job_get_verdict (job), ==, BACKBONE_VERDICT_CONNECTION_BROKEN);
  assert_attempts (fixture, USER, 0, 0);
  g_assert_cmpint (count_held (fixture, USER), ==, 0);
  g_assert_cmpint (count_audited (fixture, "password-rotate"), ==, 0);
  {
    g_autofree char *after = job_fixture_digest_keyring ();

    g_assert_cmpstr (after, ==, before);
  }

  practice_clear_faults (fixture->practice);
  g_assert_cmpuint (count_working (fixture, CUSTOMER), ==, 3);
}

/* One user, two customers: one attempt, and both have the new password. */
static void
test_shared (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRotateJob) job = NULL;

  practice_fixture_import_customers (fixture);
  job_fixture_run_well (
      backbone_customer_add_job_new (fixture->base.landscape, "1200001", "Branch", USER, NULL));
  practice_change_user (fixture->practice, USER, "{'password': 'New-Pass-word-1'}");
  job = rotate (fixture, USER, "New-Pass-word-1", FALSE);
  g_assert_cmpint (backbone_rotate_job_get_rotation (job), ==, BACKBONE_ROTATION_STORED);
  g_assert_cmpuint (backbone_rotate_job_get_n_customers (job), ==, 2);
  assert_attempts (fixture, USER, 1, 0);
  assert_password (fixture, CUSTOMER, "New-Pass-word-1");
  assert_password (fixture, "0001200001", "New-Pass-word-1");
}

static void
test_impossible (PracticeFixture *fixture, gconstpointer data)
{
  static const char *const off[] = { "enabled=no", NULL };

  practice_fixture_import_customers (fixture);
  job_fixture_run_badly (BACKBONE_JOB (make_job (fixture, "S0099999999", "New-Pass-word-1")),
                         BACKBONE_ERROR_NOT_FOUND);
  job_fixture_run_badly (BACKBONE_JOB (make_job (fixture, "nobody", "New-Pass-word-1")),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (BACKBONE_JOB (make_job (fixture, USER, "")), BACKBONE_ERROR_INVALID);

  job_fixture_run_well (backbone_channel_edit_job_new (
      fixture->base.landscape, (const char *const[]){ CUSTOMER, NULL }, NULL, off));
  job_fixture_run_badly (BACKBONE_JOB (make_job (fixture, USER, "New-Pass-word-1")),
                         BACKBONE_ERROR_INVALID);
  assert_attempts (fixture, USER, 0, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM lease"), ==, 0);
}

/* A password that can't be saved is not even tried. */
static void
test_no_keyring (PracticeFixture *fixture, gconstpointer data)
{
  const int code = GPOINTER_TO_INT (data);

  fixture_add_customer (&fixture->base.base, CUSTOMER, "Dairy", USER, "uuid");
  job_fixture_run_badly (BACKBONE_JOB (make_job (fixture, USER, "New-Pass-word-1")), code);
  assert_attempts (fixture, USER, 0, 0);
}

static BackboneStoredSecret *
find_secret (GListModel *secrets, BackboneSecretKind kind, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (secrets); i++)
    {
      g_autoptr (BackboneStoredSecret) secret = g_list_model_get_item (secrets, i);

      if (backbone_stored_secret_get_kind (secret) == kind
          && g_strcmp0 (backbone_stored_secret_get_id (secret), id) == 0)
        return secret; /* the list keeps it */
    }

  g_assert_not_reached ();
}

/* (transfer full): the job, run well. */
static BackboneSecretsJob *
list_secrets (PracticeFixture *fixture)
{
  BackboneSecretsJob *job = backbone_secrets_job_new (fixture->base.landscape);

  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return job;
}

static void
test_overview (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneSecretsJob) job = NULL;
  g_autoptr (BackboneSecretsJob) broken = NULL;
  g_autoptr (BackboneSecret) password = backbone_secret_new ("S-User-Pass-1");
  BackboneStoredSecret *secret;
  guint n_secrets;

  practice_fixture_import_customers (fixture);
  job_fixture_run_well (
      backbone_s_user_edit_job_new (fixture->base.landscape, "S0018140001",
                                    (const char *const[]){ "customer=" CUSTOMER, NULL }, password));
  g_assert_cmpuint (count_working (fixture, CUSTOMER), ==, 3);
  g_assert_cmpuint (count_working (fixture, WRONG_CUSTOMER), ==, 0);
  n_secrets = job_fixture_count_secrets (&fixture->base);

  job = list_secrets (fixture);
  g_assert_null (backbone_secrets_job_get_keyring_error (job));
  g_assert_cmpuint (backbone_secrets_job_get_n_unreferenced (job), ==, 0);
  secret
      = find_secret (backbone_secrets_job_get_results (job), BACKBONE_SECRET_TECHNICAL_USER, USER);
  g_assert_cmpstr (backbone_stored_secret_get_customer (secret), ==, CUSTOMER);
  g_assert_cmpuint (backbone_stored_secret_get_n_customers (secret), ==, 1);
  g_assert_cmpint (backbone_stored_secret_get_saved (secret), >, 0);
  g_assert_cmpint (backbone_stored_secret_get_last_success (secret), >=,
                   backbone_stored_secret_get_saved (secret));
  g_assert_cmpint (backbone_stored_secret_get_state (secret), ==, BACKBONE_SECRET_STORED);
  secret = find_secret (backbone_secrets_job_get_results (job), BACKBONE_SECRET_TECHNICAL_USER,
                        WRONG_USER);
  g_assert_cmpint (backbone_stored_secret_get_last_success (secret), ==, 0);
  g_assert_cmpint (backbone_stored_secret_get_held_since (secret), >, 0);
  secret
      = find_secret (backbone_secrets_job_get_results (job), BACKBONE_SECRET_S_USER, "S0018140001");
  g_assert_cmpint (backbone_stored_secret_get_state (secret), ==, BACKBONE_SECRET_STORED);
  g_assert_cmpuint (g_list_model_get_n_items (backbone_secrets_job_get_results (job)), ==,
                    n_secrets);

  /* What the landscape refers to is gone, and what the keyring holds is nobody's any more. */
  fixture_execute (&fixture->base.base,
                   "UPDATE technical_user SET credential = 'lost' WHERE id = '" USER "'");
  fixture_execute (&fixture->base.base,
                   "UPDATE technical_user SET credential = NULL WHERE id = '" WRONG_USER "'");
  broken = list_secrets (fixture);
  secret = find_secret (backbone_secrets_job_get_results (broken), BACKBONE_SECRET_TECHNICAL_USER,
                        USER);
  g_assert_cmpint (backbone_stored_secret_get_state (secret), ==, BACKBONE_SECRET_MISSING);
  secret = find_secret (backbone_secrets_job_get_results (broken), BACKBONE_SECRET_TECHNICAL_USER,
                        WRONG_USER);
  g_assert_cmpint (backbone_stored_secret_get_state (secret), ==, BACKBONE_SECRET_NOT_SAVED);
  g_assert_cmpuint (backbone_secrets_job_get_n_unreferenced (broken), ==, 2);
}

/* The list is there all the same; only where each secret is can't be said. */
static void
test_overview_without_keyring (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneSecretsJob) job = NULL;
  BackboneStoredSecret *secret;

  fixture_add_customer (&fixture->base.base, CUSTOMER, "Dairy", USER, "uuid");
  job = list_secrets (fixture);
  g_assert_error (backbone_secrets_job_get_keyring_error (job), BACKBONE_ERROR,
                  GPOINTER_TO_INT (data));
  secret
      = find_secret (backbone_secrets_job_get_results (job), BACKBONE_SECRET_TECHNICAL_USER, USER);
  g_assert_cmpint (backbone_stored_secret_get_state (secret), ==, BACKBONE_SECRET_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, data, func)                                                                     \
  g_test_add ("/rotate/" path, PracticeFixture, GINT_TO_POINTER (data), practice_fixture_set_up,   \
              func, practice_fixture_tear_down)
  TEST ("unlocked/stored", 0, test_stored);
  TEST ("unlocked/refused", 0, test_refused);
  TEST ("unlocked/held", 0, test_held);
  TEST ("unlocked/unproven", 0, test_unproven);
  TEST ("unlocked/shared", 0, test_shared);
  TEST ("unlocked/impossible", 0, test_impossible);
  TEST ("unlocked/overview", 0, test_overview);
  TEST ("locked/rotate", BACKBONE_ERROR_KEYRING_LOCKED, test_no_keyring);
  TEST ("locked/overview", BACKBONE_ERROR_KEYRING_LOCKED, test_overview_without_keyring);
  TEST ("none/rotate", BACKBONE_ERROR_NO_KEYRING, test_no_keyring);
  TEST ("none/overview", BACKBONE_ERROR_NO_KEYRING, test_overview_without_keyring);

  return g_test_run ();
}
