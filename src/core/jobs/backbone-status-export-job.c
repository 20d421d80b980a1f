/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-export-job.h"

#include "backbone-csv-writer-private.h"
#include "backbone-db-customer-query-private.h"
#include "backbone-edit-job-private.h"
#include "backbone-file.h"
#include "backbone-job-private.h"
#include "backbone-landscape-private.h"
#include "backbone-model.h"

#include <string.h>

/* How many customers are written between two looks at the cancellable. */
#define CUSTOMERS_PER_LOOK 256

/* The columns, as `backbonectl customer list` names them. */
static const char header[] = "number,description,technical_user,tags,status,portal,parcel_box,"
                             "note_download,last_checked,note";

typedef struct
{
  BackboneJob *job;
  GCancellable *cancellable;
  GFile *file;
  gboolean replace;
  GStrv numbers; /* nullable: all customers */
  BackboneCsvWriter *writer;
} StatusExport;

static void
status_export_free (StatusExport *self)
{
  g_object_unref (self->file);
  g_strfreev (self->numbers);
  backbone_csv_writer_free (self->writer);
  g_free (self);
}

/* A spreadsheet must not run what somebody has typed. */
static void
add_field (BackboneCsvWriter *writer, const char *text)
{
  g_autofree char *harmless = text && backbone_csv_is_formula (text) ? g_strconcat ("'", text, NULL)
                                                                     : g_strdup (text ? text : "");

  backbone_csv_writer_add_raw (writer, ",", 1);
  backbone_csv_writer_add_quoted (writer, harmless);
}

static void
add_customer (BackboneCsvWriter *writer, BackboneCustomer *customer)
{
  const char *const *tags = backbone_customer_get_tags (customer);
  g_autofree char *joined = tags ? g_strjoinv (", ", (char **)tags) : NULL;
  BackboneTime checked = backbone_customer_get_last_checked (customer);
  g_autofree char *time = checked ? backbone_time_to_iso (checked) : NULL;

  backbone_csv_writer_add_quoted (writer, backbone_customer_get_number (customer));
  add_field (writer, backbone_customer_get_description (customer));
  add_field (writer, backbone_customer_get_technical_user (customer));
  add_field (writer, joined);
  add_field (writer, backbone_status_to_id (backbone_customer_get_status (customer)));
  for (guint kind = 0; kind < BACKBONE_N_CHANNEL_KINDS; kind++)
    add_field (writer, backbone_verdict_to_id (backbone_customer_get_verdict (customer, kind)));
  add_field (writer, time);
  add_field (writer, backbone_customer_get_note (customer));
  backbone_csv_writer_end_row (writer);
}

/* Sorted by number. */
static gboolean
load_numbers (BackboneDb *db, GStrv *numbers, GError **error)
{
  const BackboneCustomerQuery query = { .status = -1, .sort = BACKBONE_CUSTOMER_SORT_NUMBER };
  guint counts[BACKBONE_N_STATUSES];
  g_autoptr (GArray) keys = NULL;

  if (!backbone_db_customer_query (db, &query, &keys, counts, error))
    return FALSE;

  *numbers = g_new0 (char *, keys->len + 1);
  for (guint i = 0; i < keys->len; i++)
    (*numbers)[i]
        = backbone_customer_number_format (g_array_index (keys, BackboneRowKey, i).number);

  return TRUE;
}

static gboolean
fill (BackboneDb *db, gpointer user_data, GError **error)
{
  StatusExport *self = user_data;
  guint n_numbers;

  if (self->numbers == NULL && !load_numbers (db, &self->numbers, error))
    return FALSE;
  n_numbers = g_strv_length (self->numbers);

  backbone_csv_writer_add_raw (self->writer, header, strlen (header));
  backbone_csv_writer_end_row (self->writer);

  for (guint i = 0; i < n_numbers; i++)
    {
      g_autoptr (BackboneCustomer) customer = NULL;

      if (i % CUSTOMERS_PER_LOOK == 0
          && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!backbone_db_customer_read_number (db, self->numbers[i], &customer, error))
        return FALSE;

      add_customer (self->writer, customer);
      backbone_job_report (self->job, i + 1, n_numbers);
    }

  return TRUE;
}

static gboolean
export_status (BackboneJob *job,
               BackboneLandscape *landscape,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  StatusExport *self = data;
  g_autoptr (GBytes) bytes = NULL;

  self->job = job;
  self->cancellable = cancellable;
  if ((self->numbers && !backbone_edit_normalize_numbers (&self->numbers, error))
      || !backbone_store_read (backbone_landscape_get_store (landscape), fill, self, cancellable,
                               error))
    return FALSE;

  bytes = backbone_csv_writer_take (self->writer);

  return backbone_file_write_private (self->file, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), self->replace, cancellable, error);
}

/**
 * backbone_status_export_job_new:
 * @landscape: a landscape
 * @numbers: (nullable) (array zero-terminated=1): the numbers of customers, in the order of the
 *   rows; all customers if %NULL
 * @file: where to write
 * @replace: whether an existing file may be replaced
 *
 * Returns: (transfer full): the job
 */
BackboneJob *
backbone_status_export_job_new (BackboneLandscape *landscape,
                                const char *const *numbers,
                                GFile *file,
                                gboolean replace)
{
  StatusExport *self = g_new0 (StatusExport, 1);
  g_autofree char *title = backbone_edit_dup_export_title (file);

  self->file = g_object_ref (file);
  self->replace = replace;
  self->numbers = g_strdupv ((char **)numbers);
  self->writer = backbone_csv_writer_new ();

  return backbone_edit_job_new (landscape, title, export_status, self,
                                (GDestroyNotify)status_export_free);
}
