/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice-fixture.h"

#include "backbone-certificate-job.h"
#include "backbone-check-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-landscape-private.h"

#include <string.h>

#define CUSTOMER "0001107450"
#define USER     "S0018133160"

/* With the customer whose user has a certificate on the practice backbone; its password is none that is
 * right. */
static void
set_up (PracticeFixture *fixture, gconstpointer data)
{
  practice_fixture_set_up (fixture, NULL);
  job_fixture_run_well (
      backbone_customer_add_job_new (fixture->base.landscape, CUSTOMER, "Clocks", USER, NULL));
}

/* @name: a file of the practice backbone, or of the tests' data. (transfer full). */
static BackboneCertificateJob *
make_job (PracticeFixture *fixture, const char *name, const char *password)
{
  g_autofree char *path = g_build_filename (g_getenv ("BACKBONE_TEST_DATA"), "pfx", name, NULL);
  gboolean ours = g_str_has_prefix (name, "pfx/");
  g_autoptr (GFile) file
      = ours ? practice_get_file (fixture->practice, name) : g_file_new_for_path (path);
  g_autoptr (BackboneSecret) secret = backbone_secret_new (password);

  return backbone_certificate_job_new (fixture->base.landscape, "1107450", file, secret);
}

static BackboneJob *
set_job (PracticeFixture *fixture, const char *name, const char *password)
{
  return BACKBONE_JOB (make_job (fixture, name, password));
}

static BackboneJob *
right_job (PracticeFixture *fixture)
{
  return set_job (fixture, "pfx/" USER ".pfx", "Lerche-2861-Tanne");
}

static BackboneJob *
use_job (PracticeFixture *fixture)
{
  static const char *const numbers[] = { CUSTOMER, NULL };
  static const char *const settings[] = { "authentication=certificate", NULL };

  return backbone_channel_edit_job_new (fixture->base.landscape, numbers, NULL, settings);
}

/* How many of its channels have @verdict. */
static guint
check (PracticeFixture *fixture, BackboneVerdict verdict)
{
  static const char *const numbers[] = { CUSTOMER, NULL };
  g_autoptr (BackboneCheckJob) job = backbone_check_job_new (fixture->base.landscape);

  backbone_check_job_set_customers (job, numbers);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));

  return backbone_check_job_get_count (job, verdict);
}

static gint64
count_certificates (PracticeFixture *fixture)
{
  return job_fixture_count (&fixture->base, "SELECT count(*) FROM client_certificate");
}

static void
test_story (PracticeFixture *fixture, gconstpointer data)
{
  job_fixture_run_well (use_job (fixture));
  g_assert_cmpuint (check (fixture, BACKBONE_VERDICT_NOT_CONFIGURED), ==, 3);

  job_fixture_run_well (right_job (fixture));
  g_assert_cmpuint (job_fixture_count_secrets (&fixture->base), ==, 1);
  g_assert_cmpuint (check (fixture, BACKBONE_VERDICT_OK), ==, 3);
  g_assert_cmpint (practice_count (fixture->practice, "users", USER, "with_certificate", NULL), ==,
                   3);

  /* Replaced by one that nobody knows: refused once, then held, until there is a new one. */
  job_fixture_run_well (set_job (fixture, "rsa.pfx", "Corpus-2026"));
  g_assert_cmpuint (job_fixture_count_secrets (&fixture->base), ==, 1);
  g_assert_cmpuint (check (fixture, BACKBONE_VERDICT_CLIENT_CERTIFICATE), ==, 1);
  g_assert_cmpuint (check (fixture, BACKBONE_VERDICT_SKIPPED), ==, 3);
  job_fixture_run_well (right_job (fixture));
  g_assert_cmpuint (check (fixture, BACKBONE_VERDICT_OK), ==, 3);

  job_fixture_run_well (backbone_certificate_remove_job_new (fixture->base.landscape, CUSTOMER));
  g_assert_cmpint (count_certificates (fixture), ==, 0);
  g_assert_cmpuint (job_fixture_count_secrets (&fixture->base), ==, 0);
  g_assert_cmpuint (check (fixture, BACKBONE_VERDICT_NOT_CONFIGURED), ==, 3);
}

