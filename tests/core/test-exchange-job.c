/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exchanges with the practice backbone, seen from its side as well. */

#include "refresh-fixture.h"

#include "backbone-assignment-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-exchange-job.h"

#include <string.h>

#define OWNER      "0001105772"
#define OWNER_USER "S0018132425"
#define OWNER_S    "S0018140001"
#define OTHER      "0001105790"
#define OTHER_S    "S0018140002"
/* Those whose log-on fails with what is saved, and who lacks Software Download. */
#define WRONG_S_CUSTOMER "0001106540"
#define WRONG_S          "S0018140011"
#define WRONG_CUSTOMER   "0001106118"
#define WRONG_USER       "S0018132600"
#define NO_DOWNLOAD      "0001106300"
#define NO_USER          "0001106412"

/* Of the owner. */
static void
edit_note_channel (PracticeFixture *fixture, const char *const *settings)
{
  const char *const customers[] = { OWNER, NULL };
  const int kinds[] = { BACKBONE_CHANNEL_NOTE_DOWNLOAD, -1 };

  job_fixture_run_well (
      backbone_channel_edit_job_new (fixture->base.landscape, customers, kinds, settings));
}

/* (transfer full). */
static BackboneExchange *
try (PracticeFixture *fixture, BackbonePurpose purpose, const char *customer)
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
assert_trial (PracticeFixture *fixture,
              BackbonePurpose purpose,
              const char *customer,
              BackboneVerdict verdict,
              const char *evidence)
{
  g_autoptr (BackboneExchange) exchange = try (fixture, purpose, customer);

  assert_result (exchange, verdict, evidence);
}

static void
test_purposes (PracticeFixture *fixture, gconstpointer data)
{
  g_autofree char *stored = NULL;

  assert_trial (fixture, BACKBONE_PURPOSE_INCIDENTS, OWNER, BACKBONE_VERDICT_NOT_CONFIGURED,
                "installations");
  g_assert_cmpint (practice_count_attempts (fixture->practice, OWNER_USER), ==, 0);

  refresh_fixture_run_well (fixture, "1105772");
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
  g_assert_cmpint (practice_count_attempts (fixture->practice, OWNER_USER), ==, 9);
  g_assert_cmpint (practice_count_s_attempts (fixture->practice, OWNER_S), ==, 9);
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
test_hard_rule (PracticeFixture *fixture, gconstpointer data)
{
  fixture_execute (&fixture->base.base,
                   "UPDATE s_user SET customer = '" OTHER "' WHERE id = '" OWNER_S "'");
  for (BackbonePurpose purpose = 0; purpose < BACKBONE_N_PURPOSES; purpose++)
    assert_trial (fixture, purpose, OWNER, BACKBONE_VERDICT_WRONG_CUSTOMER, OTHER);
  refresh_fixture_run_well (fixture, OWNER);

  g_assert_cmpint (practice_count_attempts (fixture->practice, OWNER_USER), ==, 0);
  g_assert_cmpint (practice_count_s_attempts (fixture->practice, OWNER_S), ==, 0);
  for (BackboneChannelKind kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    g_assert_cmpint (practice_count (fixture->practice, "endpoints",
                                     backbone_channel_kind_to_id (kind), "connections", NULL),
                     ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM exchange"), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM installation"), ==, 0);
}

/* Where the landscape is wrong about an S-User, the backbone is not. */
static void
test_backbone_refuses (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneSecret) password = backbone_secret_new ("Ulme-6489-Esche");
  BackboneAssignmentEdit edit = { "FRN_BTC_SMP", OWNER, OTHER_S, password };

  practice_fixture_import_customers (fixture);
  job_fixture_run_well (
      BACKBONE_JOB (backbone_assignment_job_new (fixture->base.landscape, &edit, 1)));
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OWNER, BACKBONE_VERDICT_WRONG_CUSTOMER, "403");
  assert_trial (fixture, BACKBONE_PURPOSE_EARLY_WATCH, OWNER, BACKBONE_VERDICT_WRONG_CUSTOMER,
                "403");
  g_assert_cmpint (practice_count_s_attempts (fixture->practice, OTHER_S), ==, 2);
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
test_held (PracticeFixture *fixture, gconstpointer data)
{
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, WRONG_S_CUSTOMER, BACKBONE_VERDICT_CREDENTIALS,
                "401");
  assert_trial (fixture, BACKBONE_PURPOSE_EARLY_WATCH, WRONG_S_CUSTOMER, BACKBONE_VERDICT_SKIPPED,
                WRONG_S);
  refresh_fixture_run_well (fixture, WRONG_S_CUSTOMER);
  g_assert_cmpint (practice_count_s_attempts (fixture->practice, WRONG_S), ==, 1);
  g_assert_cmpint (practice_count (fixture->practice, "s_users", WRONG_S, "failures", NULL), ==, 1);

  assert_trial (fixture, BACKBONE_PURPOSE_EARLY_WATCH, WRONG_CUSTOMER, BACKBONE_VERDICT_CREDENTIALS,
                "401");
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, WRONG_CUSTOMER, BACKBONE_VERDICT_SKIPPED, NULL);
  refresh_fixture_run_well (fixture, WRONG_CUSTOMER);
  g_assert_cmpint (practice_count_attempts (fixture->practice, WRONG_USER), ==, 1);
  g_assert_cmpint (job_fixture_count (&fixture->base,
                                      "SELECT held_kind FROM technical_user WHERE id = '%s' "
                                      "AND held_since != 0",
                                      WRONG_USER),
                   ==, BACKBONE_CHANNEL_PARCEL_BOX);
}

