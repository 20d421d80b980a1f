/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-db-checks-private.h"

G_BEGIN_DECLS

/**
 * BackboneCheckRecorder:
 *
 * Writes what a run finds, in batches and in a thread of its own, so that log-ons don't wait for
 * the disk. A user that must be held is written at once.
 */
typedef struct _BackboneCheckRecorder BackboneCheckRecorder;

/* @stop: is cancelled when writing fails, so that nothing goes on that can't be kept. */
BackboneCheckRecorder *
backbone_check_recorder_new (BackboneStore *store, gint64 run, GCancellable *stop);
/* (transfer full): @outcome. */
void backbone_check_recorder_add (BackboneCheckRecorder *self, BackboneCheckOutcome *outcome);
/* Waits until everything is written, and frees @self. */
gboolean backbone_check_recorder_finish (BackboneCheckRecorder *self, GError **error);

G_END_DECLS
