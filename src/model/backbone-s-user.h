/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-grant.h"
#include "backbone-s-user-state.h"
#include "backbone-source.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_S_USER (backbone_s_user_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSUser, backbone_s_user, BACKBONE, S_USER, BackboneRecord)

const char *backbone_s_user_get_id (BackboneSUser *self);
const char *backbone_s_user_get_customer (BackboneSUser *self);
gboolean backbone_s_user_get_customer_confirmed (BackboneSUser *self);
BackboneTime backbone_s_user_get_expires (BackboneSUser *self);
guint backbone_s_user_get_step (BackboneSUser *self);
BackboneSUserState backbone_s_user_get_state (BackboneSUser *self);
const char *const *backbone_s_user_get_authorisations (BackboneSUser *self);
BackboneSource backbone_s_user_get_authorisations_source (BackboneSUser *self);
BackboneTime backbone_s_user_get_authorisations_time (BackboneSUser *self);
BackboneGrant backbone_s_user_get_software_download (BackboneSUser *self);
gboolean backbone_s_user_get_has_password (BackboneSUser *self);
BackboneTime backbone_s_user_get_credential_saved (BackboneSUser *self);
BackboneTime backbone_s_user_get_log_on_proven (BackboneSUser *self);
BackboneTime backbone_s_user_get_held_since (BackboneSUser *self);
BackboneVerdict backbone_s_user_get_held_verdict (BackboneSUser *self);
guint backbone_s_user_get_n_assignments (BackboneSUser *self);

G_END_DECLS
