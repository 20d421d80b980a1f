/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-fixture.h"

#include "backbone-check-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-landscape-private.h"

#include <string.h>

#define WRONG_CUSTOMER "0001106118"
#define WRONG_USER     "S0018132600"

static BackboneCheckJob *
check (PracticeFixture *fixture, const char *customer, gboolean release_held)
{
  const char *const numbers[] = { customer, NULL };
  BackboneCheckJob *job = backbone_check_job_new (fixture->base.landscape);

  if (customer)
    backbone_check_job_set_customers (job, numbers);
  backbone_check_job_set_release_held (job, release_held);
  backbone_check_job_set_keep_results (job, TRUE);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return job;
}

static gint64
get_stored_verdict (PracticeFixture *fixture, const char *number, BackboneChannelKind kind)
{
  return job_fixture_count (&fixture->base,
                            "SELECT coalesce (max (s.verdict), -1) FROM channel_state s JOIN "
                            "channel ch ON ch.id = s.channel JOIN customer c ON c.id = "
                            "ch.customer WHERE c.number = '%s' AND ch.kind = %d",
                            number, (int)kind);
}

static void
assert_results_as_expected (PracticeFixture *fixture, GListModel *results)
{
  g_autoptr (GHashTable) expected = practice_read_expected (fixture->practice);
  g_autofree char *last = g_strdup ("");

  g_assert_cmpuint (g_list_model_get_n_items (results), ==, g_hash_table_size (expected));
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BackboneCheckResult) result = g_list_model_get_item (results, i);
      BackboneChannelKind kind = backbone_check_result_get_kind (result);
      BackboneVerdict verdict = backbone_check_result_get_verdict (result);
      const char *customer = backbone_check_result_get_customer (result);
      g_autofree char *key
          = g_strdup_printf ("%s %s", customer, backbone_channel_kind_to_id (kind));
      g_autofree char *place = g_strdup_printf ("%s %u", customer, kind);

      g_assert_cmpstr (g_hash_table_lookup (expected, key), ==, backbone_verdict_to_id (verdict));
      g_assert_cmpint (get_stored_verdict (fixture, customer, kind), ==, verdict);
      g_assert_cmpstr (place, >, last); /* ordered */
      g_free (last);
      last = g_steal_pointer (&place);
    }
}

static void
test_unlocked (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCheckJob) first = NULL;
  g_autoptr (BackboneCheckJob) second = NULL;
  g_autoptr (BackboneCheckJob) released = NULL;
  GListModel *results;

  practice_fixture_import_customers (fixture);
  first = check (fixture, NULL, FALSE);
  results = backbone_check_job_get_results (first);
  assert_results_as_expected (fixture, results);
  g_assert_cmpint (backbone_check_job_get_run (first), >, 0);
  g_assert_cmpuint (backbone_job_get_done (BACKBONE_JOB (first)), ==,
                    g_list_model_get_n_items (results));
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_result"), ==,
                   g_list_model_get_n_items (results));
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_run WHERE "
                                                      "finished > 0 AND NOT cancelled"),
                   ==, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM technical_user WHERE "
                                                      "held_since != 0"),
                   ==,
                   backbone_check_job_get_count (first, BACKBONE_VERDICT_CREDENTIALS)
                       + backbone_check_job_get_count (first, BACKBONE_VERDICT_LOCKED));

  /* The second mass check does not try the refused ones again; a release does. */
  second = check (fixture, NULL, FALSE);
  g_assert_cmpuint (backbone_check_job_get_count (second, BACKBONE_VERDICT_CREDENTIALS), ==, 0);
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 1);
  released = check (fixture, WRONG_CUSTOMER, TRUE);
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 2);
  g_assert_cmpuint (backbone_check_job_get_count (released, BACKBONE_VERDICT_CREDENTIALS), ==, 1);
  g_assert_cmpuint (backbone_check_job_get_count (released, BACKBONE_VERDICT_SKIPPED), ==, 2);
}

