/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-installation-import-job.h"

#include "backbone-db-customers-private.h"
#include "backbone-db-installations-private.h"
#include "backbone-db-refresh-private.h"
#include "backbone-file.h"
#include "backbone-installation-sheet-private.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>

/* Far above a list of 10,000 customers with many systems each. */
#define MAX_FILE_SIZE (64 * 1024 * 1024)

struct _BackboneInstallationImportJob
{
  BackboneJob parent_instance;

  BackboneLandscape *landscape;
  GFile *file;
  char *name; /* of the file, for people */
  gboolean dry_run;
  GListStore *changes;

  /* While it runs. */
  GPtrArray *sheet; /* BackboneInstallationSheetRow */
};

G_DEFINE_FINAL_TYPE (BackboneInstallationImportJob,
                     backbone_installation_import_job,
                     BACKBONE_TYPE_JOB)

static gboolean
read_file (BackboneInstallationImportJob *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  backbone_job_report_message (BACKBONE_JOB (self), _ ("Reading the file"));
  bytes = backbone_file_read (self->file, MAX_FILE_SIZE, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  self->sheet = backbone_installation_sheet_parse (bytes, error);
  if (self->sheet == NULL)
    g_prefix_error (error, "%s: ", self->name);

  return self->sheet != NULL;
}

static gboolean
check_customers (BackboneInstallationImportJob *self, BackboneDb *db, GError **error)
{
  g_autoptr (GHashTable) customers = NULL;

  if (!backbone_db_customers_load (db, &customers, error))
    return FALSE;

  for (guint i = 0; i < self->sheet->len; i++)
    {
      BackboneInstallationSheetRow *row = g_ptr_array_index (self->sheet, i);

      if (row->problem == NULL && !g_hash_table_contains (customers, row->customer))
        row->problem = g_strdup_printf (_ ("There is no customer %s"), row->customer);
    }

  return TRUE;
}

static void
report_refused (BackboneInstallationImportJob *self, const BackboneInstallationSheetRow *row)
{
  g_autofree char *installation
      = row->installation ? g_utf8_make_valid (row->installation, -1) : NULL;
  g_autofree char *customer = row->customer ? g_utf8_make_valid (row->customer, -1) : NULL;
  g_autoptr (BackboneInstallationChange) change
      = g_object_new (BACKBONE_TYPE_INSTALLATION_CHANGE, "line", row->line, "outcome",
                      BACKBONE_INSTALLATION_REFUSED, "installation", installation, "customer",
                      customer, "reason", row->problem, NULL);

  g_list_store_append (self->changes, change);
}

static gboolean
check_refused (BackboneInstallationImportJob *self, GError **error)
{
  const BackboneInstallationSheetRow *first = NULL;
  guint n_refused = 0;

  for (guint i = 0; i < self->sheet->len; i++)
    {
      const BackboneInstallationSheetRow *row = g_ptr_array_index (self->sheet, i);

      if (row->problem == NULL)
        continue;
      first = first ? first : row;
      n_refused++;
      report_refused (self, row);
    }
  if (first == NULL)
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED,
               /* Translators: a file name, two counts, a line number and a reason */
               g_dngettext (GETTEXT_PACKAGE, "%s: %u of %u rows is refused; line %u: %s",
                            "%s: %u of %u rows are refused, the first in line %u: %s", n_refused),
               self->name, n_refused, self->sheet->len, first->line, first->problem);

  return FALSE;
}

/* (transfer full) (element-type BackboneInstallationRow): each installation once. */
static GPtrArray *
collect_rows (BackboneInstallationImportJob *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_installation_row_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->sheet->len; i++)
    {
      const BackboneInstallationSheetRow *given = g_ptr_array_index (self->sheet, i);
      BackboneInstallationRow *row = g_hash_table_lookup (known, given->installation);

      if (row == NULL)
        {
          row = backbone_installation_row_new (given->installation, given->customer,
                                               given->description);
          row->line = given->line;
          row->source = BACKBONE_SOURCE_BY_HAND;
          g_ptr_array_add (rows, row);
          g_hash_table_insert (known, row->number, row);
        }
      if (given->system)
        backbone_installation_row_add_system (row, given->system, given->sid);
    }

  return rows;
}

