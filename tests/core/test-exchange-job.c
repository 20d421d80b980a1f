/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exchanges and refreshes against the practice backbone, seen from its side as well. */

#include "job-fixture.h"
#include "practice.h"

#include "backbone-assignment-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-exchange-job.h"
#include "backbone-import-job.h"
#include "backbone-installation-import-job.h"
#include "backbone-profile.h"
#include "backbone-refresh-job.h"

#include <string.h>

#define OWNER      "0001105772"
#define OWNER_USER "S0018132425"
#define OWNER_S    "S0018140001"
#define OTHER      "0001105790"
#define OTHER_USER "S0018132511"
#define OTHER_S    "S0018140002"
/* Those whose log-on fails with what is saved, and who lacks Software Download. */
#define WRONG_S_CUSTOMER "0001106540"
#define WRONG_S          "S0018140011"
#define WRONG_CUSTOMER   "0001106118"
#define WRONG_USER       "S0018132600"
#define NO_DOWNLOAD      "0001106300"
#define NO_USER          "0001106412"

typedef struct
{
  JobFixture base;
  Practice *practice;
} Fixture;

static BackboneEndpointProfile *
load_profile (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = practice_get_file (fixture->practice, "endpoints.json");
  BackboneEndpointProfile *profile = backbone_profile_load (file, NULL, &error);

  g_assert_no_error (error);

  return profile;
}

static void
import_customers (Fixture *fixture)
{
  g_autoptr (GFile) file = practice_get_file (fixture->practice, "customers.csv");

  job_fixture_run_well (BACKBONE_JOB (backbone_import_job_new (fixture->base.landscape, file)));
}

static void
import_assignments (Fixture *fixture)
{
  g_autoptr (GFile) file = practice_get_file (fixture->practice, "assignments.csv");

  job_fixture_run_well (
      BACKBONE_JOB (backbone_assignment_import_job_new (fixture->base.landscape, file)));
}

/* A landscape that talks to the practice backbone, with its owner alone. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneEndpointProfile) profile = NULL;

  fixture->practice = practice_start (0);
  job_fixture_set_up (&fixture->base, NULL);
  profile = load_profile (fixture);
  job_fixture_run_well (backbone_profile_set_job_new (fixture->base.landscape, profile));
}

/* The same with all customers and S-Users. */
static void
set_up_all (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  import_customers (fixture);
  import_assignments (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  job_fixture_tear_down (&fixture->base, NULL);
  practice_stop (fixture->practice);
}

/* Of the owner. */
static void
edit_note_channel (Fixture *fixture, const char *const *settings)
{
  const char *const customers[] = { OWNER, NULL };
  const int kinds[] = { BACKBONE_CHANNEL_NOTE_DOWNLOAD, -1 };

  job_fixture_run_well (
      backbone_channel_edit_job_new (fixture->base.landscape, customers, kinds, settings));
}

/* (transfer full). */
static BackboneExchange *
try (Fixture *fixture, BackbonePurpose purpose, const char *customer)
{
  g_autoptr (BackboneExchangeJob) job
      = backbone_exchange_job_new (fixture->base.landscape, purpose, customer, NULL);

  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return g_object_ref (backbone_exchange_job_get_result (job));
}

static void
assert_result (BackboneExchange *exchange, BackboneVerdict verdict, const char *evidence)
{
  const char *found = backbone_exchange_get_evidence (exchange);

  if (backbone_exchange_get_verdict (exchange) != verdict
      || (evidence && !strstr (found, evidence)))
    g_test_message ("evidence: %s", found);
  g_assert_cmpstr (backbone_verdict_to_id (backbone_exchange_get_verdict (exchange)), ==,
                   backbone_verdict_to_id (verdict));
  if (evidence)
    g_assert_nonnull (strstr (found, evidence));
}

static void
assert_trial (Fixture *fixture,
              BackbonePurpose purpose,
              const char *customer,
              BackboneVerdict verdict,
              const char *evidence)
{
  g_autoptr (BackboneExchange) exchange = try (fixture, purpose, customer);

  assert_result (exchange, verdict, evidence);
}

static gint64
count_attempts (Fixture *fixture, const char *user)
{
  return practice_count (fixture->practice, "users", user, "attempts", NULL);
}

static gint64
count_s_attempts (Fixture *fixture, const char *s_user)
{
  return practice_count (fixture->practice, "s_users", s_user, "attempts", NULL);
}

static BackboneRefreshJob *
refresh_some (Fixture *fixture, const char *customer)
{
  const char *const customers[] = { customer, NULL };
  BackboneRefreshJob *job
      = backbone_refresh_job_new (fixture->base.landscape, customer ? customers : NULL, NULL);

  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return job;
}

static void
refresh (Fixture *fixture, const char *customer)
{
  g_autoptr (BackboneRefreshJob) job = refresh_some (fixture, customer);
}

static void
test_purposes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stored = NULL;

  assert_trial (fixture, BACKBONE_PURPOSE_INCIDENTS, OWNER, BACKBONE_VERDICT_NOT_CONFIGURED,
                "installations");
  g_assert_cmpint (count_attempts (fixture, OWNER_USER), ==, 0);

  refresh (fixture, "1105772");
  practice_reset_counters (fixture->practice);
  assert_trial (fixture, BACKBONE_PURPOSE_INCIDENTS, OWNER, BACKBONE_VERDICT_OK,
                "for system 000000000310471101");
  assert_trial (fixture, BACKBONE_PURPOSE_SYSTEM_DATA, "1105772", BACKBONE_VERDICT_OK,
                "7000000002");
  assert_trial (fixture, BACKBONE_PURPOSE_EARLY_WATCH, OWNER, BACKBONE_VERDICT_OK, "SHA-256");
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OWNER, BACKBONE_VERDICT_OK, "CAR 2.01");

  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "incidents", "system_data", "parcels" };

      g_assert_cmpint (practice_count (fixture->practice, "exchanges", names[i], OWNER, NULL), ==,
                       1);
    }
  /* Three requests for each of the portal's, two for the parcel, one for the note. */
  g_assert_cmpint (count_attempts (fixture, OWNER_USER), ==, 9);
  g_assert_cmpint (count_s_attempts (fixture, OWNER_S), ==, 9);
  g_assert_cmpint (practice_count (fixture->practice, "foreign", "with_authorization", NULL), ==,
                   0);

  stored = job_fixture_query (&fixture->base,
                              "SELECT group_concat (purpose || technical_user || s_user || "
                              "local_user || (proven > 0), ' ') FROM exchange WHERE verdict = %d",
                              (int)BACKBONE_VERDICT_OK);
  g_assert_cmpstr (stored, ==,
                   "0" OWNER_USER OWNER_S "FRN_BTC_SMP1 1" OWNER_USER OWNER_S "FRN_BTC_SMP1 "
                   "2" OWNER_USER OWNER_S "FRN_BTC_SMP1 3" OWNER_USER OWNER_S "FRN_BTC_SMP1");
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM audit WHERE action = 'exchange' "
                                      "AND subject = '%s'",
                                      OWNER),
                   ==, 4);
}

