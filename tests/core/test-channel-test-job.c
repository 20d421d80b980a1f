/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-fixture.h"

#include "backbone-certificate-job.h"
#include "backbone-channel-test-job.h"
#include "backbone-check-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-landscape-private.h"

#include <string.h>

#define GOOD_CUSTOMER  "0001105772"
#define GOOD_USER      "S0018132425"
#define WRONG_CUSTOMER "0001106118"
#define WRONG_USER     "S0018132600"

#define CERTIFICATE_CUSTOMER "0001107450"
#define CERTIFICATE_USER     "S0018133160"
#define CERTIFICATE_PASSWORD "Lerche-2861-Tanne"

/* With all customers, unless @data is something. */
static void
set_up (PracticeFixture *fixture, gconstpointer data)
{
  practice_fixture_set_up_direct (fixture, NULL);
  if (data == NULL)
    practice_fixture_import_customers (fixture);
  practice_reset_counters (fixture->practice);
}

/* (transfer full): what a test of the portal finds with these settings, ended by NULL. */
static BackboneCheckResult *
test (PracticeFixture *fixture, const char *customer, const char *const *settings)
{
  g_autoptr (BackboneChannelTestJob) job = backbone_channel_test_job_new (
      fixture->base.landscape, customer, BACKBONE_CHANNEL_PORTAL, settings);

  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return g_object_ref (backbone_channel_test_job_get_result (job));
}

static void
assert_found (BackboneCheckResult *result, BackboneVerdict verdict)
{
  const char *evidence = backbone_check_result_get_evidence (result);

  g_test_message ("evidence: %s", evidence ? evidence : "none");
  g_assert_cmpstr (backbone_verdict_to_id (backbone_check_result_get_verdict (result)), ==,
                   backbone_verdict_to_id (verdict));
}

static void
assert_nothing_stored (PracticeFixture *fixture)
{
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_result"), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_run"), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM channel_state"), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM channel WHERE coalesce (host, port, "
                                      "path_prefix, test_path, good_status, proxy, "
                                      "connect_seconds, answer_seconds) IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM lease"), ==, 0);
}

static void
test_unlocked_settings (PracticeFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *settings[3];
    BackboneVerdict verdict;
  } cases[] = {
    { { NULL }, BACKBONE_VERDICT_OK },
    { { "test_path=/no/such/path", NULL }, BACKBONE_VERDICT_NOT_FOUND },
    { { "host=no-such-host.invalid", NULL }, BACKBONE_VERDICT_NAME_NOT_FOUND },
    { { "port=1", NULL }, BACKBONE_VERDICT_REFUSED },
    { { "good_status=204", NULL }, BACKBONE_VERDICT_UNEXPECTED },
    { { "authentication=certificate", NULL }, BACKBONE_VERDICT_NOT_CONFIGURED },
    { { "enabled=no", "proxy=inherit", NULL }, BACKBONE_VERDICT_OK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BackboneCheckResult) result
          = test (fixture, GOOD_CUSTOMER, (const char *const *)cases[i].settings);

      assert_found (result, cases[i].verdict);
    }

  assert_nothing_stored (fixture);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM audit WHERE action = "
                                                      "'channel-test'"),
                   ==, G_N_ELEMENTS (cases));
}

/* An empty value stands for the profile's, whatever is stored. */
static void
test_unlocked_reset (PracticeFixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { GOOD_CUSTOMER, NULL };
  static const char *const wrong[] = { "test_path=/no/such/path", "enabled=no", NULL };
  static const char *const reset[] = { "test_path=", NULL };
  g_autoptr (BackboneCheckResult) stored = NULL;
  g_autoptr (BackboneCheckResult) typed = NULL;

  job_fixture_run_well (
      backbone_channel_edit_job_new (fixture->base.landscape, numbers, NULL, wrong));
  stored = test (fixture, GOOD_CUSTOMER, NULL);
  assert_found (stored, BACKBONE_VERDICT_NOT_FOUND);
  typed = test (fixture, GOOD_CUSTOMER, reset);
  assert_found (typed, BACKBONE_VERDICT_OK);
}

