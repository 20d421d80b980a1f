/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-db-checks-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-private.h"
#include "backbone-landscape-private.h"
#include "landscape-client.h"
#include "landscape-fixture.h"

#include <string.h>

#define SEVEN "0000000007"
#define EIGHT "0000000008"

typedef struct
{
  LandscapeFixture base;
  BackboneLandscape *landscape;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->base, NULL);
  fixture_add_customer (&fixture->base, SEVEN, "Seven", "S0000000077", "uuid-7");
  fixture_add_customer (&fixture->base, EIGHT, "Eight", "S0000000088", "uuid-8");
  fixture->landscape = client_open (fixture->base.path);
  g_set_object (&fixture->base.store, backbone_landscape_get_store (fixture->landscape));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  client_close (fixture->landscape);
  g_object_unref (fixture->landscape);
  fixture_tear_down (&fixture->base, NULL);
}

/* (transfer full): filled, and without error. */
static BackboneList *
filled (BackboneList *list)
{
  g_assert_true (backbone_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  client_wait_for_property (list, "loading", FALSE);
  g_assert_no_error (backbone_list_get_error (list));

  return list;
}

static gpointer
peek (BackboneList *list, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);

  return item; /* the list keeps it */
}

typedef struct
{
  const char *customer;
  const char *user;
  BackboneChannelKind kind;
  BackboneVerdict verdict;
  const char *evidence;
} Found;

static gint64
find_channel (BackboneDb *db, const Found *found)
{
  g_autoptr (BackboneStatement) statement = backbone_db_prepare (
      db, "SELECT channel.id FROM channel JOIN customer ON customer.id = channel.customer "
          "WHERE number = ? AND kind = ?");

  backbone_statement_bind_text (statement, found->customer);
  backbone_statement_bind_int64 (statement, found->kind);
  g_assert_true (backbone_statement_next (statement));

  return backbone_statement_get_int64 (statement, 0);
}

static gboolean
add_result (BackboneDb *db, gpointer user_data, GError **error)
{
  Found *found = user_data;
  BackboneCheckTarget target
      = { find_channel (db, found), found->customer, found->kind, 0, NULL, 0 };
  g_autoptr (BackboneCheckOutcome) outcome = backbone_check_outcome_new (&target, found->user);
  const BackboneCheckOutcome *outcomes[] = { outcome };
  gint64 run;

  outcome->verdict = found->verdict;
  outcome->status = 401;
  outcome->phases[BACKBONE_PHASE_TLS] = 1234;
  outcome->tls_version = "TLS 1.3";
  outcome->chain_digest = g_ref_string_new ("digest");
  outcome->evidence = g_ref_string_new (found->evidence);

  return backbone_db_check_run_begin (db, 1, &run, error)
         && backbone_db_check_results_add (db, run, outcomes, 1, error);
}

static void
found (Fixture *fixture,
       const char *customer,
       const char *user,
       BackboneChannelKind kind,
       BackboneVerdict verdict,
       const char *evidence)
{
  Found data = { customer, user, kind, verdict, evidence };

  fixture_write (&fixture->base, add_result, &data);
}

static void
result_changed_cb (BackboneChannel *channel, GParamSpec *pspec, gboolean *changed)
{
  *changed = TRUE;
}

