/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-channel-kind.h"
#include "backbone-life-cycle.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_TECHNICAL_USER (backbone_technical_user_get_type ())
G_DECLARE_FINAL_TYPE (BackboneTechnicalUser,
                      backbone_technical_user,
                      BACKBONE,
                      TECHNICAL_USER,
                      BackboneRecord)

const char *backbone_technical_user_get_id (BackboneTechnicalUser *self);
const char *backbone_technical_user_get_customer (BackboneTechnicalUser *self);
BackboneLifeCycle backbone_technical_user_get_life_cycle (BackboneTechnicalUser *self);
BackboneTime backbone_technical_user_get_credential_saved (BackboneTechnicalUser *self);
BackboneTime backbone_technical_user_get_log_on_proven (BackboneTechnicalUser *self);
BackboneTime backbone_technical_user_get_held_since (BackboneTechnicalUser *self);
BackboneVerdict backbone_technical_user_get_held_verdict (BackboneTechnicalUser *self);
BackboneChannelKind backbone_technical_user_get_held_kind (BackboneTechnicalUser *self);

G_END_DECLS
