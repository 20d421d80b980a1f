/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "backbone-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BackboneVerifyBar:
 *
 * Verifies S-Users, shows how far that is, and stops it if it is wanted. Property running (boolean,
 * read-only).
 *
 * Signal finished (bar, BackboneVerifyJob job, GError error): error is %NULL if it came to its end.
 */
#define BACKBONE_TYPE_VERIFY_BAR (backbone_verify_bar_get_type ())
G_DECLARE_FINAL_TYPE (BackboneVerifyBar, backbone_verify_bar, BACKBONE, VERIFY_BAR, GtkWidget)

/* @ids: (nullable): all S-Users. Nothing happens while it runs. */
void backbone_verify_bar_start (BackboneVerifyBar *self,
                                BackboneLandscape *landscape,
                                const char *const *ids);
gboolean backbone_verify_bar_is_running (BackboneVerifyBar *self);

G_END_DECLS
