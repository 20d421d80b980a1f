/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-csv-private.h"

#include "backbone-csv-encoding-private.h"
#include "backbone-csv-reader-private.h"
#include "backbone-csv-record-private.h"
#include "backbone-csv-writer-private.h"
#include "backbone-customer-csv-columns-private.h"
#include "backbone-customer-csv-row-private.h"

#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATOR ';'

/**
 * backbone_customer_csv_free:
 * @self: a customer list
 */
void
backbone_customer_csv_free (BackboneCustomerCsv *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self);
}

static gboolean
passwords_equal (BackboneSecret *one, BackboneSecret *other)
{
  if (one == NULL || other == NULL)
    return one == other;

  return backbone_secret_equal (one, other);
}

static gboolean
rows_say_the_same (const BackboneCustomerCsvRow *one, const BackboneCustomerCsvRow *other)
{
  return strcmp (one->description, other->description) == 0
         && g_strcmp0 (one->technical_user, other->technical_user) == 0
         && passwords_equal (one->password, other->password);
}

static void
refuse_for_line (BackboneCustomerCsvRow *row, const char *format, guint line)
{
  GString *reason = g_string_new (format);
  g_autofree char *number = g_strdup_printf ("%u", line);

  g_string_replace (reason, "%u", number, 1);
  backbone_customer_csv_row_refuse (row, reason->str);
  g_string_free (reason, TRUE);
}

/* Which of two rows is right can't be known: so neither is taken. @format names the other line. */
static void
refuse_both (BackboneCustomerCsvRow *row, BackboneCustomerCsvRow *earlier, const char *format)
{
  if (!earlier->refused)
    refuse_for_line (earlier, format, row->line);
  refuse_for_line (row, format, earlier->line);
}

static void
look_for_duplicates (BackboneCustomerCsv *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      BackboneCustomerCsvRow *row = g_ptr_array_index (self->rows, i);
      BackboneCustomerCsvRow *earlier;

      if (row->refused)
        continue;
      earlier = g_hash_table_lookup (seen, row->number);
      if (earlier == NULL)
        {
          g_hash_table_insert (seen, row->number, row);
        }
      else if (!earlier->refused && rows_say_the_same (row, earlier))
        {
          g_autofree char *note = g_strdup_printf (_ ("line %u says the same"), earlier->line);
          row->same_as = earlier->line;
          backbone_customer_csv_row_add_note (row, note);
        }
      else
        {
          refuse_both (row, earlier, _ ("line %u has the same customer number with other values"));
        }
    }
}

/* A technical user has one password, however many customers it serves. */
static void
look_for_other_passwords (BackboneCustomerCsv *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      BackboneCustomerCsvRow *row = g_ptr_array_index (self->rows, i);
      BackboneCustomerCsvRow *earlier;

      if (row->password == NULL)
        continue;
      earlier = g_hash_table_lookup (seen, row->technical_user);
      if (earlier == NULL)
        g_hash_table_insert (seen, row->technical_user, row);
      else if (!passwords_equal (row->password, earlier->password))
        refuse_both (row, earlier, _ ("line %u has the same technical user with another password"));
    }
}

/* A row of a spreadsheet in which nothing stands, as far as it was read. */
static gboolean
is_empty (const BackboneCsvRecord *record)
{
  return record->n_fields <= BACKBONE_CSV_MAX_FIELDS && backbone_csv_record_is_blank (record);
}

/* What some spreadsheets write first. */
static gboolean
is_separator_line (const BackboneCsvRecord *record)
{
  return record->n_fields == 2 && g_ascii_strcasecmp (record->fields[0], "sep=") == 0
         && *record->fields[1] == '\0';
}

static void
add_row (BackboneCustomerCsv *self,
         const BackboneCustomerColumns *columns,
         const BackboneCsvRecord *record,
         const char *text)
{
  BackboneCustomerCsvRow *row = g_new0 (BackboneCustomerCsvRow, 1);

  row->line = record->line;
  row->raw_offset = record->raw - text;
  row->raw_length = record->raw_length;
  row->n_fields = record->n_fields;
  backbone_customer_csv_row_read (row, columns, record);
  g_ptr_array_add (self->rows, row);
}

