/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneImportDialog:
 *
 * Shows row by row what the import of a customer list would do, then does it.
 *
 * Signal imported (dialog, char *text): it is done; text says what it did.
 */
#define BACKBONE_TYPE_IMPORT_DIALOG (backbone_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneImportDialog,
                      backbone_import_dialog,
                      BACKBONE,
                      IMPORT_DIALOG,
                      AdwWindow)

BackboneImportDialog *backbone_import_dialog_new (BackboneLandscape *landscape, GFile *file);

G_END_DECLS
