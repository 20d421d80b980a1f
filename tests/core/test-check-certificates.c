/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Log-ons with client certificates, looked at from the server's side. */

#include "backbone-landscape.h"
#include "backbone-pfx-private.h"
#include "backbone-trust-private.h"
#include "identity.h"
#include "practice.h"

#include <glib/gstdio.h>
#include <string.h>

#define CUSTOMER     "0001107450"
#define USER         "S0018133160"
#define PFX          "pfx/S0018133160.pfx"
#define PFX_PASSWORD "Lerche-2861-Tanne"

static const char *const paths[]
    = { "/sap/bc/bsp/svt/sapping", "/parcel/", "/note/0040000000874972019" };

static BackboneCheckOptions
options_for (Practice *practice)
{
  return (BackboneCheckOptions){ .trust_anchors = practice_get_anchors (practice) };
}

/* (transfer full): key and certificate out of a PFX file. */
static BackboneSecret *
read_key (GFile *file, const char *text, char **fingerprint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (BackboneSecret) password = backbone_secret_new (text);
  g_autoptr (BackboneClientCertificate) certificate = NULL;
  BackboneSecret *key = NULL;

  g_assert_no_error (error);
  certificate = backbone_pfx_read (bytes, password, "test.pfx", &key, &error);
  g_assert_no_error (error);
  if (fingerprint)
    *fingerprint = g_strdup (backbone_client_certificate_get_fingerprint (certificate));

  return key;
}

static BackboneSecret *
read_right_key (Practice *practice)
{
  g_autoptr (GFile) file = practice_get_file (practice, PFX);

  return read_key (file, PFX_PASSWORD, NULL);
}

/* One that TLS can use but that nobody has. */
static BackboneSecret *
read_strange_key (char **fingerprint)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("BACKBONE_TEST_DATA"), "pfx", "rsa.pfx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return read_key (file, "Corpus-2026", fingerprint);
}

static void
add_certificate_user (BackboneCheckPlan *plan, BackboneSecret *key)
{
  BackboneCheckUser *user;

  plan_add_user (plan, USER, backbone_secret_peek (key));
  user = &g_array_index (plan->users, BackboneCheckUser, plan->users->len - 1);
  user->with_certificate = TRUE;
}

static void
add_channel (BackboneCheckPlan *plan, Practice *practice, BackboneChannelKind kind)
{
  guint endpoint = plan_add_endpoint (plan, "localhost", practice_get_port (practice, kind));

  plan_add_target (plan, CUSTOMER, kind, endpoint, paths[kind]);
}

static BackboneCheckPlan *
make_plan (Practice *practice, BackboneSecret *key)
{
  BackboneCheckPlan *plan = backbone_check_plan_new ();

  add_certificate_user (plan, key);
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    add_channel (plan, practice, kind);

  return plan;
}

static void
test_all_channels (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneSecret) key = read_right_key (practice);
  g_autoptr (BackboneCheckPlan) plan = make_plan (practice, key);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = findings_of (plan, &options);

  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    {
      const BackboneCheckOutcome *outcome = findings_find (findings, CUSTOMER, kind);

      assert_verdict (outcome, BACKBONE_VERDICT_OK);
      g_assert_true (outcome->logged_on);
      g_assert_nonnull (outcome->tls_version);
    }

  /* No Authorization came with it: then the log-on would not count as one with a certificate. */
  g_assert_cmpint (practice_count (practice, "users", USER, "attempts", NULL), ==, 3);
  g_assert_cmpint (practice_count (practice, "users", USER, "with_certificate", NULL), ==, 3);
  g_assert_cmpint (practice_count (practice, "users", USER, "successes", NULL), ==, 3);
}

/* Who comes next over a connection with a certificate would be taken for its owner; and a connection
 * of others must not be used with it. */
static void
test_own_connections (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneSecret) key = read_right_key (practice);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;
  guint endpoint = plan_add_endpoint (plan, "localhost",
                                      practice_get_port (practice, BACKBONE_CHANNEL_PORTAL));

  options.parallel = 1;
  plan_add_user (plan, "S0018132425", "Falke-4257-Esche");
  plan_add_target (plan, "0001105772", BACKBONE_CHANNEL_PORTAL, endpoint, paths[0]);
  add_certificate_user (plan, key);
  plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL, endpoint, paths[0]);
  plan_add_target (plan, "0000000001", BACKBONE_CHANNEL_PORTAL, endpoint, paths[0]);
  plan_add_user (plan, "S0018132511", "Wrong-1111");
  plan_add_target (plan, "0001105790", BACKBONE_CHANNEL_PORTAL, endpoint, paths[0]);

  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, "0001105772", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_OK);
  assert_verdict (findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL), BACKBONE_VERDICT_OK);
  assert_verdict (findings_find (findings, "0000000001", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_OK);
  assert_verdict (findings_find (findings, "0001105790", BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_CREDENTIALS);
  g_assert_cmpint (practice_count (practice, "users", USER, "with_certificate", NULL), ==, 2);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "requests", NULL), ==, 4);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "connections", NULL), ==, 4);
}

