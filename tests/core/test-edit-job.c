/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity.h"
#include "job-fixture.h"

#include "backbone-certificate-reader.h"
#include "backbone-edit-jobs.h"
#include "backbone-export-job.h"
#include "backbone-landscape-private.h"

#include <glib/gstdio.h>
#include <string.h>

static BackboneJob *
add_job (JobFixture *fixture,
         const char *number,
         const char *description,
         const char *user,
         const char *password)
{
  g_autoptr (BackboneSecret) secret = password ? backbone_secret_new (password) : NULL;

  return backbone_customer_add_job_new (fixture->landscape, number, description, user, secret);
}

static BackboneJob *
edit_job (JobFixture *fixture, const char *number, BackboneCustomerEdit edit)
{
  return backbone_customer_edit_job_new (fixture->landscape, number, &edit);
}

static BackboneJob *
password_job (JobFixture *fixture, const char *number, const char *user, const char *password)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new (password);

  return edit_job (fixture, number,
                   (BackboneCustomerEdit){ .technical_user = user, .password = secret });
}

static void
assert_password (JobFixture *fixture, const char *number, const char *expected)
{
  g_autofree char *password = job_fixture_dup_password (fixture, number);

  g_assert_cmpstr (password, ==, expected);
}

static void
assert_text (JobFixture *fixture, const char *number, const char *column, const char *expected)
{
  g_autofree char *text
      = job_fixture_query (fixture, "SELECT %s FROM customer WHERE number = '%s'", column, number);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
count_audit (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM audit");
}

static gint64
count_customers (JobFixture *fixture)
{
  return job_fixture_count (fixture, "SELECT count (*) FROM customer");
}

static void
test_add (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (add_job (fixture, "1234567", " Furniture ", "18132425", " secret "));
  job_fixture_run_well (add_job (fixture, "2", "Brewery", NULL, NULL));

  assert_text (fixture, "0001234567", "description", "Furniture");
  assert_text (fixture, "0001234567", "technical_user", "S0018132425");
  assert_password (fixture, "0001234567", " secret ");
  assert_text (fixture, "0000000002", "technical_user", NULL);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel"), ==, 9);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM lease"), ==, 0);
}

/* What is refused leaves no trace, neither here nor in the keyring. */
static void
test_add_refused (JobFixture *fixture, gconstpointer data)
{
  gint64 n_audit = count_audit (fixture);

  job_fixture_run_badly (add_job (fixture, "12x", "a", NULL, NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", " ", NULL, NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", "Sx", NULL), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", NULL, "p"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", "", "p"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", "S1", ""), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, "1", "a", "S1", "p\nq"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (add_job (fixture, FIXTURE_OWNER, "a", "S1", "p"), BACKBONE_ERROR_EXISTS);

  g_assert_cmpint (count_customers (fixture), ==, 1);
  g_assert_cmpint (count_audit (fixture), ==, n_audit);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 0);
}

static void
test_edit (JobFixture *fixture, gconstpointer data)
{
  const char *const tags[] = { "north", "gold", NULL };
  const char *const no_tags[] = { NULL };

  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "one"));

  job_fixture_run_well (
      edit_job (fixture, "1",
                (BackboneCustomerEdit){ .description = "b", .tags = tags, .note = "Ask Ms. Kim" }));
  assert_text (fixture, "0000000001", "description", "b");
  assert_text (fixture, "0000000001", "note", "Ask Ms. Kim");
  assert_text (fixture, "0000000001", "technical_user", "S0000000001");
  assert_password (fixture, "0000000001", "one");
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM tag"), ==, 2);

  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .tags = no_tags }));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM tag"), ==, 0);
  assert_text (fixture, "0000000001", "note", "Ask Ms. Kim");
}

