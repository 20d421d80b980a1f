/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Addresses of this scheme make GIO use BackboneConnectProxy. */
#define BACKBONE_CONNECT_PROXY_SCHEME "backbone-connect"

#define BACKBONE_TYPE_CONNECT_PROXY (backbone_connect_proxy_get_type ())
G_DECLARE_FINAL_TYPE (BackboneConnectProxy,
                      backbone_connect_proxy,
                      BACKBONE,
                      CONNECT_PROXY,
                      GObject)

void backbone_connect_proxy_ensure_registered (void);

char *backbone_connect_proxy_make_uri (const char *host,
                                       guint port,
                                       const char *user,
                                       BackboneSecret *secret);
void backbone_connect_proxy_forget_uri (const char *uri);

/* (transfer none) (nullable): the status line by which the proxy opened the tunnel @connection. */
const char *backbone_connect_proxy_get_answer (GIOStream *connection);

/* For tests: judges the head of an answer to CONNECT. */
gboolean backbone_connect_proxy_judge (const char *head,
                                       gboolean logged_on,
                                       const char *proxy,
                                       const char *destination,
                                       GError **error);

G_END_DECLS
