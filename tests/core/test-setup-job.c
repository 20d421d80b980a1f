/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"
#include "landscape-client.h"

#include "backbone-audit-words.h"
#include "backbone-edit-jobs.h"
#include "backbone-setup-jobs.h"
#include "backbone-setup-lists.h"

#include <string.h>

/* A row of the list, which stays the same object whatever changes of it. */
static BackboneSetupStep *
find_row (BackboneList *list, BackboneSetupStepKind step)
{
  return g_list_model_get_item (G_LIST_MODEL (list), step);
}

static void
wait_for_state (BackboneSetupStep *step, BackboneSetupState state)
{
  while (backbone_setup_step_get_state (step) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_list_follows (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) steps = backbone_landscape_list_setup_steps (fixture->landscape);
  g_autoptr (BackboneList) blockers = backbone_landscape_list_blockers (fixture->landscape);
  g_autoptr (BackboneList) rest = backbone_landscape_list_setup_rest (
      fixture->landscape, BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS, 0);
  g_autoptr (BackboneSetupStep) step = NULL;

  client_wait_for_items (steps, BACKBONE_N_SETUP_STEPS);
  client_wait_for_items (rest, 1);
  client_wait_for_items (blockers, 5);
  step = find_row (steps, BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS);
  g_assert_cmpuint (backbone_setup_step_get_customers_done (step), ==, 0);

  job_fixture_run_well (backbone_setup_done_job_new (
      fixture->landscape, BACKBONE_SETUP_STEP_KIND_CUSTOMER_NUMBERS, "Entered in SM30"));
  wait_for_state (step, BACKBONE_SETUP_STATE_DONE);
  g_assert_cmpuint (backbone_setup_step_get_customers_done (step), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (backbone_setup_step_get_evidence (step)), ==, 1);
  client_wait_for_items (rest, 0);
  client_wait_for_items (blockers, 4);

  job_fixture_run_well (
      backbone_customer_add_job_new (fixture->landscape, "7", "Seven", NULL, NULL));
  wait_for_state (step, BACKBONE_SETUP_STATE_OPEN);
  client_wait_for_items (rest, 1);
}

/* Nothing changes but the time: a check gets too old, and what it stood for does not count any more. */
static void
test_list_follows_clock (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) blockers = NULL;
  gint64 hours = BACKBONE_SETUP_DEFAULT_READINESS_HOURS * (gint64)G_TIME_SPAN_HOUR;
  g_autofree char *states
      = g_strdup_printf ("INSERT INTO channel_state (channel, result, verdict, since, checked) "
                         "SELECT id, 1, %d, 1, %" G_GINT64_FORMAT " FROM channel",
                         BACKBONE_VERDICT_OK, g_get_real_time () - hours + 3 * G_USEC_PER_SEC);

  fixture_execute (&fixture->base, states);
  blockers = backbone_landscape_list_blockers (fixture->landscape);
  client_wait_for_items (blockers, 4);
  client_wait_for_items (blockers, 5);
}

/* Who ran a step is gone without a word. */
static void
test_list_follows_death (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) steps = NULL;
  g_autoptr (BackboneSetupStep) step = NULL;
  g_autofree char *lease
      = g_strdup_printf ("INSERT INTO lease (name, holder, pid, host, until) VALUES ('setup', 'x', "
                         "1, 'elsewhere', %" G_GINT64_FORMAT ")",
                         g_get_real_time () + 3 * G_USEC_PER_SEC);

  fixture_execute (&fixture->base, lease);
  fixture_execute (&fixture->base, "INSERT INTO setup_step (step, state) VALUES ('internet', 1)");
  steps = backbone_landscape_list_setup_steps (fixture->landscape);
  client_wait_for_items (steps, BACKBONE_N_SETUP_STEPS);
  step = find_row (steps, BACKBONE_SETUP_STEP_KIND_INTERNET);
  wait_for_state (step, BACKBONE_SETUP_STATE_RUNNING);
  wait_for_state (step, BACKBONE_SETUP_STATE_OPEN);
}