static void
test_edit_password (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "one"));
  fixture_execute (&fixture->base, "UPDATE technical_user SET held_since = 5, held_verdict = 12");

  /* Saving the password releases the user, even if it is the same one. */
  job_fixture_run_well (password_job (fixture, "1", NULL, "one"));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT held_since FROM technical_user"), ==, 0);

  /* What is replaced is gone. */
  job_fixture_run_well (password_job (fixture, "1", NULL, "two"));
  assert_password (fixture, "0000000001", "two");
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  job_fixture_run_badly (password_job (fixture, "1", NULL, ""), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (password_job (fixture, "1", "", "p"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (password_job (fixture, FIXTURE_OWNER, NULL, "p"), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (password_job (fixture, "77", "S1", "p"), BACKBONE_ERROR_NOT_FOUND);
  assert_password (fixture, "0000000001", "two");
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);
}

static void
test_edit_user (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "one"));
  job_fixture_run_well (add_job (fixture, "2", "b", "S2", "two"));

  /* The password belongs to the user, not to the customer. */
  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .technical_user = "S3" }));
  assert_password (fixture, "0000000001", NULL);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  /* So it comes with a user that another customer has. */
  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .technical_user = "S2" }));
  assert_password (fixture, "0000000001", "two");

  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .technical_user = "" }));
  assert_text (fixture, "0000000001", "technical_user", NULL);
  assert_password (fixture, "0000000002", "two");
}

static void
test_edit_refused (JobFixture *fixture, gconstpointer data)
{
  const char *const bad_tags[] = { "a,b", NULL };
  g_autofree char *long_note = g_strnfill (4001, 'x');
  const BackboneCustomerEdit edits[] = {
    { .description = "" },         { .description = "a\tb" },
    { .technical_user = "Smith" }, { .tags = bad_tags },
    { .note = long_note },         { .description = "fine", .technical_user = "Smith" },
  };
  gint64 n_audit = count_audit (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    job_fixture_run_badly (edit_job (fixture, FIXTURE_OWNER, edits[i]), BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (edit_job (fixture, "x", (BackboneCustomerEdit){ 0 }),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (edit_job (fixture, "7", (BackboneCustomerEdit){ .description = "a" }),
                         BACKBONE_ERROR_NOT_FOUND);

  g_assert_cmpint (count_audit (fixture), ==, n_audit);
}

static void
test_remove (JobFixture *fixture, gconstpointer data)
{
  const char *const two[] = { "1", "0000000002", "01", NULL };
  const char *const with_unknown[] = { "3", "77", NULL };
  const char *const with_owner[] = { "3", FIXTURE_OWNER, NULL };

  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "one"));
  job_fixture_run_well (add_job (fixture, "2", "b", "S2", "two"));
  job_fixture_run_well (add_job (fixture, "3", "c", "S3", "three"));

  job_fixture_run_well (backbone_customer_remove_job_new (fixture->landscape, two));
  g_assert_cmpint (count_customers (fixture), ==, 2);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel"), ==, 6);
  g_assert_cmpuint (job_fixture_count_secrets (fixture), ==, 1);

  /* All or none. */
  job_fixture_run_badly (backbone_customer_remove_job_new (fixture->landscape, with_unknown),
                         BACKBONE_ERROR_NOT_FOUND);
  job_fixture_run_badly (backbone_customer_remove_job_new (fixture->landscape, with_owner),
                         BACKBONE_ERROR_INVALID);
  g_assert_cmpint (count_customers (fixture), ==, 2);
  assert_password (fixture, "0000000003", "three");
}

static BackboneJob *
channel_job (JobFixture *fixture, const char *number, int kind, const char *setting)
{
  const char *const numbers[] = { number, NULL };
  const int kinds[] = { kind, -1 };
  const char *const settings[] = { setting, NULL };

  return backbone_channel_edit_job_new (fixture->landscape, number ? numbers : NULL,
                                        kind >= 0 ? kinds : NULL, settings);
}

static void
assert_channel (JobFixture *fixture, const char *column, const char *expected)
{
  g_autofree char *text = job_fixture_query (
      fixture,
      "SELECT channel.%s FROM channel JOIN customer ON customer.id = channel.customer "
      "WHERE kind = 1 AND number = '" FIXTURE_OWNER "'",
      column);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_channel (JobFixture *fixture, gconstpointer data)
{
  const char *const settings[] = { "host=parcels.example.com",
                                   "port=8443",
                                   "path_prefix=/p/",
                                   "test_path=/ping",
                                   "good_status=204",
                                   "proxy=http://proxy.example:3128",
                                   "type=H",
                                   "destination=OWN_PARCELS",
                                   "enabled=no",
                                   NULL };
  const char *const numbers[] = { FIXTURE_OWNER, NULL };
  const int kinds[] = { BACKBONE_CHANNEL_PARCEL_BOX, -1 };

  job_fixture_run_well (
      backbone_channel_edit_job_new (fixture->landscape, numbers, kinds, settings));
  assert_channel (fixture, "host", "parcels.example.com");
  assert_channel (fixture, "port", "8443");
  assert_channel (fixture, "path_prefix", "/p/");
  assert_channel (fixture, "test_path", "/ping");
  assert_channel (fixture, "good_status", "204");
  assert_channel (fixture, "proxy", "http://proxy.example:3128");
  assert_channel (fixture, "destination_type", "H");
  assert_channel (fixture, "destination", "OWN_PARCELS");
  assert_channel (fixture, "enabled", "0");

  /* Empty: back to the profile's. */
  job_fixture_run_well (channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, "host="));
  assert_channel (fixture, "host", NULL);
  job_fixture_run_well (
      channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, "proxy=inherit"));
  assert_channel (fixture, "proxy", NULL);
  job_fixture_run_well (
      channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, "destination="));
  assert_channel (fixture, "destination", "SAP-SUPPORT_PARCELBOX");
}