static gboolean
note_refreshes (BackboneInstallationImportJob *self,
                BackboneDb *db,
                GPtrArray *rows,
                GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  /* Translators: a file name */
  g_autofree char *evidence = g_strdup_printf (_ ("Imported from %s"), self->name);

  for (guint i = 0; i < rows->len; i++)
    {
      BackboneInstallationRow *row = g_ptr_array_index (rows, i);

      if (g_hash_table_add (done, row->customer)
          && !backbone_db_refresh_save (db, row->customer, TRUE, BACKBONE_VERDICT_OK, evidence,
                                        NULL, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
import (BackboneDb *db, gpointer user_data, GError **error)
{
  BackboneInstallationImportJob *self = user_data;
  g_autoptr (GPtrArray) rows = NULL;

  if (!check_customers (self, db, error) || !check_refused (self, error))
    return FALSE;

  rows = collect_rows (self);

  return backbone_db_installations_save (db, rows, NULL, self->dry_run, self->changes, error)
         && (self->dry_run || note_refreshes (self, db, rows, error));
}

static gboolean
backbone_installation_import_job_run (BackboneJob *job, GCancellable *cancellable, GError **error)
{
  BackboneInstallationImportJob *self = BACKBONE_INSTALLATION_IMPORT_JOB (job);
  BackboneStore *store = backbone_landscape_get_store (self->landscape);
  gboolean done = read_file (self, cancellable, error);

  if (done)
    done = self->dry_run ? backbone_store_read (store, import, self, cancellable, error)
                         : backbone_store_write (store, import, self, cancellable, error);
  g_clear_pointer (&self->sheet, g_ptr_array_unref);

  return done;
}

static void
backbone_installation_import_job_finalize (GObject *object)
{
  BackboneInstallationImportJob *self = BACKBONE_INSTALLATION_IMPORT_JOB (object);

  g_clear_object (&self->landscape);
  g_clear_object (&self->file);
  g_clear_object (&self->changes);
  g_free (self->name);

  G_OBJECT_CLASS (backbone_installation_import_job_parent_class)->finalize (object);
}

static void
backbone_installation_import_job_class_init (BackboneInstallationImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = backbone_installation_import_job_finalize;
  BACKBONE_JOB_CLASS (klass)->run = backbone_installation_import_job_run;
}

static void
backbone_installation_import_job_init (BackboneInstallationImportJob *self)
{
  self->changes = g_list_store_new (BACKBONE_TYPE_INSTALLATION_CHANGE);
}

/**
 * backbone_installation_import_job_new:
 * @landscape: a landscape
 * @file: the file
 *
 * Returns: (transfer full): the job
 */
BackboneInstallationImportJob *
backbone_installation_import_job_new (BackboneLandscape *landscape, GFile *file)
{
  BackboneInstallationImportJob *self = g_object_new (BACKBONE_TYPE_INSTALLATION_IMPORT_JOB, NULL);

  self->landscape = g_object_ref (landscape);
  self->file = g_object_ref (file);
  self->name = g_file_get_parse_name (file);
  backbone_job_set_title (BACKBONE_JOB (self), _ ("Import installations"));

  return self;
}

void
backbone_installation_import_job_set_dry_run (BackboneInstallationImportJob *self, gboolean dry_run)
{
  self->dry_run = dry_run;
}

/**
 * backbone_installation_import_job_get_changes:
 *
 * Returns: (transfer none): #BackboneInstallationChange
 */
GListModel *
backbone_installation_import_job_get_changes (BackboneInstallationImportJob *self)
{
  return G_LIST_MODEL (self->changes);
}
