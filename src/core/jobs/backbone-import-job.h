/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-model.h"

G_BEGIN_DECLS

/*
 * Reads a customer list (mass-setup CSV) and makes customers, channels and secrets of it: one
 * transaction, all or nothing. With refused rows it finishes with BACKBONE_ERROR_REFUSED and
 * changes nothing, unless skip-invalid is set: then the valid rows go in and the others into
 * FILE.rejected.csv (mode 0600) with the reasons.
 */
#define BACKBONE_TYPE_IMPORT_JOB (backbone_import_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneImportJob, backbone_import_job, BACKBONE, IMPORT_JOB, BackboneJob)

BackboneImportJob *backbone_import_job_new (BackboneLandscape *landscape, GFile *file);

/* To be set before it runs. */
void backbone_import_job_set_dry_run (BackboneImportJob *self, gboolean dry_run);
void backbone_import_job_set_skip_invalid (BackboneImportJob *self, gboolean skip_invalid);
/* Delete the file (overwriting it first) once everything in it was taken. */
void backbone_import_job_set_wipe (BackboneImportJob *self, gboolean wipe);

/* After it ran, also when it finished with BACKBONE_ERROR_REFUSED: BackboneImportRow, one a data
 * row of the file. */
GListModel *backbone_import_job_get_rows (BackboneImportJob *self);
guint backbone_import_job_get_count (BackboneImportJob *self, BackboneImportOutcome outcome);
/* How many passwords are new or changed. */
guint backbone_import_job_get_n_passwords (BackboneImportJob *self);
/* (nullable): where the refused rows were written. */
GFile *backbone_import_job_get_rejected_file (BackboneImportJob *self);

G_END_DECLS