static void
test_channels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) list
      = filled (backbone_landscape_list_channels (fixture->landscape, "7"));
  g_autoptr (Shadow) shadow = shadow_new (list);
  BackboneChannel *portal = peek (list, 0);
  BackboneCheckResult *result;
  gboolean changed = FALSE;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_cmpstr (backbone_channel_get_customer (portal), ==, SEVEN);
  g_assert_cmpstr (backbone_channel_get_destination (portal), ==, "SAP-SUPPORT_PORTAL_" SEVEN);
  g_assert_cmpstr (backbone_channel_get_host (portal), ==, "portal.example");
  g_assert_cmpuint (backbone_channel_get_port (portal), ==, 443);
  g_assert_cmpstr (backbone_channel_get_proxy (portal), ==, "inherit");
  g_assert_true (backbone_channel_get_enabled (portal));
  g_assert_null (backbone_channel_get_result (portal));
  g_assert_cmpuint (g_strv_length ((char **)backbone_channel_get_overrides (portal)), ==, 0);

  /* The row stays, its values change. */
  g_signal_connect (portal, "notify::result", G_CALLBACK (result_changed_cb), &changed);
  found (fixture, SEVEN, "S0000000077", 0, BACKBONE_VERDICT_CREDENTIALS, "HTTP 401");
  fixture_wait_for (&changed);
  result = backbone_channel_get_result (portal);
  g_assert_cmpint (backbone_channel_get_verdict (portal), ==, BACKBONE_VERDICT_CREDENTIALS);
  g_assert_cmpstr (backbone_check_result_get_evidence (result), ==, "HTTP 401");
  g_assert_cmpstr (backbone_check_result_get_tls_version (result), ==, "TLS 1.3");
  g_assert_cmpstr (backbone_check_result_get_chain_digest (result), ==, "digest");
  g_assert_cmpuint (backbone_check_result_get_status (result), ==, 401);
  g_assert_cmpint (backbone_check_result_get_tls_us (result), ==, 1234);
  g_assert_cmpint (backbone_check_result_get_proxy_us (result), ==, -1);
  g_assert_cmpint (backbone_channel_get_since (portal), ==,
                   backbone_check_result_get_time (result));
  g_assert_cmpuint (shadow->n_signals, ==, 0);
  shadow_check (shadow);
}

static gboolean
set_host (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_channel_set (db, SEVEN, BACKBONE_CHANNEL_PORTAL, "host", "own.example", error)
         && backbone_db_channel_set (db, SEVEN, BACKBONE_CHANNEL_PORTAL, "port", "8443", error);
}

static void
test_overrides (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) list = NULL;
  g_autofree char *overrides = NULL;
  BackboneChannel *channel;

  fixture_write (&fixture->base, set_host, NULL);
  list = filled (backbone_landscape_list_channels (fixture->landscape, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 9);
  channel = peek (list, 0);
  overrides = g_strjoinv (" ", (char **)backbone_channel_get_overrides (channel));
  g_assert_cmpstr (overrides, ==, "host port");
  g_assert_cmpstr (backbone_channel_get_host (channel), ==, "own.example");
  g_assert_cmpuint (backbone_channel_get_port (channel), ==, 8443);
}

static void
test_unknown_number (Fixture *fixture, gconstpointer data)
{
  BackboneList *lists[] = {
    backbone_landscape_list_channels (fixture->landscape, "404"),
    backbone_landscape_list_technical_users (fixture->landscape, "404"),
    backbone_landscape_list_history (fixture->landscape, "404", -1, 10),
  };
  g_autoptr (BackboneList) nonsense
      = backbone_landscape_list_channels (fixture->landscape, "nonsense");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      client_wait_for_property (lists[i], "loading", FALSE);
      g_assert_error (backbone_list_get_error (lists[i]), BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
      g_object_unref (lists[i]);
    }
  client_wait_for_property (nonsense, "loading", FALSE);
  g_assert_error (backbone_list_get_error (nonsense), BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
}

static void
test_endpoints (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) list = filled (backbone_landscape_list_endpoints (fixture->landscape));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_cmpstr (backbone_endpoint_get_host (peek (list, 2)), ==, "notes.example");
}

static void
test_users (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) held = filled (backbone_landscape_list_held_users (fixture->landscape));
  g_autoptr (BackboneList) of_seven
      = filled (backbone_landscape_list_technical_users (fixture->landscape, "7"));
  g_autoptr (BackboneList) of_owner
      = filled (backbone_landscape_list_technical_users (fixture->landscape, FIXTURE_OWNER));
  BackboneTechnicalUser *user;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (held)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (of_owner)), ==, 0);
  user = peek (of_seven, 0);
  g_assert_cmpstr (backbone_technical_user_get_id (user), ==, "S0000000077");
  g_assert_cmpint (backbone_technical_user_get_life_cycle (user), ==, BACKBONE_LIFE_CYCLE_SAVED);
  g_assert_cmpint (backbone_technical_user_get_credential_saved (user), >, 0);

  found (fixture, EIGHT, "S0000000088", 1, BACKBONE_VERDICT_LOCKED, "locked");
  client_wait_for_items (held, 1);
  user = peek (held, 0);
  g_assert_cmpstr (backbone_technical_user_get_id (user), ==, "S0000000088");
  g_assert_cmpstr (backbone_technical_user_get_customer (user), ==, EIGHT);
  g_assert_cmpint (backbone_technical_user_get_held_since (user), >, 0);
  g_assert_cmpint (backbone_technical_user_get_held_verdict (user), ==, BACKBONE_VERDICT_LOCKED);
  g_assert_cmpint (backbone_technical_user_get_held_kind (user), ==, BACKBONE_CHANNEL_PARCEL_BOX);
  g_assert_cmpint (backbone_technical_user_get_life_cycle (user), ==, BACKBONE_LIFE_CYCLE_LOCKED);
}