/* The hard rule is kept before anything is sent. */
static void
test_hard_rule (Fixture *fixture, gconstpointer data)
{
  fixture_execute (&fixture->base.base,
                   "UPDATE s_user SET customer = '" OTHER "' WHERE id = '" OWNER_S "'");
  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    assert_trial (fixture, purpose, OWNER, BACKBONE_VERDICT_WRONG_CUSTOMER, OTHER);
  refresh (fixture, OWNER);

  g_assert_cmpint (count_attempts (fixture, OWNER_USER), ==, 0);
  g_assert_cmpint (count_s_attempts (fixture, OWNER_S), ==, 0);
  for (BackboneChannelKind kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    g_assert_cmpint (practice_count (fixture->practice, "endpoints",
                                     backbone_channel_kind_to_id (kind), "connections", NULL),
                     ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM exchange"), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM installation"), ==, 0);
}

/* Where the landscape is wrong about an S-User, the backbone is not. */
static void
test_backbone_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneSecret) password = backbone_secret_new ("Ulme-6489-Esche");
  BackboneAssignmentEdit edit = { "FRN_BTC_SMP", OWNER, OTHER_S, password };

  import_customers (fixture);
  job_fixture_run_well (
      BACKBONE_JOB (backbone_assignment_job_new (fixture->base.landscape, &edit, 1)));
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OWNER, BACKBONE_VERDICT_WRONG_CUSTOMER, "403");
  assert_trial (fixture, BACKBONE_PURPOSE_EARLY_WATCH, OWNER, BACKBONE_VERDICT_WRONG_CUSTOMER,
                "403");
  g_assert_cmpint (count_s_attempts (fixture, OTHER_S), ==, 2);
  g_assert_cmpint (practice_count (fixture->practice, "exchanges", "parcels", OWNER, NULL), ==, 0);
  g_assert_cmpint (
      job_fixture_count (&fixture->base, "SELECT count(*) FROM s_user WHERE held_since != 0"), ==,
      0);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM exchange WHERE verdict = %d "
                                      "AND proven = 0",
                                      (int)BACKBONE_VERDICT_WRONG_CUSTOMER),
                   ==, 2);
}

