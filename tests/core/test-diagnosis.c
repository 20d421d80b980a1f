/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "diagnosis-sight.h"
#include "odd-server.h"
#include "practice.h"

#include "backbone-landscape.h"

#include <string.h>

static Practice *practice;

static BackboneCheckPlan *
make_plan (const char *password)
{
  static const char *const paths[] = { PORTAL_PATH, "/parcel/", "/note/0040000000874972019" };
  BackboneCheckPlan *plan = backbone_check_plan_new ();

  if (password)
    plan_add_user (plan, USER, password);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      guint endpoint = plan_add_endpoint (plan, "localhost", practice_get_port (practice, kind));

      if (password)
        plan_add_target (plan, CUSTOMER, kind, endpoint, paths[kind]);
    }

  return plan;
}

static void
start_afresh (void)
{
  practice_clear_faults (practice);
  practice_change_user (practice, USER, "{'state': 'activated'}");
  practice_reset_counters (practice);
}

static gint64
count_attempts (void)
{
  return practice_count (practice, "users", USER, "attempts", NULL);
}

/* A fault of the portal, and how far its diagnosis without log-on comes. A reset at accept is not
 * among them: it is up to the system whether that is seen before the handshake or in it. */
typedef struct
{
  const char *name;
  const char *fault;
  const char *states;
  BackboneVerdict verdict;
  BackboneProbePart part; /* where to look for: */
  const char *detail;
} FaultCase;

static const FaultCase cases[] = {
  { "reset-in-handshake", "{'fault': 'reset-in-handshake'}", "onof--",
    BACKBONE_VERDICT_CONNECTION_BROKEN, BACKBONE_PROBE_TLS, "TLS handshake" },
  { "stall-at-accept", "{'fault': 'stall-at-accept'}", "onof--", BACKBONE_VERDICT_TIMEOUT,
    BACKBONE_PROBE_TLS, "within 1 s" },
  { "no-tls", "{'fault': 'no-tls'}", "onof--", BACKBONE_VERDICT_NOT_TLS, BACKBONE_PROBE_TLS,
    "TLS handshake" },
  { "wrong-name", "{'fault': 'certificate-wrong-name'}", "onof--", BACKBONE_VERDICT_TLS_NAME,
    BACKBONE_PROBE_TLS, "made out to another host" },
  { "expired", "{'fault': 'certificate-expired'}", "onof--", BACKBONE_VERDICT_TLS_EXPIRED,
    BACKBONE_PROBE_TLS, "has expired" },
  { "untrusted", "{'fault': 'certificate-untrusted'}", "onof--", BACKBONE_VERDICT_TLS_UNTRUSTED,
    BACKBONE_PROBE_TLS, "no root that is trusted" },
  { "self-signed", "{'fault': 'certificate-self-signed'}", "onof--", BACKBONE_VERDICT_TLS_UNTRUSTED,
    BACKBONE_PROBE_TLS, "no root that is trusted" },
  { "late", "{'fault': 'delay', 'delay_ms': 60000}", "onoof-", BACKBONE_VERDICT_TIMEOUT,
    BACKBONE_PROBE_HTTP, "within 1 s" },
  { "401", "{'fault': 'status', 'status': 401}", "onooon", BACKBONE_VERDICT_OK, BACKBONE_PROBE_HTTP,
    "wants one" },
  { "403", "{'fault': 'status', 'status': 403}", "onooon", BACKBONE_VERDICT_OK, BACKBONE_PROBE_HTTP,
    "wants one" },
  { "404", "{'fault': 'status', 'status': 404}", "onoof-", BACKBONE_VERDICT_NOT_FOUND,
    BACKBONE_PROBE_HTTP, "HTTP 404" },
  { "503", "{'fault': 'status', 'status': 503, 'retry_after': '3600'}", "onoof-",
    BACKBONE_VERDICT_SERVER_ERROR, BACKBONE_PROBE_HTTP, "Retry-After: 3600" },
  { "log-on-page", "{'fault': 'log-on-page', 'marker': 'SAMLRequest'}", "onooon",
    BACKBONE_VERDICT_OK, BACKBONE_PROBE_HTTP, "wants one" },
  { "redirect", "{'fault': 'redirect'}", "onooon", BACKBONE_VERDICT_OK, BACKBONE_PROBE_HTTP,
    "Location: " },
  { "oversized", "{'fault': 'oversized-body'}", "onoof-", BACKBONE_VERDICT_UNEXPECTED,
    BACKBONE_PROBE_HTTP, "too long" },
  { "truncated", "{'fault': 'truncated-body'}", "onoof-", BACKBONE_VERDICT_CONNECTION_BROKEN,
    BACKBONE_PROBE_HTTP, "receiving" },
  { "stall-in-body", "{'fault': 'stall-in-body'}", "onoof-", BACKBONE_VERDICT_TIMEOUT,
    BACKBONE_PROBE_HTTP, "receiving" },
  { "garbage", "{'fault': 'garbage'}", "onoof-", BACKBONE_VERDICT_UNEXPECTED, BACKBONE_PROBE_HTTP,
    "waiting" },
};

