/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-model.h"

G_BEGIN_DECLS

/* What to import, how, and what came of it. */
typedef struct
{
  BackboneJob *job; /* not owned: told of the progress */
  BackboneLandscape *landscape;
  GFile *file;
  gboolean dry_run;
  gboolean skip_invalid;
  gboolean wipe;

  GListModel *rows; /* nullable: BackboneImportRow */
  guint counts[4];  /* by BackboneImportOutcome */
  guint n_passwords;
  GFile *rejected_file; /* nullable */
} BackboneImport;

/* Blocking. Fills in the results also when it finishes with BACKBONE_ERROR_REFUSED. */
gboolean backbone_import_run (BackboneImport *self, GCancellable *cancellable, GError **error);
void backbone_import_clear (BackboneImport *self);

/* Writes the refused rows of the list @file beside it, to a file that was not there. (transfer
 * full): that file. */
GFile *backbone_import_write_rejected (GFile *file,
                                       GBytes *refused,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
