/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-plan-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint parallel; /* most connections an endpoint may get; 0: follow the measured round trip */
  guint pace;     /* most log-ons a second to an endpoint; 0: no limit */
  GPtrArray *trust_anchors; /* BackboneTrustAnchor, besides the system's roots */
  guint connect_seconds;    /* time limits of endpoints that have none; 0: the default */
  guint tls_seconds;
  guint answer_seconds;
} BackboneCheckOptions;

/* Takes @outcome over. Called in the thread of the run, often: collect and write in batches. */
typedef void (*BackboneCheckOutcomeFunc) (BackboneCheckOutcome *outcome, gpointer user_data);

/*
 * Checks every target of @plan and hands out exactly one outcome each; after cancelling, none for
 * what is not finished. Blocks, running a main context of its own as the thread's default: for job
 * threads. FALSE only when cancelled or when nothing could be started at all: a target that fails
 * has an outcome, not an error.
 */
gboolean backbone_check_engine_run (BackboneCheckPlan *plan,
                                    const BackboneCheckOptions *options,
                                    BackboneCheckOutcomeFunc func,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