/* The lock guard: refused once, the user is left alone. */
static void
test_unknown_certificate (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autofree char *fingerprint = NULL;
  g_autoptr (BackboneSecret) key = read_strange_key (&fingerprint);
  g_autoptr (BackboneCheckPlan) plan = make_plan (practice, key);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = findings_of (plan, &options);
  const BackboneCheckOutcome *portal = findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL);

  assert_verdict (portal, BACKBONE_VERDICT_CLIENT_CERTIFICATE);
  g_assert_cmpuint (portal->status, ==, 401);
  g_assert_true (portal->logged_on);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_SKIPPED), ==, 2);
  g_assert_cmpint (practice_count (practice, "users", fingerprint, "attempts", NULL), ==, 1);
}

/* A refused certificate keeps the user's password from being tried, too; and the other way round. */
static void
test_both_ways (gconstpointer certificate_first)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autofree char *fingerprint = NULL;
  g_autoptr (BackboneSecret) key = read_strange_key (&fingerprint);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;

  for (guint i = 0; i < 2; i++)
    {
      if ((i == 0) == (certificate_first != NULL))
        add_certificate_user (plan, key);
      else
        plan_add_user (plan, USER, "Wrong-1111");
      add_channel (plan, practice, i);
    }

  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, CUSTOMER, 0), certificate_first
                                                             ? BACKBONE_VERDICT_CLIENT_CERTIFICATE
                                                             : BACKBONE_VERDICT_CREDENTIALS);
  assert_verdict (findings_find (findings, CUSTOMER, 1), BACKBONE_VERDICT_SKIPPED);
}

static void
test_locked (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneSecret) key = read_right_key (practice);
  g_autoptr (BackboneCheckPlan) plan = make_plan (practice, key);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;

  practice_change_user (practice, USER, "{'state': 'locked'}");
  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_LOCKED);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_SKIPPED), ==, 2);
}

static void
test_forbidden (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneSecret) key = read_right_key (practice);
  g_autoptr (BackboneCheckPlan) plan = make_plan (practice, key);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;

  practice_set_fault (practice, "{'fault': 'status', 'status': 403, 'body': 'not mapped', 'user': "
                                "'" USER "'}");
  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_CLIENT_CERTIFICATE);
  g_assert_nonnull (
      strstr (findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL)->evidence, "not mapped"));
}

/* OpenSSL's own server, which demands certificates of an authority that has issued none of ours. */
typedef struct
{
  GSubprocess *process;
  guint port;
  GPtrArray *anchors;
} StrictServer;

static void
write_text (const char *folder, const char *name, char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_free (text);
}

/* "ACCEPT 127.0.0.1:12345" */
static guint
read_port (GSubprocess *process)
{
  g_autoptr (GDataInputStream) output
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  char *line;
  guint port = 0;

  while (port == 0 && (line = g_data_input_stream_read_line (output, NULL, NULL, NULL)))
    {
      if (g_str_has_prefix (line, "ACCEPT "))
        port = (guint)g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
      g_free (line);
    }
  g_assert_cmpuint (port, >, 0);

  return port;
}

static void
strict_server_start (StrictServer *self, const char *version)
{
  g_autoptr (Identity) authority = identity_new_authority ("Strict CA", NULL, -1, 30);
  g_autoptr (Identity) server = identity_new_server ("localhost", authority, -1, 30);
  g_autofree char *pem = identity_to_pem (authority);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("backbone-strict-XXXXXX", &error);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  g_assert_no_error (error);
  self->anchors = backbone_trust_anchors_parse (pem, -1, "strict", &error);
  g_assert_no_error (error);
  write_text (folder, "ca.pem", g_strdup (pem));
  write_text (folder, "cert.pem", identity_to_pem (server));
  write_text (folder, "key.pem", identity_key_to_pem (server));

  g_subprocess_launcher_set_cwd (launcher, folder);
  self->process = g_subprocess_launcher_spawn (launcher, &error, "openssl", "s_server", "-accept",
                                               "127.0.0.1:0", "-cert", "cert.pem", "-key",
                                               "key.pem", "-CAfile", "ca.pem", "-Verify", "3",
                                               "-verify_return_error", "-www", version, NULL);
  g_assert_no_error (error);
  self->port = read_port (self->process);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "ca.pem", "cert.pem", "key.pem" };
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
strict_server_stop (StrictServer *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_ptr_array_unref (self->anchors);
}

