/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What test-import-kill.py kills.
 *
 *   import-loop PATH import BATCH   imports batches of customers from BATCH on, without end
 *   import-loop PATH verify         checks the landscape against its own audit chain and keyring
 *
 * It says "confirmed BATCH" once a batch is in, and "fine" if nothing is wrong.
 */

#include "backbone-audit-job.h"
#include "backbone-db-customers-private.h"
#include "backbone-import-job.h"
#include "backbone-landscape-private.h"
#include "backbone-profile.h"

#include <stdio.h>
#include <stdlib.h>

#define OWNER             "1105772"
#define BATCH_SIZE        40
#define NUMBERS_PER_BATCH 1000

static GMainLoop *loop;

/* A password that says whose it is. Every other batch has none, so that its import is little else
 * than its transaction. */
static char *
make_password (guint64 number)
{
  gboolean has_password = number / NUMBERS_PER_BATCH % 2 == 0;

  return has_password ? g_strdup_printf ("secret of %" G_GUINT64_FORMAT, number) : g_strdup ("");
}

static char *
make_list (guint batch)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < BATCH_SIZE; i++)
    {
      guint64 number = (guint64)batch * NUMBERS_PER_BATCH + i;
      g_autofree char *password = make_password (number);

      g_string_append_printf (text, "%" G_GUINT64_FORMAT ";Batch %u;S%010" G_GUINT64_FORMAT ";%s\n",
                              number, batch, number, password);
    }

  return g_string_free (text, FALSE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!backbone_job_run_finish (BACKBONE_JOB (source), result, &error))
    g_error ("%s: %s", backbone_job_get_title (BACKBONE_JOB (source)), error->message);
  g_main_loop_quit (loop);
}

static void
run (BackboneJob *job)
{
  backbone_job_run_async (job, ended_cb, NULL);
  g_main_loop_run (loop);
}

static void
import_batch (BackboneLandscape *landscape, guint batch)
{
  g_autofree char *path = g_strconcat (backbone_landscape_get_path (landscape), ".csv", NULL);
  g_autofree char *text = make_list (batch);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BackboneImportJob) job = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  job = backbone_import_job_new (landscape, file);
  run (BACKBONE_JOB (job));
  g_print ("confirmed %u\n", batch);
}

static gboolean
load_customers (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customers_load (db, user_data, error);
}

/* Every customer with a technical user has the password that was imported with it. */
static void
verify_secrets (BackboneLandscape *landscape)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) customers = NULL;
  g_autoptr (GHashTable) secrets = NULL;
  GHashTableIter iter;
  BackboneCustomerRow *row;

  backbone_store_read (backbone_landscape_get_store (landscape), load_customers, &customers, NULL,
                       &error);
  g_assert_no_error (error);
  secrets = backbone_vault_load (backbone_landscape_get_vault (landscape), NULL, &error);
  g_assert_no_error (error);

  g_hash_table_iter_init (&iter, customers);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    {
      g_autofree char *expected = make_password (g_ascii_strtoull (row->number, NULL, 10));
      BackboneSecret *secret
          = row->credential ? g_hash_table_lookup (secrets, row->credential) : NULL;

      if (!row->owner && !g_str_equal (secret ? backbone_secret_peek (secret) : "", expected))
        g_error ("Customer %s has lost its password", row->number);
    }
}

static void
verify (BackboneLandscape *landscape)
{
  g_autoptr (BackboneAuditVerifyJob) job = backbone_audit_verify_job_new (landscape);

  run (BACKBONE_JOB (job));
  if (backbone_audit_verify_job_get_first_broken (job) != 0)
    g_error ("The audit chain is broken");
  verify_secrets (landscape);
  g_print ("fine\n");
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneLandscape **landscape = user_data;
  g_autoptr (GError) error = NULL;

  *landscape = backbone_landscape_create_finish (result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (loop);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BackboneLandscape **landscape = user_data;
  g_autoptr (GError) error = NULL;

  *landscape = backbone_landscape_open_finish (result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (loop);
}

static BackboneLandscape *
open_landscape (const char *path)
{
  BackboneLandscape *landscape = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    backbone_landscape_open_async (path, NULL, opened_cb, &landscape);
  else
    backbone_landscape_create_async (path, OWNER, "Service provider", NULL, NULL, created_cb,
                                     &landscape);
  g_main_loop_run (loop);

  return landscape;
}

int
main (int argc, char **argv)
{
  g_autoptr (BackboneLandscape) landscape = NULL;

  if (argc < 3)
    return 2;

  setvbuf (stdout, NULL, _IOLBF, 0);
  backbone_core_init ();
  loop = g_main_loop_new (NULL, FALSE);
  landscape = open_landscape (argv[1]);
  g_print ("ready\n");
  if (g_str_equal (argv[2], "verify"))
    verify (landscape);
  else if (argc > 3)
    for (guint batch = atoi (argv[3]);; batch++)
      import_batch (landscape, batch);

  return 0;
}
