/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-job.h"
#include "backbone-landscape.h"
#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

/*
 * The migration guide. Each job leaves evidence of what was seen, and an entry in the audit log, with
 * the local user's name. All: (transfer full).
 */

/**
 * BackboneSetupRun:
 * @release: (nullable): for step upgrade: the release of the installation; %NULL for the one that is
 * recorded
 * @file: (nullable): for steps customer-numbers and assignments: a list that the installation wrote, to
 * compare with
 * @confirm_note: for step mass-setup: whoever runs it says that Note 2723182 is implemented
 * @restart: for step hub-config: begin with the first task, not with the one that failed
 */
typedef struct
{
  const char *release;
  GFile *file;
  gboolean confirm_note;
  gboolean restart;
} BackboneSetupRun;

/* A step that only a person can do is BACKBONE_ERROR_INVALID. A step that turns out not to be done is no
 * error: see its state. @run: (nullable). */
BackboneJob *backbone_setup_run_job_new (BackboneLandscape *landscape,
                                         BackboneSetupStepKind step,
                                         const BackboneSetupRun *run);
/* A person says that it is done, for every customer that there is now. @note: what was done and seen;
 * BACKBONE_ERROR_INVALID if it is empty. */
BackboneJob *backbone_setup_done_job_new (BackboneLandscape *landscape,
                                          BackboneSetupStepKind step,
                                          const char *note);
BackboneJob *
backbone_setup_reopen_job_new (BackboneLandscape *landscape, BackboneSetupStepKind step);

/* @settings: KEY=VALUE with the keys host (base address of the installation, https://HOST:PORT) and
 * readiness_hours; an empty value goes back to what it was at first. */
BackboneJob *backbone_setup_set_job_new (BackboneLandscape *landscape, const char *const *settings);
BackboneJob *
backbone_landscape_kind_job_new (BackboneLandscape *landscape, BackboneLandscapeKind kind);

/* Whether channels of customers other than the owner are used. @registration_key: (nullable): the key
 * that the enhancement asked for, to be kept in the keyring. */
BackboneJob *backbone_multi_customer_job_new (BackboneLandscape *landscape,
                                              gboolean on,
                                              BackboneSecret *registration_key);

/* Records which way the legacy switch stands. Reverting is BACKBONE_ERROR_INVALID while a customer is
 * not ready, unless @override_reason (nullable) says why it has to be. */
BackboneJob *backbone_legacy_switch_job_new (BackboneLandscape *landscape,
                                             BackboneSwitchPosition position,
                                             const char *override_reason);

/* The letter that asks a customer for its users. */
#define BACKBONE_TYPE_SETUP_LETTER_JOB (backbone_setup_letter_job_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupLetterJob,
                      backbone_setup_letter_job,
                      BACKBONE,
                      SETUP_LETTER_JOB,
                      BackboneJob)

BackboneSetupLetterJob *
backbone_setup_letter_job_new (BackboneLandscape *landscape, const char *number);
/* (nullable) (transfer none): after it ran. */
const char *backbone_setup_letter_job_get_text (BackboneSetupLetterJob *self);

G_END_DECLS
