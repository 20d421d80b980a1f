/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice.h"

#include "backbone-landscape.h"

#include <string.h>

#define PORTAL_PATH "/sap/bc/bsp/svt/sapping"
#define USER        "S0018132425"
#define PASSWORD    "Falke-4257-Esche"
#define OTHER       "S0018132511"
#define OTHER_PASS  "Marder-9387-Ginster"

/* One fault at a time, and what a check of USER's portal makes of it. */
typedef struct
{
  const char *name;
  const char *fault;
  BackboneVerdict verdict;
  const char *evidence; /* part of it */
  gint64 min_attempts;  /* log-ons of USER that reached the server */
  gint64 max_attempts;
} FaultCase;

static const FaultCase cases[] = {
  { "reset-at-accept", "{'fault': 'reset-at-accept'}", BACKBONE_VERDICT_CONNECTION_BROKEN,
    "localhost:", 0, 0 },
  { "reset-in-handshake", "{'fault': 'reset-in-handshake'}", BACKBONE_VERDICT_CONNECTION_BROKEN,
    "TLS handshake", 0, 0 },
  { "stall-at-accept", "{'fault': 'stall-at-accept'}", BACKBONE_VERDICT_TIMEOUT, "within 1 s", 0,
    0 },
  { "no-tls", "{'fault': 'no-tls'}", BACKBONE_VERDICT_NOT_TLS, "TLS handshake", 0, 0 },
  { "wrong-name", "{'fault': 'certificate-wrong-name'}", BACKBONE_VERDICT_TLS_NAME, "another host",
    0, 0 },
  { "expired", "{'fault': 'certificate-expired'}", BACKBONE_VERDICT_TLS_EXPIRED, "expired", 0, 0 },
  { "untrusted", "{'fault': 'certificate-untrusted'}", BACKBONE_VERDICT_TLS_UNTRUSTED,
    "nobody trusted", 0, 0 },
  { "self-signed", "{'fault': 'certificate-self-signed'}", BACKBONE_VERDICT_TLS_UNTRUSTED,
    "nobody trusted", 0, 0 },
  { "late", "{'fault': 'delay', 'delay_ms': 60000}", BACKBONE_VERDICT_TIMEOUT,
    "waiting for the answer", 1, 2 },
  { "401", "{'fault': 'status', 'status': 401}", BACKBONE_VERDICT_CREDENTIALS, "HTTP 401", 1, 1 },
  { "locked",
    "{'fault': 'status', 'status': 403, 'body': '<p>Account temporarily locked out</p>',"
    " 'content_type': 'text/html'}",
    BACKBONE_VERDICT_LOCKED, "HTTP 403", 1, 1 },
  { "403",
    "{'fault': 'status', 'status': 403, 'body': 'You are not authorized to download this file'}",
    BACKBONE_VERDICT_NOT_AUTHORISED, "not authorized to download", 1, 1 },
  { "wrong-customer",
    "{'fault': 'status', 'status': 403, 'content_type': 'application/json', 'body':"
    " '{\\'error\\':{\\'code\\':\\'wrong-customer\\',\\'message\\':{\\'lang\\':\\'en\\',"
    "\\'value\\':\\'Other number\\'}}}'}",
    BACKBONE_VERDICT_WRONG_CUSTOMER, "Other number", 1, 1 },
  { "404", "{'fault': 'status', 'status': 404}", BACKBONE_VERDICT_NOT_FOUND, "HTTP 404", 1, 1 },
  { "429", "{'fault': 'status', 'status': 429}", BACKBONE_VERDICT_SERVER_ERROR, "HTTP 429", 3, 3 },
  { "500", "{'fault': 'status', 'status': 500, 'body': 'out of order'}",
    BACKBONE_VERDICT_SERVER_ERROR, "out of order", 1, 1 },
  { "503", "{'fault': 'status', 'status': 503}", BACKBONE_VERDICT_SERVER_ERROR, "HTTP 503", 3, 3 },
  { "503-much-later", "{'fault': 'status', 'status': 503, 'retry_after': '3600'}",
    BACKBONE_VERDICT_SERVER_ERROR, "HTTP 503", 1, 1 },
  { "fragmentafterlogin", "{'fault': 'log-on-page', 'marker': 'fragmentafterlogin'}",
    BACKBONE_VERDICT_LOG_ON_PAGE, "fragmentafterlogin", 1, 1 },
  { "document.cookie", "{'fault': 'log-on-page', 'marker': 'document.cookie'}",
    BACKBONE_VERDICT_LOG_ON_PAGE, "document.cookie", 1, 1 },
  { "accounts.sap.com", "{'fault': 'log-on-page', 'marker': 'accounts.sap.com'}",
    BACKBONE_VERDICT_LOG_ON_PAGE, "accounts.sap.com", 1, 1 },
  { "saml2-idp-sso", "{'fault': 'log-on-page', 'marker': '/saml2/idp/sso'}",
    BACKBONE_VERDICT_LOG_ON_PAGE, "/saml2/idp/sso", 1, 1 },
  { "SAMLRequest", "{'fault': 'log-on-page', 'marker': 'SAMLRequest'}",
    BACKBONE_VERDICT_LOG_ON_PAGE, "SAMLRequest", 1, 1 },
  { "redirect", "{'fault': 'redirect'}", BACKBONE_VERDICT_UNEXPECTED, "/foreign", 1, 1 },
  { "redirect-to-log-on", "{'fault': 'redirect', 'url': 'https://localhost:1/saml2/idp/sso?x=1'}",
    BACKBONE_VERDICT_LOG_ON_PAGE, "/saml2/idp/sso", 1, 1 },
  { "oversized", "{'fault': 'oversized-body'}", BACKBONE_VERDICT_UNEXPECTED, "too long", 1, 1 },
  { "truncated", "{'fault': 'truncated-body'}", BACKBONE_VERDICT_CONNECTION_BROKEN, "receiving", 1,
    2 },
  { "reset-in-body", "{'fault': 'reset-in-body'}", BACKBONE_VERDICT_CONNECTION_BROKEN, "", 1, 2 },
  { "stall-in-body", "{'fault': 'stall-in-body'}", BACKBONE_VERDICT_TIMEOUT, "receiving", 1, 2 },
  { "garbage", "{'fault': 'garbage'}", BACKBONE_VERDICT_UNEXPECTED, "waiting", 1, 1 },
};

