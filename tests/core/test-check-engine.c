/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice.h"

#include "backbone-landscape.h"

#include <string.h>

#define PORTAL_PATH "/sap/bc/bsp/svt/sapping"

static BackboneCheckOptions
options_for (Practice *practice)
{
  return (BackboneCheckOptions){ .trust_anchors = practice_get_anchors (practice) };
}

static guint
get_portal_port (Practice *practice)
{
  return practice_get_port (practice, BACKBONE_CHANNEL_PORTAL);
}

static gint64
count_attempts (Practice *practice, const char *user)
{
  return practice_count (practice, "users", user, "attempts", NULL);
}

static void
assert_as_expected (Practice *practice, Findings *findings)
{
  g_autoptr (GHashTable) expected = practice_read_expected (practice);

  g_assert_no_error (findings->error);
  g_assert_true (findings->done);
  g_assert_cmpuint (findings->outcomes->len, ==, g_hash_table_size (expected));
  for (guint i = 0; i < findings->outcomes->len; i++)
    {
      const BackboneCheckOutcome *outcome = g_ptr_array_index (findings->outcomes, i);
      g_autofree char *key = g_strdup_printf ("%s %s", outcome->customer,
                                              backbone_channel_kind_to_id (outcome->kind));

      g_assert_cmpstr (g_hash_table_lookup (expected, key), ==,
                       backbone_verdict_to_id (outcome->verdict));
    }
}

/* What the store does with what a run found: users that must be held are not tried in the next. */
static void
hold_users (BackboneCheckPlan *plan, Findings *findings)
{
  for (guint i = 0; i < findings->outcomes->len; i++)
    {
      const BackboneCheckOutcome *outcome = g_ptr_array_index (findings->outcomes, i);

      for (guint j = 0; j < plan->users->len; j++)
        {
          BackboneCheckUser *user = &g_array_index (plan->users, BackboneCheckUser, j);

          if (backbone_verdict_holds_user (outcome->verdict) && user->id == outcome->user)
            user->preset = BACKBONE_VERDICT_SKIPPED;
        }
    }
}

static void
test_shipped_landscape (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneCheckPlan) plan = practice_make_plan (practice);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) first = findings_of (plan, &options);
  g_autoptr (Findings) second = NULL;
  const BackboneCheckOutcome *skipped;

  assert_as_expected (practice, first);
  skipped = findings_find (first, "0001106118", BACKBONE_CHANNEL_PARCEL_BOX);
  g_assert_nonnull (strstr (skipped->evidence, "0001106118"));
  g_assert_nonnull (strstr (skipped->evidence, "401"));

  hold_users (plan, first);
  second = findings_of (plan, &options);
  g_assert_true (second->done);

  /* From the server's side: two mass checks, and each refused password came once. */
  for (guint i = 0; i < first->outcomes->len; i++)
    {
      const BackboneCheckOutcome *outcome = g_ptr_array_index (first->outcomes, i);

      if (!backbone_verdict_holds_user (outcome->verdict))
        continue;
      g_assert_cmpint (count_attempts (practice, outcome->user), ==, 1);
    }
  g_assert_cmpint (practice_count (practice, "users", "S0018132600", "locked", NULL), ==, 0);
}

/* One connection for all, so that a cached log-on would show. */
static void
test_wrong_password_is_not_masked (gconstpointer wrong_first)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;
  guint endpoint = plan_add_endpoint (plan, "localhost", get_portal_port (practice));

  options.parallel = 1;
  for (guint i = 0; i < 2; i++)
    {
      gboolean wrong = (i == 0) == (wrong_first != NULL);

      plan_add_user (plan, wrong ? "S0018132511" : "S0018132425",
                     wrong ? "Wrong-1111" : "Falke-4257-Esche");
      plan_add_target (plan, wrong ? "0001105790" : "0001105772", BACKBONE_CHANNEL_PORTAL, endpoint,
                       PORTAL_PATH);
    }

  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, "0001105772", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_OK);
  assert_verdict (findings_find (findings, "0001105790", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_CREDENTIALS);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "connections", NULL), ==, 1);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "requests", NULL), ==, 2);
}

