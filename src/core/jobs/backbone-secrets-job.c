/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-secrets-job.h"

#include "backbone-db-secrets-private.h"
#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-secret.h"

#include <glib/gi18n-lib.h>

struct _BackboneSecretsJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  GListStore *results;
  guint n_unreferenced;
  GError *keyring_error;
};

G_DEFINE_FINAL_TYPE (BackboneSecretsJob, backbone_secrets_job, BACKBONE_TYPE_JOB)

static gboolean
load_rows (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_secrets_load (db, user_data, error);
}

/* @secrets: (nullable): what the keyring holds. */
static BackboneSecretState
find_state (const BackboneSecretRow *row, GHashTable *secrets)
{
  if (row->credential == NULL)
    return BACKBONE_SECRET_NOT_SAVED;
  if (secrets == NULL)
    return BACKBONE_SECRET_UNKNOWN;

  return g_hash_table_contains (secrets, row->credential) ? BACKBONE_SECRET_STORED
                                                          : BACKBONE_SECRET_MISSING;
}

static guint
count_unreferenced (GPtrArray *rows, GHashTable *secrets)
{
  guint n_referenced = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const BackboneSecretRow *row = g_ptr_array_index (rows, i);

      n_referenced += find_state (row, secrets) == BACKBONE_SECRET_STORED;
    }

  return g_hash_table_size (secrets) - n_referenced;
}

static void
hand_out (BackboneSecretsJob *self, GPtrArray *rows, GHashTable *secrets)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const BackboneSecretRow *row = g_ptr_array_index (rows, i);

      g_object_set (row->secret, "state", find_state (row, secrets), NULL);
      g_ptr_array_add (found, row->secret);
    }
  g_list_store_splice (self->results, 0, 0, found->pdata, found->len);
}

static gboolean
backbone_secrets_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneSecretsJob *self = BACKBONE_SECRETS_JOB (job);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) secrets = NULL;

  if (!backbone_store_read (backbone_landscape_get_store (self->landscape), load_rows, &rows,
                            cancellable, error))
    return FALSE;

  secrets = backbone_job_load_secrets (self->landscape, cancellable, &self->keyring_error);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (secrets)
    self->n_unreferenced = count_unreferenced (rows, secrets);
  hand_out (self, rows, secrets);

  return TRUE;
}

static void
backbone_secrets_job_finalize (GObject *object)
{
  BackboneSecretsJob *self = BACKBONE_SECRETS_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->results);
  g_clear_error (&self->keyring_error);

  G_OBJECT_CLASS (backbone_secrets_job_parent_class)->finalize (object);
}

static void
backbone_secrets_job_class_init (BackboneSecretsJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_secrets_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_secrets_job_run;
}

static void
backbone_secrets_job_init (BackboneSecretsJob *self)
{
  self->results = g_list_store_new (BACKBONE_TYPE_STORED_SECRET);
}

/**
 * backbone_secrets_job_new:
 * @landscape: a landscape
 *
 * Returns: (transfer full): the job
 */
BackboneSecretsJob *
backbone_secrets_job_new (BackboneLandscape *landscape)
{
  BackboneSecretsJob *self = g_object_new (BACKBONE_TYPE_SECRETS_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("List stored passwords"));

  return self;
}

GListModel *
backbone_secrets_job_get_results (BackboneSecretsJob *self)
{
  return G_LIST_MODEL (self->results);
}

guint
backbone_secrets_job_get_n_unreferenced (BackboneSecretsJob *self)
{
  return self->n_unreferenced;
}

const GError *
backbone_secrets_job_get_keyring_error (BackboneSecretsJob *self)
{
  return self->keyring_error;
}