static Practice *practice;

static BackboneCheckOptions
quick_options (void)
{
  return (BackboneCheckOptions){
    .trust_anchors = practice_get_anchors (practice),
    .connect_seconds = 1,
    .tls_seconds = 1,
    .answer_seconds = 1,
  };
}

/* USER's portal, and behind it its parcel box. */
static BackboneCheckPlan *
make_plan (void)
{
  BackboneCheckPlan *plan = backbone_check_plan_new ();
  guint portal = plan_add_endpoint (plan, "localhost",
                                    practice_get_port (practice, BACKBONE_CHANNEL_PORTAL));
  guint parcels = plan_add_endpoint (plan, "localhost",
                                     practice_get_port (practice, BACKBONE_CHANNEL_PARCEL_BOX));

  plan_add_user (plan, USER, PASSWORD);
  plan_add_target (plan, "0001105772", BACKBONE_CHANNEL_PORTAL, portal, PORTAL_PATH);
  plan_add_target (plan, "0001105772", BACKBONE_CHANNEL_PARCEL_BOX, parcels, "/parcel/");

  return plan;
}

static void
set_fault_of_portal (const char *fault)
{
  g_autofree char *head = g_strndup (fault, strlen (fault) - 1);

  practice_set_fault (practice, "%s, 'endpoint': 'portal'}", head);
}

