/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-archive-job.h"
#include "backbone-assignment-job.h"
#include "backbone-certificate-job.h"
#include "backbone-edit-jobs.h"
#include "backbone-error.h"
#include "backbone-landscape-private.h"
#include "backbone-setup-jobs.h"
#include "backbone-vault-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "Vierzig Rosen blühen"
#define PASSWORD   "Lerche-2861-Tanne"
#define CUSTOMER   "0001107450"
/* Of the file among the test data. */
#define PFX_PASSWORD "Corpus-2026"

static GFile *
file_in (JobFixture *fixture, const char *name)
{
  return g_file_new_build_filename (fixture->base.folder, name, NULL);
}

static BackboneJob *
save_job (JobFixture *fixture, const char *name, const char *phrase, gboolean with_secrets)
{
  g_autoptr (GFile) file = file_in (fixture, name);
  g_autoptr (BackboneSecret) passphrase = backbone_secret_new (phrase);

  return backbone_archive_save_job_new (fixture->landscape, file, passphrase, with_secrets, FALSE);
}

static BackboneArchiveRestoreJob *
restore_job (JobFixture *fixture, const char *archive, const char *name, const char *phrase)
{
  g_autoptr (GFile) file = file_in (fixture, archive);
  g_autofree char *path = g_build_filename (fixture->base.folder, name, NULL);
  g_autoptr (BackboneSecret) passphrase = backbone_secret_new (phrase);

  return backbone_archive_restore_job_new (file, path, passphrase);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static BackboneLandscape *
open_landscape (JobFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  BackboneLandscape *landscape;

  backbone_landscape_open_async (path, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  landscape = backbone_landscape_open_finish (result, &error);
  g_assert_no_error (error);

  return landscape;
}

static void
close_landscape (BackboneLandscape *landscape)
{
  backbone_store_close (backbone_landscape_get_store (landscape));
  g_object_unref (landscape);
}

static void
add_customer (JobFixture *fixture)
{
  g_autoptr (BackboneSecret) secret = backbone_secret_new (PASSWORD);

  job_fixture_run_well (backbone_customer_add_job_new (fixture->landscape, CUSTOMER, "Clocks",
                                                       "S0018133160", secret));
}

static GHashTable *
load_secrets (BackboneLandscape *landscape)
{
  g_autoptr (GError) error = NULL;
  GHashTable *secrets
      = backbone_vault_load (backbone_landscape_get_vault (landscape), NULL, &error);

  g_assert_no_error (error);

  return secrets;
}

static void
assert_has_password (BackboneLandscape *landscape)
{
  g_autoptr (GHashTable) secrets = load_secrets (landscape);
  GHashTableIter iter;
  gpointer secret;

  g_assert_cmpuint (g_hash_table_size (secrets), ==, 1);
  g_hash_table_iter_init (&iter, secrets);
  g_assert_true (g_hash_table_iter_next (&iter, NULL, &secret));
  g_assert_cmpstr (backbone_secret_peek (secret), ==, PASSWORD);
}

/* Forgets what the keyring holds of a landscape, as another computer never knew it. */
static void
sweep_all (BackboneLandscape *landscape)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true (
      backbone_vault_sweep (backbone_landscape_get_vault (landscape), none, NULL, NULL, NULL));
}

static char *
query (BackboneLandscape *landscape, const char *sql)
{
  LandscapeFixture base = { .store = backbone_landscape_get_store (landscape) };

  return fixture_query (&base, sql);
}

static gboolean
has_leftovers (JobFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->base.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, "restored") || strstr (name, "archive."))
        return TRUE;
    }

  return FALSE;
}

/* Another computer: the keyring has nothing of the landscape. */
static void
test_elsewhere (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (backbone_landscape_get_id (fixture->landscape));
  g_autoptr (BackboneArchiveRestoreJob) job = NULL;
  g_autofree char *customers = NULL;
  g_autofree char *audit = NULL;
  g_autofree char *leases = NULL;
  g_autofree char *saved = NULL;
  BackboneLandscape *restored;

  add_customer (fixture);
  job_fixture_run_well (save_job (fixture, "a.archive", PASSPHRASE, TRUE));
  g_assert_cmpuint (job_fixture_get_mode (fixture, "a.archive"), ==, 0600);
  saved = job_fixture_query (fixture, "SELECT subject || after FROM audit WHERE action = '%s'",
                             "archive-save");
  g_assert_cmpstr (saved, ==, "a.archive{\"secrets\": \"1\"}");

  sweep_all (fixture->landscape);
  job = restore_job (fixture, "a.archive", "new/restored.db", PASSPHRASE);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  g_assert_cmpuint (backbone_archive_restore_job_get_n_secrets (job), ==, 1);
  g_assert_false (backbone_archive_restore_job_has_new_id (job));
  g_assert_cmpuint (job_fixture_get_mode (fixture, "new/restored.db"), ==, 0600);
  g_assert_cmpuint (job_fixture_get_mode (fixture, "new"), ==, 0700);

  restored = open_landscape (fixture, "new/restored.db");
  g_assert_cmpstr (backbone_landscape_get_id (restored), ==, id);
  assert_has_password (restored);
  customers = query (restored, "SELECT group_concat (number) FROM customer");
  g_assert_cmpstr (customers, ==, FIXTURE_OWNER "," CUSTOMER);
  audit = query (restored, "SELECT subject FROM audit ORDER BY number DESC LIMIT 1");
  g_assert_cmpstr (audit, ==, "a.archive");
  leases = query (restored, "SELECT count(*) FROM lease");
  g_assert_cmpstr (leases, ==, "0");
  sweep_all (restored);
  close_landscape (restored);
}

