/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-verdict.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_REFRESH (backbone_refresh_get_type ())
G_DECLARE_FINAL_TYPE (BackboneRefresh, backbone_refresh, BACKBONE, REFRESH, BackboneRecord)

const char *backbone_refresh_get_customer (BackboneRefresh *self);
const char *backbone_refresh_get_local_user (BackboneRefresh *self);
const char *backbone_refresh_get_s_user (BackboneRefresh *self);
BackboneVerdict backbone_refresh_get_verdict (BackboneRefresh *self);
const char *backbone_refresh_get_evidence (BackboneRefresh *self);
BackboneTime backbone_refresh_get_time (BackboneRefresh *self);
guint backbone_refresh_get_n_installations (BackboneRefresh *self);
guint backbone_refresh_get_n_systems (BackboneRefresh *self);

G_END_DECLS
