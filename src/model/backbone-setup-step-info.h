/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-landscape-kind.h"
#include "backbone-release.h"
#include "backbone-setup-state.h"
#include "backbone-setup-step-kind.h"
#include "backbone-switch-position.h"

G_BEGIN_DECLS

/* The note that must be implemented before the mass set-up. */
#define BACKBONE_SETUP_MASS_SETUP_NOTE "2723182"
/* How long ago at most a channel must have been seen working before the switch is reverted. */
#define BACKBONE_SETUP_DEFAULT_READINESS_HOURS 24
#define BACKBONE_SETUP_MAX_READINESS_HOURS     (24 * 365)
#define BACKBONE_SETUP_MAX_NOTE_LENGTH         1000

/**
 * BackboneSetupStepInfo:
 * @stage: the stage that it belongs to, from 1 to 6
 * @number: its number within stage 5, or 0
 * @title: untranslated
 * @explanation: untranslated: what it is for
 * @automatic: whether the program can run it
 * @manual: whether a person can say that it is done
 * @per_customer: whether it has to be done for each customer
 * @starts_over: whether it starts over for customers that are added later
 * @transaction: (nullable): the transaction in the installation
 * @parameters: (nullable): what fills its first screen
 * @path: (nullable): the path of an application in the installation, instead of a transaction
 * @enter: (nullable): untranslated: what to enter there
 * @value: (nullable): what of it is typed exactly so, such as the name of a view
 *
 * What there is to know of a step before anybody has begun with it.
 */
typedef struct
{
  guint stage;
  guint number;
  const char *title;
  const char *explanation;
  gboolean automatic;
  gboolean manual;
  gboolean per_customer;
  gboolean starts_over;
  const char *transaction;
  const char *parameters;
  const char *path;
  const char *enter;
  const char *value;
} BackboneSetupStepInfo;

const BackboneSetupStepInfo *
backbone_setup_step_info_get (BackboneLandscapeKind kind, BackboneSetupStepKind step);
const char *backbone_setup_stage_to_title (guint stage);
char *backbone_setup_step_info_dup_link (const BackboneSetupStepInfo *self, const char *host);
const BackboneRelease *backbone_setup_least_release (BackboneLandscapeKind kind);

/**
 * BackboneSetupFacts:
 * @kind: what kind of installation it is
 * @step: the step
 * @stored: what the newest run, or the newest person, found it to be
 * @position: which way the legacy switch stands
 * @is_running: whether it is being worked on right now
 * @customers_done: for how many customers it is done
 * @customers_total: for how many it has to be done
 *
 * What the state of a step follows from.
 */
typedef struct
{
  BackboneLandscapeKind kind;
  BackboneSetupStepKind step;
  BackboneSetupState stored;
  BackboneSwitchPosition position;
  gboolean is_running;
  guint customers_done;
  guint customers_total;
} BackboneSetupFacts;

BackboneSetupState backbone_setup_state_of (const BackboneSetupFacts *facts);

char *backbone_setup_host_normalize (const char *text, GError **error);
char *backbone_setup_note_normalize (const char *text, const char *empty_reason, GError **error);

G_END_DECLS