static void
test_evidence_details (void)
{
  static const struct
  {
    const char *json; /* NULL for none */
    const char *text;
  } table[] = {
    { NULL, "" },
    { "nonsense {", "" },
    { "{\"release\": \"2.0 SP03\", \"n\": 3, \"none\": null}", "release: 2.0 SP03\nn: 3" },
    { "{\"missing\": [\"0000004711\", \"0000000007\"], \"surplus\": []}",
      "missing: 0000004711, 0000000007" },
    { "[{\"endpoint\": \"portal\", \"chain\": [{\"subject\": \"CN=x\"}]}]",
      "endpoint: portal\nchain.subject: CN=x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (BackboneSetupEvidence) evidence
          = g_object_new (BACKBONE_TYPE_SETUP_EVIDENCE, "details", table[i].json, NULL);
      g_autofree char *text = backbone_setup_evidence_dup_details (evidence);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_properties (JobFixture *fixture, gconstpointer data)
{
  BackboneLandscape *landscape = fixture->landscape;

  g_assert_cmpint (backbone_landscape_get_kind (landscape), ==,
                   BACKBONE_LANDSCAPE_KIND_FOCUSED_RUN);
  job_fixture_run_well (
      backbone_landscape_kind_job_new (landscape, BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER));
  while (backbone_landscape_get_kind (landscape) != BACKBONE_LANDSCAPE_KIND_SOLUTION_MANAGER)
    g_main_context_iteration (NULL, TRUE);

  job_fixture_run_well (backbone_setup_set_job_new (
      landscape,
      (const char *const[]){ "host=https://solman.example.com", "readiness_hours=2", NULL }));
  while (backbone_migration_get_readiness_hours (backbone_landscape_get_migration (landscape)) != 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (backbone_migration_get_host (backbone_landscape_get_migration (landscape)), ==,
                   "https://solman.example.com");

  /* One bad value, and none of them counts. */
  job_fixture_run_badly (
      backbone_setup_set_job_new (landscape,
                                  (const char *const[]){ "readiness_hours=3", "host=x", NULL }),
      BACKBONE_ERROR_INVALID);
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT value FROM settings WHERE key = 'readiness-hours'"), ==,
      2);
}

/* It is there after the sweep of the next change, too. */
static void
test_registration_key (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneSecret) key = backbone_secret_new ("12345678901234567890");
  g_autoptr (BackboneSecret) other = backbone_secret_new ("99999999999999999999");
  g_autoptr (BackboneSecret) password = backbone_secret_new ("Right-pass-word-1");

  job_fixture_run_well (backbone_multi_customer_job_new (fixture->landscape, TRUE, key));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);
  job_fixture_run_well (
      backbone_customer_add_job_new (fixture->landscape, "7", "Seven", "S7", password));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 2);
  job_fixture_run_well (backbone_multi_customer_job_new (fixture->landscape, TRUE, other));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 2);
  job_fixture_run_well (backbone_multi_customer_job_new (fixture->landscape, FALSE, NULL));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 2);
}

static void
test_switch (JobFixture *fixture, gconstpointer data)
{
  BackboneLandscape *landscape = fixture->landscape;
  gint64 n_entries;

  n_entries = job_fixture_count (fixture, "SELECT count (*) FROM audit");
  job_fixture_run_badly (
      backbone_legacy_switch_job_new (landscape, BACKBONE_SWITCH_POSITION_REVERTED, NULL),
      BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (
      backbone_legacy_switch_job_new (landscape, BACKBONE_SWITCH_POSITION_REVERTED, " "),
      BACKBONE_ERROR_INVALID);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM audit"), ==, n_entries);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM setup_evidence"), ==, 0);

  job_fixture_run_well (
      backbone_legacy_switch_job_new (landscape, BACKBONE_SWITCH_POSITION_REVERTED, "Because"));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM setup_evidence"), ==, 1);
  job_fixture_run_well (
      backbone_legacy_switch_job_new (landscape, BACKBONE_SWITCH_POSITION_LEGACY, NULL));
  /* What it was reverted for says nothing about it any more; the audit log does. */
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM settings WHERE "
                                               "key = 'legacy-switch-override' AND value NOT NULL"),
                   ==, 0);
  g_assert_cmpint (job_fixture_count (fixture,
                                      "SELECT count (*) FROM audit WHERE after LIKE '%%Because%%' "
                                      "AND action = 'legacy-switch'"),
                   ==, 1);
}

static void
test_letter (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneSetupLetterJob) job
      = backbone_setup_letter_job_new (fixture->landscape, "1105772");

  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  g_assert_nonnull (strstr (backbone_setup_letter_job_get_text (job), FIXTURE_OWNER));
  g_assert_null (strchr (backbone_setup_letter_job_get_text (job), '{'));
  job_fixture_run_badly (BACKBONE_JOB (backbone_setup_letter_job_new (fixture->landscape, "8")),
                         BACKBONE_ERROR_NOT_FOUND);
}

/* A run that could not be finished leaves the step as it was. */
static void
test_failed_run (JobFixture *fixture, gconstpointer data)
{
  const BackboneSetupRun good = { .release = "3.0 FP02" };
  const BackboneSetupRun bad = { .release = "three" };
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/list.txt");
  const BackboneSetupRun missing_list = { .file = missing };
  gpointer landscape = fixture->landscape;

  job_fixture_run_well (
      backbone_setup_run_job_new (landscape, BACKBONE_SETUP_STEP_KIND_UPGRADE, &good));
  job_fixture_run_badly (
      backbone_setup_run_job_new (landscape, BACKBONE_SETUP_STEP_KIND_UPGRADE, &bad),
      BACKBONE_ERROR_INVALID);
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT state FROM setup_step WHERE step = 'upgrade'"), ==,
      BACKBONE_SETUP_STATE_DONE);
  job_fixture_run_badly (
      backbone_setup_run_job_new (landscape, BACKBONE_SETUP_STEP_KIND_ASSIGNMENTS, &missing_list),
      BACKBONE_ERROR_UNREADABLE);
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT state FROM setup_step WHERE step = 'assignments'"), ==,
      BACKBONE_SETUP_STATE_OPEN);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM lease"), ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, JobFixture, NULL, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/setup/unlocked/list-follows", test_list_follows);
  ADD ("/setup/unlocked/list-follows-clock", test_list_follows_clock);
  ADD ("/setup/unlocked/list-follows-death", test_list_follows_death);
  g_test_add_func ("/setup/unlocked/evidence-details", test_evidence_details);
  ADD ("/setup/unlocked/properties", test_properties);
  ADD ("/setup/unlocked/registration-key", test_registration_key);
  ADD ("/setup/unlocked/switch", test_switch);
  ADD ("/setup/unlocked/letter", test_letter);
  ADD ("/setup/unlocked/failed-run", test_failed_run);

  return g_test_run ();
}
