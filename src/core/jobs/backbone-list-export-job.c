/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-export-job.h"

#include "backbone-csv-writer-private.h"
#include "backbone-db-assignments-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-file.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A list without secrets: what to write, and where to. */
typedef struct
{
  GFile *file;
  gboolean replace;
  const char *action; /* for the audit log */
  BackboneStoreFunc fill;
  BackboneCsvWriter *writer;
  guint n_rows;
} ListExport;

static void
list_export_free (ListExport *self)
{
  g_object_unref (self->file);
  backbone_csv_writer_free (self->writer);
  g_free (self);
}

static gboolean
fill_customer_numbers (BackboneDb *db, gpointer user_data, GError **error)
{
  ListExport *self = user_data;
  g_autoptr (GHashTable) customers = NULL;
  g_autoptr (GList) numbers = NULL;

  if (!backbone_db_customers_load (db, &customers, error))
    return FALSE;

  numbers = g_list_sort (g_hash_table_get_keys (customers), (GCompareFunc)g_strcmp0);
  for (GList *l = numbers; l != NULL; l = l->next, self->n_rows++)
    {
      backbone_csv_writer_add_raw (self->writer, l->data, strlen (l->data));
      backbone_csv_writer_end_row (self->writer);
    }

  return TRUE;
}

/* AISUSER keeps the IDs of S-Users without their letter. */
static gboolean
fill_assignments (BackboneDb *db, gpointer user_data, GError **error)
{
  ListExport *self = user_data;
  const char *const names[] = { _ ("local user"), _ ("customer number"), _ ("S-User") };
  g_autoptr (GPtrArray) entries = NULL;

  if (!backbone_db_assignments_load (db, &entries, error))
    return FALSE;

  for (guint i = 0; i < entries->len; i++, self->n_rows++)
    {
      const BackboneAssignmentEntry *entry = g_ptr_array_index (entries, i);
      const char *const fields[] = { entry->local_user, entry->customer, entry->s_user + 1 };

      if (!backbone_csv_writer_add_plain (self->writer, fields, names, G_N_ELEMENTS (fields),
                                          error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_audit (BackboneDb *db, gpointer user_data, GError **error)
{
  ListExport *self = user_data;
  g_autofree char *base_name = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base_name);
  g_autofree char *after = g_strdup_printf ("{\"rows\":%u}", self->n_rows);

  return backbone_db_audit (db, self->action, name, NULL, after, error);
}

static gboolean
export_list (BackboneJob *job,
             BackboneLandscape *landscape,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  ListExport *self = data;
  g_autoptr (GBytes) bytes = NULL;

  if (!backbone_store_read (backbone_landscape_get_store (landscape), self->fill, self, cancellable,
                            error))
    return FALSE;

  bytes = backbone_csv_writer_take (self->writer);

  return backbone_file_write_private (self->file, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), self->replace, cancellable, error)
         && backbone_edit_write (landscape, write_audit, self, NULL, error);
}

static BackboneJob *
list_export_job_new (BackboneLandscape *landscape,
                     GFile *file,
                     gboolean replace,
                     const char *action,
                     BackboneStoreFunc fill)
{
  ListExport *self = g_new0 (ListExport, 1);
  g_autofree char *title = backbone_edit_dup_export_title (file);

  *self = (ListExport){ g_object_ref (file), replace, action, fill, backbone_csv_writer_new (), 0 };

  return backbone_edit_job_new (landscape, title, export_list, self,
                                (GDestroyNotify)list_export_free);
}

/**
 * backbone_customer_numbers_export_job_new:
 * @landscape: a landscape
 * @file: where to write
 * @replace: whether an existing file may be replaced
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_customer_numbers_export_job_new (BackboneLandscape *landscape,
                                          GFile *file,
                                          gboolean replace)
{
  return list_export_job_new (landscape, file, replace, "export-customer-numbers",
                              fill_customer_numbers);
}

/**
 * backbone_assignments_export_job_new:
 * @landscape: a landscape
 * @file: where to write
 * @replace: whether an existing file may be replaced
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_assignments_export_job_new (BackboneLandscape *landscape, GFile *file, gboolean replace)
{
  return list_export_job_new (landscape, file, replace, "export-assignments", fill_assignments);
}
