/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity.h"
#include "job-fixture.h"

#include "backbone-certificate-reader.h"
#include "backbone-edit-jobs.h"

static gint64
count_audit (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM audit");
}

static BackboneJob *
endpoint_job (JobFixture *fixture, const char *setting)
{
  const char *const settings[] = { setting, NULL };

  return backbone_endpoint_edit_job_new (fixture->landscape, BACKBONE_CHANNEL_PORTAL, settings);
}

static void
assert_endpoint (JobFixture *fixture, const char *column, const char *expected)
{
  g_autofree char *text
      = job_fixture_query (fixture, "SELECT %s FROM endpoint WHERE kind = 0", column);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_endpoint (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (endpoint_job (fixture, "url=https://portal.example.org:8443/sap"));
  assert_endpoint (fixture, "host", "portal.example.org");
  assert_endpoint (fixture, "port", "8443");
  assert_endpoint (fixture, "path_prefix", "/sap");
  assert_endpoint (fixture, "certainty", NULL);

  job_fixture_run_well (endpoint_job (fixture, "url=https://portal.example.org"));
  assert_endpoint (fixture, "port", "443");
  assert_endpoint (fixture, "path_prefix", "");

  job_fixture_run_well (endpoint_job (fixture, "test_path=/ping"));
  job_fixture_run_well (endpoint_job (fixture, "good_status=204"));
  job_fixture_run_well (endpoint_job (fixture, "type=H"));
  job_fixture_run_well (endpoint_job (fixture, "destination=OWN"));
  assert_endpoint (fixture, "test_path", "/ping");
  assert_endpoint (fixture, "good_status", "204");
  assert_endpoint (fixture, "destination_type", "H");
  assert_endpoint (fixture, "destination", "OWN");
  assert_endpoint (fixture, "host", "portal.example.org");
}

static void
test_endpoint_refused (JobFixture *fixture, gconstpointer data)
{
  static const char *const bad[] = {
    "url=http://x/",
    "url=https://u:p@x/",
    "url=https://x/?a=b",
    "url=https:///a",
    "url=https://x:0x1/a",
    "url=",
    "host=",
    "port=",
    "port=70000",
    "proxy=direct",
    "type=",
  };
  gint64 n_audit = count_audit (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    job_fixture_run_badly (endpoint_job (fixture, bad[i]), BACKBONE_ERROR_INVALID);

  g_assert_cmpint (count_audit (fixture), ==, n_audit);
}

static BackboneProxy *
proxy_new (const char *host, guint port, const char *user)
{
  return g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_MANUAL, "host", host, "port",
                       port, "user", user, NULL);
}

static BackboneJob *
proxy_job (JobFixture *fixture, const char *host, guint port, const char *user, const char *text)
{
  g_autoptr (BackboneProxy) proxy = proxy_new (host, port, user);
  g_autoptr (BackboneSecret) password = text ? backbone_secret_new (text) : NULL;

  return backbone_proxy_set_job_new (fixture->landscape, proxy, password);
}

static void
test_proxy (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneProxy) direct
      = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_DIRECT, NULL);

  job_fixture_run_well (proxy_job (fixture, "proxy.example", 3128, "me", "secret"));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  /* The same user keeps the password; another one does not. */
  job_fixture_run_well (proxy_job (fixture, "other.example", 3128, "me", NULL));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (value) FROM settings WHERE key = "
                                               "'proxy-credential'"),
                   ==, 1);
  job_fixture_run_well (proxy_job (fixture, "other.example", 3128, "you", NULL));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 0);

  job_fixture_run_well (proxy_job (fixture, "other.example", 3128, "you", "secret"));
  job_fixture_run_well (backbone_proxy_set_job_new (fixture->landscape, direct, NULL));
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 0);
}

