/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"
#include "backbone-proxy-mode.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_PROXY (backbone_proxy_get_type ())
G_DECLARE_FINAL_TYPE (BackboneProxy, backbone_proxy, BACKBONE, PROXY, BackboneRecord)

BackboneProxyMode backbone_proxy_get_mode (BackboneProxy *self);
const char *backbone_proxy_get_host (BackboneProxy *self);
guint backbone_proxy_get_port (BackboneProxy *self);
const char *backbone_proxy_get_user (BackboneProxy *self);
const char *const *backbone_proxy_get_exclusions (BackboneProxy *self);

BackboneProxy *backbone_proxy_new_from_string (const char *text);
char *backbone_proxy_to_string (BackboneProxy *self);

G_END_DECLS