static void
test_fault (gconstpointer data)
{
  const FaultCase *fault = data;
  g_autofree char *head = g_strndup (fault->fault, strlen (fault->fault) - 1);
  g_autoptr (BackboneCheckPlan) plan = make_plan (NULL);
  g_autoptr (Sight) sight = NULL;
  const SightOfWay *portal;

  start_afresh ();
  practice_set_fault (practice, "%s, 'endpoint': 'portal'}", head);
  sight = sight_new (plan, practice_get_anchors (practice), BACKBONE_PROBE_N_PARTS);
  portal = &sight->ways[0];

  sight_assert_way (portal, fault->states, fault->verdict);
  sight_assert_holds (portal->details[fault->part], fault->detail);
  if (fault->verdict == BACKBONE_VERDICT_OK)
    g_assert_null (portal->evidence);
  else
    sight_assert_holds (portal->summaries[fault->part], backbone_verdict_to_title (fault->verdict));
  if (g_str_has_prefix (fault->fault, "{'fault': 'certificate"))
    g_assert_cmpuint (portal->n_certificates, >=, 1);

  /* The others have nothing to do with it, and nobody logged on anywhere. */
  sight_assert_way (&sight->ways[1], "onooon", BACKBONE_VERDICT_OK);
  sight_assert_way (&sight->ways[2], "onooon", BACKBONE_VERDICT_OK);
  g_assert_cmpint (count_attempts (), ==, 0);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "requests", NULL), <=, 1);
  g_assert_cmpint (practice_count (practice, "foreign", "connections", NULL), ==, 0);
}

static void
test_log_on (void)
{
  g_autoptr (BackboneCheckPlan) plan = make_plan (PASSWORD);
  g_autoptr (Sight) sight = NULL;

  start_afresh ();
  sight = sight_new (plan, practice_get_anchors (practice), BACKBONE_PROBE_N_PARTS);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      sight_assert_way (&sight->ways[i], "onoooo", BACKBONE_VERDICT_OK);
      sight_assert_holds (sight->ways[i].details[BACKBONE_PROBE_TLS], "Warning");
      g_assert_cmpstr (
          sight->ways[i].anchor, ==,
          backbone_trust_anchor_get_fingerprint (practice_get_anchors (practice)->pdata[0]));
    }
  g_assert_cmpuint (sight->n_log_ons, ==, 3);
  g_assert_cmpuint (sight->n_running, ==, 15);
  g_assert_cmpint (count_attempts (), ==, 3);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "connections", NULL), ==, 1);
}

/* One refused log-on is one: the other endpoints wait for it, and then do not try. */
static void
test_refused (void)
{
  g_autoptr (BackboneCheckPlan) plan = make_plan (WRONG);
  g_autoptr (Sight) sight = NULL;

  start_afresh ();
  practice_set_fault (practice, "{'fault': 'delay', 'delay_ms': 300, 'endpoint': 'portal'}");
  sight = sight_new (plan, practice_get_anchors (practice), BACKBONE_PROBE_N_PARTS);
  sight_assert_way (&sight->ways[0], "onooof", BACKBONE_VERDICT_CREDENTIALS);
  sight_assert_way (&sight->ways[1], "onooo-", BACKBONE_VERDICT_SKIPPED);
  sight_assert_way (&sight->ways[2], "onooo-", BACKBONE_VERDICT_SKIPPED);
  sight_assert_holds (sight->ways[2].evidence, CUSTOMER);
  g_assert_cmpuint (sight->n_log_ons, ==, 1);
  g_assert_cmpint (count_attempts (), ==, 1);
}

