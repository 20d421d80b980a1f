/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Client certificates in the landscape file. */

#include "backbone-db-certificates-private.h"
#include "backbone-db-checks-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-db-private.h"
#include "landscape-client.h"
#include "landscape-fixture.h"

#include <string.h>

#define SEVEN "0000000007"
#define EIGHT "0000000008"
#define USER  "S0000000077"
#define DAY   (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

typedef struct
{
  const char *number;
  const char *credential;
  gint64 not_before;
  gint64 not_after;
} Certificate;

static gboolean
set_in_transaction (BackboneDb *db, gpointer user_data, GError **error)
{
  const Certificate *certificate = user_data;
  g_autofree char *fingerprint = g_strconcat ("AB:CD:", certificate->credential, NULL);
  g_autoptr (BackboneClientCertificate) record
      = g_object_new (BACKBONE_TYPE_CLIENT_CERTIFICATE, "subject", "CN=" USER, "issuer", "CN=CA",
                      "not-before", certificate->not_before, "not-after", certificate->not_after,
                      "key-type", "RSA 2048", "fingerprint", fingerprint, NULL);

  return backbone_db_certificate_set (db, certificate->number, record, certificate->credential,
                                      error);
}

/* Valid from yesterday, for @days from now. */
static void
set_certificate (LandscapeFixture *fixture, const char *number, const char *credential, int days)
{
  gint64 now = g_get_real_time ();
  Certificate certificate = { number, credential, now - DAY, now + days * DAY };

  fixture_write (fixture, set_in_transaction, &certificate);
}

static gboolean
remove_in_transaction (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_certificate_remove (db, user_data, error);
}

static gboolean
use_certificate (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_channel_set (db, user_data, BACKBONE_CHANNEL_PORTAL, "authentication",
                                  "certificate", error);
}

static gboolean
use_password (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_channel_set (db, user_data, BACKBONE_CHANNEL_PORTAL, "authentication", NULL,
                                  error);
}

static gboolean
load_list (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_certificates_list (db, NULL, -1, user_data, error);
}

static GPtrArray *
list (LandscapeFixture *fixture)
{
  GPtrArray *records = NULL;

  fixture_read (fixture, load_list, &records);

  return records;
}

static void
set_up (LandscapeFixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_add_customer (fixture, SEVEN, "Seven", USER, "uuid-password");
  fixture_add_customer (fixture, EIGHT, "Eight", USER, NULL);
}

#define STATUS_OF(number) "SELECT status FROM customer WHERE number = '" number "'"

static gint64
get_status (LandscapeFixture *fixture)
{
  return fixture_query_int64 (fixture, STATUS_OF (SEVEN));
}

static void
test_facts (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  BackboneClientCertificate *certificate;

  set_certificate (fixture, EIGHT, "uuid-one", 300);
  records = list (fixture);
  g_assert_cmpuint (records->len, ==, 1);
  certificate = g_ptr_array_index (records, 0);
  g_assert_cmpstr (backbone_client_certificate_get_technical_user (certificate), ==, USER);
  g_assert_cmpstr (backbone_client_certificate_get_customer (certificate), ==, SEVEN);
  g_assert_cmpstr (backbone_client_certificate_get_subject (certificate), ==, "CN=" USER);
  g_assert_cmpstr (backbone_client_certificate_get_key_type (certificate), ==, "RSA 2048");
  g_assert_cmpint (backbone_client_certificate_get_saved (certificate), >, 0);

  /* The audit log names it, but holds no secret. */
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM audit WHERE action = "
                                                 "'certificate-set' AND after LIKE '%AB:CD:%' "
                                                 "AND subject = '" EIGHT "'"),
                   ==, 1);
}

static gboolean
load_credentials (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_credentials_load (db, user_data, error);
}

/* What the sweep must keep, and what it may take. */
static void
test_credentials (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GHashTable) second = NULL;
  g_autoptr (GHashTable) third = NULL;

  set_certificate (fixture, SEVEN, "uuid-one", 300);
  fixture_read (fixture, load_credentials, &first);
  g_assert_true (g_hash_table_contains (first, "uuid-one"));
  g_assert_true (g_hash_table_contains (first, "uuid-password"));

  set_certificate (fixture, EIGHT, "uuid-two", 300);
  fixture_read (fixture, load_credentials, &second);
  g_assert_false (g_hash_table_contains (second, "uuid-one"));
  g_assert_true (g_hash_table_contains (second, "uuid-two"));

  fixture_write (fixture, remove_in_transaction, (gpointer)SEVEN);
  fixture_read (fixture, load_credentials, &third);
  g_assert_false (g_hash_table_contains (third, "uuid-two"));
  g_assert_true (g_hash_table_contains (third, "uuid-password"));
}

