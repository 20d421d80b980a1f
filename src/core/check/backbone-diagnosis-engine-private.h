/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-check-engine-private.h"
#include "backbone-probe-sheet-private.h"

G_BEGIN_DECLS

/**
 * BackboneDiagnosisWay:
 * @kind: a #BackboneChannelKind, or -1 for a free URL
 * @endpoint: index into the endpoints of the plan
 * @path: what to ask for
 * @good_status: the status that a working channel answers
 * @target: index into the targets of the plan: whose log-on is tried, or -1
 * @no_log_on: (nullable): why @target is -1
 * @obstacle: (nullable): why the proxy on this way cannot be used, so that nothing is tried
 *
 * An endpoint to diagnose.
 */
typedef struct
{
  int kind;
  guint endpoint;
  const char *path;
  guint good_status;
  int target;
  const char *no_log_on;
  const char *obstacle;
} BackboneDiagnosisWay;

/**
 * BackboneDiagnosisHooks:
 * @changed: called after each change of a part of the sheet of @way
 * @ended: called when the sheet of @way is complete
 * @logged_on: called with what a log-on found, before anybody else logs on
 *
 * What a diagnosis tells while it goes on, in its own thread.
 */
typedef struct
{
  void (*changed) (guint way,
                   const BackboneProbeSheet *sheet,
                   BackboneProbePart part,
                   gpointer user_data);
  void (*ended) (guint way, const BackboneProbeSheet *sheet, gpointer user_data);
  void (*logged_on) (const BackboneCheckOutcome *outcome, gpointer user_data);
} BackboneDiagnosisHooks;

/*
 * Goes all @ways (BackboneDiagnosisWay) of @plan at once. The users of the plan are the same person:
 * they log on one after the other, in the order of the ways, and not any more after a refusal.
 * Blocks, like backbone_check_engine_run(). FALSE only when cancelled or when nothing could be
 * started at all.
 */
gboolean backbone_diagnosis_engine_run (BackboneCheckPlan *plan,
                                        GArray *ways,
                                        const BackboneCheckOptions *options,
                                        const BackboneDiagnosisHooks *hooks,
                                        gpointer user_data,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
