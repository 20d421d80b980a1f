/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-customer-csv-columns-private.h"

#include "backbone-column-name-private.h"
#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* English and German, as people and SAP's own lists call them. */
static const BackboneColumnName column_names[] = {
  { "customernumber", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "customerno", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "customer", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "number", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "sapcustomernumber", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "kundennummer", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "kundennr", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "kunde", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "nummer", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "sapkundennummer", BACKBONE_CUSTOMER_COLUMN_NUMBER },
  { "description", BACKBONE_CUSTOMER_COLUMN_DESCRIPTION },
  { "customerdescription", BACKBONE_CUSTOMER_COLUMN_DESCRIPTION },
  { "customername", BACKBONE_CUSTOMER_COLUMN_DESCRIPTION },
  { "name", BACKBONE_CUSTOMER_COLUMN_DESCRIPTION },
  { "beschreibung", BACKBONE_CUSTOMER_COLUMN_DESCRIPTION },
  { "bezeichnung", BACKBONE_CUSTOMER_COLUMN_DESCRIPTION },
  { "kundenname", BACKBONE_CUSTOMER_COLUMN_DESCRIPTION },
  { "technicaluser", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "technicaluserid", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "technicalcommunicationuser", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "communicationuser", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "user", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "userid", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "technischerbenutzer", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "technischeruser", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "technischerkommunikationsbenutzer", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "technischerkommunikationsuser", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "kommunikationsbenutzer", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "benutzer", BACKBONE_CUSTOMER_COLUMN_TECHNICAL_USER },
  { "password", BACKBONE_CUSTOMER_COLUMN_PASSWORD },
  { "passwort", BACKBONE_CUSTOMER_COLUMN_PASSWORD },
  { "kennwort", BACKBONE_CUSTOMER_COLUMN_PASSWORD },
  { "reason", BACKBONE_CUSTOMER_COLUMN_REASON },
  { "grund", BACKBONE_CUSTOMER_COLUMN_REASON },
};

/* -1 if it is unknown. */
static int
find_column (const char *text)
{
  return backbone_column_name_find (column_names, G_N_ELEMENTS (column_names), text);
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

static guint
n_kept (const BackboneCsvRecord *record)
{
  return MIN (record->n_fields, BACKBONE_CSV_MAX_FIELDS);
}

/**
 * backbone_customer_columns_init:
 * @self: (out caller-allocates): columns
 */
void
backbone_customer_columns_init (BackboneCustomerColumns *self)
{
  *self = (BackboneCustomerColumns){ { 0, 1, 2, 3, -1 }, 4 };
}

/**
 * backbone_customer_columns_is_header:
 * @record: the first record of a file
 *
 * Returns: whether it names columns: its first field has no digit, and some field is such a name
 */
gboolean
backbone_customer_columns_is_header (const BackboneCsvRecord *record)
{
  if (record->n_fields < 2 || has_digit (record->fields[0]))
    return FALSE;

  for (guint i = 0; i < n_kept (record); i++)
    {
      if (find_column (record->fields[i]) >= 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
take_column (BackboneCustomerColumns *self, int index, const char *name, GError **error)
{
  g_autofree char *shown = g_strescape (name, NULL);
  int column = find_column (name);

  if (column < 0)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("the header row names a column “%s”; known are: customer number, "
                      "description, technical user, password"),
                   shown);
      return FALSE;
    }

  /* What was refused twice has two columns of reasons. */
  if (self->fields[column] >= 0 && column != BACKBONE_CUSTOMER_COLUMN_REASON)
    {
      g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                   _ ("the header row names two columns of the same meaning, one of them “%s”"),
                   shown);
      return FALSE;
    }

  self->fields[column] = index;

  return TRUE;
}

/**
 * backbone_customer_columns_read:
 * @self: (out caller-allocates): columns
 * @record: a header row
 * @error: return location for an error
 *
 * Columns go by their names, in any order: by position, a password could end up as a description.
 *
 * Returns: whether the header row can be used; if not, @error is %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_customer_columns_read (BackboneCustomerColumns *self,
                                const BackboneCsvRecord *record,
                                GError **error)
{
  *self = (BackboneCustomerColumns){ { -1, -1, -1, -1, -1 }, record->n_fields };

  for (guint i = 0; i < n_kept (record); i++)
    {
      if (!take_column (self, i, record->fields[i], error))
        return FALSE;
    }

  if (self->fields[BACKBONE_CUSTOMER_COLUMN_NUMBER] < 0
      || self->fields[BACKBONE_CUSTOMER_COLUMN_DESCRIPTION] < 0)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("the header row must name the customer number and the description"));
      return FALSE;
    }

  return TRUE;
}
