/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-import-job.h"

#include "backbone-import-private.h"
#include "backbone-job-private.h"

#include <glib/gi18n-lib.h>

struct _BackboneImportJob
{
  BackboneJob parent_instance;

  BackboneImport import;
};

G_DEFINE_FINAL_TYPE (BackboneImportJob, backbone_import_job, BACKBONE_TYPE_JOB)

static gboolean
backbone_import_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  return backbone_import_run (&BACKBONE_IMPORT_JOB (job)->import, cancellable, error);
}

static void
backbone_import_job_finalize (GObject *object)
{
  BackboneImportJob *self = BACKBONE_IMPORT_JOB (object);

  backbone_import_clear (&self->import);

  G_OBJECT_CLASS (backbone_import_job_parent_class)->finalize (object);
}

static void
backbone_import_job_class_init (BackboneImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_import_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_import_job_run;
}

static void
backbone_import_job_init (BackboneImportJob *self)
{
  self->import.job = BACKBONE_JOB (self);
  self->import.rows = G_LIST_MODEL (g_list_store_new (BACKBONE_TYPE_IMPORT_ROW));
}

/**
 * backbone_import_job_new:
 * @landscape: a landscape
 * @file: a customer list
 *
 * The same list imported twice changes nothing the second time. If it fails or is cancelled, the
 * landscape is as before.
 *
 * It finishes with %BACKBONE_ERROR_REFUSED; %BACKBONE_ERROR_UNREADABLE, %BACKBONE_ERROR_ENCODING or
 * %BACKBONE_ERROR_INVALID (the header row) for the file; and, before anything is written,
 * %BACKBONE_ERROR_NO_KEYRING, %BACKBONE_ERROR_KEYRING_LOCKED or %BACKBONE_ERROR_KEYRING_FAILED if
 * the list holds passwords.
 *
 * Returns: (transfer full): the job
 */
BackboneImportJob *
backbone_import_job_new (BackboneLandscape *landscape, GFile *file)
{
  BackboneImportJob *self = g_object_new (BACKBONE_TYPE_IMPORT_JOB, NULL);
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name ? base_name : "");
  g_autofree char *title = g_strdup_printf (_ ("Import %s"), name);

  self->import.landscape = g_object_ref (landscape);
  self->import.file = g_object_ref (file);
  backbone_job_set_title (BACKBONE_JOB (self), title);

  return self;
}

/**
 * backbone_import_job_set_dry_run:
 * @self: a job
 * @dry_run: only say what it would do
 *
 * A dry run writes nothing anywhere. It does without the keyring if it must; passwords that are
 * saved then count as unchanged.
 */
void
backbone_import_job_set_dry_run (BackboneImportJob *self, gboolean dry_run)
{
  self->import.dry_run = dry_run;
}

/**
 * backbone_import_job_set_skip_invalid:
 * @self: a job
 * @skip_invalid: import the valid rows, and write the refused ones to a file beside the list
 */
void
backbone_import_job_set_skip_invalid (BackboneImportJob *self, gboolean skip_invalid)
{
  self->import.skip_invalid = skip_invalid;
}

/**
 * backbone_import_job_set_wipe:
 * @self: a job
 * @wipe: overwrite and delete the list once all its rows were taken
 */
void
backbone_import_job_set_wipe (BackboneImportJob *self, gboolean wipe)
{
  self->import.wipe = wipe;
}

/**
 * backbone_import_job_get_rows:
 *
 * Returns: (transfer none): #BackboneImportRow, one a data row of the list
 */
GListModel *
backbone_import_job_get_rows (BackboneImportJob *self)
{
  return self->import.rows;
}

/**
 * backbone_import_job_get_count:
 * @self: a job
 * @outcome: an outcome
 *
 * Returns: how many rows have it
 */
guint
backbone_import_job_get_count (BackboneImportJob *self, BackboneImportOutcome outcome)
{
  g_return_val_if_fail ((guint)outcome < G_N_ELEMENTS (self->import.counts), 0);

  return self->import.counts[outcome];
}

/**
 * backbone_import_job_get_n_passwords:
 *
 * Returns: how many passwords of the list are new or changed
 */
guint
backbone_import_job_get_n_passwords (BackboneImportJob *self)
{
  return self->import.n_passwords;
}

/**
 * backbone_import_job_get_rejected_file:
 *
 * Returns: (transfer none) (nullable): where the refused rows were written
 */
GFile *
backbone_import_job_get_rejected_file (BackboneImportJob *self)
{
  return self->import.rejected_file;
}