static void
test_unlocked_held (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCheckResult) first = test (fixture, "1106118", NULL);
  g_autoptr (BackboneCheckResult) again = NULL;

  assert_found (first, BACKBONE_VERDICT_CREDENTIALS);
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM technical_user WHERE id = '%s' AND "
                                      "held_since != 0",
                                      WRONG_USER),
                   ==, 1);

  again = test (fixture, WRONG_CUSTOMER, NULL);
  assert_found (again, BACKBONE_VERDICT_SKIPPED);
  g_assert_nonnull (strstr (backbone_check_result_get_evidence (again), "held back"));
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 1);
  assert_nothing_stored (fixture);
}

static void
test_unlocked_invalid (PracticeFixture *fixture, gconstpointer data)
{
  static const char *const invalid[] = { "port=0",      "host=a b",     "test_path=ping",
                                         "proxy=ftp",   "colour=green", "connect_time_limit=101",
                                         "good_status", "enabled=maybe" };

  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      const char *const settings[] = { invalid[i], NULL };

      job_fixture_run_badly (
          BACKBONE_JOB (backbone_channel_test_job_new (fixture->base.landscape, GOOD_CUSTOMER,
                                                       BACKBONE_CHANNEL_PORTAL, settings)),
          BACKBONE_ERROR_INVALID);
    }

  job_fixture_run_badly (BACKBONE_JOB (backbone_channel_test_job_new (
                             fixture->base.landscape, "4711", BACKBONE_CHANNEL_PORTAL, NULL)),
                         BACKBONE_ERROR_NOT_FOUND);
  g_assert_cmpint (practice_count_attempts (fixture->practice, GOOD_USER), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM lease"), ==, 0);
}

/* Another program is trying users: this one is not tried by two at a time. */
static void
test_unlocked_busy (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneStore) other = backbone_store_open (fixture->base.base.path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (backbone_store_lease_acquire (other, "check", 0, NULL, &error));
  job_fixture_run_badly (
      BACKBONE_JOB (backbone_channel_test_job_new (fixture->base.landscape, GOOD_CUSTOMER,
                                                   BACKBONE_CHANNEL_PORTAL, NULL)),
      BACKBONE_ERROR_BUSY);
  backbone_store_lease_release (other, "check");
  backbone_store_close (other);
  g_assert_cmpint (practice_count_attempts (fixture->practice, GOOD_USER), ==, 0);
}

static BackboneCheckResult *
test_pfx (PracticeFixture *fixture, GFile *file, const char *password)
{
  static const char *const settings[] = { "authentication=certificate", NULL };
  g_autoptr (BackboneSecret) secret = backbone_secret_new (password);
  g_autoptr (BackboneChannelTestJob) job = backbone_channel_test_job_new (
      fixture->base.landscape, CERTIFICATE_CUSTOMER, BACKBONE_CHANNEL_PORTAL, settings);

  backbone_channel_test_job_set_pfx (job, file, secret);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return g_object_ref (backbone_channel_test_job_get_result (job));
}

/* A certificate that is not saved: it logs on, and is in no keyring afterwards. */
static void
test_unlocked_pfx (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) right = practice_get_file (fixture->practice, "pfx/" CERTIFICATE_USER ".pfx");
  g_autofree char *rsa = g_build_filename (g_getenv ("BACKBONE_TEST_DATA"), "pfx/rsa.pfx", NULL);
  g_autofree char *old
      = g_build_filename (g_getenv ("BACKBONE_TEST_DATA"), "pfx/expired.pfx", NULL);
  g_autoptr (GFile) foreign = g_file_new_for_path (rsa);
  g_autoptr (GFile) expired = g_file_new_for_path (old);
  g_autofree char *keyring = job_fixture_digest_keyring ();
  g_autofree char *keyring_after = NULL;
  g_autoptr (BackboneCheckResult) good = test_pfx (fixture, right, CERTIFICATE_PASSWORD);
  g_autoptr (BackboneCheckResult) over = test_pfx (fixture, expired, "Corpus-2026");
  g_autoptr (BackboneCheckResult) refused = test_pfx (fixture, foreign, "Corpus-2026");
  g_autoptr (BackboneCheckResult) held = NULL;

  assert_found (good, BACKBONE_VERDICT_OK);
  assert_found (over, BACKBONE_VERDICT_CLIENT_CERTIFICATE);
  assert_found (refused, BACKBONE_VERDICT_CLIENT_CERTIFICATE);
  g_assert_cmpint (
      practice_count (fixture->practice, "users", CERTIFICATE_USER, "with_certificate", NULL), ==,
      1);

  /* Held since then; even the right one is not tried before it is saved. */
  held = test_pfx (fixture, right, CERTIFICATE_PASSWORD);
  assert_found (held, BACKBONE_VERDICT_SKIPPED);
  g_assert_cmpint (practice_count_attempts (fixture->practice, CERTIFICATE_USER), ==, 1);
  keyring_after = job_fixture_digest_keyring ();
  g_assert_cmpstr (keyring, ==, keyring_after);
  assert_nothing_stored (fixture);
}