static void
test_proxy_refused (JobFixture *fixture, gconstpointer data)
{
  const char *const exclusions[] = { "localhost", "a b", NULL };
  g_autoptr (BackboneProxy) excluding = proxy_new ("proxy.example", 3128, NULL);

  job_fixture_run_badly (proxy_job (fixture, NULL, 3128, NULL, NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (proxy_job (fixture, "a b", 3128, NULL, NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (proxy_job (fixture, "a", 0, NULL, NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (proxy_job (fixture, "a", 70000, NULL, NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (proxy_job (fixture, "a", 1, "u:v", NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (proxy_job (fixture, "a", 1, NULL, "p"), BACKBONE_ERROR_INVALID);
  g_object_set (excluding, "exclusions", exclusions, NULL);
  job_fixture_run_badly (backbone_proxy_set_job_new (fixture->landscape, excluding, NULL),
                         BACKBONE_ERROR_INVALID);

  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 0);
}

static void
test_trust (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (Identity) one = identity_new_authority ("One", NULL, -1, 30);
  g_autoptr (Identity) two = identity_new_authority ("Two", NULL, -1, 30);
  g_autofree char *one_pem = identity_to_pem (one);
  g_autofree char *two_pem = identity_to_pem (two);
  g_autofree char *both = g_strconcat (one_pem, two_pem, NULL);
  g_autofree char *fingerprint = identity_fingerprint (one);
  g_autofree char *lower = g_ascii_strdown (fingerprint, -1);
  g_autoptr (GFile) file = job_fixture_write (fixture, "ca.pem", both);
  g_autoptr (GFile) wrong = job_fixture_write (fixture, "wrong.pem", "hello");
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/ca.pem");
  gint64 n_audit;

  job_fixture_run_well (backbone_trust_add_job_new (fixture->landscape, file));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM trust_anchor"), ==, 2);
  n_audit = count_audit (fixture);
  job_fixture_run_well (backbone_trust_add_job_new (fixture->landscape, file));
  g_assert_cmpint (count_audit (fixture), ==, n_audit);

  job_fixture_run_badly (backbone_trust_add_job_new (fixture->landscape, wrong),
                         BACKBONE_ERROR_CERTIFICATE);
  job_fixture_run_badly (backbone_trust_add_job_new (fixture->landscape, missing),
                         BACKBONE_ERROR_UNREADABLE);
  job_fixture_run_badly (backbone_trust_remove_job_new (fixture->landscape, "AB:CD"),
                         BACKBONE_ERROR_INVALID);

  job_fixture_run_well (backbone_trust_remove_job_new (fixture->landscape, lower));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM trust_anchor"), ==, 1);
  job_fixture_run_badly (backbone_trust_remove_job_new (fixture->landscape, fingerprint),
                         BACKBONE_ERROR_NOT_FOUND);
}

static void
test_profile (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (Identity) authority = identity_new_authority ("Practice", NULL, -1, 30);
  g_autofree char *pem = identity_to_pem (authority);
  g_autoptr (BackboneEndpointProfile) profile = fixture_profile_new ();
  g_autoptr (BackboneEndpointProfile) broken = fixture_profile_new ();

  g_object_set (broken, "trust-pem", "no certificate", NULL);
  job_fixture_run_badly (backbone_profile_set_job_new (fixture->landscape, broken),
                         BACKBONE_ERROR_CERTIFICATE);

  g_object_set (profile, "name", "Practice", "trust-pem", pem, NULL);
  g_object_set (backbone_endpoint_profile_get_portal (profile), "host", "new.example", NULL);
  job_fixture_run_well (backbone_profile_set_job_new (fixture->landscape, profile));
  assert_endpoint (fixture, "host", "new.example");
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM trust_anchor"), ==, 1);
}

/* What was removed is there again, to the letter. */
static void
test_trust_restore (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (Identity) authority = identity_new_authority ("One", NULL, -1, 30);
  g_autofree char *pem = identity_to_pem (authority);
  g_autofree char *fingerprint = identity_fingerprint (authority);
  g_autoptr (GFile) file = job_fixture_write (fixture, "ca.pem", pem);
  g_autoptr (BackboneTrustAnchor) anchor = NULL;
  g_autoptr (BackboneCertificate) certificate = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  job_fixture_run_well (backbone_trust_add_job_new (fixture->landscape, file));
  before = job_fixture_query (fixture, "SELECT fingerprint || subject || issuer || not_before || "
                                       "not_after || pem FROM trust_anchor");
  anchor = g_object_new (BACKBONE_TYPE_TRUST_ANCHOR, "fingerprint", fingerprint, "subject",
                         "CN=One", "issuer", "CN=One", "pem", pem, NULL);
  certificate = backbone_trust_anchor_dup_certificate (anchor, NULL);
  g_assert_cmpstr (backbone_certificate_get_fingerprint (certificate), ==, fingerprint);
  g_object_set (anchor, "subject", backbone_certificate_get_subject (certificate), "issuer",
                backbone_certificate_get_issuer (certificate), "not-before",
                backbone_certificate_get_not_before (certificate), "not-after",
                backbone_certificate_get_not_after (certificate), NULL);

  job_fixture_run_well (backbone_trust_remove_job_new (fixture->landscape, fingerprint));
  job_fixture_run_well (backbone_trust_restore_job_new (fixture->landscape, anchor));
  after = job_fixture_query (fixture, "SELECT fingerprint || subject || issuer || not_before || "
                                      "not_after || pem FROM trust_anchor");
  g_assert_cmpstr (after, ==, before);
}

static void
test_anchor_without_certificate (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneTrustAnchor) anchor = g_object_new (
      BACKBONE_TYPE_TRUST_ANCHOR, "subject", "CN=Broken", "pem", "no certificate", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (backbone_trust_anchor_dup_certificate (anchor, &error));
  g_assert_error (error, BACKBONE_ERROR, BACKBONE_ERROR_CERTIFICATE);
}

static void
test_profile_file (JobFixture *fixture, gconstpointer data)
{
  static const char *const settings[] = { "host=own.example", NULL };
  g_autoptr (GFile) file = job_fixture_write (fixture, "own.json", "{}");
  g_autofree char *shipped = NULL;
  g_autofree char *again = NULL;

  job_fixture_run_well (backbone_endpoint_reset_job_new (fixture->landscape, -1));
  shipped = job_fixture_query (fixture, "SELECT host || certainty FROM endpoint WHERE kind = 0");
  job_fixture_run_well (
      backbone_endpoint_edit_job_new (fixture->landscape, BACKBONE_CHANNEL_PORTAL, settings));
  assert_endpoint (fixture, "host", "own.example");
  assert_endpoint (fixture, "certainty", NULL);

  job_fixture_run_badly (backbone_profile_import_job_new (fixture->landscape, file),
                         BACKBONE_ERROR_PROFILE);
  job_fixture_run_badly (backbone_profile_export_job_new (fixture->landscape, file, FALSE),
                         BACKBONE_ERROR_EXISTS);
  job_fixture_run_well (backbone_profile_export_job_new (fixture->landscape, file, TRUE));

  job_fixture_run_well (
      backbone_endpoint_reset_job_new (fixture->landscape, BACKBONE_CHANNEL_PORTAL));
  again = job_fixture_query (fixture, "SELECT host || certainty FROM endpoint WHERE kind = 0");
  g_assert_cmpstr (again, ==, shipped);
  job_fixture_run_well (backbone_profile_import_job_new (fixture->landscape, file));
  assert_endpoint (fixture, "host", "own.example");
}
/* @data: the error of a keyring that can't be used. */
static void
test_no_keyring (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_badly (proxy_job (fixture, "a", 1, "me", "p"), GPOINTER_TO_INT (data));
  job_fixture_run_well (proxy_job (fixture, "a", 1, "me", NULL));
}

#define ADD(path, func, data)                                                                      \
  g_test_add (path, JobFixture, data, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/settings/unlocked/endpoint", test_endpoint, NULL);
  ADD ("/settings/unlocked/endpoint-refused", test_endpoint_refused, NULL);
  ADD ("/settings/unlocked/proxy", test_proxy, NULL);
  ADD ("/settings/unlocked/proxy-refused", test_proxy_refused, NULL);
  ADD ("/settings/unlocked/trust", test_trust, NULL);
  ADD ("/settings/unlocked/profile", test_profile, NULL);
  ADD ("/settings/unlocked/trust-restore", test_trust_restore, NULL);
  ADD ("/settings/unlocked/anchor-without-certificate", test_anchor_without_certificate, NULL);
  ADD ("/settings/unlocked/profile-file", test_profile_file, NULL);
  ADD ("/settings/locked/no-keyring", test_no_keyring,
       GINT_TO_POINTER (BACKBONE_ERROR_KEYRING_LOCKED));
  ADD ("/settings/none/no-keyring", test_no_keyring, GINT_TO_POINTER (BACKBONE_ERROR_NO_KEYRING));

  return g_test_run ();
}