static void
test_fault (gconstpointer data)
{
  const FaultCase *fault = data;
  g_autoptr (BackboneCheckPlan) plan = make_plan ();
  BackboneCheckOptions options = quick_options ();
  g_autoptr (Findings) findings = NULL;
  const BackboneCheckOutcome *portal, *parcels;
  gint64 attempts;

  practice_clear_faults (practice);
  practice_reset_counters (practice);
  practice_change_user (practice, USER, "{'state': 'activated'}");
  set_fault_of_portal (fault->fault);
  findings = findings_of (plan, &options);

  portal = findings_find (findings, "0001105772", BACKBONE_CHANNEL_PORTAL);
  parcels = findings_find (findings, "0001105772", BACKBONE_CHANNEL_PARCEL_BOX);
  assert_verdict (portal, fault->verdict);
  g_test_message ("evidence: %s", portal->evidence);
  g_assert_nonnull (strstr (portal->evidence, fault->evidence));
  g_assert_null (strstr (portal->evidence, PASSWORD));
  g_assert_null (strchr (portal->evidence, '\n'));

  /* Only a refused log-on holds the user. */
  assert_verdict (parcels, backbone_verdict_holds_user (fault->verdict) ? BACKBONE_VERDICT_SKIPPED
                                                                        : BACKBONE_VERDICT_OK);

  attempts = practice_count (practice, "users", USER, "by_endpoint", "portal", NULL);
  g_assert_cmpint (attempts, >=, fault->min_attempts);
  g_assert_cmpint (attempts, <=, fault->max_attempts);
  g_assert_cmpint (practice_count (practice, "foreign", "connections", NULL), ==, 0);
  g_assert_cmpint (practice_count (practice, "foreign", "with_authorization", NULL), ==, 0);
}

/* Who sends everybody away for a while gets answers later, and from all. */
static void
test_recovers (void)
{
  g_autoptr (BackboneCheckPlan) plan = make_plan ();
  BackboneCheckOptions options = quick_options ();
  g_autoptr (Findings) findings = NULL;

  practice_clear_faults (practice);
  practice_reset_counters (practice);
  practice_set_fault (practice, "{'fault': 'status', 'status': 503, 'count': 2, 'endpoint':"
                                " 'portal', 'retry_after': '1'}");
  findings = findings_of (plan, &options);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_OK), ==, 2);

  practice_set_fault (practice, "{'fault': 'reset-at-accept', 'count': 1, 'endpoint': 'portal'}");
  g_clear_pointer (&findings, findings_free);
  findings = findings_of (plan, &options);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_OK), ==, 2);
}

/* A dead end is found out by two attempts, not by one for each user. */
static void
test_dead_site_is_shared (void)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = quick_options ();
  g_autoptr (Findings) findings = NULL;
  guint portal = plan_add_endpoint (plan, "localhost",
                                    practice_get_port (practice, BACKBONE_CHANNEL_PORTAL));

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *user = g_strdup_printf ("S%010u", i);

      plan_add_user (plan, user, "x");
      plan_add_target (plan, user + 1, BACKBONE_CHANNEL_PORTAL, portal, PORTAL_PATH);
    }
  practice_clear_faults (practice);
  practice_reset_counters (practice);
  practice_set_fault (practice, "{'fault': 'stall-in-body', 'endpoint': 'portal'}");
  findings = findings_of (plan, &options);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_TIMEOUT), ==, 200);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "requests", NULL), ==, 2);

  practice_set_fault (practice, "{'fault': 'stall-at-accept', 'endpoint': 'portal'}");
  practice_reset_counters (practice);
  g_clear_pointer (&findings, findings_free);
  findings = findings_of (plan, &options);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_TIMEOUT), ==, 200);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "connections", NULL), ==, 2);
}

