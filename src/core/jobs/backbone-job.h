/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_JOB (backbone_job_get_type ())
G_DECLARE_DERIVABLE_TYPE (BackboneJob, backbone_job, BACKBONE, JOB, GObject)

/**
 * BackboneJobClass:
 * @run: does the work, blocking, in a thread of its own; returns %FALSE with an error
 *
 * A long verb: import, check, edit ... Both front ends run the same jobs. Properties, all notified
 * on the main loop:
 *
 * - title (string): what it does, translated
 * - running (boolean)
 * - done, total (uint): progress; total is 0 while it is not known
 * - message (string, nullable): what it is at
 */
struct _BackboneJobClass
{
  GObjectClass parent_class;

  gboolean (*run) (BackboneJob *self, GCancellable *cancellable, GError **error);

  gpointer padding[8];
};

const char *backbone_job_get_title (BackboneJob *self);
gboolean backbone_job_is_running (BackboneJob *self);
guint backbone_job_get_done (BackboneJob *self);
guint backbone_job_get_total (BackboneJob *self);
const char *backbone_job_get_message (BackboneJob *self);

/* A job runs once; after it has failed it may be tried again if it changes nothing then. A cancelled job finishes with G_IO_ERROR_CANCELLED; what was committed till then
 * stays. */
void backbone_job_run_async (BackboneJob *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean backbone_job_run_finish (BackboneJob *self, GAsyncResult *result, GError **error);
void backbone_job_cancel (BackboneJob *self);

G_END_DECLS
