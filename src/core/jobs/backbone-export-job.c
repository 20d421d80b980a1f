/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-export-job.h"

#include "backbone-csv-writer-private.h"
#include "backbone-db-customers-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-file.h"
#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"

#include <glib/gi18n-lib.h>

/* Where to export to. */
typedef struct
{
  GFile *file;
  gboolean replace;
  GStrv numbers; /* nullable: all customers */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->file);
  g_strfreev (self->numbers);
  g_free (self);
}

static gboolean
load_customers (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customers_load (db, user_data, error);
}

/* (transfer container): BackboneCustomerRow, sorted by number. */
static GPtrArray *
sort_customers (GHashTable *customers)
{
  g_autoptr (GList) numbers
      = g_list_sort (g_hash_table_get_keys (customers), (GCompareFunc)g_strcmp0);
  GPtrArray *sorted = g_ptr_array_new ();

  for (GList *l = numbers; l != NULL; l = l->next)
    g_ptr_array_add (sorted, g_hash_table_lookup (customers, l->data));

  return sorted;
}

/* (transfer container) (nullable): those that were asked for. */
static GPtrArray *
choose_customers (Export *self, GHashTable *customers, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  if (self->numbers == NULL)
    return sort_customers (customers);
  if (!backbone_edit_normalize_numbers (&self->numbers, error))
    return NULL;

  for (guint i = 0; self->numbers[i] != NULL; i++)
    {
      gpointer row = g_hash_table_lookup (customers, self->numbers[i]);

      if (row == NULL)
        {
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_NOT_FOUND,
                       _ ("There is no customer %s"), self->numbers[i]);
          return NULL;
        }
      g_ptr_array_add (chosen, row);
    }

  return g_steal_pointer (&chosen);
}

static gboolean
has_credentials (GPtrArray *customers)
{
  for (guint i = 0; i < customers->len; i++)
    {
      const BackboneCustomerRow *row = g_ptr_array_index (customers, i);

      if (row->credential != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
write_row (BackboneCsvWriter *writer,
           const BackboneCustomerRow *row,
           GHashTable *secrets,
           GError **error)
{
  BackboneSecret *secret = secrets != NULL && row->credential != NULL
                               ? g_hash_table_lookup (secrets, row->credential)
                               : NULL;
  const char *const fields[] = {
    row->number,
    row->description,
    row->technical_user,
    secret ? backbone_secret_peek (secret) : NULL,
  };
  const char *const names[]
      = { _ ("customer number"), _ ("description"), _ ("technical user"), _ ("password") };

  return backbone_csv_writer_add_plain (writer, fields, names, G_N_ELEMENTS (fields), error);
}

/* (nullable) (transfer full): the whole file, wiped when it goes. */
static GBytes *
write_rows (BackboneJob *job, GPtrArray *customers, GHashTable *secrets, GError **error)
{
  g_autoptr (BackboneCsvWriter) writer = backbone_csv_writer_new ();

  for (guint i = 0; i < customers->len; i++)
    {
      if (!write_row (writer, g_ptr_array_index (customers, i), secrets, error))
        return NULL;
      backbone_job_report (job, i + 1, customers->len);
    }

  return backbone_csv_writer_take (writer);
}

static void
report_formulas (BackboneJob *job, GPtrArray *customers)
{
  g_autofree char *message = NULL;
  guint n_formulas = 0;

  for (guint i = 0; i < customers->len; i++)
    {
      const BackboneCustomerRow *row = g_ptr_array_index (customers, i);

      if (backbone_csv_is_formula (row->description))
        n_formulas++;
    }
  if (n_formulas == 0)
    return;

  message = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "A spreadsheet would run %u description as a formula",
                   "A spreadsheet would run %u descriptions as formulas", n_formulas),
      n_formulas);
  backbone_job_report_message (job, message);
}

typedef struct
{
  char *name;
  guint n_customers;
} ExportAudit;

/* Clear passwords have left the keyring: that is kept for the auditors. */
static gboolean
write_audit (BackboneDb *db, gpointer user_data, GError **error)
{
  ExportAudit *audit = user_data;
  g_autofree char *after = g_strdup_printf ("{\"customers\":%u}", audit->n_customers);

  backbone_db_note_change (db, BACKBONE_CHANGED_AUDIT);

  return backbone_db_audit (db, "export-mass-setup", audit->name, NULL, after, error);
}

static gboolean
audit_export (BackboneLandscape *landscape, GFile *file, guint n_customers, GError **error)
{
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name);
  ExportAudit audit = { name, n_customers };

  return backbone_edit_write (landscape, write_audit, &audit, NULL, error);
}

static gboolean
check_existing (const Export *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;

  if (self->replace || !g_file_query_exists (self->file, cancellable))
    return TRUE;

  name = g_file_get_parse_name (self->file);
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_EXISTS, _ ("%s exists already"), name);

  return FALSE;
}

static gboolean
export_mass_setup (BackboneJob *job,
                   BackboneLandscape *landscape,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  Export *self = data;
  g_autoptr (GHashTable) customers = NULL;
  g_autoptr (GHashTable) secrets = NULL;
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!check_existing (self, cancellable, error)
      || !backbone_store_read (backbone_landscape_get_store (landscape), load_customers, &customers,
                               cancellable, error))
    return FALSE;

  sorted = choose_customers (self, customers, error);
  if (sorted == NULL)
    return FALSE;
  if (has_credentials (sorted))
    {
      secrets = backbone_job_load_secrets (landscape, cancellable, error);
      if (secrets == NULL)
        return FALSE;
    }

  bytes = write_rows (job, sorted, secrets, error);
  if (bytes == NULL
      || !backbone_file_write_private (self->file, g_bytes_get_data (bytes, NULL),
                                       g_bytes_get_size (bytes), self->replace, cancellable, error))
    return FALSE;
  report_formulas (job, sorted);

  return audit_export (landscape, self->file, sorted->len, error);
}

/**
 * backbone_mass_setup_export_job_new:
 * @landscape: a landscape
 * @file: where to write
 * @replace: whether an existing file may be replaced
 *
 * Writes all customers, sorted by number; who has no technical user or no saved password has an
 * empty field there.
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_mass_setup_export_job_new (BackboneLandscape *landscape, GFile *file, gboolean replace)
{
  return backbone_mass_setup_export_some_job_new (landscape, NULL, file, replace);
}

/**
 * backbone_mass_setup_export_some_job_new:
 * @landscape: a landscape
 * @numbers: (nullable) (array zero-terminated=1): the numbers of customers, in the order of the
 *   rows; all customers if %NULL
 * @file: where to write
 * @replace: whether an existing file may be replaced
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_mass_setup_export_some_job_new (BackboneLandscape *landscape,
                                         const char *const *numbers,
                                         GFile *file,
                                         gboolean replace)
{
  Export *self = g_new0 (Export, 1);
  g_autofree char *title = backbone_edit_dup_export_title (file);

  self->file = g_object_ref (file);
  self->replace = replace;
  self->numbers = g_strdupv ((char **)numbers);

  return backbone_edit_job_new (landscape, title, export_mass_setup, self,
                                (GDestroyNotify)export_free);
}