static void
test_attention (LandscapeFixture *fixture, gconstpointer data)
{
  set_certificate (fixture, SEVEN, "uuid-one", 80);
  g_assert_cmpint (get_status (fixture), ==, BACKBONE_STATUS_NEVER_CHECKED);

  fixture_write (fixture, use_certificate, (gpointer)SEVEN);
  g_assert_cmpint (get_status (fixture), ==, BACKBONE_STATUS_ATTENTION);
  g_assert_cmpint (fixture_query_int64 (fixture, STATUS_OF (EIGHT)), ==,
                   BACKBONE_STATUS_NEVER_CHECKED);
  g_assert_cmpint (
      fixture_query_int64 (fixture,
                           "SELECT certificate_expires FROM customer WHERE number = '" SEVEN "'"),
      >, g_get_real_time () + 79 * DAY);

  set_certificate (fixture, EIGHT, "uuid-two", 100);
  g_assert_cmpint (get_status (fixture), ==, BACKBONE_STATUS_NEVER_CHECKED);
  set_certificate (fixture, SEVEN, "uuid-three", 2);
  g_assert_cmpint (get_status (fixture), ==, BACKBONE_STATUS_ATTENTION);

  fixture_write (fixture, use_password, (gpointer)SEVEN);
  g_assert_cmpint (get_status (fixture), ==, BACKBONE_STATUS_NEVER_CHECKED);
  fixture_write (fixture, use_certificate, (gpointer)SEVEN);
  fixture_write (fixture, remove_in_transaction, (gpointer)SEVEN);
  g_assert_cmpint (get_status (fixture), ==, BACKBONE_STATUS_NEVER_CHECKED);
}

/* Time passes while nobody looks: the next one who opens the file finds it. */
static void
test_watch (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneLandscape) landscape = NULL;
  g_autofree char *age = g_strdup_printf (
      "UPDATE customer SET certificate_expires = %" G_GINT64_FORMAT " WHERE number = '" SEVEN "'",
      g_get_real_time () + 50 * DAY);
  g_autofree char *age_certificate = g_strdup_printf (
      "UPDATE client_certificate SET not_after = %" G_GINT64_FORMAT, g_get_real_time () + 50 * DAY);

  set_certificate (fixture, SEVEN, "uuid-one", 100);
  fixture_write (fixture, use_certificate, (gpointer)SEVEN);
  g_assert_cmpint (get_status (fixture), ==, BACKBONE_STATUS_NEVER_CHECKED);

  fixture_execute (fixture, age);
  fixture_execute (fixture, age_certificate);
  g_assert_cmpint (get_status (fixture), ==, BACKBONE_STATUS_NEVER_CHECKED);
  landscape = client_open (fixture->path);
  g_assert_cmpint (get_status (fixture), ==, BACKBONE_STATUS_ATTENTION);
  client_close (landscape);
}

static gboolean
load_plan (BackboneDb *db, gpointer user_data, GError **error)
{
  static const BackboneCheckFilter everything = { 0 };

  return backbone_db_check_plan_load (db, &everything, user_data, error);
}

/* The entry of the plan for a way to log on; there must be one. */
static const BackboneCheckUser *
find_entry (BackboneCheckPlan *plan, gboolean with_certificate)
{
  for (guint i = 0; i < plan->users->len; i++)
    {
      const BackboneCheckUser *user = &g_array_index (plan->users, BackboneCheckUser, i);

      if (g_strcmp0 (user->id, USER) == 0 && user->with_certificate == with_certificate)
        return user;
    }

  g_assert_not_reached ();
}

static void
test_plan (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCheckPlan) plan = NULL;

  set_certificate (fixture, SEVEN, "uuid-one", 300);
  fixture_write (fixture, use_certificate, (gpointer)SEVEN);
  fixture_read (fixture, load_plan, &plan);

  g_assert_cmpuint (find_entry (plan, FALSE)->n_targets, ==, 5);
  g_assert_cmpstr (find_entry (plan, FALSE)->credential, ==, "uuid-password");
  g_assert_cmpuint (find_entry (plan, TRUE)->n_targets, ==, 1);
  g_assert_cmpstr (find_entry (plan, TRUE)->credential, ==, "uuid-one");
  g_assert_cmpint (find_entry (plan, TRUE)->preset, ==, BACKBONE_VERDICT_NEVER_CHECKED);
}

static const struct
{
  const char *name;
  int first_day; /* from now */
  int last_day;
  BackboneVerdict preset;
  const char *evidence;
} dates[] = {
  { "expired", -400, -1, BACKBONE_VERDICT_CLIENT_CERTIFICATE, "expired" },
  { "not-yet", 1, 400, BACKBONE_VERDICT_CLIENT_CERTIFICATE, "not valid before" },
  { "missing", 0, 0, BACKBONE_VERDICT_NOT_CONFIGURED, "No certificate" },
};

