/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-private.h"

G_BEGIN_DECLS

/* Who runs the migration guide keeps others out with this lease. */
#define BACKBONE_DB_SETUP_LEASE "setup"

/* What is stored of a step. */
typedef struct
{
  BackboneSetupState state;
  gint64 through; /* row id of the last customer that it was done for, or 0 */
} BackboneSetupStepRow;

/* By step; those that nobody has begun with are open. */
gboolean backbone_db_setup_steps_load (BackboneDb *db,
                                       BackboneSetupStepRow rows[BACKBONE_N_SETUP_STEPS],
                                       GError **error);
/* (out) (transfer full) (element-type BackboneSetupEvidence), newest first. */
gboolean backbone_db_setup_evidence_load (BackboneDb *db,
                                          BackboneSetupStepKind step,
                                          guint limit,
                                          GPtrArray **evidence,
                                          GError **error);

/* What was seen of a step. @details: (nullable): JSON. */
typedef struct
{
  BackboneSetupStepKind step;
  BackboneSetupState outcome;
  gboolean manual;
  const char *what;
  const char *details;
} BackboneSetupFinding;

/*
 * For write transactions. Each notes the change; what a person is answerable for also writes its audit
 * entry.
 */

gboolean backbone_db_setup_step_set (BackboneDb *db,
                                     BackboneSetupStepKind step,
                                     BackboneSetupState state,
                                     GError **error);
/* Back to what it was. */
gboolean backbone_db_setup_step_restore (BackboneDb *db,
                                         BackboneSetupStepKind step,
                                         const BackboneSetupStepRow *row,
                                         GError **error);
/* Adds to the evidence of the step, and makes the outcome its state. @action: for the audit log. */
gboolean backbone_db_setup_finding_add (BackboneDb *db,
                                        const char *action,
                                        const BackboneSetupFinding *finding,
                                        GError **error);
/* Every customer that there is now. */
gboolean backbone_db_setup_mark_all (BackboneDb *db, BackboneSetupStepKind step, GError **error);
/* Only these. @numbers: (element-type utf8): a set; others lose their mark. */
gboolean backbone_db_setup_mark_listed (BackboneDb *db,
                                        BackboneSetupStepKind step,
                                        GHashTable *numbers,
                                        GError **error);
gboolean backbone_db_setup_unmark_all (BackboneDb *db, BackboneSetupStepKind step, GError **error);

/* What is stored of a task of step hub-config. */
typedef struct
{
  BackboneSetupState state;
  BackboneTime time;
  char *log; /* nullable */
} BackboneSetupTaskRow;

/* (out) (transfer full): an array by BackboneSetupTaskKind. */
gboolean backbone_db_setup_tasks_load (BackboneDb *db, BackboneSetupTaskRow **rows, GError **error);
void backbone_setup_task_rows_free (BackboneSetupTaskRow *rows);
gboolean backbone_db_setup_task_set (BackboneDb *db,
                                     BackboneSetupTaskKind task,
                                     BackboneSetupState state,
                                     const char *log,
                                     GError **error);
gboolean backbone_db_setup_tasks_clear (BackboneDb *db, GError **error);

G_END_DECLS
