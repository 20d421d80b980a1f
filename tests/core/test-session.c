/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "odd-server.h"
#include "practice.h"

#include "backbone-landscape.h"
#include "backbone-session-private.h"
#include "backbone-trust-private.h"
#include "identity.h"

#include <glib/gstdio.h>
#include <string.h>

#define OK "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

static BackboneCheckPlan *
plan_for (OddServer *server, guint n_users)
{
  BackboneCheckPlan *plan = backbone_check_plan_new ();
  guint endpoint = plan_add_endpoint (plan, "localhost", odd_server_get_port (server));

  for (guint i = 0; i < n_users; i++)
    {
      g_autofree char *user = g_strdup_printf ("S%010u", i);

      plan_add_user (plan, user, "password");
      plan_add_target (plan, user + 1, BACKBONE_CHANNEL_PORTAL, endpoint, user);
    }

  return plan;
}

/* Over one connection, as far as the server keeps it. */
static Findings *
check (OddServer *server, BackboneCheckPlan *plan)
{
  BackboneCheckOptions options = { .parallel = 1,
                                   .trust_anchors = odd_server_get_anchors (server),
                                   .connect_seconds = 2,
                                   .tls_seconds = 2,
                                   .answer_seconds = 2 };

  return findings_of (plan, &options);
}

static char *
answer_fixed (const char *request, guint number, gpointer user_data)
{
  return g_strdup (user_data);
}

/* Closes the connection at its second request: it may have come too late, or been counted. */
static char *
answer_once (const char *request, guint number, gpointer user_data)
{
  return number == 1 ? g_strdup (OK) : NULL;
}

static void
test_closed_in_between (void)
{
  g_autoptr (OddServer) server = odd_server_start (answer_once, NULL);
  g_autoptr (BackboneCheckPlan) plan = plan_for (server, 20);
  g_autoptr (Findings) findings = check (server, plan);

  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_OK), ==, 20);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("GET /S%010u ", i);

      g_assert_cmpuint (odd_server_count_requests (server, path), <=, 2);
    }
}

/* S0000000001 never gets an answer; its log-on is not sent for ever. */
static char *
answer_all_but_one (const char *request, guint number, gpointer user_data)
{
  return strstr (request, "/S0000000001 ") ? NULL : g_strdup (OK);
}

static void
test_never_answered (void)
{
  g_autoptr (OddServer) server = odd_server_start (answer_all_but_one, NULL);
  g_autoptr (BackboneCheckPlan) plan = plan_for (server, 4);
  g_autoptr (Findings) findings = check (server, plan);

  assert_verdict (findings_find (findings, "0000000001", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_CONNECTION_BROKEN);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_OK), ==, 3);
  g_assert_cmpuint (odd_server_count_requests (server, "/S0000000001 "), ==, 2);
}

/* libsoup would send the request again, over a new connection. */
static void
test_misdirected (void)
{
  g_autoptr (OddServer) server = odd_server_start (
      answer_fixed, (gpointer) "HTTP/1.1 421 Misdirected Request\r\nContent-Length: 4\r\n\r\nelse");
  g_autoptr (BackboneCheckPlan) plan = plan_for (server, 1);
  g_autoptr (Findings) findings = check (server, plan);
  const BackboneCheckOutcome *outcome = g_ptr_array_index (findings->outcomes, 0);

  assert_verdict (outcome, BACKBONE_VERDICT_UNEXPECTED);
  g_assert_cmpuint (outcome->status, ==, 421);
  g_assert_cmpuint (odd_server_count_requests (server, "GET "), ==, 1);
}

/* Cookies, offers of other log-ons and hints for later connections are not taken. */
static void
test_nothing_is_remembered (void)
{
  g_autoptr (OddServer) server = odd_server_start (
      answer_fixed, (gpointer) "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: a=b\r\n"
                               "Strict-Transport-Security: max-age=1000\r\n"
                               "WWW-Authenticate: Negotiate\r\n\r\nok");
  g_autoptr (BackboneCheckPlan) plan = plan_for (server, 3);
  g_autoptr (Findings) findings = check (server, plan);

  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_OK), ==, 3);
  g_assert_cmpuint (odd_server_count_requests (server, "GET "), ==, 3);
  g_assert_cmpuint (odd_server_count_requests (server, "Cookie:"), ==, 0);
  g_assert_cmpuint (odd_server_count_requests (server, "Negotiate"), ==, 0);
  g_assert_cmpuint (odd_server_count_requests (server, "Accept-Encoding"), ==, 0);
  g_assert_cmpuint (odd_server_count_requests (server, "Authorization: Basic "), ==, 3);
  g_assert_cmpuint (odd_server_count_requests (server, "User-Agent: Backbone-Admin/"), ==, 3);
  g_assert_cmpuint (odd_server_count_connections (server), ==, 1);
}