static void
test_dry_run (PracticeFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneCertificateJob) job = make_job (fixture, "expired.pfx", "Corpus-2026");
  BackboneClientCertificate *certificate;

  backbone_certificate_job_set_dry_run (job, TRUE);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  certificate = backbone_certificate_job_get_certificate (job);
  g_assert_cmpstr (backbone_client_certificate_get_key_type (certificate), ==, "ECDSA P-256");
  g_assert_cmpint (count_certificates (fixture), ==, 0);
  g_assert_cmpuint (job_fixture_count_secrets (&fixture->base), ==, 0);
}

static const char *const bad_files[]
    = { "expired.pfx", "truncated.pfx", "no-key.pfx", "two-keys.pfx", "mismatched-key.pfx" };

/* What is refused leaves no trace, neither here nor in the keyring; what there was stays. */
static void
test_refused (PracticeFixture *fixture, gconstpointer data)
{
  gint64 n_audit;

  job_fixture_run_well (right_job (fixture));
  n_audit = job_fixture_count (&fixture->base, "SELECT count(*) FROM audit");

  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    job_fixture_run_badly (set_job (fixture, bad_files[i], "Corpus-2026"),
                           BACKBONE_ERROR_CERTIFICATE);
  job_fixture_run_badly (set_job (fixture, "rsa.pfx", "wrong"), BACKBONE_ERROR_CERTIFICATE);
  job_fixture_run_badly (set_job (fixture, "there-is-no.pfx", "wrong"), BACKBONE_ERROR_UNREADABLE);

  g_assert_cmpint (job_fixture_count (&fixture->base, "SELECT count(*) FROM audit"), ==, n_audit);
  g_assert_cmpuint (job_fixture_count_secrets (&fixture->base), ==, 1);
  job_fixture_run_well (use_job (fixture));
  g_assert_cmpuint (check (fixture, BACKBONE_VERDICT_OK), ==, 3);
}

static void
test_customer_removed (PracticeFixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { CUSTOMER, NULL };

  job_fixture_run_well (right_job (fixture));
  job_fixture_run_well (backbone_customer_remove_job_new (fixture->base.landscape, numbers));
  g_assert_cmpint (count_certificates (fixture), ==, 0);
  g_assert_cmpuint (job_fixture_count_secrets (&fixture->base), ==, 0);
}

static void
test_no_keyring (PracticeFixture *fixture, gconstpointer data)
{
  job_fixture_run_badly (right_job (fixture), GPOINTER_TO_INT (data));
  g_assert_cmpint (count_certificates (fixture), ==, 0);

  /* Reading it needs no keyring. */
  {
    g_autoptr (BackboneCertificateJob) job = make_job (fixture, "rsa.pfx", "Corpus-2026");

    backbone_certificate_job_set_dry_run (job, TRUE);
    job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  }
}

#define ADD(path, func, data)                                                                      \
  g_test_add (path, PracticeFixture, data, set_up, func, practice_fixture_tear_down)

int
main (int argc, char **argv)
{
  backbone_core_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/certificate/unlocked/story", test_story, NULL);
  ADD ("/certificate/unlocked/dry-run", test_dry_run, NULL);
  ADD ("/certificate/unlocked/refused", test_refused, NULL);
  ADD ("/certificate/unlocked/customer-removed", test_customer_removed, NULL);
  ADD ("/certificate/locked/no-keyring", test_no_keyring,
       GINT_TO_POINTER (BACKBONE_ERROR_KEYRING_LOCKED));
  ADD ("/certificate/none/no-keyring", test_no_keyring,
       GINT_TO_POINTER (BACKBONE_ERROR_NO_KEYRING));

  return g_test_run ();
}
