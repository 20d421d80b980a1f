/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/**
 * BackboneChannelTestJob:
 *
 * Checks one channel as if settings were saved that are not: with the engine of all checks. Nothing
 * is stored but an audit entry and, where the log-on was refused, the hold of its user (lock guard).
 * A held user is not tried: the result is skipped then, and its evidence says why.
 */
#define BACKBONE_TYPE_CHANNEL_TEST_JOB (backbone_channel_test_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneChannelTestJob,
                      backbone_channel_test_job,
                      BACKBONE,
                      CHANNEL_TEST_JOB,
                      BackboneJob)

/* @settings: (nullable): KEY=VALUE, as for backbone_channel_edit_job_new(). A channel that is not in
 * use is tested all the same. */
BackboneChannelTestJob *backbone_channel_test_job_new (BackboneLandscape *landscape,
                                                       const char *number,
                                                       BackboneChannelKind kind,
                                                       const char *const *settings);
/* Logs on with the certificate of this file instead of the saved one, where the channel logs on with
 * a certificate. */
void backbone_channel_test_job_set_pfx (BackboneChannelTestJob *self,
                                        GFile *file,
                                        BackboneSecret *password);

/* After it ran. (nullable) (transfer none). */
BackboneCheckResult *backbone_channel_test_job_get_result (BackboneChannelTestJob *self);

G_END_DECLS