/* A 401 is final: no second request, with whatever the server asks for. */
static void
test_refused_once (void)
{
  g_autoptr (OddServer) server = odd_server_start (
      answer_fixed,
      (gpointer) "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n"
                 "WWW-Authenticate: Basic realm=\"x\"\r\nWWW-Authenticate: Digest realm=\"y\", "
                 "nonce=\"1\", qop=\"auth\"\r\nWWW-Authenticate: NTLM\r\n\r\n");
  g_autoptr (BackboneCheckPlan) plan = plan_for (server, 3);
  g_autoptr (Findings) findings = check (server, plan);

  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_CREDENTIALS), ==, 3);
  g_assert_cmpuint (odd_server_count_requests (server, "GET "), ==, 3);
}

/* A refusal is believed even if its body never ends well. */
static void
test_refused_and_cut_off (void)
{
  g_autoptr (OddServer) server = odd_server_start (
      answer_fixed, (gpointer) "HTTP/1.1 401 Unauthorized\r\nContent-Length: 99\r\n\r\nno");
  g_autoptr (BackboneCheckPlan) plan = plan_for (server, 1);
  g_autoptr (Findings) findings = check (server, plan);

  assert_verdict (g_ptr_array_index (findings->outcomes, 0), BACKBONE_VERDICT_CREDENTIALS);
  g_assert_cmpuint (odd_server_count_requests (server, "GET "), ==, 1);
}

static void
assert_odd_answer (const char *answer, BackboneVerdict verdict)
{
  g_autoptr (OddServer) server = odd_server_start (answer_fixed, (gpointer)answer);
  g_autoptr (BackboneCheckPlan) plan = plan_for (server, 1);
  g_autoptr (Findings) findings = check (server, plan);
  const BackboneCheckOutcome *outcome = g_ptr_array_index (findings->outcomes, 0);

  g_test_message ("%s", outcome->evidence ? outcome->evidence : "no evidence");
  assert_verdict (outcome, verdict);
}

static void
test_hostile_answers (void)
{
  g_autofree char *fill = g_strnfill (200 * 1024, 'x');
  g_autofree char *long_header = g_strconcat ("HTTP/1.1 200 OK\r\nX: ", fill, "\r\n\r\n", NULL);
  g_autofree char *endless
      = g_strconcat ("HTTP/1.1 200 OK\r\n\r\n", fill, fill, fill, fill, fill, fill, NULL);

  assert_odd_answer (long_header, BACKBONE_VERDICT_CONNECTION_BROKEN);
  assert_odd_answer (endless, BACKBONE_VERDICT_UNEXPECTED);
  assert_odd_answer ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" OK,
                     BACKBONE_VERDICT_OK);
  assert_odd_answer ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                     BACKBONE_VERDICT_OK);
  assert_odd_answer ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok",
                     BACKBONE_VERDICT_UNEXPECTED);
}

/* Two answers for one request: the second must not be taken for that of the next user. */
static void
test_answers_are_not_mixed_up (void)
{
  g_autoptr (OddServer) server = odd_server_start (
      answer_fixed, (gpointer) "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n" OK);
  g_autoptr (BackboneCheckPlan) plan = plan_for (server, 5);
  g_autoptr (Findings) findings = check (server, plan);

  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_OK), ==, 0);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_CREDENTIALS), ==, 5);
}

static char *
write_file (const char *folder, const char *name, char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_free (text);

  return path;
}