static void
test_held (Fixture *fixture, gconstpointer data)
{
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, WRONG_S_CUSTOMER, BACKBONE_VERDICT_CREDENTIALS,
                "401");
  assert_trial (fixture, BACKBONE_PURPOSE_EARLY_WATCH, WRONG_S_CUSTOMER, BACKBONE_VERDICT_SKIPPED,
                WRONG_S);
  refresh (fixture, WRONG_S_CUSTOMER);
  g_assert_cmpint (count_s_attempts (fixture, WRONG_S), ==, 1);
  g_assert_cmpint (practice_count (fixture->practice, "s_users", WRONG_S, "failures", NULL), ==, 1);

  assert_trial (fixture, BACKBONE_PURPOSE_EARLY_WATCH, WRONG_CUSTOMER, BACKBONE_VERDICT_CREDENTIALS,
                "401");
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, WRONG_CUSTOMER, BACKBONE_VERDICT_SKIPPED, NULL);
  refresh (fixture, WRONG_CUSTOMER);
  g_assert_cmpint (count_attempts (fixture, WRONG_USER), ==, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT held_kind FROM technical_user WHERE id = '%s' "
                                      "AND held_since != 0",
                                      WRONG_USER),
                   ==, BACKBONE_CHANNEL_PARCEL_BOX);
}

static void
test_not_authorised (Fixture *fixture, gconstpointer data)
{
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, NO_DOWNLOAD, BACKBONE_VERDICT_NOT_AUTHORISED,
                "not authorized to download this file");
  assert_trial (fixture, BACKBONE_PURPOSE_EARLY_WATCH, NO_DOWNLOAD, BACKBONE_VERDICT_OK, NULL);
}

static void
test_obstacles (Fixture *fixture, gconstpointer data)
{
  const char *const settings[] = { "enabled=no", NULL };
  g_autoptr (BackboneExchangeJob) unknown = backbone_exchange_job_new (
      fixture->base.landscape, BACKBONE_PURPOSE_NOTES, "9999999999", NULL);
  g_autoptr (BackboneExchangeJob) nobody = backbone_exchange_job_new (
      fixture->base.landscape, BACKBONE_PURPOSE_NOTES, OWNER, "nobody");

  job_fixture_run_badly (g_object_ref (BACKBONE_JOB (unknown)), BACKBONE_ERROR_NOT_FOUND);
  g_assert_null (backbone_exchange_job_get_result (unknown));
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (nobody)));
  assert_result (backbone_exchange_job_get_result (nobody), BACKBONE_VERDICT_NOT_CONFIGURED,
                 "NOBODY");

  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, NO_USER, BACKBONE_VERDICT_NOT_CONFIGURED, NULL);
  edit_note_channel (fixture, settings);
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OWNER, BACKBONE_VERDICT_NOT_CONFIGURED,
                "not in use");
  g_assert_cmpint (
      practice_count (fixture->practice, "endpoints", "note-download", "connections", NULL), ==, 0);
}

/* Nothing is sent twice, whatever comes back. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *fault;
    BackboneVerdict verdict;
  } cases[] = {
    { "{'fault': 'status', 'endpoint': 'parcel-box', 'status': 503}",
      BACKBONE_VERDICT_SERVER_ERROR },
    { "{'fault': 'reset-in-body', 'endpoint': 'parcel-box'}", BACKBONE_VERDICT_CONNECTION_BROKEN },
    { "{'fault': 'garbage', 'endpoint': 'parcel-box'}", BACKBONE_VERDICT_NEVER_CHECKED },
    { "{'fault': 'oversized-body', 'endpoint': 'parcel-box', 'bytes': 4000000}",
      BACKBONE_VERDICT_UNEXPECTED },
    { "{'fault': 'log-on-page', 'endpoint': 'parcel-box', 'marker': 'SAMLRequest'}",
      BACKBONE_VERDICT_LOG_ON_PAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BackboneExchange) exchange = NULL;

      practice_reset_counters (fixture->practice);
      practice_set_fault (fixture->practice, "%s", cases[i].fault);
      exchange = try (fixture, BACKBONE_PURPOSE_EARLY_WATCH, OWNER);
      if (cases[i].verdict != BACKBONE_VERDICT_NEVER_CHECKED)
        assert_result (exchange, cases[i].verdict, NULL);
      g_assert_cmpint (backbone_exchange_get_verdict (exchange), !=, BACKBONE_VERDICT_OK);
      g_assert_cmpint (count_attempts (fixture, OWNER_USER), ==, 1);
      practice_clear_faults (fixture->practice);
    }
}

/* What a channel says itself: another host, which nobody has. */
static void
test_own_channel (Fixture *fixture, gconstpointer data)
{
  const char *const settings[] = { "port=1", NULL };

  edit_note_channel (fixture, settings);
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OWNER, BACKBONE_VERDICT_REFUSED, NULL);
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OTHER, BACKBONE_VERDICT_OK, NULL);
}

