/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/**
 * BackboneAssignmentEdit:
 * @local_user: the local user; one that is not there yet is added
 * @customer: the customer number
 * @s_user: (nullable): the ID of the S-User; %NULL or empty takes the assignment away
 * @password: (nullable): the password of the S-User, to be saved
 *
 * One cell of the table of assignments, as people type it.
 */
typedef struct
{
  const char *local_user;
  const char *customer;
  const char *s_user;
  BackboneSecret *password;
} BackboneAssignmentEdit;

/*
 * Changes assignments, one or a whole pasted block, or imports a list: one transaction, all or
 * nothing. If one of them is refused it finishes with BACKBONE_ERROR_REFUSED (a single edit with
 * BACKBONE_ERROR_INVALID) and changes nothing; the rows say why. The technical user and the S-User must belong to the same customer number; an
 * S-User that is not known yet becomes known by being assigned, which the row's reason says.
 */
#define BACKBONE_TYPE_ASSIGNMENT_JOB (backbone_assignment_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneAssignmentJob,
                      backbone_assignment_job,
                      BACKBONE,
                      ASSIGNMENT_JOB,
                      BackboneJob)

BackboneAssignmentJob *backbone_assignment_job_new (BackboneLandscape *landscape,
                                                    const BackboneAssignmentEdit *edits,
                                                    gsize n_edits);
/* @file: `local user;customer number;S-User[;password]`, or a list with columns between vertical
 * bars, as SAP systems write them, of AISUSER or V_AISAPCUSTNOS. The latter adds customers. An empty
 * S-User in a file leaves the assignment as it is. */
BackboneAssignmentJob *
backbone_assignment_import_job_new (BackboneLandscape *landscape, GFile *file);

/* A block of cells out of a spreadsheet, tab-separated. Its columns are @local_users; its rows are
 * @customers, unless its first column holds customer numbers, with or without a heading of local users
 * above it. @customers: (nullable): there are such numbers. More columns or rows than that are refused.
 * An empty cell leaves the assignment as it is. */
BackboneAssignmentJob *backbone_assignment_paste_job_new (BackboneLandscape *landscape,
                                                          const char *text,
                                                          const char *const *local_users,
                                                          const char *const *customers);
/* Gives every gap in these rows and columns the S-User that its customer has already: that of the
 * default batch user, or the only one. An S-User belongs to one customer, so what stands above a gap
 * can't be repeated. What is assigned stays, unless it belongs to another customer. */
BackboneAssignmentJob *backbone_assignment_fill_job_new (BackboneLandscape *landscape,
                                                         const char *const *local_users,
                                                         const char *const *customers);

/* To be set before it runs: only say what it would do. */
void backbone_assignment_job_set_dry_run (BackboneAssignmentJob *self, gboolean dry_run);

/* After it ran, also when it finished with BACKBONE_ERROR_REFUSED: BackboneAssignmentChange, in the
 * order of the edits or of the file. */
GListModel *backbone_assignment_job_get_rows (BackboneAssignmentJob *self);
guint
backbone_assignment_job_get_count (BackboneAssignmentJob *self, BackboneImportOutcome outcome);
/* (transfer full): for after a dry run. */
BackboneAssignmentJob *backbone_assignment_job_again (BackboneAssignmentJob *self);
/* (transfer full) (nullable): undoes what it did. */
BackboneJob *backbone_assignment_job_undo (BackboneAssignmentJob *self);

G_END_DECLS
