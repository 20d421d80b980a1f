/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-fixture.h"

#include "backbone-certificate-job.h"
#include "backbone-diagnosis-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-landscape-private.h"

#include <string.h>

#define GOOD_CUSTOMER  "0001105772"
#define GOOD_USER      "S0018132425"
#define WRONG_CUSTOMER "0001106118"
#define WRONG_USER     "S0018132600"

#define CERTIFICATE_CUSTOMER "0001107450"
#define CERTIFICATE_USER     "S0018133160"

#define N_STAGES 6

/* What stages say in the order of their list. */
#define ALL_OK          "ok not-needed ok ok ok ok"
#define WITHOUT_LOG_ON  "ok not-needed ok ok ok not-needed"
#define LOG_ON_FAILED   "ok not-needed ok ok ok failed"
#define LOG_ON_HELD     "ok not-needed ok ok ok not-reached"
#define NOTHING_REACHED "not-reached failed not-reached not-reached not-reached not-reached"

static BackboneDiagnosisJob *
diagnose (PracticeFixture *fixture, const char *customer)
{
  BackboneDiagnosisJob *job = backbone_diagnosis_job_new (fixture->base.landscape);

  backbone_diagnosis_job_set_customer (job, customer);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return job;
}

static BackboneDiagnosis *
get_diagnosis (BackboneDiagnosisJob *job, guint i)
{
  g_autoptr (BackboneDiagnosis) diagnosis
      = g_list_model_get_item (backbone_diagnosis_job_get_diagnoses (job), i);

  return diagnosis; /* the list keeps it */
}

static BackboneDiagnosisStage *
get_stage (BackboneDiagnosis *diagnosis, guint i)
{
  g_autoptr (BackboneDiagnosisStage) stage
      = g_list_model_get_item (backbone_diagnosis_get_stages (diagnosis), i);

  return stage;
}

static char *
join_states (BackboneDiagnosis *diagnosis)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_STAGES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            backbone_diagnosis_stage_get_state (get_stage (diagnosis, i)));

  return g_string_free (text, FALSE);
}

static void
assert_diagnosis (BackboneDiagnosis *diagnosis, const char *states, BackboneVerdict verdict)
{
  g_autofree char *found = join_states (diagnosis);
  const char *evidence = backbone_diagnosis_get_evidence (diagnosis);

  g_test_message ("%s: %s", backbone_diagnosis_get_title (diagnosis), evidence ? evidence : "-");
  g_assert_cmpstr (found, ==, states);
  g_assert_cmpstr (backbone_verdict_to_id (backbone_diagnosis_get_verdict (diagnosis)), ==,
                   backbone_verdict_to_id (verdict));
}

static void
assert_text_holds (const char *text, const char *piece)
{
  if (text == NULL || strstr (text, piece) == NULL)
    g_test_message ("“%s” is not in: %s", piece, text ? text : "nothing");
  g_assert_true (text && strstr (text, piece));
}

static void
test_unlocked_good (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDiagnosisJob) job = NULL;
  g_autofree char *report = NULL;
  BackboneDiagnosis *portal;

  practice_fixture_import_customers (fixture);
  practice_reset_counters (fixture->practice);
  job = diagnose (fixture, GOOD_CUSTOMER);
  report = backbone_diagnosis_job_dup_report (job);
  g_test_message ("%s", report);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    assert_diagnosis (get_diagnosis (job, i), ALL_OK, BACKBONE_VERDICT_OK);
  g_assert_cmpint (practice_count_attempts (fixture->practice, GOOD_USER), ==, 3);

  /* What was asked without log-on and the log-on share a connection. */
  g_assert_cmpint (practice_count (fixture->practice, "endpoints", "portal", "connections", NULL),
                   ==, 1);
  portal = get_diagnosis (job, BACKBONE_CHANNEL_PORTAL);
  assert_text_holds (backbone_diagnosis_stage_get_detail (get_stage (portal, 0)), "127.0.0.1");
  assert_text_holds (backbone_diagnosis_stage_get_summary (get_stage (portal, 3)), "TLS 1.3");
  assert_text_holds (backbone_diagnosis_stage_get_detail (get_stage (portal, 3)), "http/1.1");
  assert_text_holds (backbone_diagnosis_stage_get_detail (get_stage (portal, 3)), "localhost");
  assert_text_holds (backbone_diagnosis_stage_get_detail (get_stage (portal, 3)), "Warning");
  assert_text_holds (backbone_diagnosis_stage_get_summary (get_stage (portal, 4)), "HTTP 401");
  assert_text_holds (backbone_diagnosis_stage_get_detail (get_stage (portal, 4)),
                     "WWW-Authenticate: Basic");
  assert_text_holds (backbone_diagnosis_stage_get_detail (get_stage (portal, 5)), GOOD_USER);
  for (guint i = 0; i < N_STAGES; i++)
    g_assert_cmpint (backbone_diagnosis_stage_get_us (get_stage (portal, i)) >= 0, ==, i != 1);
}