/* With the portal out of reach, it is the next one whose refusal counts. */
static void
test_refused_later (void)
{
  g_autoptr (BackboneCheckPlan) plan = make_plan (WRONG);
  g_autoptr (Sight) sight = NULL;

  start_afresh ();
  practice_set_fault (practice, "{'fault': 'stall-at-accept', 'endpoint': 'portal'}");
  sight = sight_new (plan, practice_get_anchors (practice), BACKBONE_PROBE_N_PARTS);
  sight_assert_way (&sight->ways[0], "onof--", BACKBONE_VERDICT_TIMEOUT);
  g_assert_cmpint (sight->ways[1].verdict, !=, BACKBONE_VERDICT_OK);
  sight_assert_way (&sight->ways[2], "onooo-", BACKBONE_VERDICT_SKIPPED);
  g_assert_cmpint (count_attempts (), ==, 1);
}

static void
test_held (void)
{
  g_autoptr (BackboneCheckPlan) plan = make_plan (PASSWORD);
  BackboneCheckUser *user = &g_array_index (plan->users, BackboneCheckUser, 0);
  g_autoptr (Sight) sight = NULL;

  start_afresh ();
  user->preset = BACKBONE_VERDICT_SKIPPED;
  user->preset_evidence = g_strdup ("held since yesterday");
  sight = sight_new (plan, practice_get_anchors (practice), BACKBONE_PROBE_N_PARTS);
  for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
    {
      sight_assert_way (&sight->ways[i], "onooo-", BACKBONE_VERDICT_SKIPPED);
      sight_assert_holds (sight->ways[i].details[BACKBONE_PROBE_LOG_ON], "held since yesterday");
    }
  g_assert_cmpint (count_attempts (), ==, 0);
}

/* Without the practice authority among the anchors, its certificates are shown all the same. */
static void
test_no_anchors (void)
{
  g_autoptr (BackboneCheckPlan) plan = make_plan (PASSWORD);
  g_autoptr (Sight) sight = NULL;

  start_afresh ();
  sight = sight_new (plan, NULL, BACKBONE_PROBE_N_PARTS);
  sight_assert_way (&sight->ways[0], "onof--", BACKBONE_VERDICT_TLS_UNTRUSTED);
  g_assert_cmpuint (sight->ways[0].n_certificates, >=, 1);
  g_assert_null (sight->ways[0].anchor);
  g_assert_cmpint (count_attempts (), ==, 0);
}

/* Who gives up at any stage gets the rest "not reached" and no verdict. */
static void
test_cancelled (void)
{
  for (BackboneProbePart part = BACKBONE_PROBE_NAME_LOOKUP; part <= BACKBONE_PROBE_LOG_ON; part++)
    {
      g_autoptr (BackboneCheckPlan) plan = make_plan (PASSWORD);
      g_autoptr (Sight) sight = NULL;

      if (part == BACKBONE_PROBE_PROXY)
        continue;

      start_afresh ();
      practice_set_fault (practice, "{'fault': 'delay', 'delay_ms': 20000, 'user': '%s'}", USER);
      sight = sight_new (plan, practice_get_anchors (practice), part);
      for (guint i = 0; i < BACKBONE_N_CHANNEL_KINDS; i++)
        {
          g_assert_false (sight->ways[i].ended);
          g_assert_null (strchr (sight->ways[i].states, '?'));
          g_assert_null (strchr (sight->ways[i].states, 'f'));
          g_assert_cmpint (sight->ways[i].states[BACKBONE_PROBE_LOG_ON], ==, '-');
        }
      g_assert_cmpuint (sight->n_log_ons, ==, 0);
    }
}

static void
test_name_not_found (void)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  g_autoptr (Sight) sight = NULL;

  plan_add_endpoint (plan, "name.invalid", 443);
  sight = sight_new (plan, NULL, BACKBONE_PROBE_N_PARTS);
  sight_assert_way (&sight->ways[0], "fn----", BACKBONE_VERDICT_NAME_NOT_FOUND);
  sight_assert_holds (sight->ways[0].evidence, "name.invalid:443, name lookup");
}