/* As SAP's profile is: a note can be read, and nothing else is known. */
static void
test_only_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneEndpointProfile) profile = load_profile (fixture);
  g_autoptr (BackboneRefreshJob) job
      = backbone_refresh_job_new (fixture->base.landscape, NULL, NULL);

  g_object_set (profile, "s-user-header", NULL, "user-path", NULL, "authorisations-path", NULL,
                "installations-path", NULL, "incidents-path", NULL, "system-data-path", NULL,
                "parcels-path", NULL, NULL);
  job_fixture_run_well (backbone_profile_set_job_new (fixture->base.landscape, profile));
  for (BackbonePurpose purpose = 0; purpose < BACKBONE_PURPOSE_NOTES; purpose++)
    assert_trial (fixture, purpose, OWNER, BACKBONE_VERDICT_NOT_CONFIGURED, "by hand");
  g_assert_cmpint (count_attempts (fixture, OWNER_USER), ==, 0);
  job_fixture_run_badly (g_object_ref (BACKBONE_JOB (job)), BACKBONE_ERROR_PROFILE);

  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OWNER, BACKBONE_VERDICT_OK, "CAR 2.01");
  g_assert_cmpint (count_attempts (fixture, OWNER_USER), ==, 1);
  g_assert_cmpint (count_s_attempts (fixture, OWNER_S), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM exchange"), ==, 1);
}

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

static char *
describe_changes (GListModel *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (BackboneInstallationChange) change = g_list_model_get_item (changes, i);
      BackboneInstallationOutcome outcome = backbone_installation_change_get_outcome (change);

      if (outcome != BACKBONE_INSTALLATION_UNCHANGED)
        g_string_append_printf (text, "%s %s ",
                                backbone_installation_change_get_installation (change),
                                backbone_installation_outcome_to_id (outcome));
    }

  return g_strstrip (g_string_free (text, FALSE));
}

/* A job of a user who acts for nobody skips every customer, says for which user, and sends nothing. */
static void
test_refresh_without_assignments (Fixture *fixture, gconstpointer data)
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
  g_assert_cmpint (count_attempts (fixture, OWNER_USER), ==, 0);
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) first = refresh_some (fixture, NULL);
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
  again = refresh_some (fixture, NULL);
  changes = describe_changes (backbone_refresh_job_get_changes (again));
  g_assert_cmpstr (changes, ==, "");
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM audit"), ==, n_entries);
  g_assert_cmpint (count_attempts (fixture, WRONG_USER), ==, 1);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) job = NULL;
  g_autofree char *changes = NULL;

  refresh (fixture, NULL);
  practice_change_installation (fixture->practice, "0020104712", "{'customer': '" OTHER "'}");
  practice_change_installation (fixture->practice, "0020104713", NULL);
  practice_change_installation (fixture->practice, "0020999999",
                                "{'customer': '" OTHER "', 'description': 'New one'}");
  practice_change_installation (fixture->practice, "0020105790", "{'description': 'Renamed'}");
  job = refresh_some (fixture, NULL);
  changes = describe_changes (backbone_refresh_job_get_changes (job));
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
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) whole = NULL;
  g_autoptr (BackboneRefreshJob) failed = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("%010u", 9000 + i);

      practice_change_installation (fixture->practice, number, "{'customer': '" OWNER "'}");
    }
  whole = refresh_some (fixture, OWNER);
  g_assert_cmpuint (backbone_refresh_get_n_installations (find_result (whole, OWNER)), ==, 63);
  g_assert_cmpint (count_attempts (fixture, OWNER_USER), ==, 3);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("%010u", 9000 + i);

      practice_change_installation (fixture->practice, number, NULL);
    }
  practice_set_fault (fixture->practice,
                      "{'fault': 'truncated-body', 'endpoint': 'portal', 'count': 1}");
  failed = refresh_some (fixture, OWNER);
  g_assert_cmpint (backbone_refresh_get_verdict (find_result (failed, OWNER)), !=,
                   BACKBONE_VERDICT_OK);
  g_assert_cmpuint (g_list_model_get_n_items (backbone_refresh_job_get_changes (failed)), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT count(*) FROM installation WHERE missing_since = 0"),
                   ==, 63);
}

