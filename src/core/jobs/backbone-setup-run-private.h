/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-setup-jobs.h"
#include "backbone-store-private.h"

G_BEGIN_DECLS

/**
 * BackboneSetupRunning:
 * @job: the job
 * @landscape: the landscape
 * @step: the step
 * @release: (nullable): as it was entered
 * @file: (nullable): a list to compare with
 * @confirm_note: whether the note is said to be implemented
 * @restart: whether to begin with the first task
 * @outcome: what it was found to be
 * @what: what was seen, for people
 * @details: (nullable): the same as JSON
 * @listed: (nullable) (element-type utf8): the customers that the list holds: a set
 *
 * A step that is being run. The first half is given, the second one is to be found.
 */
typedef struct
{
  BackboneJob *job;
  BackboneLandscape *landscape;
  BackboneSetupStepKind step;
  char *release;
  GFile *file;
  gboolean confirm_note;
  gboolean restart;

  BackboneSetupState outcome;
  char *what;
  char *details;
  GHashTable *listed;
} BackboneSetupRunning;

/* All run in the thread of the job. FALSE: it could not be found out, nothing is stored then. */
typedef gboolean (*BackboneSetupRunFunc) (BackboneSetupRunning *self,
                                          GCancellable *cancellable,
                                          GError **error);

gboolean backbone_setup_run_hub_config (BackboneSetupRunning *self,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean backbone_setup_run_customer_numbers (BackboneSetupRunning *self,
                                              GCancellable *cancellable,
                                              GError **error);
gboolean backbone_setup_run_assignments (BackboneSetupRunning *self,
                                         GCancellable *cancellable,
                                         GError **error);
/* How far the customers are; what every step ends with that is for each of them. */
gboolean
backbone_setup_run_progress (BackboneSetupRunning *self, GCancellable *cancellable, GError **error);

G_END_DECLS
