/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BackboneProxyMode:
 * @BACKBONE_PROXY_SYSTEM: as the desktop or the environment says
 * @BACKBONE_PROXY_DIRECT: no proxy
 * @BACKBONE_PROXY_MANUAL: the HTTP proxy entered for this landscape
 *
 * How the proxy of a landscape is chosen.
 *
 * The values are stored in landscape files and so must never change.
 */
typedef enum
{
  BACKBONE_PROXY_SYSTEM = 0,
  BACKBONE_PROXY_DIRECT = 1,
  BACKBONE_PROXY_MANUAL = 2,
} BackboneProxyMode;

#define BACKBONE_TYPE_PROXY_MODE (backbone_proxy_mode_get_type ())
GType backbone_proxy_mode_get_type (void) G_GNUC_CONST;

/* (transfer none) (not nullable): the stable name used on the command line, in JSON and in CSV. */
const char *backbone_proxy_mode_to_id (BackboneProxyMode value);
/* @id: (nullable). @value: (out) (optional). FALSE if @id is no such name. */
gboolean backbone_proxy_mode_from_id (const char *id, BackboneProxyMode *value);
const char *backbone_proxy_mode_to_title (BackboneProxyMode value);

G_END_DECLS
