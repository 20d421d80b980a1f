/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"

G_BEGIN_DECLS

/* For subclasses, from the thread of run(): coalesced and passed on to the main loop. */
void backbone_job_report (BackboneJob *self, guint done, guint total);
void backbone_job_report_message (BackboneJob *self, const char *message);
void backbone_job_set_title (BackboneJob *self, const char *title);

/* From the thread of run(): calls @func on the main loop, in the order of these calls, and before
 * the job ends there. In a nested job it is called at once. @user_data is freed with @free_func. */
void backbone_job_post (BackboneJob *self,
                        GSourceOnceFunc func,
                        gpointer user_data,
                        GDestroyNotify free_func);

/* Runs the work in the calling thread, for jobs made of jobs. */
gboolean backbone_job_run_nested (BackboneJob *self, GCancellable *cancellable, GError **error);
gboolean backbone_job_run_within (BackboneJob *self,
                                  BackboneJob *whole,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