static guint
read_port (GSubprocess *server)
{
  g_autoptr (GDataInputStream) output
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  g_autofree char *line = NULL;

  do
    {
      g_free (line);
      line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
      g_assert_nonnull (line);
    }
  while (!g_str_has_prefix (line, "ACCEPT "));

  return (guint)g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

/* A server that speaks one version of TLS only. */
static void
assert_tls_version (const char *option, BackboneVerdict verdict, const char *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Identity) authority = identity_new_authority ("Authority", NULL, -1, 30);
  g_autoptr (Identity) identity = identity_new_server ("localhost", authority, -1, 30);
  g_autofree char *folder = g_dir_make_tmp ("backbone-tls-XXXXXX", NULL);
  g_autofree char *certificate = write_file (folder, "certificate", identity_to_pem (identity));
  g_autofree char *key = write_file (folder, "key", identity_key_to_pem (identity));
  g_autofree char *pem = identity_to_pem (authority);
  g_autoptr (GPtrArray) anchors = backbone_trust_anchors_parse (pem, -1, "pem", &error);
  g_autoptr (GSubprocess) server = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE
          | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      &error, "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key,
      "-www", "-cipher", "DEFAULT:@SECLEVEL=0", option, NULL);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = { .trust_anchors = anchors };

  g_assert_no_error (error);
  plan_add_user (plan, "S0000000001", "password");
  plan_add_target (plan, "0000000001", BACKBONE_CHANNEL_PORTAL,
                   plan_add_endpoint (plan, "localhost", read_port (server)), "/");

  /* Each run shakes hands in full: a resumed session would bring no certificate. */
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (Findings) findings = findings_of (plan, &options);
      const BackboneCheckOutcome *outcome = g_ptr_array_index (findings->outcomes, 0);

      g_test_message ("%s: %s", option, outcome->evidence ? outcome->evidence : "no evidence");
      assert_verdict (outcome, verdict);
      g_assert_cmpstr (outcome->tls_version, ==, version);
      g_assert_true ((outcome->chain_digest != NULL) == (version != NULL));
    }

  g_subprocess_force_exit (server);
  g_subprocess_wait (server, NULL, NULL);
  g_unlink (certificate);
  g_unlink (key);
  g_rmdir (folder);
}

static void
test_tls_versions (void)
{
  assert_tls_version ("-tls1_3", BACKBONE_VERDICT_OK, "TLS 1.3");
  assert_tls_version ("-tls1_2", BACKBONE_VERDICT_OK, "TLS 1.2");
  assert_tls_version ("-tls1_1", BACKBONE_VERDICT_NOT_TLS, NULL);
}

static void
test_messages (void)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new ("pass");
  g_autoptr (GUri) plain = g_uri_parse ("http://localhost/", SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) uri = backbone_session_make_uri ("localhost", 8443, "/a b/%41?c=d\r\nX: y");
  g_autofree char *text = g_uri_to_string (uri);
  g_autoptr (SoupMessage) message = backbone_session_message_new (uri, "user", secret);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  g_assert_cmpstr (text, ==, "https://localhost:8443/a%20b/%41?c=d%0D%0AX:%20y");
  g_assert_null (backbone_session_message_new (plain, "user", secret));
  g_assert_true (soup_message_get_flags (message) & SOUP_MESSAGE_NO_REDIRECT);
  g_assert_true (soup_message_get_flags (message) & SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "Authorization"), ==,
                   "Basic dXNlcjpwYXNz");
  backbone_session_message_wipe (message);
  g_assert_null (soup_message_headers_get_one (headers, "Authorization"));

  g_assert_null (backbone_session_make_uri ("", 443, "/"));
  g_assert_null (backbone_session_make_uri ("a/b", 443, "/"));
  g_assert_null (backbone_session_make_uri ("user@host", 443, "/"));
  g_assert_null (backbone_session_make_uri ("host", 0, "/"));
  g_assert_null (backbone_session_make_uri ("host", 65536, "/"));
}

static void
test_features (void)
{
  g_autoptr (SoupSession) session = backbone_session_new (NULL, NULL, 1);

  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_AUTH_MANAGER));
  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_AUTH_BASIC));
  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_CONTENT_DECODER));
  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_COOKIE_JAR));
  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_CACHE));
  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_LOGGER));
  g_assert_false (soup_session_has_feature (session, SOUP_TYPE_HSTS_ENFORCER));
}

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/messages", test_messages);
  g_test_add_func ("/session/features", test_features);
  g_test_add_func ("/session/closed-in-between", test_closed_in_between);
  g_test_add_func ("/session/never-answered", test_never_answered);
  g_test_add_func ("/session/misdirected", test_misdirected);
  g_test_add_func ("/session/nothing-is-remembered", test_nothing_is_remembered);
  g_test_add_func ("/session/refused-once", test_refused_once);
  g_test_add_func ("/session/refused-and-cut-off", test_refused_and_cut_off);
  g_test_add_func ("/session/hostile-answers", test_hostile_answers);
  g_test_add_func ("/session/not-mixed-up", test_answers_are_not_mixed_up);

  g_test_add_func ("/session/tls-versions", test_tls_versions);

  return g_test_run ();
}