/* Everything that a landscape can have: each kind of secret among it. */
static void
fill (JobFixture *fixture)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("BACKBONE_TEST_DATA"), "pfx", "rsa.pfx", NULL);
  g_autoptr (GFile) pfx = g_file_new_for_path (path);
  g_autoptr (BackboneSecret) of_pfx = backbone_secret_new (PFX_PASSWORD);
  g_autoptr (BackboneSecret) of_s_user = backbone_secret_new ("Ulme-6489-Esche");
  g_autoptr (BackboneSecret) of_proxy = backbone_secret_new ("Birke-1177-Dohle");
  g_autoptr (BackboneSecret) key = backbone_secret_new ("12345678901234567890");
  g_autoptr (BackboneProxy) proxy
      = g_object_new (BACKBONE_TYPE_PROXY, "mode", BACKBONE_PROXY_MANUAL, "host", "proxy.example",
                      "port", 3128, "user", "basis", NULL);
  const BackboneAssignmentEdit edit = { "FRN_BTC_SMP", CUSTOMER, "S0018132425", of_s_user };

  add_customer (fixture);
  job_fixture_run_well (
      BACKBONE_JOB (backbone_certificate_job_new (fixture->landscape, CUSTOMER, pfx, of_pfx)));
  job_fixture_run_well (BACKBONE_JOB (backbone_assignment_job_new (fixture->landscape, &edit, 1)));
  job_fixture_run_well (backbone_proxy_set_job_new (fixture->landscape, proxy, of_proxy));
  job_fixture_run_well (backbone_multi_customer_job_new (fixture->landscape, TRUE, key));
}

/* (transfer full): all rows of all tables, but what restoring itself adds. */
static char *
dump (BackboneLandscape *landscape)
{
  g_autofree char *names
      = query (landscape, "SELECT group_concat (name) FROM (SELECT name FROM sqlite_master WHERE "
                          "type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE "
                          "'%search%' AND name NOT IN ('lease', 'audit') ORDER BY name)");
  g_auto (GStrv) tables = g_strsplit (names, ",", -1);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *which = g_strdup_printf ("SELECT group_concat ('quote(\"' || name || '\")', "
                                                "'||\"|\"||') FROM pragma_table_info('%s')",
                                                tables[i]);
      g_autofree char *columns = query (landscape, which);
      g_autofree char *what = g_strdup_printf (
          "SELECT coalesce (group_concat (row, char (10)), '') FROM (SELECT %s AS row FROM \"%s\" "
          "ORDER BY 1)",
          columns, tables[i]);
      g_autofree char *rows = query (landscape, what);

      g_string_append_printf (all, "%s\n%s\n", tables[i], rows);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_same_secrets (GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer id, secret;

  g_assert_cmpuint (g_hash_table_size (after), ==, g_hash_table_size (before));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &secret))
    {
      BackboneSecret *restored = g_hash_table_lookup (after, id);

      g_assert_nonnull (restored);
      g_assert_cmpstr (backbone_secret_peek (restored), ==, backbone_secret_peek (secret));
    }
}

static void
test_everything (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GHashTable) restored_secrets = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  BackboneLandscape *restored;

  fill (fixture);
  secrets = load_secrets (fixture->landscape);
  g_assert_cmpuint (g_hash_table_size (secrets), ==, 5);
  before = dump (fixture->landscape);
  g_assert_nonnull (strstr (before, "registration-key"));
  g_assert_nonnull (strstr (before, "S0018132425"));
  job_fixture_run_well (save_job (fixture, "a.archive", PASSPHRASE, TRUE));

  sweep_all (fixture->landscape);
  job_fixture_run_well (
      BACKBONE_JOB (restore_job (fixture, "a.archive", "restored.db", PASSPHRASE)));
  restored = open_landscape (fixture, "restored.db");
  after = dump (restored);
  g_assert_cmpstr (after, ==, before);
  restored_secrets = load_secrets (restored);
  assert_same_secrets (secrets, restored_secrets);
  sweep_all (restored);
  close_landscape (restored);
}

