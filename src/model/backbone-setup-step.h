/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-setup-state.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_SETUP_STEP (backbone_setup_step_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSetupStep, backbone_setup_step, BACKBONE, SETUP_STEP, BackboneRecord)

const char *backbone_setup_step_get_id (BackboneSetupStep *self);
guint backbone_setup_step_get_stage (BackboneSetupStep *self);
guint backbone_setup_step_get_number (BackboneSetupStep *self);
const char *backbone_setup_step_get_title (BackboneSetupStep *self);
const char *backbone_setup_step_get_explanation (BackboneSetupStep *self);
BackboneSetupState backbone_setup_step_get_state (BackboneSetupStep *self);
gboolean backbone_setup_step_get_automatic (BackboneSetupStep *self);
gboolean backbone_setup_step_get_manual (BackboneSetupStep *self);
gboolean backbone_setup_step_get_per_customer (BackboneSetupStep *self);
const char *backbone_setup_step_get_transaction (BackboneSetupStep *self);
const char *backbone_setup_step_get_link (BackboneSetupStep *self);
const char *backbone_setup_step_get_enter (BackboneSetupStep *self);
const char *backbone_setup_step_get_value (BackboneSetupStep *self);
guint backbone_setup_step_get_customers_done (BackboneSetupStep *self);
guint backbone_setup_step_get_customers_total (BackboneSetupStep *self);
GListModel *backbone_setup_step_get_evidence (BackboneSetupStep *self);

G_END_DECLS
