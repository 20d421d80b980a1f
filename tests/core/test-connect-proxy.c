/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice.h"

#include "backbone-connect-proxy-private.h"
#include "backbone-landscape.h"
#include "backbone-pfx-private.h"
#include "backbone-proxy-resolver-private.h"

#include <string.h>

#define PORTAL_PATH    "/sap/bc/bsp/svt/sapping"
#define USER           "S0018132425"
#define PASSWORD       "Falke-4257-Esche"
#define CUSTOMER       "0001105772"
#define PROXY_USER     "proxy-user"
#define PROXY_PASSWORD "proxy-Pass1"
#define WRONG_PASSWORD "proxy-Wrong2"

static Practice *practice;

static BackboneCheckOutcome *
check_host (const char *host, guint proxy_port, const char *user, const char *password)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = { .trust_anchors = practice_get_anchors (practice) };
  g_autoptr (Findings) findings = NULL;
  BackboneCheckOutcome *outcome;

  options.connect_seconds = 3;
  practice_reset_counters (practice);
  plan_add_user (plan, USER, PASSWORD);
  plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL,
                   plan_add_proxied (plan, host,
                                     practice_get_port (practice, BACKBONE_CHANNEL_PORTAL),
                                     proxy_port, user, password),
                   PORTAL_PATH);
  findings = findings_of (plan, &options);
  g_assert_cmpuint (findings->outcomes->len, ==, 1);
  g_ptr_array_set_free_func (findings->outcomes, NULL);
  outcome = g_ptr_array_index (findings->outcomes, 0);
  outcome->customer = outcome->user = NULL; /* the plan goes */
  g_test_message ("%s", outcome->evidence ? outcome->evidence : "no evidence");
  if (outcome->evidence)
    {
      g_assert_null (strstr (outcome->evidence, PROXY_PASSWORD));
      g_assert_null (strstr (outcome->evidence, WRONG_PASSWORD));
      g_assert_null (strstr (outcome->evidence, PASSWORD));
    }

  return outcome;
}

static void
assert_check (guint proxy_port,
              const char *user,
              const char *password,
              BackboneVerdict verdict,
              const char *evidence)
{
  g_autoptr (BackboneCheckOutcome) outcome = check_host ("localhost", proxy_port, user, password);

  assert_verdict (outcome, verdict);
  if (evidence)
    g_assert_nonnull (strstr (outcome->evidence, evidence));
  if (verdict == BACKBONE_VERDICT_OK)
    g_assert_cmpint (outcome->phases[BACKBONE_PHASE_PROXY], >=, 0);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "requests", NULL), ==,
                   verdict == BACKBONE_VERDICT_OK);
}

static void
test_tinyproxy (void)
{
  guint port = practice_get_proxy_port ("BACKBONE_PROXY_LOGON");

  assert_check (practice_get_proxy_port ("BACKBONE_PROXY_OPEN"), NULL, NULL, BACKBONE_VERDICT_OK,
                NULL);
  assert_check (port, PROXY_USER, PROXY_PASSWORD, BACKBONE_VERDICT_OK, NULL);
  /* tinyproxy answers 401 where 407 is meant if credentials come but are wrong. */
  assert_check (port, NULL, NULL, BACKBONE_VERDICT_PROXY_CREDENTIALS, "407");
  assert_check (practice_get_proxy_port ("BACKBONE_PROXY_REFUSING"), NULL, NULL,
                BACKBONE_VERDICT_PROXY_REFUSED, "403");
}

static void
test_tinyproxy_wrong (void)
{
  assert_check (practice_get_proxy_port ("BACKBONE_PROXY_LOGON"), PROXY_USER, WRONG_PASSWORD,
                BACKBONE_VERDICT_PROXY_CREDENTIALS, "CONNECT localhost");
}