/* Newest first, and new ones appear at the top. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) all = NULL;
  g_autoptr (BackboneList) limited = NULL;
  g_autoptr (BackboneList) portal = NULL;
  g_autoptr (Shadow) shadow = NULL;

  found (fixture, SEVEN, NULL, 0, BACKBONE_VERDICT_OK, "1");
  found (fixture, SEVEN, NULL, 1, BACKBONE_VERDICT_OK, "2");
  found (fixture, EIGHT, NULL, 0, BACKBONE_VERDICT_OK, "other");
  found (fixture, SEVEN, NULL, 0, BACKBONE_VERDICT_TIMEOUT, "3");

  all = filled (backbone_landscape_list_history (fixture->landscape, "7", -1, 0));
  limited = filled (backbone_landscape_list_history (fixture->landscape, "7", -1, 2));
  portal = filled (
      backbone_landscape_list_history (fixture->landscape, "7", BACKBONE_CHANNEL_PORTAL, 0));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (limited)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (portal)), ==, 2);
  g_assert_cmpstr (backbone_check_result_get_evidence (peek (all, 0)), ==, "3");
  g_assert_cmpstr (backbone_check_result_get_evidence (peek (all, 2)), ==, "1");

  shadow = shadow_new (all);
  found (fixture, SEVEN, NULL, 0, BACKBONE_VERDICT_OK, "4");
  client_wait_for_items (all, 4);
  g_assert_cmpuint (shadow->n_added, ==, 1);
  g_assert_cmpuint (shadow->n_removed, ==, 0);
  g_assert_cmpstr (backbone_check_result_get_evidence (peek (all, 0)), ==, "4");
  shadow_check (shadow);
}

static void
test_audit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) list = filled (backbone_landscape_list_audit (fixture->landscape, 2));
  BackboneAuditEntry *entry = peek (list, 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpstr (backbone_audit_entry_get_action (entry), ==, "customer-add");
  g_assert_cmpstr (backbone_audit_entry_get_subject (entry), ==, EIGHT);
  g_assert_null (backbone_audit_entry_get_before (entry));
  g_assert_nonnull (strstr (backbone_audit_entry_get_after (entry), "Eight"));
  g_assert_null (strstr (backbone_audit_entry_get_after (entry), "uuid"));
  g_assert_cmpuint (strlen (backbone_audit_entry_get_digest (entry)), ==, 64);
  g_assert_nonnull (strchr (backbone_audit_entry_get_actor (entry), '@'));
}

static void
test_proxy_overrides (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) list
      = filled (backbone_landscape_list_proxy_overrides (fixture->landscape));
  BackboneProxyOverride *override;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_clear_object (&list);

  fixture_execute (&fixture->base,
                   "UPDATE channel SET proxy = 'direct' WHERE kind < 2 AND customer "
                   "IN (SELECT id FROM customer WHERE number IN ('" SEVEN "', '" EIGHT "'))");
  fixture_execute (&fixture->base,
                   "UPDATE channel SET proxy = 'http://p:1' WHERE kind = 2 AND "
                   "customer = (SELECT id FROM customer WHERE number = '" SEVEN "')");
  list = filled (backbone_landscape_list_proxy_overrides (fixture->landscape));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  override = peek (list, 0);
  g_assert_cmpstr (backbone_proxy_override_get_proxy (override), ==, "direct");
  g_assert_cmpuint (backbone_proxy_override_get_n_channels (override), ==, 4);
  g_assert_cmpuint (backbone_proxy_override_get_n_customers (override), ==, 2);
  override = peek (list, 1);
  g_assert_cmpstr (backbone_proxy_override_get_proxy (override), ==, "http://p:1");
}

static void
test_causes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) list = filled (backbone_landscape_list_causes (fixture->landscape));
  BackboneCause *cause;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  found (fixture, EIGHT, NULL, 1, BACKBONE_VERDICT_PROXY_REFUSED, "HTTP 403 at 10:31");
  found (fixture, SEVEN, NULL, 1, BACKBONE_VERDICT_PROXY_REFUSED, "HTTP 403 at 10:32");
  found (fixture, SEVEN, NULL, 0, BACKBONE_VERDICT_TIMEOUT, "slow");
  found (fixture, SEVEN, NULL, 2, BACKBONE_VERDICT_OK, "fine");
  found (fixture, EIGHT, NULL, 0, BACKBONE_VERDICT_SKIPPED, "held");
  client_wait_for_items (list, 2);

  cause = peek (list, 0);
  g_assert_cmpint (backbone_cause_get_verdict (cause), ==, BACKBONE_VERDICT_PROXY_REFUSED);
  g_assert_cmpint (backbone_cause_get_kind (cause), ==, BACKBONE_CHANNEL_PARCEL_BOX);
  g_assert_cmpstr (backbone_cause_get_host (cause), ==, "parcels.example");
  g_assert_cmpuint (backbone_cause_get_port (cause), ==, 443);
  g_assert_cmpuint (backbone_cause_get_n_customers (cause), ==, 2);
  g_assert_cmpstr (backbone_cause_get_customers (cause)[0], ==, SEVEN);
  g_assert_cmpstr (backbone_cause_get_customers (cause)[1], ==, EIGHT);
  g_assert_cmpstr (backbone_cause_get_evidence (cause), ==, "HTTP 403 at 10:32");

  /* Another evidence is another cause. */
  found (fixture, EIGHT, NULL, 1, BACKBONE_VERDICT_PROXY_REFUSED, "HTTP 502 Bad gateway");
  client_wait_for_items (list, 3);
  g_assert_cmpuint (backbone_cause_get_n_customers (peek (list, 0)), ==, 1);
}