static void
test_unlocked_refused (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDiagnosisJob) job = NULL;
  g_autoptr (BackboneDiagnosisJob) again = NULL;

  practice_fixture_import_customers (fixture);
  practice_reset_counters (fixture->practice);
  job = diagnose (fixture, WRONG_CUSTOMER);
  assert_diagnosis (get_diagnosis (job, 0), LOG_ON_FAILED, BACKBONE_VERDICT_CREDENTIALS);
  assert_diagnosis (get_diagnosis (job, 1), LOG_ON_HELD, BACKBONE_VERDICT_SKIPPED);
  assert_diagnosis (get_diagnosis (job, 2), LOG_ON_HELD, BACKBONE_VERDICT_SKIPPED);
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM technical_user WHERE id = '%s' AND "
                                      "held_since != 0",
                                      WRONG_USER),
                   ==, 1);

  /* From then on it is not tried at all. */
  again = diagnose (fixture, WRONG_CUSTOMER);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    assert_diagnosis (get_diagnosis (again, i), LOG_ON_HELD, BACKBONE_VERDICT_SKIPPED);
  assert_text_holds (backbone_diagnosis_get_evidence (get_diagnosis (again, 0)), "held back");
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM lease"), ==, 0);
}

/* The stages come in while it runs, on the main loop, and a verdict only when all is known. */
static void
note_state_cb (BackboneDiagnosisStage *stage, GParamSpec *pspec, GPtrArray *seen)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  g_ptr_array_add (seen, g_strconcat (backbone_diagnosis_stage_get_stage (stage), " ",
                                      backbone_diagnosis_stage_get_state (stage), NULL));
}

static void
test_unlocked_live (PracticeFixture *fixture, gconstpointer data)
{
  static const int kinds[] = { BACKBONE_CHANNEL_PARCEL_BOX, -1 };
  g_autoptr (BackboneDiagnosisJob) job = backbone_diagnosis_job_new (fixture->base.landscape);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;
  g_autofree char *before = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (backbone_diagnosis_job_get_diagnoses (job)), ==, 3);
  backbone_diagnosis_job_set_kinds (job, kinds);
  g_assert_cmpuint (g_list_model_get_n_items (backbone_diagnosis_job_get_diagnoses (job)), ==, 1);
  before = join_states (get_diagnosis (job, 0));
  g_assert_cmpstr (before, ==, "waiting waiting waiting waiting waiting waiting");
  for (guint i = 0; i < N_STAGES; i++)
    g_signal_connect (get_stage (get_diagnosis (job, 0), i), "notify::state",
                      G_CALLBACK (note_state_cb), seen);

  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  g_ptr_array_add (seen, NULL);
  joined = g_strjoinv (", ", (char **)seen->pdata);
  g_assert_cmpstr (joined, ==,
                   "proxy not-needed, name-lookup running, name-lookup ok, connect running, "
                   "connect ok, tls running, tls ok, http running, http ok, log-on not-needed");
  assert_diagnosis (get_diagnosis (job, 0), WITHOUT_LOG_ON, BACKBONE_VERDICT_OK);
  g_assert_cmpint (g_list_model_get_n_items (backbone_diagnosis_get_chain (get_diagnosis (job, 0))),
                   >=, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM audit WHERE action = "
                                                      "'diagnose'"),
                   ==, 1);
}

static void
test_unlocked_url (PracticeFixture *fixture, gconstpointer data)
{
  static const char *const wrong[]
      = { "portal",       "http://localhost/", "https://", "https://a:b@localhost/",
          "https://a b/", "ftp://localhost/x", "" };
  g_autoptr (BackboneDiagnosisJob) job = backbone_diagnosis_job_new (fixture->base.landscape);
  g_autofree char *url
      = g_strdup_printf ("https://localhost:%u/nothing/here?token=1",
                         practice_get_port (fixture->practice, BACKBONE_CHANNEL_PARCEL_BOX));
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (backbone_diagnosis_job_set_url (job, wrong[i], &error));
      g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
      g_clear_error (&error);
    }

  practice_fixture_import_customers (fixture);
  practice_reset_counters (fixture->practice);
  backbone_diagnosis_job_set_customer (job, GOOD_CUSTOMER);
  g_assert_true (backbone_diagnosis_job_set_url (job, url, &error));
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  g_assert_cmpint (backbone_diagnosis_get_kind (get_diagnosis (job, 0)), ==, -1);
  g_assert_cmpstr (backbone_diagnosis_stage_get_state (get_stage (get_diagnosis (job, 0), 5)), !=,
                   "ok");
  report = backbone_diagnosis_job_dup_report (job);
  g_assert_null (strstr (report, "token"));
  g_assert_cmpint (practice_count_attempts (fixture->practice, GOOD_USER), ==, 0);
}

