/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-model.h"

G_BEGIN_DECLS

/*
 * Checks channels and stores what it finds, in batches while it runs. Cancelling leaves what is
 * finished stored. done and total count channels.
 */
#define BACKBONE_TYPE_CHECK_JOB (backbone_check_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneCheckJob, backbone_check_job, BACKBONE, CHECK_JOB, BackboneJob)

BackboneCheckJob *backbone_check_job_new (BackboneLandscape *landscape);

/* To be set before it runs. Nothing set: every enabled channel of every customer. */
void backbone_check_job_set_customers (BackboneCheckJob *self, const char *const *numbers);
void backbone_check_job_set_kinds (BackboneCheckJob *self, const int *kinds); /* ends with -1 */
/* Only channels of customers whose status is failing or attention. */
void backbone_check_job_set_only_failing (BackboneCheckJob *self, gboolean only_failing);
/* Held users among the chosen customers are released first (audited). */
void backbone_check_job_set_release_held (BackboneCheckJob *self, gboolean release_held);
/* The most connections an endpoint may get; 0 lets the engine follow the measured round trip. */
void backbone_check_job_set_parallel (BackboneCheckJob *self, guint parallel);
/* All channels, but only if the schedule says that they are due now, and nobody else is at it; then the
 * schedule's pace is kept. */
void backbone_check_job_set_only_due (BackboneCheckJob *self, gboolean only_due);
/* Keep every result for backbone_check_job_get_results(); off by default. */
void backbone_check_job_set_keep_results (BackboneCheckJob *self, gboolean keep_results);

/* After it ran. */
/* (transfer none) (nullable): the schedule that it looked at, if it was to check only what is due. */
BackboneSchedule *backbone_check_job_get_schedule (BackboneCheckJob *self);
/* FALSE: nothing was due, or somebody else was checking. */
gboolean backbone_check_job_was_due (BackboneCheckJob *self);
/* Its number, as BackboneCheckRun has it; 0 if nothing was recorded. */
gint64 backbone_check_job_get_run (BackboneCheckJob *self);
/* How many channels got @verdict, recorded or not. */
guint backbone_check_job_get_count (BackboneCheckJob *self, BackboneVerdict verdict);
/* BackboneCheckResult, ordered by customer number and kind. */
GListModel *backbone_check_job_get_results (BackboneCheckJob *self);

G_END_DECLS