static gint64
measure (BackboneJob *job)
{
  gint64 start = g_get_monotonic_time ();

  job_fixture_run_well (job);

  return g_get_monotonic_time () - start;
}

/* A backbone that takes 25 s to answer: each limit ends the wait, the channel's before the
 * landscape's. */
static void
test_unlocked_time_limits (PracticeFixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { GOOD_CUSTOMER, NULL };
  static const int portal[] = { BACKBONE_CHANNEL_PORTAL, -1 };
  static const char *const typed[] = { "answer_time_limit=1", NULL };
  static const char *const landscape_limits[] = { "connect=3", "answer=2", NULL };
  static const char *const channel_limits[] = { "answer_time_limit=1", NULL };
  g_autoptr (BackboneCheckResult) result = NULL;
  g_autoptr (BackboneCheckJob) check = backbone_check_job_new (fixture->base.landscape);
  g_autoptr (BackboneCheckResult) stored = NULL;
  BackboneLandscape *landscape = fixture->base.landscape;
  gint64 time;

  practice_set_fault (fixture->practice, "{'fault': 'delay', 'delay_ms': 25000}");
  result = test (fixture, GOOD_CUSTOMER, typed);
  assert_found (result, BACKBONE_VERDICT_TIMEOUT);
  g_assert_nonnull (strstr (backbone_check_result_get_evidence (result), "1"));
  g_clear_object (&result);

  job_fixture_run_well (backbone_time_limits_edit_job_new (landscape, landscape_limits));
  result = test (fixture, GOOD_CUSTOMER, NULL);
  assert_found (result, BACKBONE_VERDICT_TIMEOUT);
  g_assert_nonnull (strstr (backbone_check_result_get_evidence (result), "2"));

  job_fixture_run_well (backbone_channel_edit_job_new (landscape, numbers, portal, channel_limits));
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT answer_seconds FROM channel WHERE "
                                                      "answer_seconds IS NOT NULL"),
                   ==, 1);
  backbone_check_job_set_customers (check, numbers);
  backbone_check_job_set_kinds (check, portal);
  backbone_check_job_set_keep_results (check, TRUE);
  time = measure (g_object_ref (BACKBONE_JOB (check)));
  stored = g_list_model_get_item (backbone_check_job_get_results (check), 0);
  assert_found (stored, BACKBONE_VERDICT_TIMEOUT);
  g_assert_nonnull (strstr (backbone_check_result_get_evidence (stored), "1"));
  g_assert_cmpint (time, <, 20 * G_USEC_PER_SEC);
}

/* Nobody can read the password: nothing is sent. */
static void
test_locked (PracticeFixture *fixture, gconstpointer data)
{
  fixture_add_customer (&fixture->base.base, WRONG_CUSTOMER, "Contoso", WRONG_USER,
                        "8d2f1b6e-0000-4000-8000-000000000001");
  job_fixture_run_badly (
      BACKBONE_JOB (backbone_channel_test_job_new (fixture->base.landscape, WRONG_CUSTOMER,
                                                   BACKBONE_CHANNEL_PORTAL, NULL)),
      BACKBONE_ERROR_KEYRING_LOCKED);
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM lease"), ==, 0);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/channel-test/unlocked/" name, PracticeFixture, NULL, set_up, func,                 \
              practice_fixture_tear_down)

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("settings", test_unlocked_settings);
  ADD ("reset", test_unlocked_reset);
  ADD ("held", test_unlocked_held);
  ADD ("invalid", test_unlocked_invalid);
  ADD ("busy", test_unlocked_busy);
  ADD ("pfx", test_unlocked_pfx);
  ADD ("time-limits", test_unlocked_time_limits);
  g_test_add ("/channel-test/locked/unreadable", PracticeFixture, "without customers", set_up,
              test_locked, practice_fixture_tear_down);

  return g_test_run ();
}