static gboolean
read_header (BackboneCustomerCsv *self,
             BackboneCustomerColumns *columns,
             const BackboneCsvRecord *record,
             const char *text,
             GError **error)
{
  if (!backbone_customer_columns_read (columns, record, error))
    {
      g_prefix_error (error, _ ("line %u: "), record->line);
      return FALSE;
    }

  self->header_offset = record->raw - text;
  self->header_length = record->raw_length;
  self->n_columns = record->n_fields;

  return TRUE;
}

/**
 * backbone_customer_csv_parse:
 * @bytes: the content of the file
 * @error: return location for an error
 *
 * Reads `number;description;technical user;password`. The last two columns may be missing, with or
 * without a header row; what the file does not say is left as it is by an import. Passwords are
 * taken as they stand, everything else without blanks around it.
 *
 * Returns: (transfer full): the list, or %NULL with %BACKBONE_ERROR_ENCODING, or
 * %BACKBONE_ERROR_INVALID if the header row can't be used
 */
BackboneCustomerCsv *
backbone_customer_csv_parse (GBytes *bytes, GError **error)
{
  g_autoptr (BackboneCustomerCsv) self = g_new0 (BackboneCustomerCsv, 1);
  g_autoptr (BackboneCsvReader) reader = NULL;
  BackboneCustomerColumns columns;
  BackboneCsvRecord record;
  gboolean is_first = TRUE;
  const char *text;
  gsize length;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)backbone_customer_csv_row_free);
  self->text = backbone_csv_decode (bytes, error);
  if (self->text == NULL)
    return NULL;

  backbone_customer_columns_init (&columns);
  self->n_columns = columns.n_fields;
  text = g_bytes_get_data (self->text, &length);
  if (text == NULL)
    text = "";
  reader = backbone_csv_reader_new (text, length, SEPARATOR);
  while (backbone_csv_reader_next (reader, &record))
    {
      if (is_empty (&record) || (is_first && is_separator_line (&record)))
        continue;

      if (!is_first || !backbone_customer_columns_is_header (&record))
        add_row (self, &columns, &record, text);
      else if (!read_header (self, &columns, &record, text, error))
        return NULL;
      is_first = FALSE;
    }
  look_for_duplicates (self);
  look_for_other_passwords (self);

  return g_steal_pointer (&self);
}

static void
add_refused_row (BackboneCustomerCsv *self,
                 const BackboneCustomerCsvRow *row,
                 const char *text,
                 BackboneCsvWriter *writer)
{
  backbone_csv_writer_add_raw (writer, text + row->raw_offset, row->raw_length);
  for (guint i = MAX (row->n_fields, 1); i < self->n_columns; i++)
    backbone_csv_writer_add_raw (writer, ";", 1);
  backbone_csv_writer_add_raw (writer, ";", 1);
  backbone_csv_writer_add_quoted (writer, row->reason);
  backbone_csv_writer_end_row (writer);
}

/**
 * backbone_customer_csv_dup_refused:
 * @self: a customer list
 *
 * Returns: (transfer full): the refused rows as they stand in the file, after a header row, each
 * with its reason in one more column; wiped when it goes
 */
GBytes *
backbone_customer_csv_dup_refused (BackboneCustomerCsv *self)
{
  static const char header[] = "number;description;technical user;password";
  g_autoptr (BackboneCsvWriter) writer = backbone_csv_writer_new ();
  const char *text = g_bytes_get_data (self->text, NULL);

  if (self->header_length > 0)
    backbone_csv_writer_add_raw (writer, text + self->header_offset, self->header_length);
  else
    backbone_csv_writer_add_raw (writer, header, strlen (header));
  backbone_csv_writer_add_raw (writer, ";reason", strlen (";reason"));
  backbone_csv_writer_end_row (writer);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const BackboneCustomerCsvRow *row = g_ptr_array_index (self->rows, i);

      if (row->refused)
        add_refused_row (self, row, text, writer);
    }

  return backbone_csv_writer_take (writer);
}
