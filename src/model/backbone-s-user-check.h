/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-grant.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_S_USER_CHECK (backbone_s_user_check_get_type ())
G_DECLARE_FINAL_TYPE (BackboneSUserCheck,
                      backbone_s_user_check,
                      BACKBONE,
                      S_USER_CHECK,
                      BackboneRecord)

const char *backbone_s_user_check_get_s_user (BackboneSUserCheck *self);
const char *backbone_s_user_check_get_customer (BackboneSUserCheck *self);
BackboneVerdict backbone_s_user_check_get_verdict (BackboneSUserCheck *self);
const char *backbone_s_user_check_get_evidence (BackboneSUserCheck *self);
const char *const *backbone_s_user_check_get_authorisations (BackboneSUserCheck *self);
BackboneGrant backbone_s_user_check_get_software_download (BackboneSUserCheck *self);
BackboneTime backbone_s_user_check_get_expires (BackboneSUserCheck *self);

G_END_DECLS