/* Nobody waits for a host that is not there, customer after customer. */
static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneRefreshJob) job = NULL;
  GListModel *results;
  guint n_tried = 0;

  practice_set_fault (fixture->practice, "{'fault': 'reset-at-accept', 'endpoint': 'portal'}");
  job = refresh_some (fixture, NULL);
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
test_cancel (Fixture *fixture, gconstpointer data)
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
  refresh (fixture, NULL);
}

static GListModel *
import (Fixture *fixture, GFile *file, int code)
{
  g_autoptr (BackboneInstallationImportJob) job
      = backbone_installation_import_job_new (fixture->base.landscape, file);

  if (code < 0)
    job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  else
    job_fixture_run_badly (g_object_ref (BACKBONE_JOB (job)), code);

  return g_object_ref (backbone_installation_import_job_get_changes (job));
}

/* What is imported is what a refresh finds. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = practice_get_file (fixture->practice, "installations.csv");
  g_autoptr (GListModel) first = import (fixture, file, -1);
  g_autoptr (GListModel) again = import (fixture, file, -1);
  g_autoptr (BackboneRefreshJob) job = NULL;
  g_autofree char *changes = describe_changes (again);
  g_autofree char *read = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (first), ==, g_list_model_get_n_items (again));
  g_assert_cmpint (g_list_model_get_n_items (first), ==,
                   job_fixture_count (&fixture->base, "SELECT count(*) FROM installation"));
  g_assert_cmpstr (changes, ==, "");
  job = refresh_some (fixture, NULL);
  read = describe_changes (backbone_refresh_job_get_changes (job));
  g_assert_cmpstr (read, ==, "");
}

static void
test_import_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = job_fixture_write (&fixture->base, "installations.csv",
                                              "1105772;20104711;ERP;310471101;NWP\n"
                                              "9999999999;20000001;Nobody's\n"
                                              "1105772;20104711;Another name\n");
  g_autoptr (GListModel) changes = import (fixture, file, BACKBONE_ERROR_REFUSED);
  g_autoptr (BackboneInstallationChange) unknown = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (changes), ==, 3);
  unknown = g_list_model_get_item (changes, 1);
  g_assert_cmpuint (backbone_installation_change_get_line (unknown), ==, 2);
  g_assert_nonnull (strstr (backbone_installation_change_get_reason (unknown), "9999999999"));
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM installation"), ==, 0);
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneExchangeJob) exchange
      = backbone_exchange_job_new (fixture->base.landscape, BACKBONE_PURPOSE_NOTES, OWNER, NULL);
  g_autoptr (BackboneRefreshJob) reading
      = backbone_refresh_job_new (fixture->base.landscape, NULL, NULL);
  g_autoptr (GError) exchange_error = NULL;
  g_autoptr (GError) reading_error = NULL;

  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (exchange)), &exchange_error));
  g_assert_error (exchange_error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED);
  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (reading)), &reading_error));
  g_assert_error (reading_error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM exchange"), ==, 0);
}

#define ADD(path, set_up, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/exchange/unlocked/purposes", set_up_all, test_purposes);
  ADD ("/exchange/unlocked/hard-rule", set_up_all, test_hard_rule);
  ADD ("/exchange/unlocked/backbone-refuses", set_up, test_backbone_refuses);
  ADD ("/exchange/unlocked/held", set_up_all, test_held);
  ADD ("/exchange/unlocked/not-authorised", set_up_all, test_not_authorised);
  ADD ("/exchange/unlocked/obstacles", set_up_all, test_obstacles);
  ADD ("/exchange/unlocked/faults", set_up_all, test_faults);
  ADD ("/exchange/unlocked/own-channel", set_up_all, test_own_channel);
  ADD ("/exchange/unlocked/only-notes", set_up_all, test_only_notes);
  ADD ("/exchange/unlocked/refresh", set_up_all, test_refresh);
  ADD ("/exchange/unlocked/refresh-without-assignments", set_up_all,
       test_refresh_without_assignments);
  ADD ("/exchange/unlocked/changes", set_up_all, test_changes);
  ADD ("/exchange/unlocked/pages", set_up_all, test_pages);
  ADD ("/exchange/unlocked/unreachable", set_up_all, test_unreachable);
  ADD ("/exchange/unlocked/cancel", set_up_all, test_cancel);
  ADD ("/exchange/unlocked/import", set_up_all, test_import);
  ADD ("/exchange/unlocked/import-refused", set_up_all, test_import_refused);
  ADD ("/exchange/locked", set_up, test_locked);

  return g_test_run ();
}