/* One kind of one customer, number as people type it. */
static void
test_unlocked_selection (PracticeFixture *fixture, gconstpointer data)
{
  static const int kinds[] = { BACKBONE_CHANNEL_PARCEL_BOX, -1 };
  static const char *const numbers[] = { "1105772", NULL };
  static const char *const unknown[] = { "4711", NULL };
  g_autoptr (BackboneCheckJob) job = backbone_check_job_new (fixture->base.landscape);
  g_autoptr (BackboneCheckJob) other = backbone_check_job_new (fixture->base.landscape);

  practice_fixture_import_customers (fixture);
  backbone_check_job_set_customers (job, numbers);
  backbone_check_job_set_kinds (job, kinds);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  g_assert_cmpuint (backbone_check_job_get_count (job, BACKBONE_VERDICT_OK), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (backbone_check_job_get_results (job)), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_result"), ==, 1);

  backbone_check_job_set_customers (other, unknown);
  job_fixture_run_badly (g_object_ref (BACKBONE_JOB (other)), BACKBONE_ERROR_NOT_FOUND);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM lease"), ==, 0);
}

static void
cancel_on_progress_cb (BackboneJob *job)
{
  if (backbone_job_get_done (job) >= 10)
    backbone_job_cancel (job);
}

static void
test_unlocked_cancelled (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneCheckJob) job = NULL;
  guint n_done;

  practice_fixture_import_customers (fixture);
  practice_set_fault (fixture->practice,
                      "{'fault': 'delay', 'delay_ms': 25000, 'endpoint': 'note-download'}");
  job = backbone_check_job_new (fixture->base.landscape);
  g_signal_connect (job, "notify::done", G_CALLBACK (cancel_on_progress_cb), NULL);
  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (job)), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  n_done = backbone_job_get_done (BACKBONE_JOB (job));
  g_assert_cmpuint (n_done, >=, 10);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_result"), ==,
                   n_done);
  g_assert_cmpint (
      job_fixture_count (&fixture->base, "SELECT count(*) FROM check_run WHERE cancelled"), ==, 1);
}

/* Two front ends that check at once could lock a user together. */
static void
test_unlocked_busy (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneStore) other = backbone_store_open (fixture->base.base.path, FALSE, &error);
  BackboneJob *job = BACKBONE_JOB (backbone_check_job_new (fixture->base.landscape));

  g_assert_no_error (error);
  g_assert_true (backbone_store_lease_acquire (other, "check", 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (job_fixture_run (job, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_run"), ==, 0);

  backbone_store_lease_release (other, "check");
  backbone_store_close (other);
}

/* Customers are there from better days; now nobody can read their passwords. */
static void
test_unreadable (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCheckJob) job = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_add_customer (&fixture->base.base, WRONG_CUSTOMER, "Contoso", WRONG_USER,
                        "8d2f1b6e-0000-4000-8000-000000000001");
  before = job_fixture_query (&fixture->base, "SELECT group_concat (status) FROM customer");
  job = check (fixture, WRONG_CUSTOMER, FALSE);
  after = job_fixture_query (&fixture->base, "SELECT group_concat (status) FROM customer");

  g_assert_cmpuint (backbone_check_job_get_count (job, BACKBONE_VERDICT_NOT_CONFIGURED), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (BackboneCheckResult) result
          = g_list_model_get_item (backbone_check_job_get_results (job), i);
      const char *evidence = backbone_check_result_get_evidence (result);

      g_test_message ("%s", evidence);
      g_assert_nonnull (strstr (evidence, "keyring"));
    }
  g_assert_cmpint (get_stored_verdict (fixture, WRONG_CUSTOMER, BACKBONE_CHANNEL_PORTAL), ==, -1);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_result"), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM check_run"), ==, 0);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 0);
}

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/check/unlocked/mass-check", PracticeFixture, NULL, practice_fixture_set_up,
              test_unlocked, practice_fixture_tear_down);
  g_test_add ("/check/unlocked/selection", PracticeFixture, NULL, practice_fixture_set_up,
              test_unlocked_selection, practice_fixture_tear_down);
  g_test_add ("/check/unlocked/cancelled", PracticeFixture, NULL, practice_fixture_set_up,
              test_unlocked_cancelled, practice_fixture_tear_down);
  g_test_add ("/check/unlocked/busy", PracticeFixture, NULL, practice_fixture_set_up,
              test_unlocked_busy, practice_fixture_tear_down);
  g_test_add ("/check/locked/unreadable", PracticeFixture, NULL, practice_fixture_set_up,
              test_unreadable, practice_fixture_tear_down);
  g_test_add ("/check/none/unreadable", PracticeFixture, NULL, practice_fixture_set_up,
              test_unreadable, practice_fixture_tear_down);

  return g_test_run ();
}
