/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-practice-context.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define BACKBONE_PRACTICE_TYPE_LISTENER (backbone_practice_listener_get_type ())
G_DECLARE_FINAL_TYPE (BackbonePracticeListener,
                      backbone_practice_listener,
                      BACKBONE_PRACTICE,
                      LISTENER,
                      GObject)

BackbonePracticeListener *
backbone_practice_listener_new (BackbonePracticeContext *context, guint id);
gboolean backbone_practice_listener_listen (BackbonePracticeListener *self,
                                            guint16 wanted_port,
                                            gboolean or_any,
                                            GError **error);
void backbone_practice_listener_close (BackbonePracticeListener *self);
guint16 backbone_practice_listener_get_port (BackbonePracticeListener *self);
guint backbone_practice_listener_get_id (BackbonePracticeListener *self);
BackbonePracticeContext *backbone_practice_listener_get_context (BackbonePracticeListener *self);
SoupServer *backbone_practice_listener_get_server (BackbonePracticeListener *self);

G_END_DECLS
