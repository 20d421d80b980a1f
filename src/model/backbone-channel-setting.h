/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-types.h"

G_BEGIN_DECLS

/* Time limits of a check, in seconds. */
#define BACKBONE_TIME_LIMIT_MAX          100
#define BACKBONE_CONNECT_SECONDS_DEFAULT 10
#define BACKBONE_ANSWER_SECONDS_DEFAULT  30

/**
 * BackboneTimeLimits:
 * @connect_seconds: for name lookup and connection, again for the tunnel of a proxy, and again for
 *   the TLS handshake
 * @answer_seconds: from the request to the end of the answer
 *
 * How long a check waits; 0 where nothing was said.
 */
typedef struct
{
  guint connect_seconds;
  guint answer_seconds;
} BackboneTimeLimits;

const char *const *backbone_channel_setting_get_keys (void);
gboolean backbone_channel_setting_validate (const char *key, const char *value, GError **error);
gboolean backbone_time_limit_parse (const char *text, guint *seconds, GError **error);

G_END_DECLS