/* The same user with another password, in an entry of its own. */
static void
test_one_user_twice (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;
  guint endpoint = plan_add_endpoint (plan, "localhost", get_portal_port (practice));

  plan_add_user (plan, "S0018132425", "Falke-4257-Esche");
  plan_add_target (plan, "0001105772", BACKBONE_CHANNEL_PORTAL, endpoint, PORTAL_PATH);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *customer = g_strdup_printf ("000110580%u", i);

      plan_add_user (plan, "S0018132425", "Wrong-1111");
      plan_add_target (plan, customer, BACKBONE_CHANNEL_PORTAL, endpoint, PORTAL_PATH);
    }

  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, "0001105772", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_OK);
  assert_verdict (findings_find (findings, "0001105800", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_CREDENTIALS);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_SKIPPED), ==, 4);
  g_assert_cmpint (count_attempts (practice, "S0018132425"), ==, 2);
}

/* Two customers share one technical user: one refused log-on holds it for both. */
static void
test_shared_user (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;

  plan_add_user (plan, "S0018132425", "Wrong-1111");
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      guint endpoint = plan_add_endpoint (plan, "localhost", practice_get_port (practice, kind));

      plan_add_target (plan, "0000000001", kind, endpoint, PORTAL_PATH);
      plan_add_target (plan, "0000000002", kind, endpoint, PORTAL_PATH);
    }

  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, "0000000001", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_CREDENTIALS);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_SKIPPED), ==, 5);
  g_assert_cmpint (count_attempts (practice, "S0018132425"), ==, 1);
}

static void
test_few_connections (void)
{
  g_autoptr (Practice) practice = practice_start (400);
  g_autoptr (BackboneCheckPlan) plan = practice_make_plan (practice);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;

  options.parallel = 3;
  findings = findings_of (plan, &options);
  assert_as_expected (practice, findings);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      const char *id = backbone_channel_kind_to_id (kind);

      g_assert_cmpint (practice_count (practice, "endpoints", id, "requests", NULL), >=, 380);
      g_assert_cmpint (practice_count (practice, "endpoints", id, "connections", NULL), <=, 3);
    }
}

/* A resumed TLS session brings no certificate, so that a new one would stay unseen. */
static void
test_full_handshake_each_run (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneCheckPlan) plan = practice_make_plan (practice);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) first = findings_of (plan, &options);
  const BackboneCheckOutcome *one = findings_find (first, "0001105772", BACKBONE_CHANNEL_PORTAL);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (Findings) next = findings_of (plan, &options);
      const BackboneCheckOutcome *other
          = findings_find (next, "0001105772", BACKBONE_CHANNEL_PORTAL);

      assert_verdict (other, BACKBONE_VERDICT_OK);
      g_assert_cmpint (strlen (other->chain_digest), ==, 64);
      g_assert_cmpstr (other->chain_digest, ==, one->chain_digest);
      g_assert_nonnull (other->tls_version);
    }

  practice_set_fault (practice, "{'fault': 'certificate-expired'}");
  {
    g_autoptr (Findings) last = findings_of (plan, &options);

    assert_verdict (findings_find (last, "0001105772", BACKBONE_CHANNEL_PORTAL),
                    BACKBONE_VERDICT_TLS_EXPIRED);
  }
}

static void
test_phases (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneCheckPlan) plan = practice_make_plan (practice);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;
  guint n_opened = 0;

  options.parallel = 1;
  findings = findings_of (plan, &options);
  for (guint i = 0; i < findings->outcomes->len; i++)
    {
      const BackboneCheckOutcome *outcome = g_ptr_array_index (findings->outcomes, i);

      if (outcome->status == 0)
        continue;
      g_assert_cmpint (outcome->phases[BACKBONE_PHASE_WAIT], >, 0);
      g_assert_cmpint (outcome->phases[BACKBONE_PHASE_RECEIVE], >=, 0);
      g_assert_cmpint (outcome->phases[BACKBONE_PHASE_PROXY], ==, -1);
      g_assert_cmpint (outcome->phases[BACKBONE_PHASE_CONNECT] >= 0, ==,
                       outcome->phases[BACKBONE_PHASE_TLS] >= 0);
      n_opened += outcome->phases[BACKBONE_PHASE_TLS] >= 0;
    }
  g_assert_cmpuint (n_opened, ==, BACKBONE_N_CHANNEL_KINDS); /* the rest found a connection */
}