static void
test_channel_all (JobFixture *fixture, gconstpointer data)
{
  fixture_add_many (&fixture->base, 300);
  job_fixture_run_well (channel_job (fixture, NULL, -1, "proxy=direct"));
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE proxy = 'direct'"), ==, 903);

  job_fixture_run_well (channel_job (fixture, NULL, BACKBONE_CHANNEL_PORTAL, "enabled=no"));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE enabled = 0"),
                   ==, 301);
}

/* What was inherited and what was set come back; what was as wanted is not touched. */
static void
test_channel_undo (JobFixture *fixture, gconstpointer data)
{
  const char *const settings[] = { "proxy=direct", "answer_time_limit=20", "enabled=yes", NULL };
  const char *const inherit[] = { "proxy=inherit", NULL };
  const int kinds[] = { BACKBONE_CHANNEL_PARCEL_BOX, -1 };
  const char *const numbers[] = { FIXTURE_OWNER, NULL };
  g_autoptr (BackboneJob) job = NULL;
  g_autoptr (BackboneJob) undo = NULL;
  gint64 n_audit;

  fixture_add_many (&fixture->base, 10);
  job_fixture_run_well (channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX,
                                     "proxy=http://p.example:1"));
  job_fixture_run_well (channel_job (fixture, "1000001", -1, "proxy=direct"));
  job_fixture_run_well (channel_job (fixture, "1000001", -1, "answer_time_limit=20"));
  n_audit = count_audit (fixture);

  job = backbone_channel_edit_job_new (fixture->landscape, NULL, NULL, settings);
  backbone_channel_edit_job_set_dry_run (job, TRUE);
  job_fixture_run_well (g_object_ref (job));
  g_assert_cmpuint (backbone_channel_edit_job_get_n_changed (job), ==, 30);
  g_assert_cmpint (count_audit (fixture), ==, n_audit);
  g_clear_object (&job);

  job = backbone_channel_edit_job_new (fixture->landscape, NULL, NULL, settings);
  job_fixture_run_well (g_object_ref (job));
  g_assert_cmpuint (backbone_channel_edit_job_get_n_changed (job), ==, 30);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE proxy = "
                                               "'direct' AND answer_seconds = 20"),
                   ==, 33);

  undo = backbone_channel_edit_job_new_undo (job);
  job_fixture_run_well (g_object_ref (undo));
  g_assert_cmpuint (backbone_channel_edit_job_get_n_changed (undo), ==, 30);
  assert_channel (fixture, "proxy", "http://p.example:1");
  assert_channel (fixture, "answer_seconds", NULL);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE proxy IS NULL"),
                   ==, 29);

  /* `inherit` is no proxy of that name. */
  job_fixture_run_well (
      backbone_channel_edit_job_new (fixture->landscape, numbers, kinds, inherit));
  assert_channel (fixture, "proxy", NULL);
}