static void
test_not_authorised (PracticeFixture *fixture, gconstpointer data)
{
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, NO_DOWNLOAD, BACKBONE_VERDICT_NOT_AUTHORISED,
                "not authorized to download this file");
  assert_trial (fixture, BACKBONE_PURPOSE_EARLY_WATCH, NO_DOWNLOAD, BACKBONE_VERDICT_OK, NULL);
}

static void
test_obstacles (PracticeFixture *fixture, gconstpointer data)
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
test_faults (PracticeFixture *fixture, gconstpointer data)
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
      g_assert_cmpint (practice_count_attempts (fixture->practice, OWNER_USER), ==, 1);
      practice_clear_faults (fixture->practice);
    }
}

/* What a channel says itself: another host, which nobody has. */
static void
test_own_channel (PracticeFixture *fixture, gconstpointer data)
{
  const char *const settings[] = { "port=1", NULL };

  edit_note_channel (fixture, settings);
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OWNER, BACKBONE_VERDICT_REFUSED, NULL);
  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OTHER, BACKBONE_VERDICT_OK, NULL);
}

/* As SAP's profile is: a note can be read, and nothing else is known. */
static void
test_only_notes (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneEndpointProfile) profile = practice_fixture_load_profile (fixture);
  g_autoptr (BackboneRefreshJob) job
      = backbone_refresh_job_new (fixture->base.landscape, NULL, NULL);

  g_object_set (profile, "s-user-header", NULL, "user-path", NULL, "authorisations-path", NULL,
                "installations-path", NULL, "incidents-path", NULL, "system-data-path", NULL,
                "parcels-path", NULL, NULL);
  job_fixture_run_well (backbone_profile_set_job_new (fixture->base.landscape, profile));
  for (BackbonePurpose purpose = 0; purpose < BACKBONE_PURPOSE_NOTES; purpose++)
    assert_trial (fixture, purpose, OWNER, BACKBONE_VERDICT_NOT_CONFIGURED, "by hand");
  g_assert_cmpint (practice_count_attempts (fixture->practice, OWNER_USER), ==, 0);
  job_fixture_run_badly (g_object_ref (BACKBONE_JOB (job)), BACKBONE_ERROR_PROFILE);

  assert_trial (fixture, BACKBONE_PURPOSE_NOTES, OWNER, BACKBONE_VERDICT_OK, "CAR 2.01");
  g_assert_cmpint (practice_count_attempts (fixture->practice, OWNER_USER), ==, 1);
  g_assert_cmpint (practice_count_s_attempts (fixture->practice, OWNER_S), ==, 0);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM exchange"), ==, 1);
}

static void
test_locked (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneExchangeJob) exchange
      = backbone_exchange_job_new (fixture->base.landscape, BACKBONE_PURPOSE_NOTES, OWNER, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (job_fixture_run (g_object_ref (BACKBONE_JOB (exchange)), &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_KEYRING_LOCKED);
  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM exchange"), ==, 0);
}

#define ADD(path, set_up, test)                                                                    \
  g_test_add (path, PracticeFixture, NULL, set_up, test, practice_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/exchange/unlocked/purposes", practice_fixture_set_up_all, test_purposes);
  ADD ("/exchange/unlocked/hard-rule", practice_fixture_set_up_all, test_hard_rule);
  ADD ("/exchange/unlocked/backbone-refuses", practice_fixture_set_up, test_backbone_refuses);
  ADD ("/exchange/unlocked/held", practice_fixture_set_up_all, test_held);
  ADD ("/exchange/unlocked/not-authorised", practice_fixture_set_up_all, test_not_authorised);
  ADD ("/exchange/unlocked/obstacles", practice_fixture_set_up_all, test_obstacles);
  ADD ("/exchange/unlocked/faults", practice_fixture_set_up_all, test_faults);
  ADD ("/exchange/unlocked/own-channel", practice_fixture_set_up_all, test_own_channel);
  ADD ("/exchange/unlocked/only-notes", practice_fixture_set_up_all, test_only_notes);
  ADD ("/exchange/locked", practice_fixture_set_up, test_locked);

  return g_test_run ();
}