static void
cancel_at_http_cb (BackboneDiagnosisStage *stage, GParamSpec *pspec, BackboneJob *job)
{
  if (g_str_equal (backbone_diagnosis_stage_get_state (stage), "running"))
    backbone_job_cancel (job);
}

static void
test_unlocked_cancelled (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDiagnosisJob) job = backbone_diagnosis_job_new (fixture->base.landscape);
  g_autoptr (GError) error = NULL;
  g_autofree char *states = NULL;

  practice_set_fault (fixture->practice, "{'fault': 'delay', 'delay_ms': 25000}");
  g_signal_connect (get_stage (get_diagnosis (job, 0), 4), "notify::state",
                    G_CALLBACK (cancel_at_http_cb), job);
  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (job)), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  states = join_states (get_diagnosis (job, 0));
  g_assert_cmpstr (states, ==, "ok not-needed ok ok not-reached not-reached");
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    g_assert_cmpint (backbone_diagnosis_get_verdict (get_diagnosis (job, i)), ==,
                     BACKBONE_VERDICT_NEVER_CHECKED);
}

/* While a check runs, nobody knows what becomes of the user: so it is not tried. */
static void
test_unlocked_busy (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDiagnosisJob) job = NULL;
  g_autoptr (BackboneStore) other = NULL;
  g_autoptr (GError) error = NULL;

  practice_fixture_import_customers (fixture);
  practice_reset_counters (fixture->practice);
  other = backbone_store_open (fixture->base.base.path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (backbone_store_lease_acquire (other, "check", 0, NULL, &error));
  job = diagnose (fixture, GOOD_CUSTOMER);
  backbone_store_lease_release (other, "check");
  backbone_store_close (other);

  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    assert_diagnosis (get_diagnosis (job, i), LOG_ON_HELD, BACKBONE_VERDICT_SKIPPED);
  g_assert_cmpint (practice_count_attempts (fixture->practice, GOOD_USER), ==, 0);
}

/* A channel that leads elsewhere is diagnosed there, and one out of use gets no log-on. */
static void
test_unlocked_own_channel (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDiagnosisJob) job = NULL;
  BackboneDiagnosis *portal;

  practice_fixture_import_customers (fixture);
  practice_reset_counters (fixture->practice);
  fixture_execute (&fixture->base.base,
                   "UPDATE channel SET host = '127.0.0.1' WHERE kind = 0 AND customer = (SELECT id "
                   "FROM customer WHERE number = '" GOOD_CUSTOMER "')");
  fixture_execute (&fixture->base.base,
                   "UPDATE channel SET enabled = 0 WHERE kind = 1 AND customer = (SELECT id FROM "
                   "customer WHERE number = '" GOOD_CUSTOMER "')");
  job = diagnose (fixture, "1105772");
  portal = get_diagnosis (job, 0);
  g_assert_true (g_str_has_prefix (backbone_diagnosis_get_url (portal), "https://127.0.0.1:"));
  assert_diagnosis (portal, ALL_OK, BACKBONE_VERDICT_OK);
  assert_diagnosis (get_diagnosis (job, 1), WITHOUT_LOG_ON, BACKBONE_VERDICT_OK);
  g_assert_cmpint (practice_count_attempts (fixture->practice, GOOD_USER), ==, 2);
}

static void
set_certificate (PracticeFixture *fixture, GFile *file, const char *password)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new (password);

  job_fixture_run_well (BACKBONE_JOB (
      backbone_certificate_job_new (fixture->base.landscape, CERTIFICATE_CUSTOMER, file, secret)));
}

