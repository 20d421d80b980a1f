/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-model.h"
#include "backbone-secret.h"

G_BEGIN_DECLS

#define BACKBONE_TYPE_PROXY_RESOLVER (backbone_proxy_resolver_get_type ())
G_DECLARE_FINAL_TYPE (BackboneProxyResolver,
                      backbone_proxy_resolver,
                      BACKBONE,
                      PROXY_RESOLVER,
                      GObject)

GProxyResolver *backbone_proxy_resolver_new (BackboneProxy *proxy, BackboneSecret *secret);
GProxyResolver *backbone_proxy_resolver_new_for_resolver (GProxyResolver *inner,
                                                          const char *user,
                                                          BackboneSecret *secret);

G_END_DECLS
