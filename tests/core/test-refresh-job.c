/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading installations from the practice backbone, seen from its side as well. */

#include "refresh-fixture.h"

#include <string.h>

#define OWNER          "0001105772"
#define OWNER_USER     "S0018132425"
#define OTHER          "0001105790"
#define WRONG_CUSTOMER "0001106118"
#define WRONG_USER     "S0018132600"
#define NO_USER        "0001106412"

/* (transfer none): what came of @customer. */
static BackboneRefresh *
find_result (BackboneRefreshJob *job, const char *customer)
{
  GListModel *results = backbone_refresh_job_get_results (job);

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BackboneRefresh) result = g_list_model_get_item (results, i);

      if (g_strcmp0 (backbone_refresh_get_customer (result), customer) == 0)
        return result;
    }

  return NULL;
}

/* A job of a user who acts for nobody skips every customer, says for which user, and sends nothing. */
static void
test_refresh_without_assignments (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) job
      = backbone_refresh_job_new (fixture->base.landscape, NULL, "night_job");
  GListModel *results = backbone_refresh_job_get_results (job);

  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  g_assert_cmpint (g_list_model_get_n_items (results), ==,
                   job_fixture_count (&fixture->base, "SELECT count(*) FROM customer"));
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BackboneRefresh) result = g_list_model_get_item (results, i);

      g_assert_cmpint (backbone_refresh_get_verdict (result), ==, BACKBONE_VERDICT_NOT_CONFIGURED);
      g_assert_cmpstr (backbone_refresh_get_local_user (result), ==, "NIGHT_JOB");
    }
  g_assert_nonnull (strstr (backbone_refresh_get_evidence (find_result (job, OWNER)), "NIGHT_JOB"));
  g_assert_cmpint (practice_count_attempts (fixture->practice, OWNER_USER), ==, 0);
}

static void
test_refresh (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) first = refresh_fixture_run (fixture, NULL);
  GListModel *results = backbone_refresh_job_get_results (first);
  g_autoptr (BackboneRefresh) owner = g_list_model_get_item (results, 0);
  g_autoptr (BackboneRefreshJob) again = NULL;
  g_autofree char *changes = NULL;
  gint64 n_entries;

  g_assert_cmpint (g_list_model_get_n_items (results), ==,
                   job_fixture_count (&fixture->base, "SELECT count(*) FROM customer"));
  g_assert_cmpstr (backbone_refresh_get_customer (owner), ==, OWNER);
  g_assert_cmpuint (backbone_refresh_get_n_installations (owner), ==, 3);
  g_assert_cmpuint (backbone_refresh_get_n_systems (owner), ==, 4);
  g_assert_cmpint (backbone_refresh_get_verdict (find_result (first, NO_USER)), ==,
                   BACKBONE_VERDICT_NOT_CONFIGURED);
  g_assert_cmpint (backbone_refresh_get_verdict (find_result (first, WRONG_CUSTOMER)), ==,
                   BACKBONE_VERDICT_CREDENTIALS);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM installation_refresh WHERE refreshed "
                                      "> 0 AND verdict != %d",
                                      (int)BACKBONE_VERDICT_OK),
                   ==, 0);

  n_entries = job_fixture_count (&fixture->base, "SELECT count(*) FROM audit");
  again = refresh_fixture_run (fixture, NULL);
  changes = refresh_fixture_describe_changes (backbone_refresh_job_get_changes (again));
  g_assert_cmpstr (changes, ==, "");
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM audit"), ==, n_entries);
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 1);
}

static void
test_changes (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) job = NULL;
  g_autofree char *changes = NULL;

  refresh_fixture_run_well (fixture, NULL);
  practice_change_installation (fixture->practice, "0020104712", "{'customer': '" OTHER "'}");
  practice_change_installation (fixture->practice, "0020104713", NULL);
  practice_change_installation (fixture->practice, "0020999999",
                                "{'customer': '" OTHER "', 'description': 'New one'}");
  practice_change_installation (fixture->practice, "0020105790", "{'description': 'Renamed'}");
  job = refresh_fixture_run (fixture, NULL);
  changes = refresh_fixture_describe_changes (backbone_refresh_job_get_changes (job));
  g_assert_cmpstr (changes, ==,
                   "0020104713 vanished 0020104712 moved 0020105790 changed 0020999999 new");
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM installation WHERE missing_since != 0"),
                   ==, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM audit WHERE action = "
                                      "'installation-move' AND subject = '0020104712'"),
                   ==, 1);
}

