/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-installation-sheet-private.h"

#include "backbone-csv-encoding-private.h"
#include "backbone-csv-reader-private.h"
#include "backbone-csv-record-private.h"
#include "backbone-model.h"
#include "backbone-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATOR ';'

enum
{
  CUSTOMER,
  INSTALLATION,
  DESCRIPTION,
  SYSTEM,
  SID,
  N_COLUMNS,
};

/* While a file is read. */
typedef struct
{
  GPtrArray *rows;
  GHashTable *installations; /* number -> its first row */
  GHashTable *systems;       /* number -> its row */
} Reader;

static void
row_free (BackboneInstallationSheetRow *row)
{
  g_free (row->customer);
  g_free (row->installation);
  g_free (row->description);
  g_free (row->system);
  g_free (row->sid);
  g_free (row->problem);
  g_free (row);
}

static char *
dup_cell (const BackboneCsvRecord *record, guint column)
{
  return g_strstrip (g_strdup (column < record->n_fields ? record->fields[column] : ""));
}

/* A heading has no digit where numbers belong. */
static gboolean
is_heading (const BackboneCsvRecord *record)
{
  return record->problem == BACKBONE_CSV_NO_PROBLEM && record->n_fields >= 2
         && strpbrk (record->fields[CUSTOMER], "0123456789") == NULL
         && strpbrk (record->fields[INSTALLATION], "0123456789") == NULL;
}

/* (transfer full) (nullable): why it can't be split into cells. */
static char *
find_csv_problem (const BackboneCsvRecord *record)
{
  if (record->problem != BACKBONE_CSV_NO_PROBLEM)
    return backbone_csv_problem_dup_text (record->problem);

  if (record->n_fields == 1 && strpbrk (record->fields[0], "\t,") != NULL)
    return g_strdup (_ ("the columns must be separated by semicolons"));
  if (record->n_fields < 3)
    return g_strdup (_ ("too few columns: customer number, installation number and description "
                        "are needed"));
  if (record->n_fields > N_COLUMNS)
    return g_strdup_printf (_ ("too many columns: there are %u, at most %d are known"),
                            record->n_fields, N_COLUMNS);

  return NULL;
}

static gboolean
normalize_system (BackboneInstallationSheetRow *row, GError **error)
{
  if (*row->system == '\0')
    {
      g_clear_pointer (&row->system, g_free);
      if (*row->sid != '\0')
        g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                             _ ("there is a SID, but no system number"));
      return *row->sid == '\0';
    }

  return backbone_text_replace (&row->system, backbone_system_number_normalize (row->system, error))
         && (*row->sid == '\0'
             || backbone_text_replace (&row->sid, backbone_sid_normalize (row->sid, error)));
}

static void
normalize_row (BackboneInstallationSheetRow *row)
{
  g_autoptr (GError) error = NULL;

  if (!backbone_text_replace (&row->customer,
                              backbone_customer_number_normalize (row->customer, &error))
      || !backbone_text_replace (&row->installation,
                                 backbone_installation_number_normalize (row->installation, &error))
      || !backbone_installation_description_validate (row->description, &error)
      || !normalize_system (row, &error))
    row->problem = g_strdup (error->message);
}

/* Which of the two is meant can't be known: so neither is taken. */
static void
contradict (BackboneInstallationSheetRow *row,
            BackboneInstallationSheetRow *earlier,
            const char *format)
{
  BackboneInstallationSheetRow *rows[] = { row, earlier };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = g_strdup_printf ("%u", rows[1 - i]->line);
      GString *problem;

      if (rows[i]->problem)
        continue;
      problem = g_string_new (format);
      g_string_replace (problem, "%u", line, 1);
      rows[i]->problem = g_string_free (problem, FALSE);
    }
}

static void
compare_installation (Reader *reader, BackboneInstallationSheetRow *row)
{
  BackboneInstallationSheetRow *earlier
      = g_hash_table_lookup (reader->installations, row->installation);

  if (earlier == NULL)
    g_hash_table_insert (reader->installations, row->installation, row);
  else if (g_strcmp0 (earlier->customer, row->customer) != 0)
    contradict (row, earlier, _ ("line %u has the same installation with another customer"));
  else if (g_strcmp0 (earlier->description, row->description) != 0)
    contradict (row, earlier, _ ("line %u has the same installation with another description"));
}

static void
compare_system (Reader *reader, BackboneInstallationSheetRow *row)
{
  BackboneInstallationSheetRow *earlier;

  if (row->system == NULL)
    return;

  earlier = g_hash_table_lookup (reader->systems, row->system);
  if (earlier == NULL)
    g_hash_table_insert (reader->systems, row->system, row);
  else if (g_strcmp0 (earlier->installation, row->installation) != 0)
    contradict (row, earlier, _ ("line %u has the same system with another installation"));
  else if (g_strcmp0 (earlier->sid, row->sid) != 0)
    contradict (row, earlier, _ ("line %u has the same system with another SID"));
}

static void
read_record (Reader *reader, const BackboneCsvRecord *record)
{
  BackboneInstallationSheetRow *row = g_new0 (BackboneInstallationSheetRow, 1);

  g_ptr_array_add (reader->rows, row);
  row->line = record->line;
  row->problem = find_csv_problem (record);
  if (row->problem)
    return;

  row->customer = dup_cell (record, CUSTOMER);
  row->installation = dup_cell (record, INSTALLATION);
  row->description = dup_cell (record, DESCRIPTION);
  row->system = dup_cell (record, SYSTEM);
  row->sid = dup_cell (record, SID);
  normalize_row (row);
  if (row->problem)
    return;

  compare_installation (reader, row);
  compare_system (reader, row);
}

/**
 * backbone_installation_sheet_parse:
 * @bytes: the content of a file
 * @error: return location for an error
 *
 * Never fails because of a row: those that can't be taken say why.
 *
 * Returns: (transfer full) (element-type BackboneInstallationSheetRow): the rows, or %NULL with
 * %BACKBONE_ERROR_ENCODING
 */
GPtrArray *
backbone_installation_sheet_parse (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  g_autoptr (GHashTable) installations = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) systems = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) decoded = backbone_csv_decode (bytes, error);
  g_autoptr (BackboneCsvReader) csv = NULL;
  Reader reader = { rows, installations, systems };
  BackboneCsvRecord record;
  gboolean is_first = TRUE;
  const char *text;
  gsize length;

  if (decoded == NULL)
    return NULL;

  text = g_bytes_get_data (decoded, &length);
  csv = backbone_csv_reader_new (text ? text : "", length, SEPARATOR);
  while (backbone_csv_reader_next (csv, &record))
    {
      if (backbone_csv_record_is_blank (&record))
        continue;
      if (!is_first || !is_heading (&record))
        read_record (&reader, &record);
      is_first = FALSE;
    }

  return g_steal_pointer (&rows);
}
