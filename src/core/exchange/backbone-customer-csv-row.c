/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-csv-row-private.h"

#include "backbone-csv-record-private.h"
#include "backbone-csv-writer-private.h"

#include "backbone-error.h"
#include "backbone-text-private.h"
#include "backbone-validate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * backbone_customer_csv_row_free:
 * @row: a row
 */
void
backbone_customer_csv_row_free (BackboneCustomerCsvRow *row)
{
  g_free (row->number);
  g_free (row->description);
  g_free (row->technical_user);
  g_clear_pointer (&row->password, backbone_secret_unref);
  g_free (row->reason);
  g_free (row);
}

/**
 * backbone_customer_csv_row_refuse:
 * @row: a row
 * @reason: why, translated
 *
 * A refused row keeps no password.
 */
void
backbone_customer_csv_row_refuse (BackboneCustomerCsvRow *row, const char *reason)
{
  row->refused = TRUE;
  g_clear_pointer (&row->password, backbone_secret_unref);
  g_free (row->reason);
  row->reason = g_strdup (reason);
}

/**
 * backbone_customer_csv_row_add_note:
 * @row: a row
 * @note: what to look at, translated
 *
 * Notes do not replace each other, nor the reason of a refusal.
 */
void
backbone_customer_csv_row_add_note (BackboneCustomerCsvRow *row, const char *note)
{
  g_autofree char *before = row->reason;

  row->reason = before ? g_strconcat (before, "; ", note, NULL) : g_strdup (note);
}

static const char *
get_field (const BackboneCustomerColumns *columns,
           const BackboneCsvRecord *record,
           BackboneCustomerColumn column)
{
  int index = columns->fields[column];

  return index >= 0 && (guint)index < MIN (record->n_fields, BACKBONE_CSV_MAX_FIELDS)
             ? record->fields[index]
             : "";
}

/* What is wrong with the form of a record; (nullable), translated. */
static char *
find_form_problem (const BackboneCustomerColumns *columns, const BackboneCsvRecord *record)
{
  if (record->problem != BACKBONE_CSV_NO_PROBLEM)
    return backbone_csv_problem_dup_text (record->problem);

  if (record->n_fields == 1 && strchr (record->fields[0], '\t') != NULL)
    return g_strdup (_ ("the columns are separated by tabs; they must be separated by semicolons"));
  if (record->n_fields == 1 && strchr (record->fields[0], ',') != NULL)
    return g_strdup (
        _ ("the columns are separated by commas; they must be separated by semicolons"));
  if (record->n_fields < 2)
    return g_strdup (_ ("too few columns: at least customer number and description are needed"));
  if (record->n_fields > columns->n_fields)
    return g_strdup_printf (_ ("too many columns: there are %u, at most %u are known; a value that "
                               "holds a semicolon must stand in quotes"),
                            record->n_fields, columns->n_fields);

  for (guint i = 0; i < record->n_fields; i++)
    {
      /* A tab at an end is a blank. */
      g_autofree char *trimmed = backbone_csv_cell_dup_trimmed (record->fields[i]);
      gboolean is_password = columns->fields[BACKBONE_CUSTOMER_COLUMN_PASSWORD] == (int)i;

      if (!is_password && backbone_text_has_control_character (trimmed, ""))
        return g_strdup_printf (_ ("column %u holds a line break or another control character"),
                                i + 1);
    }

  return NULL;
}

/* Errors show the value, so it must not be a whole file by mistake. */
static gboolean
check_length (const char *text, GError **error)
{
  g_autofree char *shown = NULL;

  if (strlen (text) <= BACKBONE_TEXT_MAX_SHOWN)
    return TRUE;

  shown = backbone_text_dup_shown (text);
  g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID, _ ("“%s” is too long"), shown);

  return FALSE;
}

static gboolean
read_number (BackboneCustomerCsvRow *row, const char *field, GError **error)
{
  g_autofree char *trimmed = backbone_csv_cell_dup_trimmed (field);

  if (check_length (trimmed, error))
    row->number = backbone_customer_number_normalize (trimmed, error);
  if (row->number != NULL)
    return TRUE;

  row->number = backbone_text_dup_shown (trimmed);

  return FALSE;
}

static gboolean
read_technical_user (BackboneCustomerCsvRow *row, const char *field, GError **error)
{
  g_autofree char *trimmed = backbone_csv_cell_dup_trimmed (field);

  if (*trimmed == '\0')
    return TRUE;

  if (check_length (trimmed, error))
    row->technical_user = backbone_user_id_normalize (trimmed, error);

  return row->technical_user != NULL;
}

/* As it stands: blanks may belong to it. */
static gboolean
read_password (BackboneCustomerCsvRow *row, const char *field, GError **error)
{
  if (*field == '\0')
    return TRUE;

  if (!backbone_password_validate (field, error))
    return FALSE;

  if (row->technical_user == NULL)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("there is a password, but no technical user"));
      return FALSE;
    }

  row->password = backbone_secret_new (field);

  return TRUE;
}

static void
note_formula (BackboneCustomerCsvRow *row)
{
  if (backbone_csv_is_formula (row->description))
    backbone_customer_csv_row_add_note (row,
                                        _ ("a spreadsheet would run the description as a formula"));
}

/**
 * backbone_customer_csv_row_read:
 * @row: a row, empty so far
 * @columns: which column is where
 * @record: what stands in the file
 *
 * Takes over what is valid; otherwise the row is refused.
 */
void
backbone_customer_csv_row_read (BackboneCustomerCsvRow *row,
                                const BackboneCustomerColumns *columns,
                                const BackboneCsvRecord *record)
{
  g_autofree char *problem = find_form_problem (columns, record);
  g_autoptr (GError) error = NULL;

  if (problem != NULL)
    {
      backbone_customer_csv_row_refuse (row, problem);
      if (record->n_fields > 1)
        row->number = backbone_text_dup_shown (
            get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_NUMBER));
      return;
    }

  row->description = backbone_csv_cell_dup_trimmed (
      get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_DESCRIPTION));
  if (!read_number (row, get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_NUMBER), &error)
      || !backbone_description_validate (row->description, &error)
      || !read_technical_user (
          row, get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER), &error)
      || !read_password (row, get_field (columns, record, BACKBONE_CUSTOMER_COLUMN_PASSWORD),
                         &error))
    backbone_customer_csv_row_refuse (row, error->message);
  else
    note_formula (row);
}
