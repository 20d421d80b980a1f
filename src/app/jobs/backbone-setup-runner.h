/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

G_BEGIN_DECLS

/**
 * BackboneSetupRunner:
 *
 * Runs the jobs of the page Setup, one at a time, whichever step people look at meanwhile. Properties,
 * read-only: running (boolean), step (string, nullable: the id of the step that runs, or ran last),
 * fraction (double: how far, from 0 to 1; -1 while that is not known), text (string, nullable: the same
 * in words), error (string, nullable: why the last job failed; a cancelled one has not).
 *
 * Signal finished (boolean: whether it did what it was for).
 */
#define BACKBONE_TYPE_SETUP_RUNNER (backbone_setup_runner_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupRunner, backbone_setup_runner, BACKBONE, SETUP_RUNNER, GObject)

BackboneSetupRunner *backbone_setup_runner_new (void);

/* @job: (transfer full). Nothing happens while another one runs. */
void backbone_setup_runner_run (BackboneSetupRunner *self, BackboneJob *job, const char *step);
void backbone_setup_runner_cancel (BackboneSetupRunner *self);

gboolean backbone_setup_runner_is_running (BackboneSetupRunner *self);
/* All (transfer none) (nullable). */
const char *backbone_setup_runner_get_step (BackboneSetupRunner *self);
const char *backbone_setup_runner_get_text (BackboneSetupRunner *self);
const char *backbone_setup_runner_get_error (BackboneSetupRunner *self);
double backbone_setup_runner_get_fraction (BackboneSetupRunner *self);

G_END_DECLS