/* What can't work is not sent. */
static void
test_plan_preset (LandscapeFixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gint64 now = g_get_real_time ();
  Certificate certificate
      = { SEVEN, "uuid-one", now + dates[i].first_day * DAY, now + dates[i].last_day * DAY };
  g_autoptr (BackboneCheckPlan) plan = NULL;

  if (dates[i].last_day != 0)
    fixture_write (fixture, set_in_transaction, &certificate);
  fixture_write (fixture, use_certificate, (gpointer)SEVEN);
  fixture_read (fixture, load_plan, &plan);

  g_assert_cmpint (find_entry (plan, TRUE)->preset, ==, dates[i].preset);
  g_assert_nonnull (strstr (find_entry (plan, TRUE)->preset_evidence, dates[i].evidence));
  g_assert_cmpint (find_entry (plan, FALSE)->preset, ==, BACKBONE_VERDICT_NEVER_CHECKED);
}

typedef struct
{
  BackboneVerdict verdict;
  gboolean logged_on;
} Refusal;

static gboolean
add_outcome (BackboneDb *db, gpointer user_data, GError **error)
{
  const Refusal *refusal = user_data;
  const BackboneCheckTarget target = { .channel = 4, .customer = SEVEN };
  g_autoptr (BackboneCheckOutcome) outcome = backbone_check_outcome_new (&target, USER);
  const BackboneCheckOutcome *outcomes[] = { outcome };
  gint64 run;

  outcome->verdict = refusal->verdict;
  outcome->logged_on = refusal->logged_on;

  return backbone_db_check_run_begin (db, 1, &run, error)
         && backbone_db_check_results_add (db, run, outcomes, 1, error);
}

static gboolean
is_held (LandscapeFixture *fixture)
{
  return fixture_query_int64 (fixture,
                              "SELECT held_since FROM technical_user WHERE id = '" USER "'")
         != 0;
}

/* A certificate that was refused by HTTP holds the user till there is a new one. */
static void
test_hold (LandscapeFixture *fixture, gconstpointer data)
{
  Refusal not_sent = { BACKBONE_VERDICT_CLIENT_CERTIFICATE, FALSE };
  Refusal refused = { BACKBONE_VERDICT_CLIENT_CERTIFICATE, TRUE };
  Refusal wrong_password = { BACKBONE_VERDICT_CREDENTIALS, TRUE };

  set_certificate (fixture, SEVEN, "uuid-one", 300);
  fixture_write (fixture, add_outcome, &not_sent);
  g_assert_false (is_held (fixture));
  fixture_write (fixture, add_outcome, &refused);
  g_assert_true (is_held (fixture));
  set_certificate (fixture, SEVEN, "uuid-two", 300);
  g_assert_false (is_held (fixture));

  /* The password is as wrong as it was, so that trying it again could lock the user. */
  fixture_write (fixture, add_outcome, &wrong_password);
  set_certificate (fixture, SEVEN, "uuid-three", 300);
  g_assert_true (is_held (fixture));
}

static gboolean
remove_customer (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customer_remove (db, user_data, error);
}

static void
test_goes_with_user (LandscapeFixture *fixture, gconstpointer data)
{
  set_certificate (fixture, SEVEN, "uuid-one", 300);
  fixture_write (fixture, remove_customer, (gpointer)SEVEN);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM client_certificate"), ==, 1);
  fixture_write (fixture, remove_customer, (gpointer)EIGHT);
  g_assert_cmpint (fixture_query_int64 (fixture, "SELECT count(*) FROM client_certificate"), ==, 0);
}

static void
test_refused (LandscapeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) no_user = NULL;
  g_autoptr (GError) nothing = NULL;
  Certificate certificate = { "0000000009", "uuid", 1, 2 };

  g_assert_false (
      backbone_store_write (fixture->store, set_in_transaction, &certificate, NULL, &unknown));
  g_assert_error (unknown, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
  certificate.number = FIXTURE_OWNER;
  g_assert_false (
      backbone_store_write (fixture->store, set_in_transaction, &certificate, NULL, &no_user));
  g_assert_error (no_user, BACKBONE_ERROR, BACKBONE_ERROR_INVALID);
  g_assert_false (backbone_store_write (fixture->store, remove_in_transaction, (gpointer)SEVEN,
                                        NULL, &nothing));
  g_assert_error (nothing, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND);
}

#define ADD(path, func, data)                                                                      \
  g_test_add (path, LandscapeFixture, data, set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/certificates/facts", test_facts, NULL);
  ADD ("/certificates/credentials", test_credentials, NULL);
  ADD ("/certificates/attention", test_attention, NULL);
  ADD ("/certificates/watch", test_watch, NULL);
  ADD ("/certificates/plan", test_plan, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *path = g_strconcat ("/certificates/plan/", dates[i].name, NULL);

      ADD (path, test_plan_preset, GSIZE_TO_POINTER (i));
    }
  ADD ("/certificates/hold", test_hold, NULL);
  ADD ("/certificates/goes-with-user", test_goes_with_user, NULL);
  ADD ("/certificates/refused", test_refused, NULL);

  return g_test_run ();
}
