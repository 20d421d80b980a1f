/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-import-private.h"

#include "backbone-customer-csv-private.h"
#include "backbone-file.h"
#include "backbone-import-plan-private.h"
#include "backbone-job-private.h"
#include "backbone-job-secrets-private.h"
#include "backbone-landscape-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far above a list of 10,000 customers. */
#define MAX_FILE_SIZE (64 * 1024 * 1024)
/* How many rows are written between two looks at the cancellable. */
#define ROWS_PER_LOOK 256
/* How often the plan is made again because somebody else changed the customers meanwhile. */
#define MAX_ATTEMPTS 3

/* One run. */
typedef struct
{
  BackboneImport *import;
  GCancellable *cancellable;
  char *name; /* of the file, for people */
  GBytes *bytes;
  BackboneCustomerCsv *csv;
  GHashTable *credentials; /* user -> credential, of the passwords to store */
  GHashTable *stored;      /* credentials that are in the keyring */
  BackboneImportPlan *plan;
  gboolean locked;
  gboolean fits; /* out, of the transaction */
} Run;

static void
run_clear (Run *run)
{
  if (run->locked)
    backbone_job_unlock_secrets (run->import->landscape);

  g_clear_pointer (&run->name, g_free);
  g_clear_pointer (&run->bytes, g_bytes_unref);
  g_clear_pointer (&run->plan, backbone_import_plan_free);
  g_clear_pointer (&run->csv, backbone_customer_csv_free);
  g_clear_pointer (&run->credentials, g_hash_table_unref);
  g_clear_pointer (&run->stored, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
read_list (Run *run, GError **error)
{
  g_autofree char *base_name = g_file_get_basename (run->import->file);

  run->name = g_filename_display_name (base_name);
  run->bytes = backbone_file_read (run->import->file, MAX_FILE_SIZE, run->cancellable, error);
  if (run->bytes == NULL)
    return FALSE;

  run->csv = backbone_customer_csv_parse (run->bytes, error);
  if (run->csv == NULL)
    {
      g_prefix_error (error, "%s: ", run->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
has_passwords (BackboneCustomerCsv *csv)
{
  for (guint i = 0; i < csv->rows->len; i++)
    {
      const BackboneCustomerCsvRow *row = g_ptr_array_index (csv->rows, i);

      if (row->password != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
load_customers (BackboneDb *db, gpointer user_data, GError **error)
{
  return backbone_db_customers_load (db, user_data, error);
}

/* What people see of the plan. */
static void
show_plan (Run *run)
{
  BackboneImport *self = run->import;

  g_clear_object (&self->rows);
  self->rows = backbone_import_plan_to_rows (run->plan);
  memcpy (self->counts, run->plan->counts, sizeof (self->counts));
  self->n_passwords = run->plan->entries->len;
}

/* Without the keyring there is a plan all the same; what is wrong with it is in @keyring_error. */
static gboolean
make_plan (Run *run, GError **keyring_error, GError **error)
{
  BackboneLandscape *landscape = run->import->landscape;
  g_autoptr (GHashTable) customers = NULL;
  g_autoptr (GHashTable) secrets = NULL;

  if (!backbone_store_read (backbone_landscape_get_store (landscape), load_customers, &customers,
                            run->cancellable, error))
    return FALSE;
  if (has_passwords (run->csv))
    secrets = backbone_job_load_secrets (landscape, run->cancellable, keyring_error);

  g_clear_pointer (&run->plan, backbone_import_plan_free);
  run->plan = backbone_import_plan_new (run->csv, customers, secrets, run->credentials);
  show_plan (run);

  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static const BackboneImportItem *
find_first_refused (BackboneImportPlan *plan)
{
  for (guint i = 0; i < plan->items->len; i++)
    {
      const BackboneImportItem *item = g_ptr_array_index (plan->items, i);

      if (item->outcome == BACKBONE_IMPORT_REFUSED)
        return item;
    }

  return NULL;
}

static gboolean
check_refused (Run *run, GError **error)
{
  const BackboneImportItem *first = find_first_refused (run->plan);
  guint n_refused = run->plan->counts[BACKBONE_IMPORT_REFUSED];

  if (first == NULL || run->import->skip_invalid)
    return TRUE;

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_REFUSED,
               /* Translators: a file name, two counts, a line number and a reason */
               g_dngettext (GETTEXT_PACKAGE, "%s: %u of %u rows is refused; line %u: %s",
                            "%s: %u of %u rows are refused, the first in line %u: %s", n_refused),
               run->name, n_refused, run->plan->items->len, first->csv->line, first->reason);

  return FALSE;
}

static gboolean
store_secrets (Run *run, GError **error)
{
  GPtrArray *entries = run->plan->entries;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      BackboneVaultEntry *entry = g_ptr_array_index (entries, i);

      if (!g_hash_table_contains (run->stored, entry->credential))
        g_ptr_array_add (missing, entry);
    }
  if (missing->len == 0)
    return TRUE;

  backbone_job_report_message (run->import->job, _ ("Saving passwords in the keyring"));
  if (!backbone_vault_store (backbone_landscape_get_vault (run->import->landscape), missing,
                             run->cancellable, error))
    return FALSE;

  for (guint i = 0; i < missing->len; i++)
    {
      BackboneVaultEntry *entry = g_ptr_array_index (missing, i);

      g_hash_table_add (run->stored, g_strdup (entry->credential));
    }

  return TRUE;
}

static gboolean
write_item (BackboneDb *db, const BackboneImportItem *item, GError **error)
{
  switch (item->outcome)
    {
    case BACKBONE_IMPORT_NEW:
      return backbone_db_customer_insert (db, item->after, error);
    case BACKBONE_IMPORT_CHANGED:
      return backbone_db_customer_update (db, item->before, item->after, error);
    case BACKBONE_IMPORT_UNCHANGED:
    case BACKBONE_IMPORT_REFUSED:
    default:
      return TRUE;
    }
}

static gboolean
write_items (BackboneDb *db, Run *run, GError **error)
{
  GPtrArray *items = run->plan->items;

  for (guint i = 0; i < items->len; i++)
    {
      if (i % ROWS_PER_LOOK == 0)
        {
          if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
            return FALSE;
          backbone_job_report (run->import->job, i, items->len);
        }
      if (!write_item (db, g_ptr_array_index (items, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_audit (BackboneDb *db, Run *run, GError **error)
{
  const guint *counts = run->plan->counts;
  g_autofree char *after
      = g_strdup_printf ("{\"new\":%u,\"changed\":%u,\"unchanged\":%u,\"refused\":%u}",
                         counts[BACKBONE_IMPORT_NEW], counts[BACKBONE_IMPORT_CHANGED],
                         counts[BACKBONE_IMPORT_UNCHANGED], counts[BACKBONE_IMPORT_REFUSED]);

  return backbone_db_audit (db, "import", run->name, NULL, after, error);
}

/* The one transaction. If somebody changed the customers since the plan was made, it writes
 * nothing. */
static gboolean
write_plan (BackboneDb *db, gpointer user_data, GError **error)
{
  Run *run = user_data;
  g_autoptr (GHashTable) customers = NULL;

  if (!backbone_db_customers_load (db, &customers, error))
    return FALSE;

  run->fits = backbone_import_plan_fits (run->plan, customers);
  if (!run->fits)
    return TRUE;

  return write_audit (db, run, error) && write_items (db, run, error);
}

/* Under the lock the plan is made again: passwords can't change any more from there on. */
static gboolean
lock_secrets (Run *run, GError **error)
{
  g_autoptr (GError) keyring_error = NULL;

  if (run->plan->entries->len == 0 || run->locked)
    return TRUE;

  if (!backbone_job_lock_secrets (run->import->landscape, run->cancellable, error))
    return FALSE;
  run->locked = TRUE;

  if (!make_plan (run, &keyring_error, error))
    return FALSE;
  if (keyring_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&keyring_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_once (Run *run, GError **error)
{
  run->fits = TRUE;
  if (!lock_secrets (run, error))
    return FALSE;
  if (backbone_import_plan_count_changes (run->plan) == 0)
    return TRUE;

  if (!store_secrets (run, error))
    return FALSE;

  backbone_job_report_message (run->import->job, _ ("Writing customers"));

  return backbone_store_write (backbone_landscape_get_store (run->import->landscape), write_plan,
                               run, run->cancellable, error);
}

static gboolean
apply (Run *run, GError **error)
{
  for (guint attempt = 0; attempt < MAX_ATTEMPTS; attempt++)
    {
      g_autoptr (GError) keyring_error = NULL;

      if (!apply_once (run, error))
        return FALSE;
      if (run->fits)
        return TRUE;

      if (!make_plan (run, &keyring_error, error))
        return FALSE;
      if (keyring_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&keyring_error));
          return FALSE;
        }
    }

  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_BUSY,
               _ ("%s: another program keeps changing the customers"), run->name);

  return FALSE;
}

/* Before anything is changed: if the refused rows can't be kept, nothing is imported. */
static gboolean
write_rejected (Run *run, GError **error)
{
  g_autoptr (GBytes) refused = NULL;

  if (run->plan->counts[BACKBONE_IMPORT_REFUSED] == 0)
    return TRUE;

  refused = backbone_customer_csv_dup_refused (run->csv);
  run->import->rejected_file
      = backbone_import_write_rejected (run->import->file, refused, run->cancellable, error);

  return run->import->rejected_file != NULL;
}

static void
drop_rejected (BackboneImport *self)
{
  if (self->rejected_file != NULL)
    g_file_delete (self->rejected_file, NULL, NULL);
  g_clear_object (&self->rejected_file);
}

static gboolean
import_list (Run *run, GError **error)
{
  guint n_rows = run->csv->rows->len;

  if (!write_rejected (run, error))
    return FALSE;

  if (!apply (run, error))
    {
      drop_rejected (run->import);
      return FALSE;
    }

  /* What changed hands without a new password leaves one behind. */
  if (!run->locked && run->plan->drops_credentials)
    backbone_job_sweep_secrets (run->import->landscape);
  backbone_job_report (run->import->job, n_rows, n_rows);
  backbone_job_report_message (run->import->job, NULL);

  if (run->import->wipe && run->plan->counts[BACKBONE_IMPORT_REFUSED] == 0
      && !backbone_file_wipe (run->import->file, run->bytes, error))
    {
      g_prefix_error (error, "%s", _ ("Everything was imported, but the file is still there: "));
      return FALSE;
    }

  return TRUE;
}

/**
 * backbone_import_run:
 * @self: what to import
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Parse, plan, passwords to the keyring, one transaction, sweep: in this order nothing is left half
 * wherever it stops.
 *
 * Returns: whether everything that was asked for is done
 */
gboolean
backbone_import_run (BackboneImport *self, GCancellable *cancellable, GError **error)
{
  g_auto (Run) run = { .import = self, .cancellable = cancellable };
  g_autoptr (GError) keyring_error = NULL;

  run.credentials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run.stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  backbone_job_report_message (self->job, _ ("Reading the file"));

  if (!read_list (&run, error) || !make_plan (&run, &keyring_error, error)
      || !check_refused (&run, error))
    return FALSE;

  if (self->dry_run)
    {
      backbone_job_report_message (self->job, NULL);
      return TRUE;
    }
  if (keyring_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&keyring_error));
      return FALSE;
    }

  return import_list (&run, error);
}

/**
 * backbone_import_clear:
 * @self: what was imported
 */
void
backbone_import_clear (BackboneImport *self)
{
  g_clear_object (&self->landscape);
  g_clear_object (&self->file);
  g_clear_object (&self->rows);
  g_clear_object (&self->rejected_file);
}