static void
test_cancel_keeps_what_is_found (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneCheckPlan) plan = practice_make_plan (practice);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;

  /* Without the cancel, the note download would take ten minutes. */
  options.answer_seconds = 600;
  practice_set_fault (practice,
                      "{'fault': 'delay', 'delay_ms': 600000, 'endpoint': 'note-download'}");
  findings = findings_of_some (plan, &options, 30);
  g_assert_false (findings->done);
  g_assert_error (findings->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (findings->outcomes->len, >=, 30);
  g_assert_null (findings_find (findings, "0001105772", BACKBONE_CHANNEL_NOTE_DOWNLOAD));
}

static void
test_nothing_to_do (void)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  g_autoptr (Findings) findings = findings_of (plan, NULL);

  g_assert_no_error (findings->error);
  g_assert_true (findings->done);
  g_assert_cmpuint (findings->outcomes->len, ==, 0);
}

static void
test_not_configured (void)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  g_autoptr (GHashTable) secrets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify)backbone_secret_unref);
  g_autoptr (Findings) findings = NULL;
  guint nowhere = plan_add_endpoint (plan, NULL, 0);
  guint nonsense = plan_add_endpoint (plan, "no host/at all", 443);

  plan_add_user (plan, "S0000000001", "x");
  plan_add_target (plan, "0000000001", BACKBONE_CHANNEL_PORTAL, nowhere, "/");
  plan_add_target (plan, "0000000001", BACKBONE_CHANNEL_PARCEL_BOX, nonsense, "/");
  plan_add_user (plan, "S0000000002", NULL);
  plan_add_target (plan, "0000000002", BACKBONE_CHANNEL_PORTAL, nonsense, "/");
  g_array_index (plan->users, BackboneCheckUser, 1).preset = BACKBONE_VERDICT_NEVER_CHECKED;

  findings = findings_of (plan, NULL);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_NOT_CONFIGURED), ==, 3);

  /* What the vault does not hold is said, and an empty password is none. */
  g_array_index (plan->users, BackboneCheckUser, 0).credential = g_strdup ("empty");
  g_hash_table_insert (secrets, (gpointer) "empty", backbone_secret_new (""));
  backbone_check_plan_set_secrets (plan, secrets);
  for (guint i = 0; i < 2; i++)
    {
      BackboneCheckUser *user = &g_array_index (plan->users, BackboneCheckUser, i);

      g_assert_cmpint (user->preset, ==, BACKBONE_VERDICT_NOT_CONFIGURED);
      g_assert_nonnull (user->preset_evidence);
    }
}

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-engine/shipped-landscape", test_shipped_landscape);
  g_test_add_data_func ("/check-engine/not-masked/right-first", NULL,
                        test_wrong_password_is_not_masked);
  g_test_add_data_func ("/check-engine/not-masked/wrong-first", "wrong",
                        test_wrong_password_is_not_masked);
  g_test_add_func ("/check-engine/one-user-twice", test_one_user_twice);
  g_test_add_func ("/check-engine/shared-user", test_shared_user);
  g_test_add_func ("/check-engine/few-connections", test_few_connections);
  g_test_add_func ("/check-engine/full-handshake", test_full_handshake_each_run);
  g_test_add_func ("/check-engine/phases", test_phases);
  g_test_add_func ("/check-engine/cancel", test_cancel_keeps_what_is_found);
  g_test_add_func ("/check-engine/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/check-engine/not-configured", test_not_configured);

  return g_test_run ();
}
