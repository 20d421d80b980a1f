/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * Tries one purpose of a customer: sends something small, marked as a trial, over the channel that
 * serves it, with the customer's technical user and the S-User that acts for a local user, and confirms
 * it by reading it back. A note is only read.
 *
 * Only where the endpoint profile says how: SAP's has the download of a note alone, so there the result
 * of the others says to confirm them by hand. Nothing is sent if the two users belong to different
 * customer numbers, or if the last log-on of one of them failed; each request is sent once. What it finds
 * is no error of the job; what was sent is stored and audited.
 */
#define BACKBONE_TYPE_EXCHANGE_JOB (backbone_exchange_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneExchangeJob,
                      backbone_exchange_job,
                      BACKBONE,
                      EXCHANGE_JOB,
                      BackboneJob)

/* @customer, @local_user: as people type them. @local_user: (nullable): the default batch user. */
BackboneExchangeJob *backbone_exchange_job_new (BackboneLandscape *landscape,
                                                BackbonePurpose purpose,
                                                const char *customer,
                                                const char *local_user);

/* After it ran: (transfer none) (nullable). */
BackboneExchange *backbone_exchange_job_get_result (BackboneExchangeJob *self);

G_END_DECLS
