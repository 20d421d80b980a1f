/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"

G_BEGIN_DECLS

/*
 * What Prometheus is told of a landscape, as its text format 0.0.4: made once, or served till the job
 * is cancelled. Names and labels are those of docs/guide/C/monitoring.page.
 *
 * - url (string, nullable): where it is served, once it is; notified on the main loop
 */
#define BACKBONE_TYPE_METRICS_JOB (backbone_metrics_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneMetricsJob, backbone_metrics_job, BACKBONE, METRICS_JOB, BackboneJob)

BackboneMetricsJob *backbone_metrics_job_new (BackboneLandscape *landscape);

/* To be set before it runs. */
/* Writes it to a file, as a whole or not at all, in place of one that is there; everybody may read
 * it. */
void backbone_metrics_job_set_file (BackboneMetricsJob *self, GFile *file);
/* Serves it at /metrics of a loopback address such as `127.0.0.1:9845`, made anew for each request,
 * till the job is cancelled. Another address is BACKBONE_ERROR_INVALID. */
void backbone_metrics_job_set_address (BackboneMetricsJob *self, const char *address);

/* After it ran without an address. */
const char *backbone_metrics_job_get_text (BackboneMetricsJob *self);
const char *backbone_metrics_job_get_url (BackboneMetricsJob *self);

G_END_DECLS
