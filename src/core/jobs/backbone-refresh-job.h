/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * Reads which installations and systems belong to which customer, as the report
 * AI_SC_REFRESH_READ_ONLY_DATA does: for each customer, the owner first, with its technical user and the
 * S-User that acts for a local user. A customer without one is left out, and its result says so.
 *
 * What was read to the end is stored customer by customer, so that a job that was cancelled keeps what it
 * has; it can be repeated at will. What is different is audited. Nothing is deleted: an installation that
 * is not in the list any more is marked as missing, and a list that could not be read changes nothing.
 * Only where the endpoint profile has such a service; otherwise it finishes with BACKBONE_ERROR_PROFILE.
 */
#define BACKBONE_TYPE_REFRESH_JOB (backbone_refresh_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneRefreshJob, backbone_refresh_job, BACKBONE, REFRESH_JOB, BackboneJob)

/* @customers: (nullable): numbers as people type them; all if NULL. @local_user: (nullable): the default
 * batch user. */
BackboneRefreshJob *backbone_refresh_job_new (BackboneLandscape *landscape,
                                              const char *const *customers,
                                              const char *local_user);

/* After it ran, also if it was cancelled: BackboneRefresh, a customer each. */
GListModel *backbone_refresh_job_get_results (BackboneRefreshJob *self);
/* BackboneInstallationChange: whatever was read, and what is missing in it. */
GListModel *backbone_refresh_job_get_changes (BackboneRefreshJob *self);

G_END_DECLS