/* A client certificate goes to the host, through the tunnel. */
static void
test_certificate (void)
{
  g_autoptr (GFile) file = practice_get_file (practice, "pfx/S0018133160.pfx");
  g_autoptr (BackboneSecret) password = backbone_secret_new ("Lerche-2861-Tanne");
  g_autoptr (BackboneSecret) key = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autoptr (BackboneClientCertificate) certificate
      = backbone_pfx_read (bytes, password, "test.pfx", &key, NULL);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = { .trust_anchors = practice_get_anchors (practice) };
  g_autoptr (Findings) findings = NULL;

  g_assert_nonnull (certificate);
  practice_reset_counters (practice);
  plan_add_user (plan, "S0018133160", backbone_secret_peek (key));
  g_array_index (plan->users, BackboneCheckUser, 0).with_certificate = TRUE;
  plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL,
                   plan_add_proxied (plan, "localhost",
                                     practice_get_port (practice, BACKBONE_CHANNEL_PORTAL),
                                     practice_get_proxy_port ("BACKBONE_PROXY_LOGON"), PROXY_USER,
                                     PROXY_PASSWORD),
                   PORTAL_PATH);

  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL), BACKBONE_VERDICT_OK);
  g_assert_cmpint (practice_count (practice, "users", "S0018133160", "with_certificate", NULL), ==,
                   1);
}

static void
test_squid (void)
{
  guint port = practice_get_proxy_port ("BACKBONE_PROXY_SQUID");

  assert_check (port, PROXY_USER, PROXY_PASSWORD, BACKBONE_VERDICT_OK, NULL);
  assert_check (port, PROXY_USER, WRONG_PASSWORD, BACKBONE_VERDICT_PROXY_CREDENTIALS, "407");
  assert_check (port, NULL, NULL, BACKBONE_VERDICT_PROXY_CREDENTIALS, "407");
}

/* The proxy looks the name up, since often only it can: so it is the proxy who refuses. */
static void
test_name_lookup_at_proxy (void)
{
  g_autoptr (BackboneCheckOutcome) outcome
      = check_host ("name.invalid", practice_get_proxy_port ("BACKBONE_PROXY_OPEN"), NULL, NULL);

  assert_verdict (outcome, BACKBONE_VERDICT_PROXY_REFUSED);
  g_assert_nonnull (strstr (outcome->evidence, "name.invalid"));
}

/* A proxy that answers each request with one text, or never. */
typedef struct
{
  GSocketListener *listener;
  GCancellable *cancellable;
  const char *answer;
} OddProxy;

static gpointer
run_odd_proxy (gpointer user_data)
{
  OddProxy *proxy = user_data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (proxy->listener, NULL, proxy->cancellable, NULL)))
    {
      GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
      GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
      char request[1024];

      g_input_stream_read (input, request, sizeof request, NULL, NULL);
      if (proxy->answer)
        g_output_stream_write_all (output, proxy->answer, strlen (proxy->answer), NULL, NULL, NULL);
      else
        while (g_input_stream_read (input, request, sizeof request, NULL, NULL) > 0)
          ;
      g_object_unref (connection);
    }

  return NULL;
}

static void
test_odd_proxies (void)
{
  g_autofree char *endless = g_strnfill (100 * 1024, 'x');
  g_autofree char *long_head = g_strconcat ("HTTP/1.1 200 OK\r\nX: ", endless, NULL);
  const struct
  {
    const char *answer;
    BackboneVerdict verdict;
  } cases[] = {
    { "220 mail.example.com ESMTP\r\n\r\n", BACKBONE_VERDICT_CONNECTION_BROKEN },
    { "", BACKBONE_VERDICT_CONNECTION_BROKEN },
    { "HTTP/1.1 200 OK\r\n", BACKBONE_VERDICT_CONNECTION_BROKEN },
    { "HTTP/1.1 200 OK\r\n\r\nsurprise", BACKBONE_VERDICT_CONNECTION_BROKEN },
    { long_head, BACKBONE_VERDICT_CONNECTION_BROKEN },
    { "HTTP/1.1 504 Gateway Timeout\r\n\r\n", BACKBONE_VERDICT_PROXY_REFUSED },
    { "HTTP/1.1 302 Found\r\nLocation: http://localhost/\r\n\r\n", BACKBONE_VERDICT_PROXY_REFUSED },
    { NULL, BACKBONE_VERDICT_TIMEOUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSocketListener) listener = g_socket_listener_new ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
      OddProxy proxy = { listener, cancellable, cases[i].answer };
      GThread *thread = g_thread_new ("odd-proxy", run_odd_proxy, &proxy);

      assert_check (port, PROXY_USER, PROXY_PASSWORD, cases[i].verdict, "asking the proxy");
      g_cancellable_cancel (cancellable);
      g_thread_join (thread);
    }
}

