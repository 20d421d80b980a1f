/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * What is new about the channels and what expires, and not told yet, to be told now: each change
 * once, also by several programs on one landscape, grouped by what channels have in common. Nothing in quiet hours and
 * while maintenance is on. To be run after each check.
 */
#define BACKBONE_TYPE_CHANGES_JOB (backbone_changes_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChangesJob, backbone_changes_job, BACKBONE, CHANGES_JOB, BackboneJob)

/* @tell: FALSE only looks. */
BackboneChangesJob *backbone_changes_job_new (BackboneLandscape *landscape, gboolean tell);

/* As notifications of this desktop, which stay until they are over: a change concerns then also those
 * who were told of before for the same cause and have not recovered. Nothing while channels are checked,
 * by whatever program: what a run finds is told together when it has ended. The landscape's signal
 * "changed" tells of that. FALSE if not set. */
void backbone_changes_job_set_for_desktop (BackboneChangesJob *self, gboolean for_desktop);

/* After it ran: BackboneChange; (transfer none). */
GListModel *backbone_changes_job_get_changes (BackboneChangesJob *self);
/* (transfer none): the causes, as backbone_change_dup_cause() calls them, that this desktop was told of,
 * by this or an earlier run of the program, and that no channel has any more. */
const char *const *backbone_changes_job_get_over (BackboneChangesJob *self);

G_END_DECLS