/* Each in its own way, all or none. */
static void
test_channel_changes (JobFixture *fixture, gconstpointer data)
{
  const char *const portal[] = { "host=portal.example", NULL };
  const char *const parcel_box[] = { "destination=OWN_PARCELS", "port=8443", NULL };
  const char *const taken[] = { "destination=SAP-SUPPORT_PORTAL", NULL };
  const BackboneChannelChange good[] = {
    { "1105772", BACKBONE_CHANNEL_PORTAL, portal },
    { FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, parcel_box },
  };
  const BackboneChannelChange bad[] = {
    { FIXTURE_OWNER, BACKBONE_CHANNEL_NOTE_DOWNLOAD, portal },
    { FIXTURE_OWNER, BACKBONE_CHANNEL_PARCEL_BOX, taken },
  };
  g_autoptr (BackboneJob) job = backbone_channel_changes_job_new (fixture->landscape, good, 2);

  job_fixture_run_well (g_object_ref (job));
  assert_channel (fixture, "destination", "OWN_PARCELS");
  assert_channel (fixture, "port", "8443");
  job_fixture_run_badly (backbone_channel_changes_job_new (fixture->landscape, bad, 2),
                         BACKBONE_ERROR_EXISTS);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM channel WHERE host = "
                                               "'portal.example'"),
                   ==, 1);

  job_fixture_run_well (backbone_channel_edit_job_new_undo (job));
  assert_channel (fixture, "destination", "SAP-SUPPORT_PARCELBOX");
  assert_channel (fixture, "port", NULL);
}