static void
test_refused_connection (void)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autoptr (Sight) sight = NULL;

  g_socket_listener_close (listener);
  plan_add_endpoint (plan, "localhost", port);
  sight = sight_new (plan, NULL, BACKBONE_PROBE_N_PARTS);
  sight_assert_way (&sight->ways[0], "onf---", BACKBONE_VERDICT_REFUSED);
}

static char *
answer_with_password (const char *request, guint number, gpointer user_data)
{
  const char *sent = strstr (request, "Authorization: ");
  g_autofree char *echo = g_strndup (sent ? sent : "hello", sent ? strcspn (sent, "\r\n") : 5);

  return g_strdup_printf ("HTTP/1.1 %s\r\nServer: \x1b[31m%s\r\nContent-Length: %zu\r\n\r\n%s",
                          sent ? "500 Look at this" : "200 OK", echo, strlen (echo), echo);
}

/* What a hostile server sends back neither steers a terminal nor shows a password. */
static void
test_hostile (void)
{
  g_autoptr (OddServer) server = odd_server_start (answer_with_password, NULL);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  g_autoptr (Sight) sight = NULL;
  g_autofree char *token
      = g_base64_encode ((const guchar *)USER ":" PASSWORD, strlen (USER ":" PASSWORD));

  plan_add_user (plan, USER, PASSWORD);
  plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL,
                   plan_add_endpoint (plan, "localhost", odd_server_get_port (server)), "/");
  sight = sight_new (plan, odd_server_get_anchors (server), BACKBONE_PROBE_N_PARTS);
  sight_assert_way (&sight->ways[0], "onooof", BACKBONE_VERDICT_SERVER_ERROR);
  g_assert_null (strchr (sight->ways[0].details[BACKBONE_PROBE_HTTP], '\x1b'));
  for (guint part = 0; part < BACKBONE_PROBE_N_PARTS; part++)
    g_assert_null (strstr (sight->ways[0].details[part], token));
}

static char *
close_later (const char *request, guint number, gpointer user_data)
{
  gboolean always = user_data != NULL;

  if (number > 1 || (always && strstr (request, "Authorization")))
    return NULL;

  return g_strdup ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
}

/* Servers close connections that wait whenever they like: one such log-on is sent once more, over a
 * new connection, but never a third time. */
static void
test_closed_connection (void)
{
  for (guint always = 0; always <= 1; always++)
    {
      g_autoptr (OddServer) server = odd_server_start (close_later, GUINT_TO_POINTER (always));
      g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
      g_autoptr (Sight) sight = NULL;
      guint endpoint = plan_add_endpoint (plan, "localhost", odd_server_get_port (server));

      plan_add_user (plan, USER, PASSWORD);
      plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL, endpoint, "/");
      sight = sight_new (plan, odd_server_get_anchors (server), BACKBONE_PROBE_N_PARTS);
      if (always)
        sight_assert_way (&sight->ways[0], "onooof", BACKBONE_VERDICT_CONNECTION_BROKEN);
      else
        sight_assert_way (&sight->ways[0], "onoooo", BACKBONE_VERDICT_OK);
      g_assert_cmpuint (odd_server_count_requests (server, "Authorization"), ==, 2);
      g_assert_cmpuint (odd_server_count_connections (server), ==, 2);
    }
}

int
main (int argc, char **argv)
{
  int status;

  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/diagnosis/fault/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_fault);
    }
  g_test_add_func ("/diagnosis/log-on", test_log_on);
  g_test_add_func ("/diagnosis/refused", test_refused);
  g_test_add_func ("/diagnosis/refused-later", test_refused_later);
  g_test_add_func ("/diagnosis/held", test_held);
  g_test_add_func ("/diagnosis/no-anchors", test_no_anchors);
  g_test_add_func ("/diagnosis/cancelled", test_cancelled);
  g_test_add_func ("/diagnosis/name-not-found", test_name_not_found);
  g_test_add_func ("/diagnosis/refused-connection", test_refused_connection);
  g_test_add_func ("/diagnosis/hostile", test_hostile);
  g_test_add_func ("/diagnosis/closed-connection", test_closed_connection);

  practice = practice_start (0);
  status = g_test_run ();
  practice_stop (practice);

  return status;
}