/* TLS itself refuses: nobody looked at a user, so none is held; each one is asked for himself. */
static void
test_alert (gconstpointer version)
{
  StrictServer server;
  g_autoptr (BackboneSecret) key = read_strange_key (NULL);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = { 0 };
  g_autoptr (Findings) findings = NULL;
  guint endpoint;

  strict_server_start (&server, version);
  options.trust_anchors = server.anchors;
  endpoint = plan_add_endpoint (plan, "localhost", server.port);
  add_certificate_user (plan, key);
  plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL, endpoint, "/");
  plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PARCEL_BOX, endpoint, "/");

  findings = findings_of (plan, &options);
  for (guint kind = 0; kind < 2; kind++)
    {
      const BackboneCheckOutcome *outcome = findings_find (findings, CUSTOMER, kind);

      assert_verdict (outcome, BACKBONE_VERDICT_CLIENT_CERTIFICATE);
      g_assert_false (outcome->logged_on);
      g_assert_cmpuint (outcome->status, ==, 0);
      g_assert_nonnull (strstr (outcome->evidence, "alert"));
      /* Tried itself: the host is not given up for it. */
      g_assert_cmpint (outcome->phases[BACKBONE_PHASE_CONNECT], >=, 0);
    }
  strict_server_stop (&server);
}

/* The same server for one who logs on with a password: it wants a certificate that there is none of. */
static void
test_certificate_demanded (void)
{
  StrictServer server;
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = { 0 };
  g_autoptr (Findings) findings = NULL;

  strict_server_start (&server, "-tls1_3");
  options.trust_anchors = server.anchors;
  plan_add_user (plan, "S0018132425", "Falke-4257-Esche");
  plan_add_target (plan, CUSTOMER, BACKBONE_CHANNEL_PORTAL,
                   plan_add_endpoint (plan, "localhost", server.port), "/");

  findings = findings_of (plan, &options);
  assert_verdict (findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_CLIENT_CERTIFICATE);
  strict_server_stop (&server);
}

/* Where a server asks for no certificate, none is shown: it then answers as to anybody. */
static void
test_never_asked (void)
{
  g_autoptr (Practice) practice = practice_start (1);
  g_autoptr (BackboneSecret) key = read_strange_key (NULL);
  g_autoptr (BackboneCheckPlan) plan = make_plan (practice, key);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = findings_of (plan, &options);

  assert_verdict (findings_find (findings, CUSTOMER, BACKBONE_CHANNEL_PORTAL),
                  BACKBONE_VERDICT_CLIENT_CERTIFICATE);
}

static void
test_damaged_secret (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneSecret) key = backbone_secret_new ("-----BEGIN NOTHING-----");
  g_autoptr (BackboneCheckPlan) plan = make_plan (practice, key);
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = findings_of (plan, &options);

  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_NOT_CONFIGURED), ==, 3);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "connections", NULL), ==, 0);
}

/* Many handshakes at once, each with a key of its own. */
static void
test_many (void)
{
  g_autoptr (Practice) practice = practice_start (0);
  g_autoptr (BackboneSecret) key = read_right_key (practice);
  g_autoptr (BackboneCheckPlan) plan = backbone_check_plan_new ();
  BackboneCheckOptions options = options_for (practice);
  g_autoptr (Findings) findings = NULL;
  guint endpoint = plan_add_endpoint (plan, "localhost",
                                      practice_get_port (practice, BACKBONE_CHANNEL_PORTAL));

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *customer = g_strdup_printf ("%010u", i);
      g_autofree char *id = g_strdup_printf ("S%010u", i);
      BackboneCheckUser *user;

      add_certificate_user (plan, key);
      user = &g_array_index (plan->users, BackboneCheckUser, plan->users->len - 1);
      g_free (user->id);
      user->id = g_steal_pointer (&id);
      plan_add_target (plan, customer, BACKBONE_CHANNEL_PORTAL, endpoint, paths[0]);
    }

  findings = findings_of (plan, &options);
  g_assert_cmpuint (findings_count (findings, BACKBONE_VERDICT_OK), ==, 60);
  g_assert_cmpint (practice_count (practice, "users", USER, "with_certificate", NULL), ==, 60);
  g_assert_cmpint (practice_count (practice, "endpoints", "portal", "handshakes", NULL), ==, 60);
}

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/certificates/all-channels", test_all_channels);
  g_test_add_func ("/certificates/own-connections", test_own_connections);
  g_test_add_func ("/certificates/unknown", test_unknown_certificate);
  g_test_add_data_func ("/certificates/both-ways/certificate", GINT_TO_POINTER (1), test_both_ways);
  g_test_add_data_func ("/certificates/both-ways/password", NULL, test_both_ways);
  g_test_add_func ("/certificates/locked", test_locked);
  g_test_add_func ("/certificates/forbidden", test_forbidden);
  g_test_add_data_func ("/certificates/alert/tls-1.2", "-tls1_2", test_alert);
  g_test_add_data_func ("/certificates/alert/tls-1.3", "-tls1_3", test_alert);
  g_test_add_func ("/certificates/demanded", test_certificate_demanded);
  g_test_add_func ("/certificates/never-asked", test_never_asked);
  g_test_add_func ("/certificates/damaged-secret", test_damaged_secret);
  g_test_add_func ("/certificates/many", test_many);

  return g_test_run ();
}
