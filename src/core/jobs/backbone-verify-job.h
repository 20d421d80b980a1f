/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * Lets S-Users log on together with the technical user of their customer, and reads to which customer
 * number they belong, when they expire and what they may do. Only where the endpoint profile has such
 * a service: practice does; SAP's is not public, so there the results say to confirm it by hand.
 *
 * Each S-User is tried once. A log-on that fails holds the user at fault, S-User or technical user:
 * held ones are not tried. What one of them finds is no error of the job.
 */
#define BACKBONE_TYPE_VERIFY_JOB (backbone_verify_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneVerifyJob, backbone_verify_job, BACKBONE, VERIFY_JOB, BackboneJob)

/* @s_users: (nullable): IDs as people type them; all that are known if NULL. */
BackboneVerifyJob *
backbone_verify_job_new (BackboneLandscape *landscape, const char *const *s_users);

/* After it ran: BackboneSUserCheck, by ID. */
GListModel *backbone_verify_job_get_results (BackboneVerifyJob *self);

G_END_DECLS
