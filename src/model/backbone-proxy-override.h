/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-record.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_PROXY_OVERRIDE (backbone_proxy_override_get_type ())
G_DECLARE_FINAL_TYPE (BackboneProxyOverride,
                      backbone_proxy_override,
                      BACKBONE,
                      PROXY_OVERRIDE,
                      BackboneRecord)

const char *backbone_proxy_override_get_proxy (BackboneProxyOverride *self);
guint backbone_proxy_override_get_n_channels (BackboneProxyOverride *self);
guint backbone_proxy_override_get_n_customers (BackboneProxyOverride *self);

G_END_DECLS