/* Page by page; and a list that could not be read to its end changes nothing. */
static void
test_pages (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) whole = NULL;
  g_autoptr (BackboneRefreshJob) failed = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("%010u", 9000 + i);

      practice_change_installation (fixture->practice, number, "{'customer': '" OWNER "'}");
    }
  whole = refresh_fixture_run (fixture, OWNER);
  g_assert_cmpuint (backbone_refresh_get_n_installations (find_result (whole, OWNER)), ==, 63);
  g_assert_cmpint (practice_count_attempts (fixture->practice, OWNER_USER), ==, 3);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("%010u", 9000 + i);

      practice_change_installation (fixture->practice, number, NULL);
    }
  practice_set_fault (fixture->practice,
                      "{'fault': 'truncated-body', 'endpoint': 'portal', 'count': 1}");
  failed = refresh_fixture_run (fixture, OWNER);
  g_assert_cmpint (backbone_refresh_get_verdict (find_result (failed, OWNER)), !=,
                   BACKBONE_VERDICT_OK);
  g_assert_cmpuint (g_list_model_get_n_items (backbone_refresh_job_get_changes (failed)), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM installation WHERE missing_since = 0"),
                   ==, 63);
}

/* Nobody waits for a host that is not there, customer after customer. */
static void
test_unreachable (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) job = NULL;
  GListModel *results;
  guint n_tried = 0;

  practice_set_fault (fixture->practice, "{'fault': 'reset-at-accept', 'endpoint': 'portal'}");
  job = refresh_fixture_run (fixture, NULL);
  results = backbone_refresh_job_get_results (job);
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (BackboneRefresh) result = g_list_model_get_item (results, i);

      n_tried += backbone_refresh_get_verdict (result) == BACKBONE_VERDICT_CONNECTION_BROKEN;
    }
  g_assert_cmpuint (n_tried, ==, 3);
}

static void
cancel_cb (GObject *job, GParamSpec *pspec, gpointer user_data)
{
  if (backbone_job_get_done (BACKBONE_JOB (job)) >= 1)
    backbone_job_cancel (BACKBONE_JOB (job));
}

/* What was read stays; the rest is read another time. */
static void
test_cancel (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) job
      = backbone_refresh_job_new (fixture->base.landscape, NULL, NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  practice_set_fault (fixture->practice,
                      "{'fault': 'delay', 'endpoint': 'portal', 'delay_ms': 200}");
  g_signal_connect (job, "notify::done", G_CALLBACK (cancel_cb), NULL);
  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (job)), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  n = g_list_model_get_n_items (backbone_refresh_job_get_results (job));
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpint (n, <, job_fixture_count (&fixture->base, "SELECT count(*) FROM customer"));
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM installation_refresh"),
                   ==, n);

  practice_clear_faults (fixture->practice);
  refresh_fixture_run_well (fixture, NULL);
}

static void
test_locked (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) job
      = backbone_refresh_job_new (fixture->base.landscape, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (job)), &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM installation_refresh"),
                   ==, 0);
}

#define ADD(path, set_up, test)                                                                    \
  g_test_add (path, PracticeFixture, NULL, set_up, test, practice_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/refresh/unlocked/all", practice_fixture_set_up_all, test_refresh);
  ADD ("/refresh/unlocked/without-assignments", practice_fixture_set_up_all,
       test_refresh_without_assignments);
  ADD ("/refresh/unlocked/changes", practice_fixture_set_up_all, test_changes);
  ADD ("/refresh/unlocked/pages", practice_fixture_set_up_all, test_pages);
  ADD ("/refresh/unlocked/unreachable", practice_fixture_set_up_all, test_unreachable);
  ADD ("/refresh/unlocked/cancel", practice_fixture_set_up_all, test_cancel);
  ADD ("/refresh/locked", practice_fixture_set_up, test_locked);

  return g_test_run ();
}