/* Who logs on by certificate has a key for a secret: it must never be sent as a password. */
static void
test_unlocked_certificate (PracticeFixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { CERTIFICATE_CUSTOMER, NULL };
  static const char *const settings[] = { "authentication=certificate", NULL };
  g_autoptr (GFile) right = practice_get_file (fixture->practice, "pfx/" CERTIFICATE_USER ".pfx");
  g_autofree char *path = g_build_filename (g_getenv ("BACKBONE_TEST_DATA"), "pfx/rsa.pfx", NULL);
  g_autoptr (GFile) wrong = g_file_new_for_path (path);
  g_autoptr (BackboneDiagnosisJob) job = NULL;
  g_autoptr (BackboneDiagnosisJob) refused = NULL;

  job_fixture_run_well (backbone_customer_add_job_new (
      fixture->base.landscape, CERTIFICATE_CUSTOMER, "Clocks", CERTIFICATE_USER, NULL));
  job_fixture_run_well (
      backbone_channel_edit_job_new (fixture->base.landscape, numbers, NULL, settings));
  set_certificate (fixture, right, "Lerche-2861-Tanne");
  practice_reset_counters (fixture->practice);
  job = diagnose (fixture, CERTIFICATE_CUSTOMER);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    assert_diagnosis (get_diagnosis (job, i), ALL_OK, BACKBONE_VERDICT_OK);
  g_assert_cmpint (practice_count_attempts (fixture->practice, CERTIFICATE_USER), ==, 3);
  g_assert_cmpint (
      practice_count (fixture->practice, "users", CERTIFICATE_USER, "with_certificate", NULL), ==,
      3);

  set_certificate (fixture, wrong, "Corpus-2026");
  practice_reset_counters (fixture->practice);
  refused = diagnose (fixture, CERTIFICATE_CUSTOMER);
  assert_diagnosis (get_diagnosis (refused, 0), LOG_ON_FAILED, BACKBONE_VERDICT_CLIENT_CERTIFICATE);
  assert_diagnosis (get_diagnosis (refused, 1), LOG_ON_HELD, BACKBONE_VERDICT_SKIPPED);
  assert_diagnosis (get_diagnosis (refused, 2), LOG_ON_HELD, BACKBONE_VERDICT_SKIPPED);
  g_assert_cmpint (practice_count_attempts (fixture->practice, CERTIFICATE_USER), ==, 0);
}

static void
test_unlocked_unknown (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDiagnosisJob) job = backbone_diagnosis_job_new (fixture->base.landscape);

  backbone_diagnosis_job_set_customer (job, "4711");
  job_fixture_run_badly (g_object_ref (BACKBONE_JOB (job)), BACKBONE_ERROR_NOT_FOUND);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM lease"), ==, 0);
}

/* Nobody can read the passwords: all but the log-on is diagnosed; a proxy that wants one is not. */
static void
test_locked (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDiagnosisJob) job = NULL;
  g_autoptr (BackboneDiagnosisJob) by_proxy = NULL;

  fixture_add_customer (&fixture->base.base, WRONG_CUSTOMER, "Contoso", WRONG_USER,
                        "8d2f1b6e-0000-4000-8000-000000000001");
  job = diagnose (fixture, WRONG_CUSTOMER);
  assert_diagnosis (get_diagnosis (job, 0), LOG_ON_FAILED, BACKBONE_VERDICT_NOT_CONFIGURED);
  assert_text_holds (backbone_diagnosis_get_evidence (get_diagnosis (job, 0)), "keyring");
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 0);

  fixture_execute (&fixture->base.base,
                   "INSERT OR REPLACE INTO settings (key, value) VALUES ('proxy-mode', 'manual'), "
                   "('proxy-host', 'localhost'), ('proxy-port', '1'), ('proxy-user', 'u'), "
                   "('proxy-credential', '8d2f1b6e-0000-4000-8000-000000000002')");
  by_proxy = diagnose (fixture, NULL);
  assert_diagnosis (get_diagnosis (by_proxy, 0), NOTHING_REACHED, BACKBONE_VERDICT_NOT_CONFIGURED);
}

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/diagnosis/unlocked/good", PracticeFixture, NULL, practice_fixture_set_up_direct,
              test_unlocked_good, practice_fixture_tear_down);
  g_test_add ("/diagnosis/unlocked/refused", PracticeFixture, NULL, practice_fixture_set_up_direct,
              test_unlocked_refused, practice_fixture_tear_down);
  g_test_add ("/diagnosis/unlocked/live", PracticeFixture, NULL, practice_fixture_set_up_direct,
              test_unlocked_live, practice_fixture_tear_down);
  g_test_add ("/diagnosis/unlocked/url", PracticeFixture, NULL, practice_fixture_set_up_direct,
              test_unlocked_url, practice_fixture_tear_down);
  g_test_add ("/diagnosis/unlocked/cancelled", PracticeFixture, NULL,
              practice_fixture_set_up_direct, test_unlocked_cancelled, practice_fixture_tear_down);
  g_test_add ("/diagnosis/unlocked/busy", PracticeFixture, NULL, practice_fixture_set_up_direct,
              test_unlocked_busy, practice_fixture_tear_down);
  g_test_add ("/diagnosis/unlocked/own-channel", PracticeFixture, NULL,
              practice_fixture_set_up_direct, test_unlocked_own_channel,
              practice_fixture_tear_down);
  g_test_add ("/diagnosis/unlocked/certificate", PracticeFixture, NULL,
              practice_fixture_set_up_direct, test_unlocked_certificate,
              practice_fixture_tear_down);
  g_test_add ("/diagnosis/unlocked/unknown", PracticeFixture, NULL, practice_fixture_set_up_direct,
              test_unlocked_unknown, practice_fixture_tear_down);
  g_test_add ("/diagnosis/locked/unreadable", PracticeFixture, NULL, practice_fixture_set_up_direct,
              test_locked, practice_fixture_tear_down);

  return g_test_run ();
}
