/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "backbone-import-row.h"

/**
 * BackboneImportRow:
 *
 * One row of a customer list that is to be imported: what it would do, or why it is refused. The
 * password is not here.
 */
struct _BackboneImportRow
{
  BackboneRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (BackboneImportRow, backbone_import_row, BACKBONE_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_LINE,
  PROP_OUTCOME,
  PROP_NUMBER,
  PROP_DESCRIPTION,
  PROP_TECHNICAL_USER,
  PROP_HAS_PASSWORD,
  PROP_REASON,
  N_PROPERTIES,
};

static void
backbone_import_row_class_init (BackboneImportRowClass *klass)
{
  static GParamSpec *properties[N_PROPERTIES];

  properties[PROP_LINE] = BACKBONE_RECORD_UINT ("line");
  properties[PROP_OUTCOME] = BACKBONE_RECORD_ENUM ("outcome", BACKBONE_TYPE_IMPORT_OUTCOME);
  properties[PROP_NUMBER] = BACKBONE_RECORD_STRING ("number");
  properties[PROP_DESCRIPTION] = BACKBONE_RECORD_STRING ("description");
  properties[PROP_TECHNICAL_USER] = BACKBONE_RECORD_STRING ("technical-user");
  properties[PROP_HAS_PASSWORD] = BACKBONE_RECORD_BOOLEAN ("has-password");
  properties[PROP_REASON] = BACKBONE_RECORD_STRING ("reason");

  backbone_record_class_install_properties (BACKBONE_RECORD_CLASS (klass), N_PROPERTIES,
                                            properties);
}

static void
backbone_import_row_init (BackboneImportRow *self)
{
}

/**
 * backbone_import_row_get_line:
 *
 * Returns: the line of the file, from 1
 */
guint
backbone_import_row_get_line (BackboneImportRow *self)
{
  return backbone_record_get_uint (self, PROP_LINE);
}

/**
 * backbone_import_row_get_outcome:
 *
 * Returns: what the row does
 */
BackboneImportOutcome
backbone_import_row_get_outcome (BackboneImportRow *self)
{
  return backbone_record_get_enum (self, PROP_OUTCOME);
}

/**
 * backbone_import_row_get_number:
 *
 * Returns: (transfer none) (nullable): the customer number, ten digits, or as it stands in the file
 * if it is refused
 */
const char *
backbone_import_row_get_number (BackboneImportRow *self)
{
  return backbone_record_get_string (self, PROP_NUMBER);
}

/**
 * backbone_import_row_get_description:
 *
 * Returns: (transfer none) (nullable): the description
 */
const char *
backbone_import_row_get_description (BackboneImportRow *self)
{
  return backbone_record_get_string (self, PROP_DESCRIPTION);
}

/**
 * backbone_import_row_get_technical_user:
 *
 * Returns: (transfer none) (nullable): the technical user
 */
const char *
backbone_import_row_get_technical_user (BackboneImportRow *self)
{
  return backbone_record_get_string (self, PROP_TECHNICAL_USER);
}

/**
 * backbone_import_row_get_has_password:
 *
 * Returns: whether the file holds a password for it
 */
gboolean
backbone_import_row_get_has_password (BackboneImportRow *self)
{
  return backbone_record_get_boolean (self, PROP_HAS_PASSWORD);
}

/**
 * backbone_import_row_get_reason:
 *
 * Returns: (transfer none) (nullable): why it is refused, what it changes, or what to look at;
 * translated
 */
const char *
backbone_import_row_get_reason (BackboneImportRow *self)
{
  return backbone_record_get_string (self, PROP_REASON);
}