static void
test_no_proxy_there (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  assert_check (port, PROXY_USER, PROXY_PASSWORD, BACKBONE_VERDICT_REFUSED, "through proxy");
}

static void
test_judge (void)
{
  static const struct
  {
    const char *head;
    gboolean logged_on;
    int code; /* -1: the tunnel is open */
  } cases[] = {
    { "HTTP/1.1 200 Connection established\r\n\r\n", FALSE, -1 },
    { "HTTP/1.0 200\r\n\r\n", TRUE, -1 },
    { "HTTP/1.0 299 \r\n\r\n", TRUE, -1 },
    { "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", FALSE, G_IO_ERROR_PROXY_NEED_AUTH },
    { "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", TRUE, G_IO_ERROR_PROXY_AUTH_FAILED },
    { "HTTP/1.1 401 Unauthorized\r\n\r\n", TRUE, G_IO_ERROR_PROXY_AUTH_FAILED },
    { "HTTP/1.1 403 Forbidden\r\n\r\n", TRUE, G_IO_ERROR_PROXY_NOT_ALLOWED },
    { "HTTP/1.1 2000 OK\r\n\r\n", FALSE, G_IO_ERROR_CONNECTION_CLOSED },
    { "HTTP/2.0 200 OK\r\n\r\n", FALSE, G_IO_ERROR_CONNECTION_CLOSED },
    { "HTTP/1.", FALSE, G_IO_ERROR_CONNECTION_CLOSED },
    { "", FALSE, G_IO_ERROR_CONNECTION_CLOSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean open = backbone_connect_proxy_judge (cases[i].head, cases[i].logged_on, "proxy:3128",
                                                    "host:443", &error);

      g_test_message ("%s", cases[i].head);
      g_assert_cmpint (open, ==, cases[i].code < 0);
      if (cases[i].code >= 0)
        g_assert_error (error, G_IO_ERROR, cases[i].code);
    }
}

static void
assert_lookup (GProxyResolver *resolver, const char *uri, const char *prefix, const char *suffix)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) found = g_proxy_resolver_lookup (resolver, uri, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (found), ==, 1);
  g_test_message ("%s: %s", uri, found[0]);
  g_assert_true (g_str_has_prefix (found[0], prefix));
  g_assert_true (g_str_has_suffix (found[0], suffix));
  g_assert_null (strstr (found[0], "secret"));
  g_assert_null (strstr (found[0], "somebody"));
}

/* As the system's resolver gives them: with credentials in the address, or of other kinds. */
static void
test_resolver (void)
{
  static const char *const exclusions[]
      = { "excluded.example.com", "*.inside.example.com", "10.0.0.0/8", NULL };
  g_autoptr (GProxyResolver) http
      = g_simple_proxy_resolver_new ("http://somebody:secret@proxy.example.com:3128", NULL);
  g_autoptr (GProxyResolver) socks
      = g_simple_proxy_resolver_new ("socks5://proxy.example.com:1080", NULL);
  g_autoptr (GProxyResolver) one = backbone_proxy_resolver_new_for_resolver (http, NULL, NULL);
  g_autoptr (GProxyResolver) other = backbone_proxy_resolver_new_for_resolver (socks, NULL, NULL);
  g_autoptr (BackboneSecret) secret = backbone_secret_new ("secret");
  g_autoptr (BackboneProxy) proxy = g_object_new (
      BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_MANUAL, "host", "proxy.example.com", "port", 8080,
      "user", "somebody", "exclusions", exclusions, NULL);
  g_autoptr (BackboneProxy) direct
      = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_DIRECT, NULL);
  g_autoptr (GProxyResolver) manual = backbone_proxy_resolver_new (proxy, secret);

  assert_lookup (one, "https://host", "backbone-connect://", "@proxy.example.com:3128");
  assert_lookup (other, "https://host", "socks5://", "proxy.example.com:1080");
  assert_lookup (manual, "https://host.example.com", "backbone-connect://",
                 "@proxy.example.com:8080");
  assert_lookup (manual, "https://excluded.example.com", "direct://", "");
  assert_lookup (manual, "https://a.inside.example.com:8443", "direct://", "");
  assert_lookup (manual, "https://10.1.2.3", "direct://", "");
  g_assert_null (backbone_proxy_resolver_new (direct, NULL));
}

