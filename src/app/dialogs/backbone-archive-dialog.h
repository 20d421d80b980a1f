/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BackboneArchiveDialog:
 *
 * Saves a landscape into an encrypted archive, or restores one: asks for the passphrase, and where to.
 * Errors stand below the fields, and nothing that was entered is lost by them.
 *
 * Signals: saved (dialog, const char *text: what was done, for a toast), restored (dialog, GFile
 * *file: the landscape that is there now).
 */
#define BACKBONE_TYPE_ARCHIVE_DIALOG (backbone_archive_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BackboneArchiveDialog,
                      backbone_archive_dialog,
                      BACKBONE,
                      ARCHIVE_DIALOG,
                      AdwWindow)

BackboneArchiveDialog *backbone_archive_dialog_new_save (BackboneLandscape *landscape);
/* @file: where the landscape is to be; it must not be there yet. */
BackboneArchiveDialog *backbone_archive_dialog_new_restore (GFile *archive, GFile *file);

G_END_DECLS
