/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-context.h"
#include "backbone-practice-exchange.h"

G_BEGIN_DECLS

/**
 * BackbonePracticeListener:
 *
 * The TCP front of a host. It accepts connections, spoils some below HTTP, and serves HTTP on those that
 * survive the TLS handshake.
 */
typedef struct _BackbonePracticeListener BackbonePracticeListener;

BackbonePracticeListener *backbone_practice_listener_new (BackbonePracticeContext *context,
                                                          guint id,
                                                          BackbonePracticeHandler handler);
gboolean backbone_practice_listener_listen (BackbonePracticeListener *self,
                                            guint16 wanted_port,
                                            gboolean or_any,
                                            GError **error);
void backbone_practice_listener_stop (BackbonePracticeListener *self);
void backbone_practice_listener_free (BackbonePracticeListener *self);
guint16 backbone_practice_listener_get_port (BackbonePracticeListener *self);
guint backbone_practice_listener_get_id (BackbonePracticeListener *self);
BackbonePracticeContext *backbone_practice_listener_get_context (BackbonePracticeListener *self);

G_END_DECLS