/* Those whose log-on goes astray don't spoil it for the others. */
static void
test_trouble_of_one_user (void)
{
  g_autoptr (BackboneCheckPlan) plan = make_plan ();
  BackboneCheckOptions options = quick_options ();
  g_autoptr (Findings) findings = NULL;

  plan_add_user (plan, OTHER, OTHER_PASS);
  plan_add_target (plan, "0001105790", BACKBONE_CHANNEL_PORTAL, 0, PORTAL_PATH);
  practice_clear_faults (practice);
  practice_reset_counters (practice);
  practice_set_fault (practice, "{'fault': 'delay', 'delay_ms': 60000, 'user': '%s'}", USER);
  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, "0001105772", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_TIMEOUT);
  assert_verdict (findings_find (findings, "0001105772", BACKBONE_CHANNEL_PARCEL_BOX),
                  BACKBONE_VERDICT_TIMEOUT);
  assert_verdict (findings_find (findings, "0001105790", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_OK);

  /* A log-on without answer may count as a failed one: only one of them is repeated. */
  g_assert_cmpint (practice_count (practice, "users", USER, "attempts", NULL), <=, 3);
}

static void
test_dead_ends_delay_nobody (void)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = quick_options ();
  g_autoptr (Findings) findings = NULL;
  guint port = practice_get_port (practice, BACKBONE_CHANNEL_PORTAL);

  options.tls_seconds = 5;
  practice_clear_faults (practice);
  practice_set_fault (practice, "{'fault': 'stall-at-accept', 'endpoint': 'note-download'}");
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *customer = g_strdup_printf ("%010u", i);
      guint hole = plan_add_endpoint (plan, "localhost",
                                      practice_get_port (practice, BACKBONE_CHANNEL_NOTE_DOWNLOAD));

      plan_add_user (plan, customer, "x");
      plan_add_target (plan, customer, BACKBONE_CHANNEL_NOTE_DOWNLOAD, hole, "/");
    }
  plan_add_user (plan, USER, PASSWORD);
  plan_add_target (plan, "0001105772", BACKBONE_CHANNEL_PORTAL,
                   plan_add_endpoint (plan, "localhost", port), PORTAL_PATH);

  findings = findings_of (plan, &options);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_TIMEOUT), ==, 20);
  g_assert_true (g_ptr_array_index (findings->outcomes, 0)
                 == findings_find (findings, "0001105772", BACKBONE_CHANNEL_PORTAL));
  practice_clear_faults (practice);
}

static guint
find_closed_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();

  return g_socket_listener_add_any_inet_port (listener, NULL, NULL);
}

static void
test_no_connection (void)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = quick_options ();
  g_autoptr (Findings) findings = NULL;
  const BackboneCheckOutcome *outcome;

  options.connect_seconds = 30;
  plan_add_user (plan, USER, PASSWORD);
  plan_add_target (plan, "0000000001", BACKBONE_CHANNEL_PORTAL,
                   plan_add_endpoint (plan, "name.invalid", 443), "/");
  plan_add_target (plan, "0000000001", BACKBONE_CHANNEL_PARCEL_BOX,
                   plan_add_endpoint (plan, "127.0.0.1", find_closed_port ()), "/");
  findings = findings_of (plan, &options);

  outcome = findings_find (findings, "0000000001", BACKBONE_CHANNEL_PORTAL);
  assert_verdict (outcome, BACKBONE_VERDICT_NAME_NOT_FOUND);
  g_assert_nonnull (strstr (outcome->evidence, "name.invalid:443"));
  outcome = findings_find (findings, "0000000001", BACKBONE_CHANNEL_PARCEL_BOX);
  assert_verdict (outcome, BACKBONE_VERDICT_REFUSED);
}

int
main (int argc, char **argv)
{
  int status;

  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/check-faults/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_fault);
    }
  g_test_add_func ("/check-faults/recovers", test_recovers);
  g_test_add_func ("/check-faults/dead-site-is-shared", test_dead_site_is_shared);
  g_test_add_func ("/check-faults/trouble-of-one-user", test_trouble_of_one_user);
  g_test_add_func ("/check-faults/dead-ends-delay-nobody", test_dead_ends_delay_nobody);
  g_test_add_func ("/check-faults/no-connection", test_no_connection);

  practice = practice_start (0);
  status = g_test_run ();
  practice_stop (practice);

  return status;
}