/* An excluded host is reached without the proxy. */
static void
test_exclusion (void)
{
  static const char *const exclusions[] = { "localhost", NULL };
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = { .trust_anchors = practice_get_anchors (practice) };
  g_autoptr (Findings) findings = NULL;
  guint endpoint
      = plan_add_proxied (plan, "localhost", practice_get_port (practice, BACKBONE_CHANNEL_PORTAL),
                          practice_get_proxy_port ("BACKBONE_PROXY_REFUSING"), NULL, NULL);

  g_object_set (g_array_index (plan->endpoints, BackboneCheckEndpoint, endpoint).proxy,
                "exclusions", exclusions, NULL);
  plan_add_user (plan, USER, PASSWORD);
  plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL, endpoint, PORTAL_PATH);
  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL), BACKBONE_VERDICT_OK);
}

/* What the environment says, in a process of its own, since GIO reads that once. */
static void
test_system (void)
{
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = { .trust_anchors = practice_get_anchors (practice) };
  g_autoptr (Findings) findings = NULL;
  const BackboneCheckOutcome *outcome;
  guint endpoint;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("https_proxy", g_getenv ("BACKBONE_PROXY_OPEN"), TRUE);
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (g_proxy_resolver_get_default ()), "GDummy"))
    {
      g_test_skip ("GIO knows no proxies here");
      return;
    }

  endpoint = plan_add_endpoint (plan, "localhost",
                                practice_get_port (practice, BACKBONE_CHANNEL_PORTAL));
  g_object_set (g_array_index (plan->endpoints, BackboneCheckEndpoint, endpoint).proxy, "mode",
                BACKBONE_PROXY_SYSTEM, NULL);
  plan_add_user (plan, USER, PASSWORD);
  plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL, endpoint, PORTAL_PATH);
  findings = findings_of (plan, &options);
  outcome = findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL);
  assert_verdict (outcome, BACKBONE_VERDICT_OK);
  g_assert_cmpint (outcome->phases[BACKBONE_PHASE_PROXY], >=, 0);
}

/* A refused proxy log-on is no refused log-on of the users, and is not tried for each of them. */
static void
test_holds_nobody (void)
{
  g_autoptr (BackboneCheckPlan) plan = practice_make_plan (practice);
  BackboneCheckOptions options = { .trust_anchors = practice_get_anchors (practice) };
  g_autoptr (Findings) findings = NULL;

  for (guint i = 0; i < plan->endpoints->len; i++)
    {
      BackboneCheckEndpoint *endpoint = &g_array_index (plan->endpoints, BackboneCheckEndpoint, i);

      g_object_set (endpoint->proxy, "mode", BACKBONE_PROXY_MANUAL, "host", "127.0.0.1", "port",
                    practice_get_proxy_port ("BACKBONE_PROXY_SQUID"), "user", PROXY_USER, NULL);
      endpoint->proxy_secret = backbone_secret_new (WRONG_PASSWORD);
    }
  practice_reset_counters (practice);
  findings = findings_of (plan, &options);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_SKIPPED), ==, 0);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_PROXY_CREDENTIALS), ==,
                    findings->outcomes->len
                        - findings_count (findings, BACKBONE_VERDICT_NOT_CONFIGURED));
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "connections", NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/connect-proxy/judge", test_judge);
  g_test_add_func ("/connect-proxy/resolver", test_resolver);
  g_test_add_func ("/connect-proxy/tinyproxy", test_tinyproxy);
  g_test_add_func ("/connect-proxy/tinyproxy-wrong", test_tinyproxy_wrong);
  g_test_add_func ("/connect-proxy/certificate", test_certificate);
  g_test_add_func ("/connect-proxy/squid", test_squid);
  g_test_add_func ("/connect-proxy/name-lookup", test_name_lookup_at_proxy);
  g_test_add_func ("/connect-proxy/odd-proxies", test_odd_proxies);
  g_test_add_func ("/connect-proxy/no-proxy-there", test_no_proxy_there);
  g_test_add_func ("/connect-proxy/exclusion", test_exclusion);
  g_test_add_func ("/connect-proxy/system", test_system);
  g_test_add_func ("/connect-proxy/holds-nobody", test_holds_nobody);

  practice = practice_start (0);
  status = g_test_run ();
  practice_stop (practice);

  return status;
}
