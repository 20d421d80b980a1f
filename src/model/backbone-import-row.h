/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-import-outcome.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_IMPORT_ROW (backbone_import_row_get_type ())
G_DECLARE_FINAL_TYPE (BackboneImportRow, backbone_import_row, BACKBONE, IMPORT_ROW, BackboneRecord)

guint backbone_import_row_get_line (BackboneImportRow *self);
BackboneImportOutcome backbone_import_row_get_outcome (BackboneImportRow *self);
const char *backbone_import_row_get_number (BackboneImportRow *self);
const char *backbone_import_row_get_description (BackboneImportRow *self);
const char *backbone_import_row_get_technical_user (BackboneImportRow *self);
gboolean backbone_import_row_get_has_password (BackboneImportRow *self);
const char *backbone_import_row_get_reason (BackboneImportRow *self);

G_END_DECLS
