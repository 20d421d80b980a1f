/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "job-fixture.h"

#include "backbone-db-customers-private.h"
#include "backbone-landscape-private.h"

#include <glib/gstdio.h>

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneLandscape **landscape = user_data;
  g_autoptr (GError) error = NULL;

  *landscape = backbone_landscape_create_finish (result, &error);
  g_assert_no_error (error);
}

void
job_fixture_set_up (JobFixture *fixture, gconstpointer data)
{
  g_autoptr (BackboneEndpointProfile) profile = fixture_profile_new ();

  fixture->base.folder = fixture_make_folder ();
  fixture->base.path = g_build_filename (fixture->base.folder, "landscape.db", NULL);
  backbone_landscape_create_async (fixture->base.path, FIXTURE_OWNER, "Service provider", profile,
                                   NULL, created_cb, &fixture->landscape);
  while (fixture->landscape == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->base.store = g_object_ref (backbone_landscape_get_store (fixture->landscape));
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *closed = user_data;
  g_autoptr (GError) error = NULL;

  backbone_landscape_close_finish (BACKBONE_LANDSCAPE (source), result, &error);
  g_assert_no_error (error);
  *closed = TRUE;
}

void
job_fixture_tear_down (JobFixture *fixture, gconstpointer data)
{
  gboolean closed = FALSE;

  backbone_landscape_close_async (fixture->landscape, closed_cb, &closed);
  fixture_wait_for (&closed);
  g_clear_object (&fixture->landscape);
  fixture_tear_down (&fixture->base, data);
}

typedef struct
{
  gboolean ended;
  gboolean succeeded;
  GError *error;
} Outcome;

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->succeeded = backbone_job_run_finish (BACKBONE_JOB (source), result, &outcome->error);
  outcome->ended = TRUE;
}

gboolean
job_fixture_run (BackboneJob *job, GError **error)
{
  Outcome outcome = { 0 };

  backbone_job_run_async (job, ended_cb, &outcome);
  g_object_unref (job);
  fixture_wait_for (&outcome.ended);
  if (outcome.error)
    g_propagate_error (error, outcome.error);

  return outcome.succeeded;
}

void
job_fixture_run_well (BackboneJob *job)
{
  g_autoptr (GError) error = NULL;

  job_fixture_run (job, &error);
  g_assert_no_error (error);
}

void
job_fixture_run_badly (BackboneJob *job, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (job_fixture_run (job, &error));
  g_assert_error (error, BACKBONE_ERROR, code);
}

GFile *
job_fixture_write (JobFixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

char *
job_fixture_read (JobFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

guint
job_fixture_get_mode (JobFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, name, NULL);
  GStatBuf buffer;

  return g_stat (path, &buffer) == 0 ? buffer.st_mode & 0777 : 0;
}

char *
job_fixture_query (JobFixture *fixture, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return fixture_query (&fixture->base, sql);
}

gint64
job_fixture_count (JobFixture *fixture, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return fixture_query_int64 (&fixture->base, sql);
}

static GHashTable *
load_secrets (JobFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GHashTable *secrets
      = backbone_vault_load (backbone_landscape_get_vault (fixture->landscape), NULL, &error);

  g_assert_no_error (error);

  return secrets;
}

char *
job_fixture_dup_password (JobFixture *fixture, const char *number)
{
  g_autoptr (GHashTable) secrets = load_secrets (fixture);
  g_autofree char *credential
      = job_fixture_query (fixture,
                           "SELECT credential FROM customer JOIN technical_user "
                           "ON technical_user.id = customer.technical_user WHERE number = '%s'",
                           number);
  BackboneSecret *secret = credential ? g_hash_table_lookup (secrets, credential) : NULL;

  return secret ? g_strdup (backbone_secret_peek (secret)) : NULL;
}

guint
job_fixture_count_secrets (JobFixture *fixture)
{
  g_autoptr (GHashTable) secrets = load_secrets (fixture);

  return g_hash_table_size (secrets);
}

/* The keyring service encrypts its file anew for each write. */
char *
job_fixture_digest_keyring (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("XDG_DATA_HOME"), "keyrings", NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (g_file_get_contents (path, &data, &length, NULL))
        g_checksum_update (checksum, (const guchar *)data, length);
    }

  return g_strdup (g_checksum_get_string (checksum));
}
