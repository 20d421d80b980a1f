/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-config.h"

#include "backbone-sheet-columns-private.h"

#include "backbone-column-name-private.h"
#include "backbone-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The headings of such lists follow the language and the settings of whoever wrote them, and no
 * public source lists them all: so many are taken, none is needed but that of the customer number. */
static const BackboneColumnName column_names[] = {
  { "localuser", BACKBONE_SHEET_COLUMN_LOCAL_USER },
  { "user", BACKBONE_SHEET_COLUMN_LOCAL_USER },
  { "username", BACKBONE_SHEET_COLUMN_LOCAL_USER },
  { "uname", BACKBONE_SHEET_COLUMN_LOCAL_USER },
  { "bname", BACKBONE_SHEET_COLUMN_LOCAL_USER },
  { "systemuser", BACKBONE_SHEET_COLUMN_LOCAL_USER },
  { "lokalerbenutzer", BACKBONE_SHEET_COLUMN_LOCAL_USER },
  { "benutzer", BACKBONE_SHEET_COLUMN_LOCAL_USER },
  { "benutzername", BACKBONE_SHEET_COLUMN_LOCAL_USER },
  { "customernumber", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "customer", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "customerno", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "custno", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "sapcustno", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "sapcustomernumber", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "sapcustomerno", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "kunnr", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "kunde", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "kundennr", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "kundennummer", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "sapkundennummer", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "sapkundennr", BACKBONE_SHEET_COLUMN_CUSTOMER },
  { "suser", BACKBONE_SHEET_COLUMN_S_USER },
  { "suserid", BACKBONE_SHEET_COLUMN_S_USER },
  { "sapuser", BACKBONE_SHEET_COLUMN_S_USER },
  { "aisuser", BACKBONE_SHEET_COLUMN_S_USER },
  { "contact", BACKBONE_SHEET_COLUMN_S_USER },
  { "contactperson", BACKBONE_SHEET_COLUMN_S_USER },
  { "supportportaluser", BACKBONE_SHEET_COLUMN_S_USER },
  { "sapsupportportaluser", BACKBONE_SHEET_COLUMN_S_USER },
  { "sapsupportportalcontact", BACKBONE_SHEET_COLUMN_S_USER },
  { "ansprechpartner", BACKBONE_SHEET_COLUMN_S_USER },
  { "sbenutzer", BACKBONE_SHEET_COLUMN_S_USER },
  { "password", BACKBONE_SHEET_COLUMN_PASSWORD },
  { "passwort", BACKBONE_SHEET_COLUMN_PASSWORD },
  { "kennwort", BACKBONE_SHEET_COLUMN_PASSWORD },
  { "description", BACKBONE_SHEET_COLUMN_DESCRIPTION },
  { "customername", BACKBONE_SHEET_COLUMN_DESCRIPTION },
  { "name", BACKBONE_SHEET_COLUMN_DESCRIPTION },
  { "beschreibung", BACKBONE_SHEET_COLUMN_DESCRIPTION },
  { "bezeichnung", BACKBONE_SHEET_COLUMN_DESCRIPTION },
  { "kundenname", BACKBONE_SHEET_COLUMN_DESCRIPTION },
};

/* -1 if it is unknown. */
static int
find_column (const char *text)
{
  return backbone_column_name_find (column_names, G_N_ELEMENTS (column_names), text);
}

/**
 * backbone_sheet_columns_count_known:
 * @texts: (array length=n_texts): the cells of a row
 * @n_texts: how many there are
 *
 * Returns: how many of them are headings of known columns
 */
guint
backbone_sheet_columns_count_known (const char *const *texts, guint n_texts)
{
  guint n_known = 0;

  for (guint i = 0; i < n_texts; i++)
    n_known += find_column (texts[i]) >= 0;

  return n_known;
}

/**
 * backbone_sheet_columns_read:
 * @self: (out caller-allocates): columns
 * @texts: (array length=n_texts): the cells of a heading
 * @n_texts: how many there are
 * @error: return location for an error
 *
 * Returns: whether the heading can be used; if not, @error is %BACKBONE_ERROR_INVALID
 */
gboolean
backbone_sheet_columns_read (BackboneSheetColumns *self,
                             const char *const *texts,
                             guint n_texts,
                             GError **error)
{
  *self = (BackboneSheetColumns){ { -1, -1, -1, -1, -1 }, n_texts };

  for (guint i = 0; i < n_texts; i++)
    {
      int column = find_column (texts[i]);

      if (column < 0)
        continue;
      if (self->cells[column] >= 0)
        {
          g_autofree char *shown
              = g_utf8_substring (texts[i], 0, MIN (g_utf8_strlen (texts[i], -1), 40));
          g_set_error (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                       _ ("the heading has two columns of the same meaning, one of them “%s”"),
                       shown);
          return FALSE;
        }
      self->cells[column] = (int)i;
    }

  if (self->cells[BACKBONE_SHEET_COLUMN_CUSTOMER] < 0)
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("no column of the heading is the customer number"));
      return FALSE;
    }
  if ((self->cells[BACKBONE_SHEET_COLUMN_S_USER] < 0)
      != (self->cells[BACKBONE_SHEET_COLUMN_LOCAL_USER] < 0))
    {
      g_set_error_literal (error, BACKBONE_ERROR, BACKBONE_ERROR_INVALID,
                           _ ("assignments need a column for the local user and one for the "
                              "S-User; the heading has only one of them"));
      return FALSE;
    }

  return TRUE;
}