/* It comes when no endpoint can be reached any more, and goes when one answers. */
static void
test_your_side (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneList) list = filled (backbone_landscape_list_your_side (fixture->landscape));
  BackboneYourSide *your_side;

  found (fixture, EIGHT, NULL, 0, BACKBONE_VERDICT_NAME_NOT_FOUND, "no portal");
  found (fixture, SEVEN, NULL, 1, BACKBONE_VERDICT_NAME_NOT_FOUND, "no parcel box");
  client_wait_for_items (list, 1);
  your_side = peek (list, 0);
  g_assert_cmpint (backbone_your_side_get_trouble (your_side), ==,
                   BACKBONE_OWN_TROUBLE_NAME_LOOKUP);
  g_assert_cmpuint (backbone_your_side_get_n_endpoints (your_side), ==, 2);
  g_assert_cmpuint (backbone_your_side_get_n_customers (your_side), ==, 2);
  g_assert_cmpstr (backbone_your_side_get_evidence (your_side), ==, "no parcel box");

  found (fixture, SEVEN, NULL, 2, BACKBONE_VERDICT_OK, "answered");
  client_wait_for_items (list, 0);
  found (fixture, SEVEN, NULL, 2, BACKBONE_VERDICT_TIMEOUT, "nothing");
  client_wait_for_items (list, 1);
  g_assert_cmpint (backbone_your_side_get_trouble (peek (list, 0)), ==,
                   BACKBONE_OWN_TROUBLE_NETWORK);
}

static void
test_destroyed_while_loading (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 50; i++)
    g_object_unref (backbone_landscape_list_channels (fixture->landscape, "7"));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char *argv[])
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);

#define TEST(path, func) g_test_add ("/lists/" path, Fixture, NULL, set_up, func, tear_down)
  TEST ("channels", test_channels);
  TEST ("overrides", test_overrides);
  TEST ("unknown-number", test_unknown_number);
  TEST ("endpoints", test_endpoints);
  TEST ("users", test_users);
  TEST ("history", test_history);
  TEST ("audit", test_audit);
  TEST ("causes", test_causes);
  TEST ("your-side", test_your_side);
  TEST ("proxy-overrides", test_proxy_overrides);
  TEST ("destroyed-while-loading", test_destroyed_while_loading);

  return g_test_run ();
}