/* Beside the landscape that was saved: neither may sweep what the other needs. */
static void
test_beside (JobFixture *fixture, gconstpointer with_secrets)
{
  g_autoptr (BackboneArchiveRestoreJob) job = NULL;
  BackboneLandscape *restored;

  add_customer (fixture);
  job_fixture_run_well (
      save_job (fixture, "a.archive", PASSPHRASE, GPOINTER_TO_INT (with_secrets)));
  job = restore_job (fixture, "a.archive", "restored.db", PASSPHRASE);
  job_fixture_run_well (g_object_ref (BACKBONE_JOB (job)));
  g_assert_true (backbone_archive_restore_job_has_new_id (job));

  restored = open_landscape (fixture, "restored.db");
  g_assert_cmpstr (backbone_landscape_get_id (restored), !=,
                   backbone_landscape_get_id (fixture->landscape));
  assert_has_password (restored);
  sweep_all (restored);
  close_landscape (restored);
  assert_has_password (fixture->landscape);
}

static void
refuse (JobFixture *fixture, const char *archive, const char *phrase, int code)
{
  g_autofree char *before = job_fixture_digest_keyring ();
  g_autofree char *after = NULL;

  job_fixture_run_badly (BACKBONE_JOB (restore_job (fixture, archive, "restored.db", phrase)),
                         code);
  after = job_fixture_digest_keyring ();
  g_assert_cmpstr (before, ==, after);
  g_assert_false (has_leftovers (fixture));
}

static void
write_bytes (JobFixture *fixture, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
}

static void
test_refused (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "a", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  add_customer (fixture);
  job_fixture_run_badly (save_job (fixture, "a", "too short", TRUE), BACKBONE_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  job_fixture_run_well (save_job (fixture, "a", PASSPHRASE, TRUE));
  job_fixture_run_badly (save_job (fixture, "a", PASSPHRASE, TRUE), BACKBONE_ERROR_EXISTS);

  refuse (fixture, "a", "Vierzig Rosen", BACKBONE_ERROR_PASSPHRASE);
  refuse (fixture, "there-is-no", PASSPHRASE, BACKBONE_ERROR_UNREADABLE);

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  write_bytes (fixture, "b", bytes, length - 1);
  refuse (fixture, "b", PASSPHRASE, BACKBONE_ERROR_ARCHIVE);
  bytes[length / 2] ^= 1;
  write_bytes (fixture, "b", bytes, length);
  refuse (fixture, "b", PASSPHRASE, BACKBONE_ERROR_ARCHIVE);
  bytes[9]++;
  write_bytes (fixture, "b", bytes, length);
  refuse (fixture, "b", PASSPHRASE, BACKBONE_ERROR_NEWER_VERSION);
}

/* The file that is there stays what it is. */
static void
test_taken (JobFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GFile) taken = job_fixture_write (fixture, "taken.db", "mine");

  job_fixture_run_well (save_job (fixture, "a", PASSPHRASE, FALSE));
  job_fixture_run_badly (BACKBONE_JOB (restore_job (fixture, "a", "taken.db", PASSPHRASE)),
                         BACKBONE_ERROR_EXISTS);
  text = job_fixture_read (fixture, "taken.db");
  g_assert_cmpstr (text, ==, "mine");
}

/* Without a keyring the landscape can be saved and restored, its secrets can't. */
static void
test_without_keyring (JobFixture *fixture, gconstpointer data)
{
  BackboneLandscape *restored;

  job_fixture_run_badly (save_job (fixture, "b", PASSPHRASE, TRUE), BACKBONE_ERROR_NO_KEYRING);
  g_assert_cmpuint (job_fixture_get_mode (fixture, "b"), ==, 0);
  job_fixture_run_well (save_job (fixture, "a", PASSPHRASE, FALSE));
  job_fixture_run_well (BACKBONE_JOB (restore_job (fixture, "a", "restored.db", PASSPHRASE)));
  restored = open_landscape (fixture, "restored.db");
  g_assert_cmpstr (backbone_landscape_get_id (restored), ==,
                   backbone_landscape_get_id (fixture->landscape));
  close_landscape (restored);
}

#define ADD(path, data, func)                                                                      \
  g_test_add (path, JobFixture, data, job_fixture_set_up, func, job_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/archive/unlocked/elsewhere", NULL, test_elsewhere);
  ADD ("/archive/unlocked/everything", NULL, test_everything);
  ADD ("/archive/unlocked/beside-with-secrets", GINT_TO_POINTER (TRUE), test_beside);
  ADD ("/archive/unlocked/beside-without-secrets", GINT_TO_POINTER (FALSE), test_beside);
  ADD ("/archive/unlocked/refused", NULL, test_refused);
  ADD ("/archive/unlocked/taken", NULL, test_taken);
  ADD ("/archive/none/without-keyring", NULL, test_without_keyring);

  return g_test_run ();
}
