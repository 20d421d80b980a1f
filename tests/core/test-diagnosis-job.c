/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"
#include "practice.h"

#include "backbone-diagnosis-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-import-job.h"
#include "backbone-landscape-private.h"
#include "backbone-profile.h"

#include <string.h>

#define GOOD_CUSTOMER  "0001105772"
#define GOOD_USER      "S0018132425"
#define WRONG_CUSTOMER "0001106118"
#define WRONG_USER     "S0018132600"

#define N_STAGES 6

/* What stages say in the order of their list. */
#define ALL_OK          "ok not-needed ok ok ok ok"
#define WITHOUT_LOG_ON  "ok not-needed ok ok ok not-needed"
#define LOG_ON_FAILED   "ok not-needed ok ok ok failed"
#define LOG_ON_HELD     "ok not-needed ok ok ok not-reached"
#define NOTHING_REACHED "not-reached failed not-reached not-reached not-reached not-reached"

typedef struct
{
  JobFixture base;
  Practice *practice;
} Fixture;

/* The landscape talks to the practice backbone, without any proxy. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) profile_file = NULL;
  g_autoptr (GFile) ca_file = NULL;
  g_autoptr (BackboneEndpointProfile) profile = NULL;
  g_autoptr (BackboneProxy) direct
      = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_DIRECT, NULL);

  fixture->practice = practice_start (0);
  job_fixture_set_up (&fixture->base, NULL);
  profile_file = practice_get_file (fixture->practice, "endpoints.json");
  ca_file = practice_get_file (fixture->practice, "ca.pem");
  profile = backbone_profile_load (profile_file, NULL, &error);
  g_assert_no_error (error);
  job_fixture_run_well (backbone_profile_set_job_new (fixture->base.landscape, profile));
  if (job_fixture_count (&fixture->base, "SELECT count(*) FROM trust_anchor") == 0)
    job_fixture_run_well (backbone_trust_add_job_new (fixture->base.landscape, ca_file));
  job_fixture_run_well (backbone_proxy_set_job_new (fixture->base.landscape, direct, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  job_fixture_tear_down (&fixture->base, NULL);
  practice_stop (fixture->practice);
}

static void
import_customers (Fixture *fixture)
{
  g_autoptr (GFile) file = practice_get_file (fixture->practice, "customers.csv");

  job_fixture_run_well (BACKBONE_JOB (backbone_import_job_new (fixture->base.landscape, file)));
}

static BackboneDiagnosisJob *
diagnose (Fixture *fixture, const char *customer)
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

static gint64
count_attempts (Fixture *fixture, const char *user)
{
  return practice_count (fixture->practice, "users", user, "attempts", NULL);
}

static void
assert_text_holds (const char *text, const char *piece)
{
  if (text == NULL || strstr (text, piece) == NULL)
    g_test_message ("“%s” is not in: %s", piece, text ? text : "nothing");
  g_assert_true (text && strstr (text, piece));
}

static void
test_unlocked_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDiagnosisJob) job = NULL;
  g_autofree char *report = NULL;
  BackboneDiagnosis *portal;

  import_customers (fixture);
  practice_reset_counters (fixture->practice);
  job = diagnose (fixture, GOOD_CUSTOMER);
  report = backbone_diagnosis_job_dup_report (job);
  g_test_message ("%s", report);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    assert_diagnosis (get_diagnosis (job, i), ALL_OK, BACKBONE_VERDICT_OK);
  g_assert_cmpint (count_attempts (fixture, GOOD_USER), ==, 3);

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
test_unlocked_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneDiagnosisJob) job = NULL;
  g_autoptr (BackboneDiagnosisJob) again = NULL;

  import_customers (fixture);
  practice_reset_counters (fixture->practice);
  job = diagnose (fixture, WRONG_CUSTOMER);
  assert_diagnosis (get_diagnosis (job, 0), LOG_ON_FAILED, BACKBONE_VERDICT_CREDENTIALS);
  assert_diagnosis (get_diagnosis (job, 1), LOG_ON_HELD, BACKBONE_VERDICT_SKIPPED);
  assert_diagnosis (get_diagnosis (job, 2), LOG_ON_HELD, BACKBONE_VERDICT_SKIPPED);
  g_assert_cmpint (count_attempts (fixture, WRONG_USER), ==, 1);
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
  g_assert_cmpint (count_attempts (fixture, WRONG_USER), ==, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM lease"), ==, 0);
}

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/diagnosis/unlocked/good", Fixture, NULL, set_up, test_unlocked_good, tear_down);
  g_test_add ("/diagnosis/unlocked/refused", Fixture, NULL, set_up, test_unlocked_refused,
              tear_down);

  return g_test_run ();
}
