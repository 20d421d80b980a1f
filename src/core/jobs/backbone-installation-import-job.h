/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * Imports installations and systems from a CSV file: customer number; installation number; description[;
 * system number[; SID]]. One transaction, all or nothing: if a row is refused it finishes with
 * BACKBONE_ERROR_REFUSED, and the changes say why. A file says what is there, not what is missing: it
 * takes nothing away. The customers in it count as refreshed.
 */
#define BACKBONE_TYPE_INSTALLATION_IMPORT_JOB (backbone_installation_import_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneInstallationImportJob,
                      backbone_installation_import_job,
                      BACKBONE,
                      INSTALLATION_IMPORT_JOB,
                      BackboneJob)

BackboneInstallationImportJob *
backbone_installation_import_job_new (BackboneLandscape *landscape, GFile *file);

/* To be set before it runs: only say what it would do. */
void backbone_installation_import_job_set_dry_run (BackboneInstallationImportJob *self,
                                                   gboolean dry_run);

/* After it ran, also when it finished with BACKBONE_ERROR_REFUSED: BackboneInstallationChange; if any
 * row is refused, the refused ones alone. */
GListModel *backbone_installation_import_job_get_changes (BackboneInstallationImportJob *self);

G_END_DECLS