static void
test_time_limits (JobFixture *fixture, gconstpointer data)
{
  const char *const good[] = { "connect=5", "answer=100", NULL };
  const char *const reset[] = { "connect=", NULL };
  static const char *const bad[] = { "connect=0", "answer=101", "answer=x", "wait=1", "answer" };

  g_assert_cmpuint (backbone_landscape_get_connect_seconds (fixture->landscape), ==, 10);
  job_fixture_run_well (backbone_time_limits_edit_job_new (fixture->landscape, good));
  while (backbone_landscape_get_answer_seconds (fixture->landscape) != 100)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (backbone_landscape_get_connect_seconds (fixture->landscape), ==, 5);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const char *const settings[] = { "connect=7", bad[i], NULL };

      job_fixture_run_badly (backbone_time_limits_edit_job_new (fixture->landscape, settings),
                             BACKBONE_ERROR_INVALID);
    }

  job_fixture_run_well (backbone_time_limits_edit_job_new (fixture->landscape, reset));
  while (backbone_landscape_get_connect_seconds (fixture->landscape) != 10)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_channel_refused (JobFixture *fixture, gconstpointer data)
{
  static const char *const bad[] = {
    "host=https://x",
    "host=a b",
    "port=0",
    "port=65536",
    "port=x",
    "path_prefix=p",
    "test_path=/a b",
    "good_status=99",
    "good_status=600",
    "proxy=socks://x:1",
    "proxy=http://x",
    "proxy=http://u:p@x:1",
    "proxy=http://x:1/a",
    "type=T",
    "enabled=maybe",
    "destination=a b",
    "colour=blue",
    "host",
    "destination=SAP-SUPPORT_NOTE_DOWNLOAD_0001105772",
  };
  const char *const nothing[] = { NULL };
  gint64 n_audit = count_audit (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    job_fixture_run_badly (channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PORTAL, bad[i]),
                           BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (backbone_channel_edit_job_new (fixture->landscape, NULL, NULL, nothing),
                         BACKBONE_ERROR_INVALID);

  /* A destination name is unique. */
  job_fixture_run_badly (channel_job (fixture, FIXTURE_OWNER, -1, "destination=ONE"),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (channel_job (fixture, NULL, BACKBONE_CHANNEL_PORTAL, "destination=ONE"),
                         BACKBONE_ERROR_INVALID);
  job_fixture_run_badly (channel_job (fixture, FIXTURE_OWNER, BACKBONE_CHANNEL_PORTAL,
                                      "destination=SAP-SUPPORT_PARCELBOX"),
                         BACKBONE_ERROR_EXISTS);
  job_fixture_run_badly (channel_job (fixture, "77", -1, "enabled=no"), BACKBONE_ERROR_NOT_FOUND);

  g_assert_cmpint (count_audit (fixture), ==, n_audit);
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

static void
test_held (JobFixture *fixture, gconstpointer data)
{
  fixture_add_customer (&fixture->base, "0000000001", "a", "S0018132425", NULL);
  job_fixture_run_badly (backbone_held_release_job_new (fixture->landscape, "18132425"),
                         BACKBONE_ERROR_NOT_FOUND);

  fixture_execute (&fixture->base, "UPDATE technical_user SET held_since = 5, held_verdict = 12");
  job_fixture_run_well (backbone_held_release_job_new (fixture->landscape, "18132425"));
  g_assert_cmpint (job_fixture_count (fixture, "SELECT held_since FROM technical_user"), ==, 0);

  job_fixture_run_badly (backbone_held_release_job_new (fixture->landscape, "S77"),
                         BACKBONE_ERROR_NOT_FOUND);
  job_fixture_run_badly (backbone_held_release_job_new (fixture->landscape, "Smith"),
                         BACKBONE_ERROR_INVALID);
}

static BackboneJob *
export_job (JobFixture *fixture, gboolean replace)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "out.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return backbone_mass_setup_export_job_new (fixture->landscape, file, replace);
}

static void
test_export (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;

  job_fixture_run_well (add_job (fixture, "2", "Möbel", "S2", " geheim "));
  job_fixture_run_well (add_job (fixture, "1", "=Brewery", "S1", NULL));
  job_fixture_run_well (export_job (fixture, FALSE));
  text = job_fixture_read (fixture, "out.csv");
  g_assert_cmpstr (text, ==,
                   "0000000001;=Brewery;S0000000001;\r\n"
                   "0000000002;Möbel;S0000000002; geheim \r\n" FIXTURE_OWNER
                   ";Service provider;;\r\n");
  g_assert_cmpuint (job_fixture_get_mode (fixture, "out.csv"), ==, 0600);
  g_assert_cmpint (
      job_fixture_count (fixture, "SELECT count (*) FROM audit WHERE action = 'export-mass-setup'"),
      ==, 1);

  job_fixture_run_badly (export_job (fixture, FALSE), BACKBONE_ERROR_EXISTS);

  /* A password that the form can't hold: the old file stays, nothing else appears. */
  job_fixture_run_well (password_job (fixture, "1", NULL, "semi;colon"));
  job_fixture_run_badly (export_job (fixture, TRUE), BACKBONE_ERROR_INVALID);
  kept = job_fixture_read (fixture, "out.csv");
  g_assert_cmpstr (kept, ==, text);

  job_fixture_run_well (password_job (fixture, "1", NULL, "plain"));
  job_fixture_run_well (export_job (fixture, TRUE));
}

/* @data: the error of a keyring that can't be used. */
static void
test_no_keyring (JobFixture *fixture, gconstpointer data)
{
  const char *const removed[] = { "1", NULL };
  int code = GPOINTER_TO_INT (data);

  job_fixture_run_badly (add_job (fixture, "1", "a", "S1", "p"), code);
  g_assert_cmpint (count_customers (fixture), ==, 1);
  job_fixture_run_badly (proxy_job (fixture, "a", 1, "me", "p"), code);

  /* What needs no secret works. */
  job_fixture_run_well (add_job (fixture, "1", "a", "S1", NULL));
  job_fixture_run_badly (password_job (fixture, "1", NULL, "p"), code);
  job_fixture_run_well (edit_job (fixture, "1", (BackboneCustomerEdit){ .description = "b" }));
  job_fixture_run_well (proxy_job (fixture, "a", 1, "me", NULL));
  job_fixture_run_well (export_job (fixture, FALSE));

  /* Also taking away a customer whose secret can't be reached now. */
  fixture_execute (&fixture->base, "UPDATE technical_user SET credential = 'x'");
  job_fixture_run_badly (export_job (fixture, TRUE), code);
  job_fixture_run_well (backbone_customer_remove_job_new (fixture->landscape, removed));
  g_assert_cmpint (count_customers (fixture), ==, 1);
  g_assert_cmpint (job_fixture_count (fixture, "SELECT count (*) FROM lease"), ==, 0);
}

static void
test_unlock (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (backbone_keyring_unlock_job_new (fixture->landscape));
  job_fixture_run_well (add_job (fixture, "1", "a", "S1", "p"));
  assert_password (fixture, "0000000001", "p");
}

static void
test_unlock_missing (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_badly (backbone_keyring_unlock_job_new (fixture->landscape),
                         BACKBONE_ERROR_NO_KEYRING);
}

static void
test_unlock_dismissed (JobFixture *fixture, gconstpointer data)
{
  job_fixture_run_badly (backbone_keyring_unlock_job_new (fixture->landscape),
                         BACKBONE_ERROR_PROMPT_DISMISSED);
}

#define ADD(path, func, data)                                                                      \
  g_test_add (path, JobFixture, data, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/edit/unlocked/add", test_add, NULL);
  ADD ("/edit/unlocked/add-refused", test_add_refused, NULL);
  ADD ("/edit/unlocked/edit", test_edit, NULL);
  ADD ("/edit/unlocked/edit-password", test_edit_password, NULL);
  ADD ("/edit/unlocked/edit-user", test_edit_user, NULL);
  ADD ("/edit/unlocked/edit-refused", test_edit_refused, NULL);
  ADD ("/edit/unlocked/remove", test_remove, NULL);
  ADD ("/edit/unlocked/channel", test_channel, NULL);
  ADD ("/edit/unlocked/channel-all", test_channel_all, NULL);
  ADD ("/edit/unlocked/channel-undo", test_channel_undo, NULL);
  ADD ("/edit/unlocked/channel-changes", test_channel_changes, NULL);
  ADD ("/edit/unlocked/time-limits", test_time_limits, NULL);
  ADD ("/edit/unlocked/channel-refused", test_channel_refused, NULL);
  ADD ("/edit/unlocked/endpoint", test_endpoint, NULL);
  ADD ("/edit/unlocked/endpoint-refused", test_endpoint_refused, NULL);
  ADD ("/edit/unlocked/proxy", test_proxy, NULL);
  ADD ("/edit/unlocked/proxy-refused", test_proxy_refused, NULL);
  ADD ("/edit/unlocked/trust", test_trust, NULL);
  ADD ("/edit/unlocked/trust-restore", test_trust_restore, NULL);
  ADD ("/edit/unlocked/anchor-without-certificate", test_anchor_without_certificate, NULL);
  ADD ("/edit/unlocked/profile", test_profile, NULL);
  ADD ("/edit/unlocked/profile-file", test_profile_file, NULL);
  ADD ("/edit/none/held", test_held, NULL);
  ADD ("/edit/unlocked/export", test_export, NULL);
  ADD ("/edit/locked/no-keyring", test_no_keyring, GINT_TO_POINTER (BACKBONE_ERROR_KEYRING_LOCKED));
  ADD ("/edit/none/no-keyring", test_no_keyring, GINT_TO_POINTER (BACKBONE_ERROR_NO_KEYRING));
  ADD ("/edit/none/unlock", test_unlock_missing, NULL);
  ADD ("/edit/answered/unlock", test_unlock, NULL);
  ADD ("/edit/dismissed/unlock", test_unlock_dismissed, NULL);

  return g_test_run ();
}
